import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

interface HourCounts {
  readonly entries: number
  readonly confirmed: number
  readonly missing_employee: number
  readonly missing_member: number
  readonly minutes: number
  readonly confirmed_minutes: number
  readonly without_contract: number
  readonly without_price: number
  readonly members_billed: number
}

/**
 * Entries of the month by confirmation, and the confirmed ones that cannot be paid or billed. A
 * person has one contract a day, so that an entry is counted once.
 */
export async function hourCounts(db: GroupDb, groupId: GroupId, month: Month): Promise<HourCounts> {
  const { rows } = await sql<HourCounts>`
    with entries as (
      select e.*, employee_confirmed_at is not null and member_confirmed_at is not null as sure
      from time_entries e where group_id = ${groupId} and superseded_at is null and not cancelled
        and work_day between ${firstDayOf(month)}::date and ${lastDayOf(month)}::date
    ), priced as (
      select assignment_id, min(starts_on) as since from assignment_prices
      where group_id = ${groupId} group by assignment_id
    )
    select count(*)::int as entries,
      count(*) filter (where sure)::int as confirmed,
      count(*) filter (where employee_confirmed_at is null)::int as missing_employee,
      count(*) filter (where member_confirmed_at is null)::int as missing_member,
      coalesce(sum(worked_minutes), 0)::int as minutes,
      coalesce(sum(worked_minutes) filter (where sure), 0)::int as confirmed_minutes,
      count(*) filter (where sure and c.contract_id is null)::int as without_contract,
      count(*) filter (where sure and (priced.since is null or priced.since > e.work_day))::int
        as without_price,
      count(distinct e.member_id) filter (where sure)::int as members_billed
    from entries e
    left join contracts c on c.group_id = ${groupId} and c.employee_id = e.employee_id
      and e.work_day between c.starts_on and coalesce(c.ends_on, 'infinity')
    left join priced on priced.assignment_id = e.assignment_id`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a count is one row')
  return row
}

export async function itemCounts(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<{ readonly pay_items: number; readonly absences: number }> {
  const { rows } = await sql<{ pay_items: number; absences: number }>`
    select
      (select count(*)::int from pay_items
        where group_id = ${groupId} and month = ${month}) as pay_items,
      (select count(*)::int from absences where group_id = ${groupId}
        and starts_on <= ${lastDayOf(month)}::date
        and ends_on >= ${firstDayOf(month)}::date) as absences`.execute(db)
  return rows[0] ?? { pay_items: 0, absences: 0 }
}

export async function entriesAfterClose(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<{ readonly entries: number; readonly debit_cents: number }> {
  const { rows } = await sql<{ entries: number; debit_cents: number }>`
    select count(distinct (journal, year, entry_number))::int as entries,
      coalesce(sum(debit_cents), 0)::bigint as debit_cents
    from ledger_entries join ledger_lines using (group_id, journal, year, entry_number)
    where group_id = ${groupId} and month = ${month}`.execute(db)
  return rows[0] ?? { entries: 0, debit_cents: 0 }
}
