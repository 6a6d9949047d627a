import {
  absenceVariables,
  type AbsenceNotice,
  type EmployeeFacts,
  isGross,
  payOfAbsences,
  type PayItem,
  type PayVariable,
  type WorkPart,
} from '../payroll/index.ts'
import type { Day, Month } from '../shared/days.ts'
import { cents } from '../shared/money.ts'
import { minutesByDay } from '../time/index.ts'
import type { MonthFacts } from './month-facts.ts'

/** Declared minutes by local day: a day with some is not a day off, confirmed or not. */
function workedByDay({ entries }: Pick<EmployeeFacts, 'entries'>): ReadonlyMap<Day, number> {
  const days = new Map<Day, number>()
  for (const entry of entries)
    for (const { day, minutes } of minutesByDay(entry))
      days.set(day, (days.get(day) ?? 0) + minutes)
  return days
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
  const done = { worked: workedByDay(employee), grossCents: grossOf(parts, items) }
  const { pay, notices } = payOfAbsences(facts, absencePolicy, month, done)
  return { variables: absenceVariables(employee.employeeId, month, pay), notices }
}
