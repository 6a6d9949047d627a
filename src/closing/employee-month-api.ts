import { type FindingsThread, findingsWithin } from '../compliance/index.ts'
import {
  absencesOf,
  type CalendarDay,
  dueWeeksIn,
  type EmployeeCounters,
  employeesContract,
  fileOf,
  termsByEmployee,
  unsoldMinutes,
} from '../employees/index.ts'
import { bandsOfWeek, type Finding } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type ApiModule, notFound, type SignedIn } from '../platform/http/index.ts'
import { type Day, daysFrom, firstDayOf, lastDayOf, type Month, month } from '../shared/days.ts'
import {
  byMember,
  type PlacedWork,
  weeksOf,
  type WeekOfWork,
  workOf,
} from './employee-month-queries.ts'
import { workedWeeks } from './month-queries.ts'

/** Changes of site within a day: the gap is the time there is to get there. */
function movesOf(work: readonly PlacedWork[]): CalendarDay['moves'] {
  return (['planned', 'worked'] as const).flatMap((basis) => {
    const pieces = work.filter((piece) => piece.basis === basis)
    return pieces.flatMap((piece, index) => {
      const before = pieces[index - 1]
      if (before === undefined || before.siteId === piece.siteId) return []
      return [{ basis, fromId: before.id, toId: piece.id, gapMinutes: piece.start - before.end }]
    })
  })
}

/** Rest before the first work of a day: worked hours where there are some, else the plan. */
function restBefore(on: Day, work: readonly PlacedWork[]): number | null {
  const basis = work.some((piece) => piece.day === on && piece.basis === 'worked')
    ? 'worked'
    : 'planned'
  const pieces = work.filter((piece) => piece.basis === basis)
  const first = pieces.findIndex((piece) => piece.day === on)
  const [start, before] = [pieces[first]?.start, pieces[first - 1]?.end]
  return start === undefined || before === undefined ? null : start - before
}

const markOf = (finding: Finding): CalendarDay['marks'][number] => ({
  ruleId: finding.ruleId,
  severity: finding.severity,
  basis: finding.basis,
  measured: finding.measured,
  limit: finding.limit,
  unit: finding.unit,
  article: finding.article,
})

const shown = ({ day: _day, start: _start, end: _end, ...work }: PlacedWork) => work

async function calendarOf(
  db: GroupDb,
  { groupId, role }: SignedIn,
  employeeId: string,
  of: Month,
): Promise<CalendarDay[]> {
  const work = await workOf(db, groupId, employeeId, of)
  const absences = await absencesOf(db, groupId, employeeId, of)
  const isOfficer = role === 'officer'
  const findings = isOfficer ? await findingsWithin(db, groupId, of) : []
  const marks = findings.filter((finding) => finding.employeeId === employeeId)
  return daysFrom(firstDayOf(of), lastDayOf(of)).map((day) => {
    const today = work.filter((piece) => piece.day === day)
    return {
      day,
      work: today.map(shown),
      moves: movesOf(today),
      // A member company does not see the hours at others: it must not be told their rest either.
      restBeforeMinutes: isOfficer ? restBefore(day, work) : null,
      absences: absences.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn),
      marks: marks.filter(({ date }) => date === day).map(markOf),
    }
  })
}

function weekWithBands(week: WeekOfWork): EmployeeCounters['weeks'][number] {
  const bands = bandsOfWeek(week.confirmedMinutes, week.weeklyMinutes)
  const minutesOf = (kind: (typeof bands)[number]['kind']): number =>
    bands.filter((band) => band.kind === kind).reduce((sum, band) => sum + band.to - band.from, 0)
  return {
    ...week,
    overtime25Minutes: minutesOf('overtime_25'),
    overtime50Minutes: minutesOf('overtime_50'),
    complementary10Minutes: minutesOf('complementary_10'),
    complementary25Minutes: minutesOf('complementary_25'),
  }
}

async function countersOf(
  db: GroupDb,
  { groupId }: SignedIn,
  employeeId: string,
  of: Month,
): Promise<EmployeeCounters> {
  const terms = (await termsByEmployee(db, groupId, of, employeeId)).get(employeeId)
  const due = terms === undefined ? [] : dueWeeksIn(of)(terms.contracts, terms.absences)
  const hasContract = (terms?.contracts.length ?? 0) > 0
  const inMonth = await workedWeeks(db, groupId, of, employeeId)
  const workedIn = new Map(inMonth.map(({ monday, minutes }) => [monday, minutes]))
  const members = await byMember(db, groupId, employeeId, of)
  const total = <Row>(rows: readonly Row[], minutes: (row: Row) => number): number =>
    rows.reduce((sum, row) => sum + minutes(row), 0)
  const weeks = await weeksOf(db, groupId, employeeId, of)
  return {
    employeeId,
    month: of,
    contractMinutes: hasContract ? total(due, (week) => week.contractMinutes) : null,
    paidAbsenceMinutes: total(due, (week) => week.paidAbsenceMinutes),
    unpaidAbsenceMinutes: total(due, (week) => week.unpaidAbsenceMinutes),
    plannedMinutes: total(members, (row) => row.plannedMinutes),
    workedMinutes: total(members, (row) => row.workedMinutes),
    confirmedMinutes: total(members, (row) => row.confirmedMinutes),
    unsoldMinutes: total(due, (week) => unsoldMinutes(week, workedIn.get(week.monday) ?? 0)),
    weeks: weeks.map(weekWithBands),
    byMember: members,
    absences: await absencesOf(db, groupId, employeeId, of),
  }
}

/** The month of one person, over all members. */
export const employeeMonthApi =
  (prepared: Pick<FindingsThread, 'prepare'>): ApiModule =>
  (api) => {
    api.serve(employeesContract.calendar, async ({ db, viewer, params: { employeeId }, query }) => {
      if ((await fileOf(db, viewer.groupId, employeeId)) === null) throw notFound()
      const of = month(query.month)
      if (viewer.role === 'officer') await prepared.prepare(db, viewer.groupId, of)
      return { employeeId, month: of, days: await calendarOf(db, viewer, employeeId, of) }
    })

    api.serve(employeesContract.counters, async ({ db, viewer, params: { employeeId }, query }) => {
      if ((await fileOf(db, viewer.groupId, employeeId)) === null) throw notFound()
      return countersOf(db, viewer, employeeId, month(query.month))
    })
  }
