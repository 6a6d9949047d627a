import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { ClosedPeriod } from './periods.ts'

export async function locksAmong(
  db: GroupDb,
  groupId: GroupId,
  days: readonly Day[],
): Promise<readonly ClosedPeriod[]> {
  const { rows } = await sql<{ month: Month | null; year: number }>`
    with asked as (select distinct day::date as day
      from jsonb_array_elements_text(${JSON.stringify([...new Set(days)])}::jsonb) as day)
    select distinct case when y.year is null then l.month end as month,
      extract(year from a.day)::int as year
    from asked a
    left join year_closes y on y.group_id = ${groupId} and y.year = extract(year from a.day)
    left join period_locks l on l.group_id = ${groupId} and l.month = to_char(a.day, 'YYYY-MM')
    where y.year is not null or l.month is not null
    order by 2, 1`.execute(db)
  return rows.map(({ month, year }) =>
    month === null ? { kind: 'year-closed', year } : { kind: 'month-locked', month },
  )
}

export async function insertLock(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<boolean> {
  const inserted = await db
    .insertInto('period_locks')
    .values({ group_id: groupId, month, locked_by: by, locked_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows) === 1
}

export async function deleteLock(db: GroupDb, groupId: GroupId, month: Month): Promise<boolean> {
  const deleted = await db
    .deleteFrom('period_locks')
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows) === 1
}

export interface YearClose {
  readonly year: number
  readonly resultCents: number
  readonly closedBy: string
  readonly closedAt: string
}

export async function yearCloseOf(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<YearClose | null> {
  return (await yearCloses(db, groupId)).find((close) => close.year === year) ?? null
}

export async function yearCloses(db: GroupDb, groupId: GroupId): Promise<readonly YearClose[]> {
  const rows = await db
    .selectFrom('year_closes')
    .select(['year', 'result_cents', 'closed_by', 'closed_at'])
    .where('group_id', '=', groupId)
    .orderBy('year')
    .execute()
  return rows.map((row) => ({
    year: row.year,
    resultCents: row.result_cents,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
  }))
}

export async function insertYearClose(
  db: GroupDb,
  groupId: GroupId,
  { year, resultCents, closedBy, closedAt }: YearClose,
  balances: readonly object[],
): Promise<void> {
  await db
    .insertInto('year_closes')
    .values({
      group_id: groupId,
      year,
      result_cents: resultCents,
      balances: JSON.stringify(balances),
      closed_by: closedBy,
      closed_at: closedAt,
    })
    .execute()
}

export interface MonthOfBooks {
  readonly month: Month
  readonly entries: number
  readonly debitCents: number
  readonly isClosed: boolean
  readonly lockedBy: string | null
  readonly lockedAt: string | null
}

/** The months of a year with what was posted in each. */
export async function monthsOfYear(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<readonly MonthOfBooks[]> {
  const { rows } = await sql<MonthOfBooks>`
    select m.month, (count(distinct (e.journal, e.entry_number))
        filter (where e.journal is not null))::int as entries,
      coalesce(sum(l.debit_cents), 0)::bigint as "debitCents",
      c.month is not null as "isClosed", p.locked_by as "lockedBy", p.locked_at as "lockedAt"
    from (select ${year}::text || '-' || lpad(n::text, 2, '0') as month
      from generate_series(1, 12) as n) m
    left join ledger_entries e on e.group_id = ${groupId}
      and e.entry_date between (m.month || '-01')::date
        and ((m.month || '-01')::date + interval '1 month - 1 day')::date
    left join ledger_lines l on l.group_id = e.group_id and l.journal = e.journal
      and l.year = e.year and l.entry_number = e.entry_number
    left join month_closes c on c.group_id = ${groupId} and c.month = m.month
    left join period_locks p on p.group_id = ${groupId} and p.month = m.month
    group by m.month, c.month, p.locked_by, p.locked_at order by m.month`.execute(db)
  return rows
}
