import {
  addDays,
  addMonths,
  type Day,
  firstDayOf,
  type Month,
  monthOf,
} from '../../../shared/days.ts'
import { type Cents, cents, shareOf, sumCents } from '../../../shared/money.ts'
import type {
  AbsenceContract,
  AbsenceNotice,
  AbsencePay,
  AbsencePayFacts,
  AbsencePolicy,
} from '../facts.ts'

export const END_INDEMNITY = 'end_of_contract_indemnity'

/** Contracts for which no indemnity is due (L1243-10 1°: L1242-2 3° and L1242-3). */
const EXCLUDED_REASONS: ReadonlySet<string | null> = new Set(['seasonal', 'customary', 'training'])
/** Ends for which none is due (L1243-10 3° and 4°). */
const EXCLUDED_CAUSES: ReadonlySet<string | null> = new Set([
  'permanent_refused',
  'early_by_employee',
  'serious_fault',
  'force_majeure',
])

const earliest = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a)

/** Last day really worked under a contract; null while it has no end. */
export const lastDayUnder = (
  { endsOn }: Pick<AbsenceContract, 'endsOn'>,
  leftOn: Day | null,
): Day | null => (endsOn === null ? leftOn : earliest(endsOn, leftOn))

/** Whether the indemnity of PAY-10 is due, and where nobody can tell, what is missing. */
export function endIndemnityDue(
  contract: AbsenceContract,
  contracts: readonly AbsenceContract[],
  leftOn: Day | null,
): 'due' | 'not_due' | 'cause_not_said' {
  const last = lastDayUnder(contract, leftOn)
  if (contract.kind !== 'fixed_term' || last === null) return 'not_due'
  const next = contracts.find(({ startsOn }) => startsOn === addDays(last, 1))
  // Work goes on: under a permanent contract (L1243-8), or under the same one, renewed.
  const goesOn =
    next?.kind === 'permanent' || (next?.kind === 'fixed_term' && next.job === contract.job)
  if (goesOn || EXCLUDED_REASONS.has(contract.fixedTermReason)) return 'not_due'
  if (EXCLUDED_CAUSES.has(contract.endCause)) return 'not_due'
  const isEarly = contract.endsOn !== null && last < contract.endsOn
  return isEarly && contract.endCause === null ? 'cause_not_said' : 'due'
}

/** A tenth of the gross pay of the contract, or the share of an agreement (L1243-8, L1243-9). */
export const endIndemnity = (grossCents: Cents, { endIndemnityE4 }: AbsencePolicy): Cents =>
  shareOf(grossCents, endIndemnityE4)

/** First day of a fixed-term contract with its renewals: versions of one job without a gap. */
function chainStart(contract: AbsenceContract, contracts: readonly AbsenceContract[]): Day {
  const before = contracts.find(
    ({ kind, job, endsOn }) =>
      kind === 'fixed_term' &&
      job === contract.job &&
      endsOn !== null &&
      addDays(endsOn, 1) === contract.startsOn,
  )
  return before === undefined ? contract.startsOn : chainStart(before, contracts)
}

/**
 * Gross pay from a day to the end of a month, or null where a month was not closed here, holds
 * sick pay (of which social security bears a part) or mixes two contracts.
 */
function grossSince(
  facts: AbsencePayFacts,
  from: Day,
  month: Month,
  grossOfMonth: Cents | null,
): Cents | null {
  const isMixed =
    from !== firstDayOf(monthOf(from)) &&
    facts.contracts.some(
      ({ startsOn, endsOn }) =>
        startsOn < from && endsOn !== null && monthOf(endsOn) === monthOf(from),
    )
  if (isMixed || grossOfMonth === null) return null
  const amounts = [grossOfMonth]
  for (let at = monthOf(from); at < month; at = addMonths(at, 1)) {
    const paid = facts.grossOf.get(at)
    if (paid === undefined || paid.hasSickPay) return null
    amounts.push(paid.cents)
  }
  return sumCents(amounts)
}

/**
 * Indemnite de fin de contrat (PAY-10, L1243-8): 600.00 EUR for 6,000 EUR of gross pay, nothing
 * for a seasonal contract.
 * @param grossOfMonth gross of the month of the end, null where it is not known
 */
export function endOfContractPay(
  facts: AbsencePayFacts,
  policy: AbsencePolicy,
  month: Month,
  grossOfMonth: Cents | null,
): { readonly pay: readonly AbsencePay[]; readonly notices: readonly AbsenceNotice[] } {
  const pay: AbsencePay[] = []
  const notices: AbsenceNotice[] = []
  const { employeeId, contracts, leftOn } = facts
  for (const contract of contracts) {
    const last = lastDayUnder(contract, leftOn)
    if (last === null || monthOf(last) !== month || last < contract.startsOn) continue
    const answer = endIndemnityDue(contract, contracts, leftOn)
    if (answer === 'not_due') continue
    const notice = { employeeId, sourceId: contract.contractId }
    const gross =
      answer === 'due'
        ? grossSince(facts, chainStart(contract, contracts), month, grossOfMonth)
        : null
    if (answer === 'cause_not_said') notices.push({ ...notice, reason: 'end_cause_not_said' })
    else if (gross === null) notices.push({ ...notice, reason: 'gross_unknown' })
    pay.push({
      code: END_INDEMNITY,
      minutes: null,
      days: null,
      amountCents: gross === null ? null : cents(endIndemnity(gross, policy)),
      articles: ['L1243-8', 'L1243-9', 'L1243-10'],
      sourceIds: [contract.contractId],
    })
  }
  return { pay, notices }
}
