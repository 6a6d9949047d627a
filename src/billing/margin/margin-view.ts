import type { GroupDb } from '../../platform/database/index.ts'
import { addMonths, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type {
  MarginDetail,
  MarginOfMonthAnswer,
  MarginOfYearAnswer,
  MarginRowAnswer,
} from './margin-contract.ts'
import { type Names, namesOf } from './margin-store.ts'
import type { FiguresOfMonth } from './month-figures.ts'
import { Figures, type MonthOfMargin, monthOfMargin, monthsOfYear } from './month-of-margin.ts'
import {
  type MarginKey,
  type MarginRow,
  marginRows,
  sumRows,
  totalOf,
} from './rules/margin-rows.ts'

export interface MarginFilter {
  readonly by: MarginKey
  readonly member?: string | undefined
  readonly employee?: string | undefined
  readonly assignment?: string | undefined
}

interface Owned {
  readonly memberId: string | null
  readonly employeeId: string | null
  readonly assignmentId: string | null
}

const wanted =
  ({ member, employee, assignment }: Omit<MarginFilter, 'by'>) =>
  (one: Owned): boolean =>
    (member === undefined || one.memberId === member) &&
    (employee === undefined || one.employeeId === employee) &&
    (assignment === undefined || one.assignmentId === assignment)

/** Rows of a month by what is asked, of what is asked. */
const rowsOf = ({ cells, lines }: MonthOfMargin, filter: MarginFilter): readonly MarginRow[] =>
  marginRows(cells.filter(wanted(filter)), lines.filter(wanted(filter)), filter.by)

const named =
  ({ members, employees, sites }: Names) =>
  (row: MarginRow): MarginRowAnswer => ({
    ...row,
    memberName: row.memberId === null ? null : (members.get(row.memberId) ?? row.memberId),
    employeeName:
      row.employeeId === null ? null : (employees.get(row.employeeId) ?? row.employeeId),
    siteName: row.assignmentId === null ? null : (sites.get(row.assignmentId) ?? null),
  })

/** The least margin first: what to look at. */
const byMargin = (one: MarginRow, other: MarginRow): number => one.marginCents - other.marginCents

export async function marginOfMonthView(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  filter: MarginFilter,
  figuresOfMonth: FiguresOfMonth,
): Promise<MarginOfMonthAnswer> {
  const figures = new Figures(db, groupId, figuresOfMonth)
  const found = await monthOfMargin(db, groupId, month, figures)
  const rows = rowsOf(found, filter).toSorted(byMargin)
  return {
    month,
    state: found.state,
    basis: found.basis,
    total: totalOf(rows),
    rows: rows.map(named(await namesOf(db, groupId))),
  }
}

export async function marginOfYearView(
  db: GroupDb,
  groupId: GroupId,
  year: string,
  filter: MarginFilter,
  figuresOfMonth: FiguresOfMonth,
): Promise<MarginOfYearAnswer> {
  const months = await monthsOfYear(db, groupId, year)
  const figures = new Figures(db, groupId, figuresOfMonth)
  const found: { readonly of: MonthOfMargin; readonly rows: readonly MarginRow[] }[] = []
  for (const month of months) {
    const of = await monthOfMargin(db, groupId, month, figures)
    found.push({ of, rows: rowsOf(of, filter) })
  }
  const rows = sumRows(found.flatMap((one) => one.rows)).toSorted(byMargin)
  const january = `${year}-01` as Month
  return {
    year,
    months: found.map(({ of: { month, state, basis }, rows: own }) => ({
      month,
      state,
      basis,
      ...totalOf(own),
    })),
    missing: Array.from({ length: 12 }, (_, index) => addMonths(january, index)).filter(
      (month) => !months.includes(month),
    ),
    total: totalOf(rows),
    rows: rows.map(named(await namesOf(db, groupId))),
  }
}

/** The lines behind one margin. */
export async function marginDetailView(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  filter: Omit<MarginFilter, 'by'>,
  figuresOfMonth: FiguresOfMonth,
): Promise<MarginDetail> {
  const figures = new Figures(db, groupId, figuresOfMonth)
  const found = await monthOfMargin(db, groupId, month, figures)
  const names = await namesOf(db, groupId)
  const { employees } = names
  const rows = rowsOf(found, { ...filter, by: 'assignment' })
  const unused = found.unused.find(({ employeeId }) => employeeId === filter.employee)
  return {
    month,
    state: found.state,
    name: nameOf(names, filter, rows[0]),
    row: totalOf(rows),
    lines: found.lines.filter(wanted(filter)).map((line) => ({
      memberId: line.memberId,
      employeeId: line.employeeId,
      employeeName:
        line.employeeId === null ? null : (employees.get(line.employeeId) ?? line.employeeId),
      assignmentId: line.assignmentId,
      kind: line.kind,
      minutes: line.minutes,
      netCents: line.netCents,
      label: line.explanation.label ?? null,
      invoiceNumber: line.invoiceNumber,
    })),
    unused:
      unused === undefined
        ? null
        : {
            intermissionMinutes: unused.intermissionMinutes,
            trainingMinutes: unused.trainingMinutes,
            absenceMinutes: unused.absenceMinutes,
            leaveMinutes: unused.leaveMinutes,
          },
    overheads: found.overheads.map(({ label, monthlyCents }) => ({ label, monthlyCents })),
  }
}

/** Whose margin it is; of an assignment, the person and the member. */
function nameOf(
  { members, employees }: Names,
  filter: Omit<MarginFilter, 'by'>,
  first: MarginRow | undefined,
): string {
  const of = filter.assignment === undefined ? null : first
  const employeeId = filter.employee ?? of?.employeeId ?? null
  const memberId = filter.member ?? of?.memberId ?? null
  return [
    employeeId === null ? null : (employees.get(employeeId) ?? employeeId),
    memberId === null ? null : (members.get(memberId) ?? memberId),
  ]
    .filter((name) => name !== null)
    .join(' – ')
}
