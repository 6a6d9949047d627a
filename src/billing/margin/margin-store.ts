import { sql } from 'kysely'
import type { PayItem } from '../../payroll/index.ts'
import type { GroupDb, OverheadTable, Pricing } from '../../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import { minutes } from '../../shared/time.ts'
import type { Overhead } from './rules/charges.ts'
import type { Person } from './rules/unused-time.ts'

export interface StoredOverhead extends Overhead {
  readonly firstMonth: Month
  readonly lastMonth: Month | null
}

const toOverhead = (row: OverheadTable): StoredOverhead => ({
  overheadId: row.overhead_id,
  label: row.label,
  kind: row.kind,
  monthlyCents: cents(row.monthly_cents),
  splitKey: row.split_key,
  firstMonth: row.first_month,
  lastMonth: row.last_month,
})

/** All costs of the group that no hour carries, by label. */
export async function overheadsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly StoredOverhead[]> {
  const rows = await db
    .selectFrom('overheads')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy(sql`label collate "fr-x-icu"`)
    .orderBy('first_month')
    .orderBy('overhead_id')
    .execute()
  return rows.map(toOverhead)
}

export async function insertOverhead(
  db: GroupDb,
  groupId: GroupId,
  overhead: StoredOverhead,
): Promise<void> {
  await db
    .insertInto('overheads')
    .values({
      group_id: groupId,
      overhead_id: overhead.overheadId,
      label: overhead.label,
      kind: overhead.kind,
      monthly_cents: overhead.monthlyCents,
      first_month: overhead.firstMonth,
      last_month: overhead.lastMonth,
      split_key: overhead.splitKey,
    })
    .execute()
}

/** Ends a cost with a month. @returns what it is then; null when there is none. */
export async function endOverhead(
  db: GroupDb,
  groupId: GroupId,
  overheadId: string,
  lastMonth: Month,
): Promise<StoredOverhead | null> {
  const row = await db
    .updateTable('overheads')
    .set({ last_month: lastMonth })
    .where('group_id', '=', groupId)
    .where('overhead_id', '=', overheadId)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : toOverhead(row)
}

export async function deleteOverhead(
  db: GroupDb,
  groupId: GroupId,
  overheadId: string,
): Promise<StoredOverhead | null> {
  const row = await db
    .deleteFrom('overheads')
    .where('group_id', '=', groupId)
    .where('overhead_id', '=', overheadId)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : toOverhead(row)
}

export async function itemsOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<
  readonly (Pick<PayItem, 'memberId' | 'code' | 'kind' | 'amountCents'> & {
    readonly employeeId: string
  })[]
> {
  const rows = await db
    .selectFrom('pay_items')
    .select(['employee_id', 'member_id', 'code', 'kind', 'amount_cents'])
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .orderBy('pay_item_id')
    .execute()
  return rows.map((row) => ({
    employeeId: row.employee_id,
    memberId: row.member_id,
    code: row.code,
    kind: row.kind,
    amountCents: cents(row.amount_cents),
  }))
}

