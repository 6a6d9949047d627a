import {
  type CorrectionLine,
  correctionLines,
  type DraftLine,
  heldKey,
  linesOfMonth,
  preInvoiceKey,
} from '../billing/index.ts'
import {
  type AbsenceNotice,
  correctionCosts,
  correctionVariables,
  costOfMonth,
  type EmployeeCost,
  type EmployeeFacts,
  type LeftOut,
  type PayPolicy,
  type PayVariable,
  payVariables,
  workOfMonth,
} from '../payroll/index.ts'
import { lastDayOf, type Month } from '../shared/days.ts'
import { absencesOfMonth } from './absences-of-month.ts'
import type { ChangedPeriod, MonthFacts } from './month-facts.ts'
import { premiumsOf, termsIn } from './price-facts.ts'
import { firstDayRead } from './window.ts'

/** What a month gives before invoices are drawn up and numbered. */
export interface ComputedMonth {
  readonly lines: readonly (DraftLine | CorrectionLine)[]
  readonly variables: readonly PayVariable[]
  readonly costs: readonly EmployeeCost[]
  readonly leftOut: readonly LeftOut[]
  /** People whose contract counts over the year: no weekly premium was computed. */
  readonly annualised: readonly string[]
  readonly atFaceValue: readonly string[]
  /** What of absences the payroll engine or the officer decides. */
  readonly absenceNotices: readonly AbsenceNotice[]
}

type EmployeeMonth = Omit<ComputedMonth, 'annualised' | 'lines'> & {
  readonly annualised: boolean
  readonly lines: readonly DraftLine[]
}

/** The month of everybody, and what changed in closed months since the close before. */
export function computeMonth(facts: MonthFacts): ComputedMonth {
  const lines: (DraftLine | CorrectionLine)[] = []
  const variables: PayVariable[] = []
  const costs: EmployeeCost[] = []
  const leftOut: LeftOut[] = []
  const annualised: string[] = []
  const atFaceValue: string[] = []
  const absenceNotices: AbsenceNotice[] = []
  for (const employee of facts.employees) {
    for (const changed of facts.changed.get(employee.employeeId) ?? []) {
      const due = employeeMonth(employee, facts, changed.period, changed.policy)
      const correction = correctionOf(due, changed, facts.changedSources)
      lines.push(...correction.lines)
      variables.push(...correction.variables)
      costs.push(...correction.costs)
    }
    const own = employeeMonth(employee, facts, facts.month, facts.policy)
    lines.push(...own.lines)
    variables.push(...own.variables)
    costs.push(...own.costs)
    leftOut.push(...own.leftOut)
    atFaceValue.push(...own.atFaceValue)
    absenceNotices.push(...own.absenceNotices)
    if (own.annualised) annualised.push(employee.employeeId)
  }
  return { lines, variables, costs, leftOut, annualised, atFaceValue, absenceNotices }
}

/** One employee, one month, under the choices of the group that held for it. */
function employeeMonth(
  employee: EmployeeFacts,
  facts: MonthFacts,
  month: Month,
  policy: PayPolicy,
): EmployeeMonth {
  const { employeeId } = employee
  const [first, last] = [firstDayRead(month), lastDayOf(month)]
  const entries = employee.entries.filter(({ workDay }) => workDay >= first && workDay <= last)
  const { parts, leftOut, annualised } = workOfMonth(
    { ...employee, entries },
    facts.assignments,
    month,
    policy.overtimeSplit,
    premiumsOf(facts.prices, employeeId, employee.contracts),
  )
  const items = employee.payItems.filter((item) => item.month === month)
  const communeCode = facts.communes.get(employeeId) ?? policy.communeCode
  const costs = costOfMonth({
    employeeId,
    month,
    contracts: employee.contracts,
    parts,
    payItems: items,
    employer: { ...policy, communeCode },
  })
  const terms = termsIn(facts.prices, employeeId, employee.contracts, month)
  const unworked = {
    ...employee,
    assignments: facts.assignments,
    isHoliday: facts.prices.isHoliday,
  }
  const { lines: priced, atFaceValue } = linesOfMonth(
    employeeId,
    month,
    parts,
    items,
    costs,
    terms,
    unworked,
  )
  const { lines, disputed } = withoutHeld(priced, facts, month, { ...employee, entries })
  const away = absencesOfMonth({ ...employee, entries }, facts, month, parts, items)
  const variables = [...payVariables(employee, month, parts), ...away.variables]
  const absenceNotices = away.notices
  return {
    lines,
    variables,
    costs,
    leftOut: [...leftOut, ...disputed],
    annualised,
    atFaceValue,
    absenceNotices,
  }
}

/** The lines to bill, and the entries, bonuses and so on behind those that are disputed. */
function withoutHeld(
  lines: readonly DraftLine[],
  { held }: MonthFacts,
  month: Month,
  { employeeId, entries }: EmployeeFacts,
): { readonly lines: readonly DraftLine[]; readonly disputed: readonly LeftOut[] } {
  const isHeld = (line: DraftLine): boolean =>
    held.has(heldKey(month, line.memberId, preInvoiceKey(line)))
  if (held.size === 0 || !lines.some(isHeld)) return { lines, disputed: [] }
  const minutes = new Map(entries.map(({ entryId, workedMinutes }) => [entryId, workedMinutes]))
  const disputed = lines.filter(isHeld).flatMap((line) => {
    const { memberId, kind, entryIds, explanation } = line
    const sources = entryIds.length > 0 ? entryIds : [explanation.item ?? kind]
    return sources.map(
      (entryId): LeftOut => ({
        entryId,
        employeeId,
        memberId,
        minutes: kind === 'hours' ? (minutes.get(entryId) ?? 0) : 0,
        reason: 'disputed_by_member',
      }),
    )
  })
  return { lines: lines.filter((line) => !isHeld(line)), disputed }
}

const correctionOf = (
  due: EmployeeMonth,
  { billed, told, booked }: ChangedPeriod,
  changedSources: ReadonlySet<string>,
) => ({
  lines: correctionLines(due.lines, billed, changedSources),
  variables: correctionVariables(due.variables, told, changedSources),
  costs: correctionCosts(due.costs, booked),
})
