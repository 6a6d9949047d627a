import { findingsWithin, openCountsWithin, ruleTitle } from '../compliance/index.ts'
import { dueWeeksIn, termsByEmployee, unsoldMinutes } from '../employees/index.ts'
import { deadlinesDue, todayOf } from '../group/index.ts'
import type { Finding } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Language, SignedIn } from '../platform/http/index.ts'
import {
  addDays,
  type Day,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  mondayOf,
} from '../shared/days.ts'
import { activeRun, closeOf } from './close-queries.ts'
import type { MonthSummary, Todo } from './closing-contract.ts'
import * as queries from './month-queries.ts'

type Hours = MonthSummary['hours']
type Week = Hours['weeks'][number]

const emptyWeek = (monday: Day, month: Month): Week => {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const sunday = addDays(monday, 6)
  return {
    monday,
    firstDay: monday < first ? first : monday,
    lastDay: sunday > last ? last : sunday,
    soldMinutes: 0,
    confirmedMinutes: 0,
    plannedMinutes: 0,
    unsoldMinutes: 0,
    paidAbsenceMinutes: 0,
    paidMinutes: 0,
  }
}

/**
 * Hours sold and unsold by week. Unsold is counted person by person: the overtime of one does not
 * hide the idle hours of another.
 */
async function hoursOfMonth(db: GroupDb, { groupId }: SignedIn, month: Month): Promise<Hours> {
  const mondays = new Set(daysFrom(firstDayOf(month), lastDayOf(month)).map(mondayOf))
  const weeks = new Map([...mondays].map((monday) => [monday, { ...emptyWeek(monday, month) }]))
  const worked = new Map<string, number>()
  for (const row of await queries.workedWeeks(db, groupId, month)) {
    worked.set(`${row.employeeId} ${row.monday}`, row.minutes)
    const week = weeks.get(row.monday)
    if (week === undefined) continue
    week.soldMinutes += row.minutes
    week.confirmedMinutes += row.confirmedMinutes
  }
  for (const [monday, minutes] of await queries.plannedWeeks(db, groupId, month)) {
    const week = weeks.get(monday)
    if (week !== undefined) week.plannedMinutes += minutes
  }
  const dueWeeks = dueWeeksIn(month)
  for (const [employeeId, terms] of await termsByEmployee(db, groupId, month)) {
    for (const due of dueWeeks(terms.contracts, terms.absences)) {
      const week = weeks.get(due.monday)
      if (week === undefined) continue
      week.unsoldMinutes += unsoldMinutes(due, worked.get(`${employeeId} ${due.monday}`) ?? 0)
      week.paidAbsenceMinutes += due.paidAbsenceMinutes
    }
  }
  for (const week of weeks.values())
    week.paidMinutes = week.soldMinutes + week.unsoldMinutes + week.paidAbsenceMinutes
  const listed = [...weeks.values()]
  const sum = (
    of:
      | 'soldMinutes'
      | 'confirmedMinutes'
      | 'plannedMinutes'
      | 'unsoldMinutes'
      | 'paidAbsenceMinutes'
      | 'paidMinutes',
  ) => listed.reduce((total, week) => total + week[of], 0)
  return {
    soldMinutes: sum('soldMinutes'),
    confirmedMinutes: sum('confirmedMinutes'),
    plannedMinutes: sum('plannedMinutes'),
    unsoldMinutes: sum('unsoldMinutes'),
    paidAbsenceMinutes: sum('paidAbsenceMinutes'),
    paidMinutes: sum('paidMinutes'),
    weeks: listed,
  }
}

