import {
  absenceVariables,
  type AbsenceNotice,
  type EmployeeFacts,
  isGross,
  mealsOf,
  payOfAbsences,
  type PayItem,
  type PayVariable,
  type Presence,
  type WorkPart,
} from '../payroll/index.ts'
import { type Day, type Month, monthOf } from '../shared/days.ts'
import { cents } from '../shared/money.ts'
import { startOfDay } from '../shared/time.ts'
import { breakOf, minutesByDay } from '../time/index.ts'
import type { MonthFacts } from './month-facts.ts'

/** Declared minutes by local day: a day with some is not a day off, confirmed or not. */
function workedByDay({ entries }: Pick<EmployeeFacts, 'entries'>): ReadonlyMap<Day, number> {
  const days = new Map<Day, number>()
  for (const entry of entries)
    for (const { day, minutes } of minutesByDay(entry))
      days.set(day, (days.get(day) ?? 0) + minutes)
  return days
}

/** A confirmed entry as the day sees it, in minutes since its midnight. */
function presenceOf(entry: EmployeeFacts['entries'][number]): Presence {
  const { entryId, workDay: day, memberId, zone, breakMinutes } = entry
  const midnight = startOfDay(day, zone)
  const [from, to] = [entry.start - midnight, entry.end - midnight]
  const breakFrom = (breakOf(entry)?.start ?? entry.start) - midnight
  return { entryId, day, from, to, breakFrom, breakMinutes, memberId, siteId: '' }
}

/** Meals inside the confirmed working days of a month. */
function mealsIn({ entries }: Pick<EmployeeFacts, 'entries'>, month: Month): number {
  const confirmed = entries.filter(
    ({ workDay, employeeConfirmed, memberConfirmed }) =>
      monthOf(workDay) === month && employeeConfirmed && memberConfirmed,
  )
  const days = Map.groupBy(confirmed.map(presenceOf), ({ day }) => day)
  return [...days.values()].reduce((sum, day) => sum + mealsOf(day), 0)
}

/** The gross pay of the work and the items of a month. */
const grossOf = (parts: readonly WorkPart[], items: readonly PayItem[]) =>
  cents(
    parts.reduce((sum, { grossCents }) => sum + grossCents, 0) +
      items.filter(isGross).reduce((sum, { amountCents }) => sum + amountCents, 0),
  )

/** What is paid to one employee for time not worked; nothing of a person who is not employed. */
export function absencesOfMonth(
  employee: Pick<EmployeeFacts, 'employeeId' | 'entries'>,
  { absencePay, absencePolicy }: Pick<MonthFacts, 'absencePay' | 'absencePolicy'>,
  month: Month,
  parts: readonly WorkPart[],
  items: readonly PayItem[],
): { readonly variables: readonly PayVariable[]; readonly notices: readonly AbsenceNotice[] } {
  const facts = absencePay.get(employee.employeeId)
  if (facts === undefined) return { variables: [], notices: [] }
  const worked = workedByDay(employee)
  const done = { worked, grossCents: grossOf(parts, items), meals: mealsIn(employee, month) }
  const { pay, notices } = payOfAbsences(facts, absencePolicy, month, done)
  return { variables: absenceVariables(employee.employeeId, month, pay), notices }
}
