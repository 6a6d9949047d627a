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

/** Entries of the month by confirmation, and the confirmed ones that cannot be paid or billed. */
export async function hourCounts(db: GroupDb, groupId: GroupId, month: Month): Promise<HourCounts> {
  const { rows } = await sql<HourCounts>`
    with entries as (
      select e.*, employee_confirmed_at is not null and member_confirmed_at is not null as sure
      from time_entries e where group_id = ${groupId} and superseded_at is null and not cancelled
        and work_day between ${firstDayOf(month)}::date and ${lastDayOf(month)}::date)
    select count(*)::int as entries,
      count(*) filter (where sure)::int as confirmed,
      count(*) filter (where employee_confirmed_at is null)::int as missing_employee,
      count(*) filter (where member_confirmed_at is null)::int as missing_member,
      coalesce(sum(worked_minutes), 0)::int as minutes,
      coalesce(sum(worked_minutes) filter (where sure), 0)::int as confirmed_minutes,
      count(*) filter (where sure and not exists (select from contracts c
        where c.group_id = e.group_id and c.employee_id = e.employee_id
          and e.work_day >= c.starts_on and (c.ends_on is null or e.work_day <= c.ends_on)))::int
        as without_contract,
      count(*) filter (where sure and not exists (select from assignment_prices p
        where p.group_id = e.group_id and p.assignment_id = e.assignment_id
          and p.starts_on <= e.work_day))::int as without_price,
      count(distinct member_id) filter (where sure)::int as members_billed
    from entries e`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a count is one row')
  return row
}

/** Findings of the month, when they are those of the facts of today. */
export async function findingCounts(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<{ readonly breaches: number; readonly warnings: number } | null> {
  const { rows } = await sql<{ breaches: number; warnings: number }>`
    select
      (select count(*)::int from jsonb_array_elements(s.findings) f
        where f ->> 'severity' = 'breach') as breaches,
      (select count(*)::int from jsonb_array_elements(s.findings) f
        where f ->> 'severity' = 'warning') as warnings
    from findings_snapshots s join group_revision r using (group_id, revision)
    where s.group_id = ${groupId} and s.month = ${month}
      and jsonb_typeof(s.findings) = 'array'`.execute(db)
  return rows[0] ?? null
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