export function countFindings(
  findings: readonly Finding[],
  language: Language,
): NonNullable<MonthSummary['findings']> {
  const byRule = [...Map.groupBy(findings, ({ ruleId, severity }) => `${severity} ${ruleId}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same
      if (first === undefined) return []
      const { ruleId, severity, article } = first
      return [{ ruleId, title: ruleTitle(ruleId, language), severity, article, count: same.length }]
    })
  const breaches = findings.filter(({ severity }) => severity === 'breach').length
  return { total: findings.length, breaches, warnings: findings.length - breaches, byRule }
}

/** Findings, and the people whom they concern. */
interface FoundOn {
  readonly count: number
  readonly people: number
}

const NOTHING: FoundOn = { count: 0, people: 0 }

interface Facts
  extends Pick<
    MonthSummary,
    'closed' | 'entries' | 'missingByMember' | 'missingByEmployee' | 'invoices'
  > {
  readonly month: Month
  readonly breaches: FoundOn
  readonly warnings: FoundOn
  readonly settingsMissing: number
  /** Due within thirty days of today, and for how many people and members. */
  readonly deadlines: { readonly count: number; readonly concerns: number }
  readonly isOfficer: boolean
}

/** What to do next, in the order of the month; what is done is not listed. */
export function todoOf(facts: Facts): Todo[] {
  const { month, closed, entries, missingByMember, missingByEmployee, isOfficer } = facts
  const at = (path: string, query = '') => `${path}?month=${month}${query}`
  const all: (Todo & { readonly forMembers?: boolean })[] = [
    {
      kind: 'confirm_member_hours',
      count: entries.missingMember,
      concerns: missingByMember.length,
      link: at('/heures', '&etat=missing_member'),
      forMembers: true,
    },
    {
      kind: 'confirm_employee_hours',
      count: entries.missingEmployee,
      concerns: missingByEmployee.length,
      link: at('/heures', '&etat=missing_employee'),
    },
    {
      kind: 'resolve_breaches',
      count: facts.breaches.count,
      concerns: facts.breaches.people,
      link: at('/controles', '&gravite=breach'),
    },
    {
      kind: 'review_warnings',
      count: facts.warnings.count,
      concerns: facts.warnings.people,
      link: at('/controles', '&gravite=warning'),
    },
    {
      kind: 'meet_deadlines',
      ...facts.deadlines,
      link: at('/echeances'),
    },
    {
      kind: 'complete_group_settings',
      count: facts.settingsMissing,
      concerns: facts.settingsMissing,
      link: at('/reglages'),
    },
    {
      kind: 'close_month',
      count: closed ? 0 : entries.confirmed,
      concerns: closed ? 0 : 1,
      link: at('/cloture'),
    },
    {
      kind: 'open_invoices',
      count: facts.invoices?.count ?? 0,
      concerns: facts.invoices?.count ?? 0,
      link: at('/facturation'),
      forMembers: true,
    },
  ]
  return all
    .filter(({ count, forMembers }) => count > 0 && (isOfficer || forMembers === true))
    .map(({ kind, count, concerns, link }) => ({ kind, count, concerns, link }))
}

/** Where the month stands for the viewer: the group's staff, or a member company. */
export async function monthSummary(
  db: GroupDb,
  viewer: SignedIn,
  month: Month,
  { language, now }: { readonly language: Language; readonly now: string },
): Promise<MonthSummary> {
  const { groupId, role } = viewer
  const isOfficer = role === 'officer'
  const invoices = await queries.invoiceSums(db, groupId, month)
  // A member company does not see the close, but the invoice that came of it.
  const closed = (await closeOf(db, groupId, month)) !== null || (!isOfficer && invoices.count > 0)
  const entries = await queries.entryCounts(db, groupId, month)
  const missingByMember = await queries.missingByMember(db, groupId, month)
  const missingByEmployee = await queries.missingByEmployee(db, groupId, month)
  const found = isOfficer ? await findingsWithin(db, groupId, month) : []
  // What was accepted with a reason waits for nobody.
  const open = isOfficer ? await openCountsWithin(db, groupId, month) : null
  const findings = isOfficer ? countFindings(found, language) : null
  const run = isOfficer ? await activeRun(db, groupId) : null
  const facts: Facts = {
    month,
    closed,
    entries,
    missingByMember,
    missingByEmployee,
    invoices: closed ? invoices : null,
    breaches: open?.breach ?? NOTHING,
    warnings: open?.warning ?? NOTHING,
    deadlines: isOfficer
      ? await deadlinesDue(db, await todayOf(db, now))
      : { count: 0, concerns: 0 },
    settingsMissing: isOfficer ? (await queries.missingOfSeller(db, groupId)).length : 0,
    isOfficer,
  }
  return {
    month,
    closed,
    runId: run?.month === month ? run.runId : null,
    entries,
    missingByMember,
    missingByEmployee,
    hours: await hoursOfMonth(db, viewer, month),
    findings,
    invoices: facts.invoices,
    todo: todoOf(facts),
  }
}
