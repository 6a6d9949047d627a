import {
  addDays,
  type Day,
  daysBetween,
  firstDayOf,
  lastDayOf,
  type Month,
} from '../../shared/days.ts'
import { type Cents, cents, priceOfMinutes } from '../../shared/money.ts'
import type { EmployeeFacts, PaidAbsence } from '../month-facts.ts'
import type { WorkKind, WorkPart } from './work-of-month.ts'

/**
 * A variable of pay (variable de paie). Amounts are gross.
 *
 * - `hours_normal`: confirmed minutes of the month at a member that are none of the following;
 * - `overtime_25`, `overtime_50`, `complementary_10`, `complementary_25`: hours paid with their
 *   premium, as payroll engines take them: 46 h in a week are 35 normal, 8 at 125 % and 3 at 150 %.
 *   They are known when their week ends, so the hours of a week that began in the month before,
 *   paid as normal there, are taken back from the normal hours of this month;
 * - `holiday_may_1`: minutes of 1 May, the amount being the indemnity alone (L3133-6);
 * - `night_premium`, `sunday_premium`, `public_holiday_premium`: where the board decided one, the
 *   minutes that carry it, the amount being the premium alone;
 * - `absence_<kind>`: calendar days of the month, or minutes for a part of a day; delegation has
 *   none, since nothing of a mandate may show in pay (R3243-4): `paid_time` carries it;
 * - the own code of a pay item.
 */
export interface PayVariable {
  readonly employeeId: string
  /** The month that the variable is about: an earlier one for a correction. */
  readonly period: Month
  readonly memberId: string | null
  readonly code: string
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: Cents | null
  /** Entries, absences or pay items that it comes from, sorted. */
  readonly sourceIds: readonly string[]
}

const CODE_OF = {
  hours: 'hours_normal',
  overtime_25: 'overtime_25',
  overtime_50: 'overtime_50',
  complementary_10: 'complementary_10',
  complementary_25: 'complementary_25',
  holiday: 'holiday_may_1',
  night: 'night_premium',
  sunday: 'sunday_premium',
  public_holiday: 'public_holiday_premium',
} as const satisfies Record<WorkKind, string>

/** Kinds whose minutes are no longer normal hours. */
const HOURS_OF_THEIR_OWN: ReadonlySet<WorkKind> = new Set([
  'overtime_25',
  'overtime_50',
  'complementary_10',
  'complementary_25',
])

/** Minutes and gross pay that a part of work adds under a code. */
interface Share {
  readonly memberId: string
  readonly code: string
  readonly minutes: number
  readonly grossCents: number
  readonly entryIds: readonly string[]
}

function sharesOf({ kind, memberId, rate, minutes, grossCents, entryIds }: WorkPart): Share[] {
  const code = CODE_OF[kind]
  if (!HOURS_OF_THEIR_OWN.has(kind)) return [{ memberId, code, minutes, grossCents, entryIds }]
  const base = priceOfMinutes(minutes, rate.hourlyGrossE4)
  return [
    { memberId, code: CODE_OF.hours, minutes: -minutes, grossCents: -base, entryIds },
    { memberId, code, minutes, grossCents: base + grossCents, entryIds },
  ]
}

function hoursOf(
  employeeId: string,
  month: Month,
  parts: readonly WorkPart[],
): readonly PayVariable[] {
  const byCode = Map.groupBy(parts.flatMap(sharesOf), ({ code, memberId }) => `${code} ${memberId}`)
  return [...byCode.values()].flatMap((shares) => {
    const [first] = shares
    if (first === undefined) return []
    const minutes = shares.reduce((sum, share) => sum + share.minutes, 0)
    const grossCents = shares.reduce((sum, share) => sum + share.grossCents, 0)
    if (minutes === 0 && grossCents === 0) return []
    return {
      employeeId,
      period: month,
      memberId: first.memberId,
      code: first.code,
      minutes,
      days: null,
      amountCents: cents(grossCents),
      sourceIds: [...new Set(shares.flatMap(({ entryIds }) => entryIds))].sort(),
    }
  })
}

export function payVariables(
  employee: EmployeeFacts,
  month: Month,
  parts: readonly WorkPart[],
): readonly PayVariable[] {
  const { employeeId } = employee
  const hours = hoursOf(employeeId, month, parts)
  const items = employee.payItems
    .filter((item) => item.month === month)
    .map(({ payItemId, memberId, code, amountCents }) => ({
      employeeId,
      period: month,
      memberId,
      code,
      minutes: null,
      days: null,
      amountCents,
      sourceIds: [payItemId],
    }))
  return [...hours, ...absencesOf(employee, month), ...items]
}

function absencesOf(employee: EmployeeFacts, month: Month): PayVariable[] {
  return employee.absences.flatMap((absence) => {
    const days = daysInMonth(absence, month)
    if (days === 0 || absence.kind === 'delegation') return []
    return {
      employeeId: employee.employeeId,
      period: month,
      memberId: null,
      code: `absence_${absence.kind}`,
      minutes: absence.minutes,
      days: absence.minutes === null ? days : null,
      amountCents: null,
      sourceIds: [absence.absenceId],
    }
  })
}

/** Calendar days of an absence that lie in the month. */
function daysInMonth({ startsOn, endsOn }: PaidAbsence, month: Month): number {
  const later = (a: Day, b: Day): Day => (a > b ? a : b)
  const first = later(startsOn, firstDayOf(month))
  const last = lastDayOf(month) < endsOn ? lastDayOf(month) : endsOn
  return Math.max(0, daysBetween(first, addDays(last, 1)))
}
