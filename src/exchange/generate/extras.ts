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
import { VALID_YEARS } from './jobs.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { PayItemRow, SkillRow } from './rows.ts'

const yearsLater = (on: Day, years: number): Day =>
  day(`${Number(on.slice(0, 4)) + years}-${on.slice(5)}`)

/** Months before the end of an authorisation within which none was obtained: some end soon. */
const MONTHS_LEFT = 4

/** The job and its skills, with their dates; authorisations outlast the work, some by little. */
export function skillsOf(random: Random, person: Person, { first }: Horizon): SkillRow[] {
  if (person.minor) return []
  const adultSince = yearsLater(person.employee.born_on, 18)
  const months = Math.floor(daysBetween(adultSince, first) / 31)
  const held = person.job.skills
    .filter((_, index) => index === 0 || random.chance(600))
    .map((skill) => {
      const years = VALID_YEARS[skill]
      const oldest = (years ?? 12) * 12 - MONTHS_LEFT
      const age = Math.min(random.int(1, oldest), Math.max(1, months))
      const obtained = addDays(firstDayOf(addMonths(monthOf(first), -age)), random.int(0, 27))
      return {
        employee_id: person.employee.employee_id,
        skill,
        obtained_on: obtained,
        valid_until: years === undefined ? null : addDays(yearsLater(obtained, years), -1),
      }
    })
  const { employee_id, hired_on } = person.employee
  const trade = { employee_id, skill: person.job.title, obtained_on: hired_on, valid_until: null }
  return [trade, ...held]
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
