import {
  addDays,
  type Day,
  daysBetween,
  firstDayOf,
  lastDayOf,
  type Month,
} from '../../shared/days.ts'
import { type Cents, sumCents } from '../../shared/money.ts'
import type { EmployeeFacts, PaidAbsence } from '../month-facts.ts'
import type { WorkKind, WorkPart } from './work-of-month.ts'

/**
 * A variable of pay (variable de paie). Amounts are gross.
 *
 * - `hours_normal`: all confirmed minutes of the month at a member, at the base rate;
 * - `overtime_25`, `overtime_50`, `complementary_10`, `complementary_25`, `holiday_may_1`: the
 *   minutes among them that carry a premium, the amount being the premium alone, as on the invoice;
 * - `absence_<kind>`: calendar days of the month, or minutes for a part of a day;
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
} as const satisfies Record<WorkKind, string>

export function payVariables(
  employee: EmployeeFacts,
  month: Month,
  parts: readonly WorkPart[],
): readonly PayVariable[] {
  const { employeeId } = employee
  const worked = Map.groupBy(parts, ({ kind, memberId }) => `${CODE_OF[kind]} ${memberId}`)
  const hours = [...worked.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    return {
      employeeId,
      period: month,
      memberId: first.memberId,
      code: CODE_OF[first.kind],
      minutes: same.reduce((sum, { minutes }) => sum + minutes, 0),
      days: null,
      amountCents: sumCents(same.map(({ grossCents }) => grossCents)),
      sourceIds: [...new Set(same.flatMap(({ entryIds }) => entryIds))].sort(),
    }
  })
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
    if (days === 0) return []
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
