import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Interval, LocalTime } from '../shared/time.ts'

/** A version of an entry as it is stored. */
export interface EntryRow {
  readonly entry_id: string
  readonly version: number
  readonly assignment_id: string
  readonly employee_id: string
  readonly member_id: string
  readonly time_zone: string
  readonly starts_local: LocalTime
  readonly ends_local: LocalTime
  readonly break_minutes: number | null
  readonly break_starts_local: LocalTime | null
  readonly worked_minutes: number
  readonly work_day: Day
  readonly cancelled: boolean
}

/** The current version, locked until the end of the transaction; null when there is none. */
export async function currentEntry(
  db: GroupDb,
  groupId: GroupId,
  entryId: string,
): Promise<EntryRow | null> {
  const { rows } = await sql<EntryRow>`
    select entry_id, version, assignment_id, employee_id, member_id, time_zone, starts_local,
      ends_local, break_minutes, break_starts_local, worked_minutes, work_day, cancelled
    from time_entries
    where group_id = ${groupId} and entry_id = ${entryId} and superseded_at is null
    for update`.execute(db)
  return rows[0] ?? null
}

/** Two corrections of one entry are made one after the other: the second one is told so. */
export async function lockEntry(db: GroupDb, groupId: GroupId, entryId: string): Promise<void> {
  const name = `entry:${groupId}:${entryId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
}

/** Corrections of one person are made one after the other, so that none misses another. */
export async function lockPerson(db: GroupDb, groupId: GroupId, employeeId: string): Promise<void> {
  const name = `hours of:${groupId}:${employeeId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
}

/** Current work of a person that shares a minute with the interval. */
export async function overlapping(
  db: GroupDb,
  groupId: GroupId,
  entry: EntryRow,
  { start, end }: Interval,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select entry_id, version, assignment_id, employee_id, member_id, time_zone, starts_local,
      ends_local, break_minutes, break_starts_local, worked_minutes, work_day, cancelled
    from time_entries
    where group_id = ${groupId} and employee_id = ${entry.employee_id}
      and entry_id <> ${entry.entry_id} and superseded_at is null and not cancelled
      and starts_at < to_timestamp(${end}::float8 * 60)
      and ends_at > to_timestamp(${start}::float8 * 60)
    order by starts_at`.execute(db)
  return rows
}

/** What a new version says differently. */
export interface NewVersion {
  readonly startsLocal: LocalTime
  readonly endsLocal: LocalTime
  readonly interval: Interval
  readonly breakMinutes: number
  readonly breakStartsLocal: LocalTime | null
  readonly workedMinutes: number
  readonly workDay: Day
}

/** The version stops counting and the new one begins to; both sides have to confirm it again. */
export async function supersede(
  db: GroupDb,
  groupId: GroupId,
  entry: EntryRow,
  version: NewVersion,
): Promise<void> {
  await stopCounting(db, groupId, entry)
  const { start, end } = version.interval
  await sql`
    insert into time_entries (group_id, entry_id, version, assignment_id, employee_id, member_id,
      time_zone, starts_local, ends_local, starts_at, ends_at, break_minutes, break_starts_local,
      worked_minutes, work_day)
    values (${groupId}, ${entry.entry_id}, ${entry.version + 1}, ${entry.assignment_id},
      ${entry.employee_id}, ${entry.member_id}, ${entry.time_zone},
      ${version.startsLocal}::timestamp, ${version.endsLocal}::timestamp,
      to_timestamp(${start}::float8 * 60), to_timestamp(${end}::float8 * 60),
      ${version.breakMinutes}, ${version.breakStartsLocal}::timestamp,
      ${version.workedMinutes}, ${version.workDay}::date)`.execute(db)
}

/** A last version says that the work did not take place. */
export async function supersedeByCancellation(
  db: GroupDb,
  groupId: GroupId,
  entry: EntryRow,
): Promise<void> {
  await stopCounting(db, groupId, entry)
  await sql`
    insert into time_entries (group_id, entry_id, version, assignment_id, employee_id, member_id,
      time_zone, starts_local, ends_local, starts_at, ends_at, break_minutes, break_starts_local,
      worked_minutes, work_day, cancelled)
    select group_id, entry_id, version + 1, assignment_id, employee_id, member_id, time_zone,
      starts_local, ends_local, starts_at, ends_at, break_minutes, break_starts_local,
      worked_minutes, work_day, true
    from time_entries where group_id = ${groupId} and entry_id = ${entry.entry_id}
      and version = ${entry.version}`.execute(db)
}

async function stopCounting(db: GroupDb, groupId: GroupId, entry: EntryRow): Promise<void> {
  await sql`
    update time_entries set superseded_at = clock_timestamp()
    where group_id = ${groupId} and entry_id = ${entry.entry_id}
      and version = ${entry.version}`.execute(db)
}

export interface ConfirmationRow {
  readonly entry_id: string
  readonly member_id: string
  readonly cancelled: boolean
  /** This side has confirmed. */
  readonly confirmed: boolean
  /** The close of its month has billed it. */
  readonly billed: boolean
}

export type Side = 'employee' | 'member'

const column = (side: Side) => sql.ref(`${side}_confirmed_at`)
const spelling = (side: Side) => sql.ref(`${side}_confirmed_as`)

/** The current versions of these entries, locked in one order. */
export async function confirmationsOf(
  db: GroupDb,
  groupId: GroupId,
  entryIds: readonly string[],
  side: Side,
): Promise<readonly ConfirmationRow[]> {
  const { rows } = await sql<ConfirmationRow>`
    select e.entry_id, e.member_id, e.cancelled, ${column(side)} is not null as confirmed,
      e.employee_confirmed_at is not null and e.member_confirmed_at is not null
        and exists (select from month_closes c where c.group_id = e.group_id
          and c.month = to_char(e.work_day, 'YYYY-MM'))
        and e.changed_at <= (select max(closed_at) from month_closes c
          where c.group_id = e.group_id) as billed
    from time_entries e
    where e.group_id = ${groupId} and e.entry_id = any(${entryIds}::text[])
      and e.superseded_at is null
    order by e.entry_id for update of e`.execute(db)
  return rows
}

/** @param at the moment of the confirmation; null takes it back */
export async function setConfirmation(
  db: GroupDb,
  groupId: GroupId,
  entryIds: readonly string[],
  side: Side,
  at: string | null,
): Promise<void> {
  await sql`
    update time_entries set ${column(side)} = ${at}::timestamptz, ${spelling(side)} = null,
      changed_at = clock_timestamp()
    where group_id = ${groupId} and entry_id = any(${entryIds}::text[])
      and superseded_at is null`.execute(db)
}
