import { sql } from 'kysely'
import { type AbsenceFacts, limitsOf, type Limits, type Work } from '../law/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import { addDays, type Day, firstDayOf, type Month, monthOf } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { minutes } from '../shared/time.ts'
import { type Agreement, agreementsOf } from './agreements-store.ts'
import { loadLimits } from './facts-store.ts'
import { findingsOfPeople } from './findings-store.ts'
import type { LiveFinding } from './live-finding.ts'
import {
  DAYS_AROUND_RECORD,
  type RecordedPeriod,
  type RecordedWeek,
  timeRecord,
} from './rules/time-record.ts'
import { workDone, worksByPerson } from './work-store.ts'

/** What the report of a period says of one person. */
export interface PersonRecord {
  readonly employeeId: string
  readonly lastName: string
  readonly firstName: string
  /** Of the last contract of the period; null where there is none. */
  readonly job: string | null
  readonly weeklyMinutes: number | null
  readonly annualMinutes: number | null
  readonly hiredOn: Day
  readonly leftOn: Day | null
  readonly weeks: readonly RecordedWeek[]
  /** Those that meet the period, closed ones too. */
  readonly findings: readonly LiveFinding[]
}

/** What the report says of all. */
export interface ReportHead {
  readonly groupName: string
  readonly siren: string | null
  readonly address: string | null
  readonly memberNames: ReadonlyMap<string, string>
  readonly siteNames: ReadonlyMap<string, string>
  /** In force on some day of the period. */
  readonly agreements: readonly Agreement[]
}

interface Person extends Omit<PersonRecord, 'weeks' | 'findings'> {}

/** The people employed on some day of the period, by name; those asked for where some are. */
export async function peopleOfReport(
  db: GroupDb,
  { from, to }: RecordedPeriod,
  employeeIds: readonly string[] | null,
): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select e.employee_id as "employeeId", e.last_name as "lastName", e.first_name as "firstName",
      e.hired_on as "hiredOn", e.left_on as "leftOn", c.job, c.weekly_minutes as "weeklyMinutes",
      c.annual_minutes as "annualMinutes"
    from employees e left join lateral (
      select job, weekly_minutes, annual_minutes from contracts c
      where c.group_id = e.group_id and c.employee_id = e.employee_id and c.starts_on <= ${to}::date
        and (c.ends_on is null or c.ends_on >= ${from}::date)
      order by c.starts_on desc limit 1) c on true
    where e.hired_on <= ${to}::date and (e.left_on is null or e.left_on >= ${from}::date)
      and (${employeeIds === null} or e.employee_id = any(${[...(employeeIds ?? [])]}::text[]))
    order by e.last_name collate "fr-x-icu", e.first_name collate "fr-x-icu", e.employee_id`.execute(
    db,
  )
  return rows
}

export async function reportHead(db: GroupDb, { from, to }: RecordedPeriod): Promise<ReportHead> {
  const { rows } = await sql<{ name: string; siren: string | null; address: string | null }>`
    select g.name, g.siren, nullif(concat_ws(' ', s.address_line, s.postal_code, s.city), '')
      as address
    from employer_group g left join group_settings s using (group_id)`.execute(db)
  const members = await db.selectFrom('members').select(['member_id', 'name']).execute()
  const sites = await db.selectFrom('sites').select(['site_id', 'name']).execute()
  const agreements = await agreementsOf(db)
  return {
    groupName: rows[0]?.name ?? '',
    siren: rows[0]?.siren ?? null,
    address: rows[0]?.address ?? null,
    memberNames: new Map(members.map(({ member_id, name }) => [member_id, name])),
    siteNames: new Map(sites.map(({ site_id, name }) => [site_id, name])),
    agreements: agreements.filter(
      ({ startsOn, endsOn }) => startsOn <= to && (endsOn === null || endsOn >= from),
    ),
  }
}

/** People read at once: memory holds the register of few. */
export const PEOPLE_AT_ONCE = 40

/**
 * The records of people in their order, some at a time, each lot in a transaction of its own: a
 * report on everybody holds up nobody.
 */
export async function* timeRecords(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  people: readonly Person[],
  period: RecordedPeriod,
): AsyncGenerator<readonly PersonRecord[]> {
  for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
    const lot = people.slice(from, from + PEOPLE_AT_ONCE)
    yield await inGroup(database, groupId, (db) => recordsOf(db, lot, period))
  }
}

async function recordsOf(
  db: GroupDb,
  lot: readonly Person[],
  period: RecordedPeriod,
): Promise<readonly PersonRecord[]> {
  const ids = lot.map(({ employeeId }) => employeeId)
  const limits: Limits = limitsOf(await loadLimits(db))
  const works = await worksOf(db, ids, period)
  const absences = await absencesOf(db, ids, period)
  const findings = Map.groupBy(
    await findingsOfPeople(db, ids, period),
    ({ finding }) => finding.employeeId,
  )
  return lot.map((person) => ({
    ...person,
    weeks: timeRecord(
      works.get(person.employeeId) ?? [],
      absences.get(person.employeeId) ?? [],
      period,
      limits,
    ),
    findings: findings.get(person.employeeId) ?? [],
  }))
}

async function worksOf(
  db: GroupDb,
  employeeIds: readonly string[],
  { from, to }: RecordedPeriod,
): Promise<ReadonlyMap<string, Work[]>> {
  const assignments = await db
    .selectFrom('assignments')
    .select(['assignment_id', 'site_id'])
    .where('employee_id', 'in', [...employeeIds])
    .execute()
  const sites = new Map(assignments.map((row) => [row.assignment_id, row.site_id]))
  const days = {
    from: addDays(from, -DAYS_AROUND_RECORD),
    before: addDays(to, DAYS_AROUND_RECORD + 1),
  }
  const entries = workDone(db, days).where('employee_id', 'in', [...employeeIds])
  return worksByPerson(db, entries, (assignmentId) => sites.get(assignmentId) ?? '')
}

async function absencesOf(
  db: GroupDb,
  employeeIds: readonly string[],
  { from, to }: RecordedPeriod,
): Promise<ReadonlyMap<string, AbsenceFacts[]>> {
  const rows = await db
    .selectFrom('absences')
    .select(['absence_id', 'employee_id', 'kind', 'starts_on', 'ends_on', 'minutes'])
    .where('employee_id', 'in', [...employeeIds])
    .where('starts_on', '<=', to)
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({
      id: row.absence_id,
      employeeId: row.employee_id,
      kind: row.kind,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      minutes: row.minutes === null ? null : minutes(row.minutes),
    })),
    ({ employeeId }) => employeeId,
  )
}

/** The months that the period meets, first to last. */
export function monthsOf({ from, to }: RecordedPeriod): readonly Month[] {
  const months: Month[] = []
  for (let at = monthOf(from); firstDayOf(at) <= to; at = monthOf(addDays(firstDayOf(at), 31)))
    months.push(at)
  return months
}
