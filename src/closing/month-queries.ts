import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, firstDayAfter, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { withShifts } from '../time/index.ts'
import type { MonthSummary } from './closing-contract.ts'

type Missing = MonthSummary['missingByMember'][number]

/** Entries of the month, counted by what they still need. */
export async function entryCounts(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<MonthSummary['entries']> {
  const { rows } = await sql<MonthSummary['entries']>`
    with hours as (${withShifts(groupId, month)})
    select count(*)::int as total,
      (count(*) filter (where employee_confirmed_at is not null
        and member_confirmed_at is not null))::int as confirmed,
      (count(*) filter (where employee_confirmed_at is null))::int as "missingEmployee",
      (count(*) filter (where member_confirmed_at is null))::int as "missingMember",
      (count(*) filter (where worked_minutes <> planned_minutes))::int as different
    from hours`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a count has a row')
  return row
}

/** Who has entries to confirm on the side of the members, most entries first. */
export async function missingByMember(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<Missing[]> {
  const { rows } = await sql<Missing>`
    select t.member_id as id, m.name, count(*)::int as entries,
      sum(t.worked_minutes)::int as minutes
    from time_entries t join members m using (group_id, member_id)
    where t.group_id = ${groupId} and t.work_day between ${firstDayOf(month)} and ${lastDayOf(month)}
      and t.superseded_at is null and not t.cancelled and t.member_confirmed_at is null
    group by 1, 2 order by entries desc, m.name collate "fr-x-icu", id`.execute(db)
  return rows
}

/** Who has entries to confirm on the side of the employees, most entries first. */
export async function missingByEmployee(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<Missing[]> {
  const { rows } = await sql<Missing>`
    select t.employee_id as id, p.first_name || ' ' || p.last_name as name,
      count(*)::int as entries, sum(t.worked_minutes)::int as minutes
    from time_entries t join employees p using (group_id, employee_id)
    where t.group_id = ${groupId} and t.work_day between ${firstDayOf(month)} and ${lastDayOf(month)}
      and t.superseded_at is null and not t.cancelled and t.employee_confirmed_at is null
    group by 1, 2
    order by entries desc, (p.first_name || ' ' || p.last_name) collate "fr-x-icu", id`.execute(db)
  return rows
}

export interface WorkedWeek {
  readonly employeeId: string
  readonly monday: Day
  readonly minutes: number
  readonly confirmedMinutes: number
}

/** Declared minutes by employee and week, of the days of the month; of one employee, if named. */
export async function workedWeeks(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  employeeId: string | null = null,
): Promise<WorkedWeek[]> {
  const { rows } = await sql<WorkedWeek>`
    select employee_id as "employeeId", date_trunc('week', work_day)::date as monday,
      sum(worked_minutes)::int as minutes, coalesce(sum(worked_minutes) filter (
        where employee_confirmed_at is not null and member_confirmed_at is not null), 0)::int
        as "confirmedMinutes"
    from time_entries
    where group_id = ${groupId} and work_day between ${firstDayOf(month)} and ${lastDayOf(month)}
      and superseded_at is null and not cancelled
      ${employeeId === null ? sql`` : sql`and employee_id = ${employeeId}`}
    group by 1, 2`.execute(db)
  return rows
}

/** Planned minutes by week, of the shifts that start in the month. */
export async function plannedWeeks(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<Day, number>> {
  const { rows } = await sql<{ monday: Day; minutes: number }>`
    select date_trunc('week', starts_local)::date as monday,
      (date_part('epoch', sum(ends_at - starts_at)) / 60
        - sum(coalesce(break_minutes, 0)))::int as minutes
    from shifts
    where group_id = ${groupId} and starts_local >= ${firstDayOf(month)}
      and starts_local < ${firstDayAfter(month)}
    group by 1`.execute(db)
  return new Map(rows.map(({ monday, minutes }) => [monday, minutes]))
}

export async function invoiceSums(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<NonNullable<MonthSummary['invoices']>> {
  const { rows } = await sql<NonNullable<MonthSummary['invoices']>>`
    select count(*)::int as count, coalesce(sum(net_cents), 0)::bigint as "netCents",
      coalesce(sum(vat_cents), 0)::bigint as "vatCents",
      coalesce(sum(gross_cents), 0)::bigint as "grossCents"
    from invoices where group_id = ${groupId} and month = ${month}`.execute(db)
  return rows[0] ?? { count: 0, netCents: 0, vatCents: 0, grossCents: 0 }
}

/** What an invoice has to say of its seller (CGI ann. II 242 nonies A) and is not known. */
export async function missingOfSeller(db: GroupDb, groupId: GroupId): Promise<readonly string[]> {
  const { rows } = await sql<{ missing: string[] }>`
    select array_remove(array[
      case when g.siren is null then 'siren' end,
      case when s.address_line is null then 'addressLine' end,
      case when s.postal_code is null then 'postalCode' end,
      case when s.city is null then 'city' end], null) as missing
    from employer_group g left join group_settings s using (group_id)
    where g.group_id = ${groupId}`.execute(db)
  return rows[0]?.missing ?? []
}
