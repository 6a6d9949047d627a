import { sql } from 'kysely'
import type { FigureLine, MonthFigures } from '../billing/index.ts'
import { actualCostOf, type WorkedEntry } from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import {
  type Day,
  firstDayAfter,
  firstDayOf,
  lastDayOf,
  type Month,
  mondayOf,
} from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { instant, zone } from '../shared/time.ts'
import { reportOf } from './close-store.ts'
import { computeMonth } from './compute-month.ts'
import { type ExpectedAssignment, expectedWork } from './expected-work.ts'
import { loadMonth } from './load-month.ts'
import type { MonthFacts } from './month-facts.ts'
import { workedWeeks } from './month-queries.ts'

/** What a month holds now, closed or not, without what its close would correct of earlier ones. */
export async function factsOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<MonthFacts> {
  const facts = await loadMonth(db, groupId, month, new Map())
  return { ...facts, changed: new Map(), changedSources: new Set() }
}

/**
 * What a month bills and costs: as it was invoiced and paid where it is closed, else as its close
 * would have it if all that is declared, planned or agreed took place.
 */
export async function figuresOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<MonthFigures> {
  if ((await reportOf(db, groupId, month)) === null) return forecastOfMonth(db, groupId, month)
  const worked = new Map<string, Map<Day, number>>()
  for (const { employeeId, monday, minutes } of await workedWeeks(db, groupId, month)) {
    const weeks = worked.get(employeeId) ?? new Map<Day, number>()
    worked.set(employeeId, weeks.set(monday, minutes))
  }
  return {
    month,
    state: 'closed',
    lines: await invoicedLines(db, groupId, month),
    costs: await actualCostOf(db, groupId, month),
    worked,
    basis: { confirmed: 0, declared: 0, planned: 0, contract: 0 },
  }
}

/** Lines of the invoices of a month; an advance is a debt until its invoice and no revenue. */
async function invoicedLines(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly FigureLine[]> {
  const { rows } = await sql<FigureLine>`
    select i.member_id as "memberId", l.employee_id as "employeeId",
      l.assignment_id as "assignmentId", coalesce(l.corrected_kind, l.kind) as kind, l.minutes,
      l.net_cents as "netCents", l.wages_cents as "wagesCents", l.explanation, l.invoice_number as "invoiceNumber", l.line
    from invoice_lines l join invoices i using (group_id, invoice_number)
    where i.group_id = ${groupId} and i.month = ${month} and l.kind <> 'advance'
    order by i.member_id, l.invoice_number, l.line`.execute(db)
  return rows
}

async function forecastOfMonth(db: GroupDb, groupId: GroupId, month: Month): Promise<MonthFigures> {
  const facts = await factsOfMonth(db, groupId, month)
  const shifts = await shiftsOf(db, groupId, month)
  const assignments = await assignmentsOf(db, groupId, month)
  const worked = new Map<string, Map<Day, number>>()
  const basis = { confirmed: 0, declared: 0, planned: 0, contract: 0 }
  const employees = facts.employees.map((employee) => {
    const { employeeId } = employee
    const expected = expectedWork(
      employee,
      shifts.get(employeeId) ?? [],
      assignments.get(employeeId) ?? [],
      month,
    )
    for (const key of ['confirmed', 'declared', 'planned', 'contract'] as const)
      basis[key] += expected.basis[key]
    worked.set(employeeId, weeksOf(expected.entries, month))
    return { ...employee, entries: expected.entries }
  })
  const { lines, costs } = computeMonth({ ...facts, employees })
  return {
    month,
    state: 'forecast',
    lines: lines.map((line) => ({
      memberId: line.memberId,
      employeeId: line.employeeId,
      assignmentId: line.assignmentId,
      kind: line.correctedKind ?? line.kind,
      minutes: line.minutes,
      netCents: line.netCents,
      wagesCents: line.wagesCents,
      explanation: line.explanation,
      invoiceNumber: null,
      line: null,
    })),
    costs: costs.map((cost) => ({ ...cost, source: 'forecast' as const })),
    worked,
    basis,
  }
}

function weeksOf(entries: readonly WorkedEntry[], month: Month): Map<Day, number> {
  const weeks = new Map<Day, number>()
  for (const { workDay, workedMinutes } of entries) {
    if (!workDay.startsWith(month)) continue
    const monday = mondayOf(workDay)
    weeks.set(monday, (weeks.get(monday) ?? 0) + workedMinutes)
  }
  return weeks
}

/** The planned work of a month by person, as if it had been declared. */
async function shiftsOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<string, readonly WorkedEntry[]>> {
  const { rows } = await sql<{
    shift_id: string
    employee_id: string
    assignment_id: string
    member_id: string
    time_zone: string
    start_minute: number
    end_minute: number
    break_minutes: number
    work_day: Day
  }>`
    select shift_id, employee_id, assignment_id, member_id, time_zone,
      (extract(epoch from starts_at) / 60)::int as start_minute,
      (extract(epoch from ends_at) / 60)::int as end_minute,
      coalesce(break_minutes, 0) as break_minutes, starts_local::date as work_day
    from shifts where group_id = ${groupId} and starts_local >= ${firstDayOf(month)}
      and starts_local < ${firstDayAfter(month)}
    order by starts_at, shift_id`.execute(db)
  const shifts = rows.map((row) => ({
    employeeId: row.employee_id,
    shift: {
      entryId: row.shift_id,
      assignmentId: row.assignment_id,
      memberId: row.member_id,
      zone: zone(row.time_zone),
      start: instant(row.start_minute),
      end: instant(row.end_minute),
      breakMinutes: row.break_minutes,
      breakStart: null,
      workDay: row.work_day,
      workedMinutes: Math.max(0, row.end_minute - row.start_minute - row.break_minutes),
      employeeConfirmed: true,
      memberConfirmed: true,
    },
  }))
  return new Map(
    [...Map.groupBy(shifts, ({ employeeId }) => employeeId)].map(([employeeId, own]) => [
      employeeId,
      own.map(({ shift }) => shift),
    ]),
  )
}

async function assignmentsOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<string, readonly ExpectedAssignment[]>> {
  const { rows } = await sql<{
    employee_id: string
    assignment_id: string
    member_id: string
    weekly_minutes: number | null
    starts_on: Day
    ends_on: Day | null
    time_zone: string
  }>`
    select a.employee_id, a.assignment_id, a.member_id, a.weekly_minutes, a.starts_on, a.ends_on,
      coalesce(s.time_zone, g.time_zone) as time_zone
    from assignments a join sites s using (group_id, site_id)
    join employer_group g on g.group_id = a.group_id
    where a.group_id = ${groupId} and a.starts_on <= ${lastDayOf(month)}
      and coalesce(a.ends_on, 'infinity') >= ${firstDayOf(month)}
    order by a.employee_id, a.starts_on, a.assignment_id`.execute(db)
  const assignments = rows.map((row) => ({
    employeeId: row.employee_id,
    assignment: {
      assignmentId: row.assignment_id,
      memberId: row.member_id,
      weeklyMinutes: row.weekly_minutes,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      zone: zone(row.time_zone),
    },
  }))
  return new Map(
    [...Map.groupBy(assignments, ({ employeeId }) => employeeId)].map(([employeeId, own]) => [
      employeeId,
      own.map(({ assignment }) => assignment),
    ]),
  )
}