/** Members on some day of the month, by identifier. */
export async function membersIn(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select distinct member_id from memberships where group_id = ${groupId}
      and joined_on <= ${lastDayOf(month)} and coalesce(left_on, 'infinity') >= ${firstDayOf(month)}
    order by member_id`.execute(db)
  return rows.map(({ member_id }) => member_id)
}

/** People under contract between two days, with the absences that meet them. */
export async function peopleOf(
  db: GroupDb,
  groupId: GroupId,
  first: Day,
  last: Day,
): Promise<readonly Person[]> {
  const { rows } = await sql<{
    employee_id: string
    contracts: { s: Day; e: Day | null; w: number | null; h: number }[]
    absences: { k: string; s: Day; e: Day; m: number | null }[] | null
  }>`
    select p.employee_id, c.contracts, a.absences
    from employees p
    join lateral (
      select json_agg(json_build_object('s', starts_on, 'e', least(ends_on, p.left_on),
        'w', weekly_minutes, 'h', hourly_gross_e4) order by starts_on) as contracts
      from contracts c where c.group_id = p.group_id and c.employee_id = p.employee_id
        and c.starts_on <= ${last}
    ) c on c.contracts is not null
    left join lateral (
      select json_agg(json_build_object('k', kind, 's', starts_on, 'e', ends_on, 'm', minutes)
        order by starts_on, absence_id) as absences
      from absences a where a.group_id = p.group_id and a.employee_id = p.employee_id
        and a.starts_on <= ${last} and a.ends_on >= ${first}
    ) a on true
    where p.group_id = ${groupId} and coalesce(p.left_on, 'infinity') >= ${first}
    order by p.employee_id`.execute(db)
  return rows.map((row) => ({
    employeeId: row.employee_id,
    contracts: row.contracts.map(({ s, e, w, h }) => ({
      startsOn: s,
      endsOn: e,
      weeklyMinutes: w,
      hourlyGrossE4: rateE4(h),
    })),
    absences: (row.absences ?? []).map(({ k, s, e, m }) => ({
      kind: k,
      startsOn: s,
      endsOn: e,
      minutes: m === null ? null : minutes(m),
    })),
  }))
}

export interface Names {
  readonly members: ReadonlyMap<string, string>
  readonly employees: ReadonlyMap<string, string>
  readonly sites: ReadonlyMap<string, string>
}

export async function namesOf(db: GroupDb, groupId: GroupId): Promise<Names> {
  const { rows } = await sql<{ kind: 'member' | 'employee' | 'site'; id: string; name: string }>`
    select 'member' as kind, member_id as id, name from members where group_id = ${groupId}
    union all
    select 'employee', employee_id, first_name || ' ' || last_name from employees
      where group_id = ${groupId}
    union all
    select 'site', assignment_id, s.name from assignments a join sites s using (group_id, site_id)
      where a.group_id = ${groupId}`.execute(db)
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, name }) => [id, name]))
  return { members: of('member'), employees: of('employee'), sites: of('site') }
}

/** Months that are closed, and the last day on which work is declared or planned. */
export async function monthsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<{ readonly closed: readonly Month[]; readonly firstWork: Day | null }> {
  const { rows } = await sql<{ closed: Month[]; first_work: Day | null }>`
    select coalesce((select array_agg(month order by month) from month_closes
        where group_id = ${groupId}), '{}') as closed,
      least((select min(work_day) from time_entries where group_id = ${groupId}
          and superseded_at is null and not cancelled),
        (select min(starts_local)::date from shifts where group_id = ${groupId})) as first_work
    `.execute(db)
  return { closed: rows[0]?.closed ?? [], firstWork: rows[0]?.first_work ?? null }
}

/** An assignment with the price that holds on a day; null when there is no such assignment. */
export async function priceOn(db: GroupDb, groupId: GroupId, assignmentId: string, on: Day) {
  const { rows } = await sql<{
    memberName: string
    employeeName: string
    siteName: string
    agreed: {
      pricing: Pricing
      coefficientE4: number | null
      fixedE4: number | null
      percentE4: number | null
    } | null
  }>`
    select m.name as "memberName", p.first_name || ' ' || p.last_name as "employeeName",
      s.name as "siteName", (select json_build_object('pricing', pricing, 'coefficientE4',
          coefficient_e4, 'fixedE4', fixed_e4, 'percentE4', percent_e4)
        from assignment_prices x where x.group_id = a.group_id
          and x.assignment_id = a.assignment_id and x.starts_on <= ${on}
        order by x.starts_on desc limit 1) as agreed
    from assignments a join members m using (group_id, member_id)
    join employees p on p.group_id = a.group_id and p.employee_id = a.employee_id
    join sites s on s.group_id = a.group_id and s.site_id = a.site_id
    where a.group_id = ${groupId} and a.assignment_id = ${assignmentId}`.execute(db)
  return rows[0] ?? null
}

/**
 * Changes with every transaction that writes anything, in this database or beside it, and with
 * nothing else: what was read under the same text reads the same again.
 */
export async function writtenUntil(db: GroupDb): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select current_database() || ' ' || pg_postmaster_start_time()::text || ' '
      || pg_current_snapshot()::text as stamp`.execute(db)
  return rows[0]?.stamp ?? ''
}
