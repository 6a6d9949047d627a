import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Slice } from '../platform/http/index.ts'
import { type Day, firstDayAfter, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { HourGroup, HourRow } from './time-contract.ts'

export interface HoursFilter {
  readonly month: Month
  readonly member?: string | undefined
  readonly employee?: string | undefined
  readonly assignment?: string | undefined
  readonly day?: Day | undefined
  readonly entry?: string | undefined
  readonly state?: string | undefined
  /** Identifiers of the people and members whose names the search found. */
  readonly found?:
    | { readonly employees: readonly string[]; readonly members: readonly string[] }
    | undefined
}

/** What rows are ordered by, and the table that knows it beside the entry `t`. */
interface Order {
  readonly by: RawBuilder<unknown>
  readonly from?: (groupId: GroupId) => RawBuilder<unknown>
}

/** Names are compared once each as people read them: É with E. Rows then by the rank of theirs. */
const ORDERS = {
  day: { by: sql`t.work_day` },
  employee: {
    by: sql`named.rank`,
    from: (groupId) => sql`join (select employee_id, row_number() over (order by
        last_name collate "fr-x-icu", first_name collate "fr-x-icu", employee_id) as rank
      from employees where group_id = ${groupId}) as named using (employee_id)`,
  },
  member: {
    by: sql`named.rank`,
    from: (groupId) => sql`join (select member_id, row_number() over (order by
        name collate "fr-x-icu", member_id) as rank
      from members where group_id = ${groupId}) as named using (member_id)`,
  },
  minutes: { by: sql`t.worked_minutes` },
  difference: { by: sql`t.worked_minutes - nearest.minutes` },
  state: {
    by: sql`(t.member_confirmed_at is not null)::int + (t.employee_confirmed_at is not null)::int`,
  },
} as const satisfies Readonly<Record<string, Order>>

const orderOf = (key: string): Order =>
  Object.entries(ORDERS).find(([name]) => name === key)?.[1] ?? ORDERS.day

const STATES: Readonly<Record<string, RawBuilder<unknown>>> = {
  confirmed: sql`t.member_confirmed_at is not null and t.employee_confirmed_at is not null`,
  missing_member: sql`t.member_confirmed_at is null`,
  missing_employee: sql`t.employee_confirmed_at is null`,
  missing_both: sql`t.member_confirmed_at is null and t.employee_confirmed_at is null`,
  unconfirmed: sql`(t.member_confirmed_at is null or t.employee_confirmed_at is null)`,
}

function conditionsOf(filter: HoursFilter): RawBuilder<unknown> {
  const { month, member, employee, assignment, day, entry, state, found } = filter
  const conditions = [
    sql`t.work_day between ${firstDayOf(month)} and ${lastDayOf(month)}`,
    sql`t.superseded_at is null`,
    state === 'cancelled'
      ? sql`t.cancelled`
      : entry === undefined
        ? sql`not t.cancelled`
        : sql`true`,
  ]
  if (member !== undefined) conditions.push(sql`t.member_id = ${member}`)
  if (employee !== undefined) conditions.push(sql`t.employee_id = ${employee}`)
  if (assignment !== undefined) conditions.push(sql`t.assignment_id = ${assignment}`)
  if (day !== undefined) conditions.push(sql`t.work_day = ${day}`)
  if (entry !== undefined) conditions.push(sql`t.entry_id = ${entry}`)
  const wanted = state === undefined ? undefined : STATES[state]
  if (wanted !== undefined) conditions.push(wanted)
  if (found !== undefined)
    conditions.push(
      sql`(t.employee_id = any(${found.employees}) or t.member_id = any(${found.members}))`,
    )
  return sql.join(conditions, sql` and `)
}

const MINUTES = sql`(date_part('epoch', s.ends_at - s.starts_at) / 60
  - coalesce(s.break_minutes, 0))::int`
const SECONDS_APART = sql`abs(date_part('epoch', s.starts_at - e.starts_at))`

/** The shift of the same assignment and day that starts nearest to the entry. */
const NEAREST_SHIFT = sql`
  select s.shift_id, s.starts_local, s.ends_local, coalesce(s.break_minutes, 0) as break_minutes,
    ${MINUTES} as minutes
  from shifts s
  where s.group_id = e.group_id and s.employee_id = e.employee_id
    and s.starts_local >= e.work_day::timestamp
    and s.starts_local < (e.work_day + 1)::timestamp
    and s.assignment_id = e.assignment_id
  order by ${SECONDS_APART}, minutes, s.shift_id limit 1`

/** Its minutes for all entries of a month at once; of two as near, the shorter one as well. */
const nearestShifts = (groupId: GroupId, month: Month): RawBuilder<unknown> => {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  return sql`
    select e.entry_id, (min(array[${SECONDS_APART}, ${MINUTES}]))[2]::int as minutes
    from time_entries e
    join shifts s on s.assignment_id = e.assignment_id and s.starts_local::date = e.work_day
    where e.group_id = ${groupId} and e.work_day between ${first} and ${last}
      and e.superseded_at is null
      and s.group_id = ${groupId} and s.starts_local >= ${first}
      and s.starts_local < ${firstDayAfter(month)}
    group by e.entry_id`
}

const ROW = sql`
  e.entry_id as "entryId", e.version, e.assignment_id as "assignmentId",
  e.employee_id as "employeeId", p.first_name || ' ' || p.last_name as "employeeName",
  e.member_id as "memberId", m.name as "memberName", a.site_id as "siteId",
  site.name as "siteName", e.work_day as "workDay", e.time_zone as "timeZone",
  e.starts_local as "startsAt", e.ends_local as "endsAt",
  coalesce(e.break_minutes, 0) as "breakMinutes", e.worked_minutes as "workedMinutes",
  e.employee_confirmed_at as "employeeConfirmedAt", e.member_confirmed_at as "memberConfirmedAt",
  case when e.member_confirmed_at is not null and e.employee_confirmed_at is not null
      then 'confirmed'
    when e.employee_confirmed_at is not null then 'missing_member'
    when e.member_confirmed_at is not null then 'missing_employee'
    else 'missing_both' end as state,
  e.cancelled,
  case when s.shift_id is null then null else jsonb_build_object('shiftId', s.shift_id,
    'startsAt', to_char(s.starts_local, 'YYYY-MM-DD"T"HH24:MI'),
    'endsAt', to_char(s.ends_local, 'YYYY-MM-DD"T"HH24:MI'),
    'breakMinutes', s.break_minutes, 'minutes', s.minutes) end as planned,
  e.worked_minutes - s.minutes as "differenceMinutes"`

interface Wanted {
  readonly sort: string
  readonly slice: Slice
}

/** A page of hours. Names, shifts and invoices are looked up for the rows of the page alone. */
export async function hoursOf(
  db: GroupDb,
  groupId: GroupId,
  filter: HoursFilter,
  { sort, slice }: Wanted,
): Promise<{ readonly rows: readonly HourRow[]; readonly total: number }> {
  const key = sort.replace(/^-/, '')
  const order = orderOf(key)
  const direction = sort.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`
  const different = filter.state === 'different'
  const needsShift = different || key === 'difference'
  const wanted = sql`from time_entries t
    ${needsShift ? sql`left join nearest using (entry_id)` : sql``}
    ${order.from?.(groupId) ?? sql``}
    where t.group_id = ${groupId} and ${conditionsOf(filter)}
      ${different ? sql`and t.worked_minutes <> nearest.minutes` : sql``}`
  const { rows } = await sql<HourRow & { readonly total: number }>`
    with ${needsShift ? sql`nearest as (${nearestShifts(groupId, filter.month)}),` : sql``}
    picked as (
      select t.*, ${order.by} as sort_key ${wanted}
      order by sort_key ${direction}, t.work_day, t.starts_local, t.entry_id
      limit ${slice.limit} offset ${slice.offset})
    select ${ROW}, (select count(*) ${wanted})::int as total,
      exists (select from month_closes c where c.group_id = e.group_id and c.month = ${filter.month})
        or exists (select from invoices i where i.group_id = e.group_id
          and i.member_id = e.member_id and i.closed_month = ${filter.month}) as "monthClosed",
      (select l.invoice_number from invoice_lines l where l.group_id = e.group_id
        and l.assignment_id = e.assignment_id and l.period = ${filter.month}
        and e.entry_id = any(l.entry_ids)
        order by l.kind = 'hours' desc, l.invoice_number limit 1) as "invoiceNumber"
    from picked as e
    join employees p using (group_id, employee_id)
    join members m using (group_id, member_id)
    join assignments a using (group_id, assignment_id)
    join sites site on site.group_id = e.group_id and site.site_id = a.site_id
    left join lateral (${NEAREST_SHIFT}) as s on true
    order by e.sort_key ${direction}, e.work_day, e.starts_local, e.entry_id`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export interface EntryVersion {
  readonly version: number
  readonly startsAt: string
  readonly endsAt: string
  readonly breakMinutes: number
  readonly workedMinutes: number
  readonly workDay: Day
  readonly cancelled: boolean
  readonly employeeConfirmedAt: string | null
  readonly memberConfirmedAt: string | null
  readonly changedAt: string
  readonly supersededAt: string | null
}

/** All versions of an entry, newest first; none when the viewer has no such entry. */
export async function versionsOf(
  db: GroupDb,
  groupId: GroupId,
  entryId: string,
): Promise<EntryVersion[]> {
  const { rows } = await sql<EntryVersion>`
    select version, starts_local as "startsAt", ends_local as "endsAt",
      coalesce(break_minutes, 0) as "breakMinutes", worked_minutes as "workedMinutes",
      work_day as "workDay", cancelled, employee_confirmed_at as "employeeConfirmedAt",
      member_confirmed_at as "memberConfirmedAt", changed_at as "changedAt",
      superseded_at as "supersededAt"
    from time_entries where group_id = ${groupId} and entry_id = ${entryId}
    order by version desc`.execute(db)
  return rows
}

/** Current entries against the shift of their assignment and day, for counting differences. */
export const withShifts = (groupId: GroupId, month: Month): RawBuilder<unknown> => {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  return sql`
    select t.entry_id, t.employee_id, t.member_id, t.worked_minutes, t.work_day,
      t.employee_confirmed_at, t.member_confirmed_at, s.minutes as planned_minutes
    from time_entries t
    left join (
      select s.assignment_id, s.starts_local::date as on_day,
        case when count(*) = 1 then min(${MINUTES}) end as minutes
      from shifts s where group_id = ${groupId}
        and starts_local >= ${first} and starts_local < ${firstDayAfter(month)}
      group by 1, 2
    ) as s on s.assignment_id = t.assignment_id and s.on_day = t.work_day
    where t.group_id = ${groupId} and t.work_day between ${first} and ${last}
      and t.superseded_at is null and not t.cancelled`
}

/** Hours of the month counted by member. */
export async function hourGroups(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<HourGroup[]> {
  const { rows } = await sql<HourGroup>`
    with hours as (${withShifts(groupId, month)})
    select member_id as "memberId", m.name as "memberName", count(*)::int as entries,
      count(distinct employee_id)::int as people, sum(worked_minutes)::int as minutes,
      (count(*) filter (where employee_confirmed_at is not null
        and member_confirmed_at is not null))::int as confirmed,
      (count(*) filter (where employee_confirmed_at is null))::int as "missingEmployee",
      (count(*) filter (where member_confirmed_at is null))::int as "missingMember",
      (count(*) filter (where worked_minutes <> planned_minutes))::int as different
    from hours join members m using (member_id)
    where m.group_id = ${groupId}
    group by member_id, m.name order by m.name collate "fr-x-icu", member_id`.execute(db)
  return rows
}
