import type { GroupRow } from './rows.ts'
import { type Commune, FRANCE, LOIRE, NORMANDY, nearest } from './places.ts'
import { type Random, randomOf } from './random.ts'

export const PROFILES = ['progressis', 'alliance', 'france'] as const
export type Profile = (typeof PROFILES)[number]

/** What a group is made from: its size, its places, its law. */
export interface Blueprint {
  readonly groupId: string
  readonly name: string
  readonly legalForm: GroupRow['legal_form']
  readonly kind: GroupRow['kind']
  readonly idcc: string
  readonly members: number
  readonly employees: number
  /** Seats of the establishments, head office first. */
  readonly seats: readonly Commune[]
  readonly communes: readonly Commune[]
  readonly setting: 'mixed' | 'farm'
}

const seatsIn = (communes: readonly Commune[], codes: readonly string[]): readonly Commune[] =>
  codes.flatMap((code) => communes.filter((commune) => commune.code === code))

const PROGRESSIS: Blueprint = {
  groupId: 'progressis',
  name: 'Progressis Normandie (groupe fictif)',
  legalForm: 'association_1901',
  kind: 'general',
  idcc: '3248',
  members: 45,
  employees: 60,
  seats: seatsIn(NORMANDY, ['61001', '27229']),
  communes: NORMANDY,
  setting: 'mixed',
}

const ALLIANCE: Blueprint = {
  groupId: 'alliance',
  name: 'Alliance Emploi Loire (groupe fictif)',
  legalForm: 'association_1901',
  kind: 'general',
  idcc: '3248',
  members: 320,
  employees: 680,
  seats: seatsIn(LOIRE, ['85191', '85109', '44109', '44184', '49099', '53130', '72181']),
  communes: LOIRE,
  setting: 'mixed',
}

const FRANCE_GROUPS = 6_500
const FRANCE_EMPLOYEES = 40_000

/** Headcounts of the groups of a country: most are farms that share one to six people. */
function headcounts(seed: number): number[] {
  const random = randomOf(seed, 'headcounts')
  const counts = Array.from({ length: FRANCE_GROUPS }, () =>
    random.weighted([
      [random.int(1, 6), 78],
      [random.int(5, 14), 18],
      [random.int(20, 60), 4],
    ]),
  )
  let missing = FRANCE_EMPLOYEES - counts.reduce((sum, count) => sum + count, 0)
  for (let i = 0; missing !== 0; i = (i + 1) % counts.length) {
    const step = Math.sign(missing)
    const count = counts[i] ?? 0
    if (count + step < 1) continue
    counts[i] = count + step
    missing -= step
  }
  return counts
}

function franceBlueprint(random: Random, index: number, employees: number): Blueprint {
  const seat = random.pick(FRANCE)
  const farm = employees < 20 && random.chance(850)
  const number = String(index + 1).padStart(4, '0')
  return {
    groupId: `ge-${number}`,
    name: `Groupement ${farm ? 'agricole' : 'd’employeurs'} de ${seat.name} n° ${number} (fictif)`,
    legalForm: 'association_1901',
    kind: farm ? 'agricultural' : 'general',
    idcc: farm ? '7024' : '3248',
    members: Math.max(3, Math.round((employees * random.int(8, 16)) / 10)),
    employees,
    seats: [seat],
    communes: farm ? [seat] : nearest(seat, FRANCE).slice(0, 4),
    setting: farm ? 'farm' : 'mixed',
  }
}

/** The groups of a profile, in a fixed order. */
export function blueprintsOf(profile: Profile, seed: number): readonly Blueprint[] {
  if (profile === 'progressis') return [PROGRESSIS]
  if (profile === 'alliance') return [ALLIANCE]
  const random = randomOf(seed, 'france')
  return headcounts(seed).map((employees, index) =>
    franceBlueprint(random.fork(String(index)), index, employees),
  )
}
