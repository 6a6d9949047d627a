import type { Day } from '../../../shared/days.ts'
import { copyDue, hiringDeclarationWindow, informationDue, trialEnd } from '../../contract-dates.ts'
import type { DeadlinePerson, OpenDeadline } from '../../deadlines.ts'
import type { ContractFacts, ContractKind } from '../../facts.ts'
import type { MissingDatum } from '../../rule.ts'
import { isEve } from '../contract/fixed-term-chain.ts'

/** What hiring and contracts ask for: declaration, copy, information, end of trial, end of term. */
export const contractDeadlines = (person: DeadlinePerson): readonly OpenDeadline[] => [
  ...ofHiring(person),
  ...person.contracts.flatMap((contract) => ofContract(person, contract)),
]

function ofHiring({ employeeId, hiredOn }: DeadlinePerson): readonly OpenDeadline[] {
  const { to, article } = hiringDeclarationWindow(hiredOn)
  const { main, all } = informationDue(hiredOn)
  const of = { employeeId } as const
  const key = (kind: string) => `${kind}:${employeeId}:${hiredOn}`
  return [
    {
      ...of,
      kind: 'hiring_declaration',
      key: key('hiring_declaration'),
      ruleId: 'CTR-14',
      article,
      dueOn: to,
    },
    {
      ...of,
      kind: 'information_main',
      key: key('information_main'),
      ruleId: 'CTR-06',
      article: main.article,
      dueOn: main.on,
    },
    {
      ...of,
      kind: 'information_all',
      key: key('information_all'),
      ruleId: 'CTR-06',
      article: all.article,
      dueOn: all.on,
    },
  ]
}

/** Articles on the end of contracts with a term. */
const END_OF_TERM: Partial<Record<ContractKind, string>> = {
  fixed_term: 'L1243-5',
  seasonal: 'L1243-5',
  apprenticeship: 'L6222-7',
  professionalisation: 'L6325-11',
}

const hasTerm = ({ kind }: ContractFacts): boolean => kind === 'fixed_term' || kind === 'seasonal'

/** A version that continues another one changes it: it has no trial of its own. */
const isFirst = ({ contracts }: DeadlinePerson, { startsOn }: ContractFacts): boolean =>
  !contracts.some(({ endsOn }) => isEve(endsOn, startsOn))

function ofContract(person: DeadlinePerson, contract: ContractFacts): readonly OpenDeadline[] {
  const { employeeId } = person
  const { startsOn, endsOn, kind, job: subject } = contract
  const of = { employeeId, subject } as const
  const found: OpenDeadline[] = []
  if (hasTerm(contract)) {
    const { on: dueOn, article } = copyDue(startsOn)
    const key = `contract_copy:${employeeId}:${startsOn}`
    found.push({ ...of, kind: 'contract_copy', key, ruleId: 'CTR-08', article, dueOn })
  }
  const trial = isFirst(person, contract) ? trialEnd(contract) : null
  if (trial !== null) {
    const { on: dueOn, article } = trial
    const key = `trial_end:${employeeId}:${startsOn}`
    const ruleId = hasTerm(contract) ? 'CTR-09' : 'CTR-07'
    found.push({ ...of, kind: 'trial_end', key, ruleId, article, dueOn })
  }
  const article = kind === null ? undefined : END_OF_TERM[kind]
  if (endsOn !== null && article !== undefined && !isFollowed(person, endsOn)) {
    const key = `term_end:${employeeId}:${endsOn}`
    found.push({ ...of, kind: 'term_end', key, ruleId: 'CTR-10', article, dueOn: endsOn })
  }
  return found
}

const isFollowed = ({ contracts }: DeadlinePerson, endsOn: Day): boolean =>
  contracts.some(({ startsOn }) => isEve(endsOn, startsOn))

const CATEGORY: MissingDatum = {
  column: 'contracts.category',
  fr: 'catégorie (ouvrier ou employé, agent de maîtrise ou technicien, cadre), dont dépend l’essai',
  en: 'category (worker, technician or supervisor, manager), on which the trial depends',
}

/** Whose end of trial cannot be told, of contracts that begin from a day on. */
export const contractLacks = (
  person: DeadlinePerson,
  from: Day,
): readonly { readonly ruleId: string; readonly datum: MissingDatum }[] =>
  person.contracts.some(
    (contract) =>
      contract.startsOn >= from &&
      (contract.kind === 'permanent' || contract.kind === 'intermittent') &&
      isFirst(person, contract) &&
      trialEnd(contract) === null,
  )
    ? [{ ruleId: 'CTR-07', datum: CATEGORY }]
    : []
