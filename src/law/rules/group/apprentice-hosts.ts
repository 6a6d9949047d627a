import { day, type Day, periodsOverlap } from '../../../shared/days.ts'
import type { AssignmentFacts, ContractFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import { meets, type Rule, type Scene } from '../../rule.ts'
import { exampleTerm, isEve } from '../contract/fixed-term-chain.ts'
import { earlierOf, findingOnWritten, laterOf } from '../written.ts'

const apprenticeship = exampleTerm('2025-09-01', '2027-08-31', { kind: 'apprenticeship' })

const host = (memberId: string, startsOn: string, endsOn: string): AssignmentFacts => ({
  id: `as-${memberId}`,
  memberId,
  siteId: `site-${memberId}`,
  weeklyMinutes: null,
  requiredSkills: [],
  startsOn: day(startsOn),
  endsOn: day(endsOn),
})

const THREE_HOSTS = [
  host('A', '2025-09-01', '2025-12-31'),
  host('B', '2026-01-01', '2026-05-31'),
  host('C', '2026-06-01', '2026-10-11'),
]

/**
 * Apprenti d’un groupement: made available to three members at most during the contract. Versions
 * of the contract without a day between them are one contract. Dated at the start of the first
 * host too many.
 */
export const APPRENTICE_HOSTS: Rule = {
  id: 'GEIQ-12',
  family: 'group',
  words: {
    fr: {
      title: 'Entreprises d’accueil d’un apprenti',
      sentence: '{measured} adhérents d’accueil pendant l’apprentissage, pour {limit} au plus.',
      counting:
        'Adhérents chez qui l’apprenti est mis à disposition pendant son contrat, au même moment ' +
        'ou l’un après l’autre.',
    },
    en: {
      title: 'Host companies of an apprentice',
      sentence: '{measured} host members during the apprenticeship, at most {limit} allowed.',
      counting:
        'Members that the apprentice is made available to during the contract, at one time or one ' +
        'after the other.',
    },
  },
  articles: ['R6223-10', 'L6223-5'],
  unit: 'member',
  defaultLimit: 3,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Trois adhérents d’accueil pendant le contrat.',
      en: 'Three host members during the contract.',
      work: [],
      facts: { contracts: [apprenticeship], assignments: THREE_HOSTS },
      found: [],
    },
    {
      fr: 'Un quatrième adhérent à partir du 12 octobre.',
      en: 'A fourth member from 12 October.',
      work: [],
      facts: {
        contracts: [apprenticeship],
        assignments: [...THREE_HOSTS, host('D', '2026-10-12', '2027-08-31')],
      },
      found: [[4, 3]],
    },
    {
      fr: 'Un quatrième adhérent pour un seul jour : il compte aussi.',
      en: 'A fourth member for a single day: it counts too.',
      work: [],
      facts: {
        contracts: [apprenticeship],
        assignments: [...THREE_HOSTS, host('D', '2026-10-31', '2026-10-31')],
      },
      found: [[4, 3]],
    },
  ],
  judge: (scene) => apprenticeships(scene.person.contracts).flatMap((one) => tooMany(scene, one)),
}

interface Apprenticeship {
  readonly startsOn: Day
  readonly endsOn: Day | null
}

function apprenticeships(contracts: readonly ContractFacts[]): readonly Apprenticeship[] {
  const found: { readonly startsOn: Day; endsOn: Day | null }[] = []
  for (const { kind, startsOn, endsOn } of contracts) {
    if (kind !== 'apprenticeship') continue
    const last = found.at(-1)
    if (last !== undefined && isEve(last.endsOn, startsOn)) last.endsOn = endsOn
    else found.push({ startsOn, endsOn })
  }
  return found
}

function tooMany(scene: Scene, contract: Apprenticeship): readonly Finding[] {
  const { period, person } = scene
  const firstAt = new Map<string, AssignmentFacts>()
  const during = person.assignments
    .filter((assignment) => periodsOverlap(assignment, contract))
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  for (const assignment of during)
    if (!firstAt.has(assignment.memberId)) firstAt.set(assignment.memberId, assignment)
  const hosts = [...firstAt.values()].filter(({ startsOn }) => startsOn <= period.to)
  const { value: limit, source } = scene.limits(APPRENTICE_HOSTS, period.from)
  const extra = hosts[limit]
  if (extra === undefined) return []
  const last = contract.endsOn ?? period.to
  if (!meets(period, extra.startsOn, last)) return []
  return [
    findingOnWritten(APPRENTICE_HOSTS, scene, {
      first: laterOf(extra.startsOn, period.from),
      last: earlierOf(last, period.to),
      memberIds: hosts.map(({ memberId }) => memberId),
      assignmentIds: hosts.map(({ id }) => id),
      measured: hosts.length,
      limit,
      source,
    }),
  ]
}
