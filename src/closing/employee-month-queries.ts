import { sql } from 'kysely'
import type { CalendarWork, EmployeeCounters } from '../employees/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import {
  addDays,
  type Day,
  firstDayAfter,
  firstDayOf,
  lastDayOf,
  type Month,
  mondayOf,
} from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

export interface PlacedWork extends CalendarWork {
  readonly day: Day
  /** Epoch minutes. */
  readonly start: number
  readonly end: number
}

/** Shifts and entries of a person from the day before the month to its end, in order of start. */
export async function workOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  month: Month,
): Promise<PlacedWork[]> {
  const [first, last] = [addDays(firstDayOf(month), -2), lastDayOf(month)]
  const { rows } = await sql<PlacedWork>`
    with work as (
      select 'planned' as basis, shift_id as id, group_id, assignment_id, member_id, time_zone,
        starts_local, ends_local, starts_at, ends_at, coalesce(break_minutes, 0) as break_minutes,
        (extract(epoch from ends_at - starts_at) / 60 - coalesce(break_minutes, 0))::int as minutes,
        null::boolean as employee_confirmed, null::boolean as member_confirmed
      from shifts where group_id = ${groupId} and employee_id = ${employeeId}
        and starts_local >= ${first} and starts_local < ${firstDayAfter(month)}
      union all
      select 'worked', entry_id, group_id, assignment_id, member_id, time_zone, starts_local,
        ends_local, starts_at, ends_at, coalesce(break_minutes, 0), worked_minutes,
        employee_confirmed_at is not null, member_confirmed_at is not null
      from time_entries where group_id = ${groupId} and employee_id = ${employeeId}
        and work_day between ${first} and ${last} and superseded_at is null and not cancelled
    )
    select w.basis, w.id, w.assignment_id as "assignmentId", w.member_id as "memberId",
      m.name as "memberName", a.site_id as "siteId", s.name as "siteName",
      w.time_zone as "timeZone", w.starts_local as "startsAt", w.ends_local as "endsAt",
      w.break_minutes as "breakMinutes", w.minutes, w.employee_confirmed as "employeeConfirmed",
      w.member_confirmed as "memberConfirmed", w.starts_local::date as day,
      (extract(epoch from w.starts_at) / 60)::int as start,
      (extract(epoch from w.ends_at) / 60)::int as end
    from work w
    join members m using (group_id, member_id)
    join assignments a using (group_id, assignment_id)
    join sites s on s.group_id = a.group_id and s.site_id = a.site_id
    order by w.starts_at, w.basis, w.id`.execute(db)
  return rows
}

export interface WeekOfWork {
  readonly monday: Day
  readonly workedMinutes: number
  readonly confirmedMinutes: number
  /** Of the contract in force at the end of the week; null without one or where it has none. */
  readonly weeklyMinutes: number | null
}

/** The whole civil weeks that meet the month. */
export async function weeksOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  month: Month,
): Promise<WeekOfWork[]> {
  const first = mondayOf(firstDayOf(month))
  const last = addDays(mondayOf(lastDayOf(month)), 6)
  const { rows } = await sql<WeekOfWork>`
    select monday::date as monday, coalesce(w.worked, 0) as "workedMinutes",
      coalesce(w.confirmed, 0) as "confirmedMinutes", c.weekly_minutes as "weeklyMinutes"
    from generate_series(${first}::date, ${last}::date, interval '7 days') as monday
    left join lateral (
      select sum(worked_minutes)::int as worked, coalesce(sum(worked_minutes) filter (
          where employee_confirmed_at is not null and member_confirmed_at is not null), 0)::int
          as confirmed
      from time_entries where group_id = ${groupId} and employee_id = ${employeeId}
        and work_day >= monday and work_day < monday + interval '7 days'
        and superseded_at is null and not cancelled) as w on true
    left join lateral (
      select weekly_minutes from contracts where group_id = ${groupId}
        and employee_id = ${employeeId} and starts_on < monday + interval '7 days'
        and coalesce(ends_on, 'infinity') >= monday
      order by starts_on desc limit 1) as c on true
    order by monday`.execute(db)
  return rows
}

/** Hours of the month by member. */
export async function byMember(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  month: Month,
): Promise<EmployeeCounters['byMember']> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const { rows } = await sql<EmployeeCounters['byMember'][number]>`
    with work as (
      select member_id, (extract(epoch from ends_at - starts_at) / 60
        - coalesce(break_minutes, 0))::int as planned, 0 as worked, 0 as confirmed
      from shifts where group_id = ${groupId} and employee_id = ${employeeId}
        and starts_local >= ${first} and starts_local < ${firstDayAfter(month)}
      union all
      select member_id, 0, worked_minutes, case when employee_confirmed_at is not null
        and member_confirmed_at is not null then worked_minutes else 0 end
      from time_entries where group_id = ${groupId} and employee_id = ${employeeId}
        and work_day between ${first} and ${last} and superseded_at is null and not cancelled
    )
    select member_id as "memberId", m.name as "memberName",
      sum(planned)::int as "plannedMinutes", sum(worked)::int as "workedMinutes",
      sum(confirmed)::int as "confirmedMinutes"
    from work join members m using (member_id)
    where m.group_id = ${groupId}
    group by 1, 2 order by m.name collate "fr-x-icu", 1`.execute(db)
  return rows
}
