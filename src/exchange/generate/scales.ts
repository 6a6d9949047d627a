import { addMonths, type Day, firstDayOf } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import { numbered } from './companies.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { ComparablePayRow, OverheadRow } from './rows.ts'

const NOTHING = {
  monthly_gross_cents: null,
  monthly_minutes: null,
  seniority_steps: null,
  thirteenth_month_e4: null,
  holiday_bonus_cents: null,
  monthly_bonus_cents: null,
  shift_bonus_cents: null,
  night_premium_e4: null,
  sunday_premium_e4: null,
  meal_benefit_cents: null,
  transport_benefit_cents: null,
  profit_sharing_cents: null,
  profit_sharing_direct: null,
} as const

const SOURCES = [
  'Grille de l’adhérent, courriel de janvier',
  'Accord d’entreprise, annexe 2',
  'Convention collective, grille de 2026',
]

/** Members answered for so many jobs of a thousand: some pay is still to be asked for. */
const ANSWERED = 880

type Advantages = Pick<
  ComparablePayRow,
  | 'seniority_steps'
  | 'thirteenth_month_e4'
  | 'meal_benefit_cents'
  | 'night_premium_e4'
  | 'holiday_bonus_cents'
>

function advantagesOf(random: Random): Partial<Advantages> {
  return {
    ...(random.chance(120) ? { seniority_steps: '3=300;6=600;9=900' } : {}),
    ...(random.chance(60) ? { thirteenth_month_e4: random.pick([5_000, 10_000]) } : {}),
    ...(random.chance(50) ? { meal_benefit_cents: random.pick([450, 600]) } : {}),
    ...(random.chance(100) ? { night_premium_e4: random.pick([1_000, 2_500]) } : {}),
    ...(random.chance(40) ? { holiday_bonus_cents: random.pick([30_000, 60_000]) } : {}),
  }
}

/** A scale of a member is mostly what the group pays, sometimes a little more. */
function rateOf(random: Random, hourlyGrossE4: number): number {
  const perThousand = random.chance(140) ? random.int(5, 45) : -random.int(0, 40)
  return Math.round((hourlyGrossE4 * (1_000 + perThousand)) / 100_000) * 100
}

/** What members said of the pay of comparable employees, for the jobs that they use. */
export function comparablePayOf(
  random: Random,
  people: readonly Person[],
  { month }: Horizon,
): ComparablePayRow[] {
  const jobs = new Map<string, { memberId: string; job: string; title: string; rate: number }>()
  for (const { users, contracts, job } of people)
    for (const { member } of users) {
      const [first] = contracts
      const key = `${member.member_id} ${job.title}`
      if (first === undefined || jobs.has(key)) continue
      const { job: title, hourly_gross_e4: rate } = first
      jobs.set(key, { memberId: member.member_id, job: job.title, title, rate })
    }
  const starts_on: Day = firstDayOf(addMonths(month, -9))
  return [...jobs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { memberId, title, rate }]) => {
      const own = random.fork(key)
      if (!own.chance(ANSWERED)) return []
      return {
        member_id: memberId,
        job: title,
        classification: `Niveau ${own.int(1, 3)}`,
        starts_on,
        source: own.pick(SOURCES),
        hourly_gross_e4: rateOf(own, rate),
        ...NOTHING,
        ...advantagesOf(own),
      }
    })
    .map((row, index) => ({ comparable_id: numbered('R', index + 1, 4), ...row }))
}

const OVERHEADS = [
  ['Direction, paie et gestion', 'management', 'minutes', 9_800],
  ['Loyer, assurances et charges', 'management', 'minutes', 1_600],
  ['Logiciels et téléphone', 'management', 'equal', 750],
  ['Animation et vie associative', 'management', 'equal', 600],
  ['Plan de développement des compétences', 'training', 'gross', 2_400],
] as const

/** Costs of the group that no hour carries, in proportion to its people. */
export function overheadsOf(employees: number, { month }: Horizon): OverheadRow[] {
  return OVERHEADS.map(([label, kind, split_key, centsEach], index) => ({
    overhead_id: numbered('F', index + 1, 2),
    label,
    kind,
    monthly_cents: centsEach * employees,
    first_month: addMonths(month, -9),
    last_month: null,
    split_key,
  }))
}
