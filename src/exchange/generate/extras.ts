import {
  addDays,
  addMonths,
  type Day,
  day,
  daysBetween,
  firstDayOf,
  monthOf,
} from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import { type Company, numbered } from './companies.ts'
import { JOBS, VALID_YEARS } from './jobs.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { NeedRow, PayItemRow, SkillRow } from './rows.ts'

const yearsLater = (on: Day, years: number): Day =>
  day(`${Number(on.slice(0, 4)) + years}-${on.slice(5)}`)

/** Skills of the job, with their dates; a few authorisations have just expired. */
export function skillsOf(random: Random, person: Person, { first }: Horizon): SkillRow[] {
  if (person.minor) return []
  const adultSince = yearsLater(person.employee.born_on, 18)
  const months = Math.floor(daysBetween(adultSince, first) / 31)
  return person.job.skills
    .filter((_, index) => index === 0 || random.chance(600))
    .map((skill) => {
      const years = VALID_YEARS[skill]
      const age = Math.min(random.int(1, (years ?? 12) * 12 + 1), Math.max(1, months))
      const obtained = addDays(firstDayOf(addMonths(monthOf(first), -age)), random.int(0, 27))
      return {
        employee_id: person.employee.employee_id,
        skill,
        obtained_on: obtained,
        valid_until: years === undefined ? null : addDays(yearsLater(obtained, years), -1),
      }
    })
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const HALVES = WEEK.flatMap((name) => [`${name}-am`, `${name}-pm`])

/** A need of a third of the members, for the skill of a job of their trade. */
export function needsOf(
  random: Random,
  companies: readonly Company[],
  { month }: Horizon,
): NeedRow[] {
  return companies.flatMap((company, index) => {
    const site = company.sites[0]
    const jobs = JOBS.filter(({ trades }) => trades.includes(company.trade.key))
    if (!random.chance(330) || company.member.left_on !== null || !site || !jobs.length) return []
    const starts_on = firstDayOf(addMonths(month, random.int(0, 2)))
    const halves = random.int(1, 6)
    const bound = random.chance(600)
    const listed = random.shuffled(HALVES).slice(0, Math.min(10, halves + random.int(0, 2)))
    return [
      {
        need_id: numbered('B', index + 1, 3),
        site_id: site.site_id,
        skill: random.pick(jobs).skills[0] ?? '',
        starts_on,
        ends_on: random.chance(350) ? addDays(starts_on, 7 * random.int(4, 20)) : null,
        weekly_minutes: halves * 210,
        half_days: bound ? HALVES.filter((half) => listed.includes(half)).join(' ') : null,
        half_days_needed: bound && listed.length > halves ? halves : null,
      },
    ]
  })
}

interface Item {
  readonly code: string
  readonly label: string
  readonly kind: PayItemRow['kind']
  readonly perThousand: number
  readonly cents: readonly [number, number]
  /** Whether a member may bear it. */
  readonly borne: boolean
}

const ITEMS: readonly Item[] = [
  {
    code: 'PRIME',
    label: 'Prime exceptionnelle',
    kind: 'taxable_bonus',
    perThousand: 90,
    cents: [5_000, 30_000],
    borne: true,
  },
  {
    code: 'ASSIDUITE',
    label: 'Prime d’assiduité',
    kind: 'taxable_bonus',
    perThousand: 60,
    cents: [3_000, 8_000],
    borne: false,
  },
  {
    code: 'KM',
    label: 'Indemnités kilométriques',
    kind: 'expense',
    perThousand: 260,
    cents: [1_200, 18_000],
    borne: true,
  },
  {
    code: 'PANIER',
    label: 'Paniers repas',
    kind: 'expense',
    perThousand: 150,
    cents: [2_220, 15_540],
    borne: true,
  },
  {
    code: 'AVN-LOG',
    label: 'Avantage en nature logement',
    kind: 'benefit',
    perThousand: 12,
    cents: [7_880, 18_500],
    borne: false,
  },
]

/** Bonuses, expenses and benefits of the months already declared. */
export function payItemsOf(random: Random, person: Person, horizon: Horizon): PayItemRow[] {
  const { employee, users } = person
  const months = [addMonths(horizon.month, -1), horizon.month]
  const number = employee.employee_id.slice(1)
  const present = months.filter(
    (month) =>
      firstDayOf(month) >= employee.hired_on &&
      (employee.left_on === null || firstDayOf(month) <= employee.left_on),
  )
  return present.flatMap((month) =>
    ITEMS.filter(({ perThousand }) => random.chance(perThousand)).map((item) => ({
      pay_item_id: `V${number}-${month.slice(5)}-${item.code}`,
      employee_id: employee.employee_id,
      member_id:
        item.borne && users.length > 0 && random.chance(400)
          ? random.pick(users).member.member_id
          : null,
      month,
      code: item.code,
      label: item.label,
      amount_cents: random.int(item.cents[0], item.cents[1]),
      kind: item.kind,
    })),
  )
}
