import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { type Assumptions, type CashItem, DEFAULT_ASSUMPTIONS } from './rules/forecast.ts'

export async function itemsOf(db: GroupDb, groupId: GroupId): Promise<readonly CashItem[]> {
  const { rows } = await sql<CashItem>`
    select item_id as "itemId", label, amount_cents as "amountCents", first_on as "firstOn", every,
      last_on as "lastOn"
    from cash_items where group_id = ${groupId} order by first_on, label, item_id`.execute(db)
  return rows
}

export async function assumptionsOf(db: GroupDb, groupId: GroupId): Promise<Assumptions> {
  const { rows } = await sql<Assumptions>`
    select employee_share_e4 as "employeeShareE4", pay_day as "payDay",
      pay_month_after as "payMonthAfter", vat_day as "vatDay"
    from cash_assumptions where group_id = ${groupId}`.execute(db)
  return rows[0] ?? DEFAULT_ASSUMPTIONS
}

export async function storeAssumptions(
  db: GroupDb,
  groupId: GroupId,
  { employeeShareE4, payDay, payMonthAfter, vatDay }: Assumptions,
): Promise<void> {
  const values = {
    employee_share_e4: employeeShareE4,
    pay_day: payDay,
    pay_month_after: payMonthAfter,
    vat_day: vatDay,
  }
  await db
    .insertInto('cash_assumptions')
    .values({ group_id: groupId, ...values })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(values))
    .execute()
}

/**
 * Days between the due date and the payment of each member, the mean over the last year, weighted
 * by what was paid.
 */
export async function delaysOf(
  db: GroupDb,
  groupId: GroupId,
  since: Day,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ member: string; days: number }>`
    select p.member_id as member,
      round(sum((p.settled_on - i.due_on) * p.amount_cents)::numeric / sum(p.amount_cents))::int as days
    from settlement_parts p join invoices i using (group_id, invoice_number)
    where p.group_id = ${groupId} and p.way = 'operation' and p.amount_cents > 0
      and p.settled_on >= ${since}::date
      and not exists (select from settlements s where s.group_id = p.group_id
        and s.reverses = p.settlement_id)
    group by p.member_id`.execute(db)
  return new Map(rows.map(({ member, days }) => [member, days]))
}

export interface UsualBilling {
  readonly memberId: string
  readonly memberName: string
  readonly grossCents: number
  readonly vatCents: number
}

/** What members were billed in these months, by month: the mean of each, a whole number of cents. */
export async function meanBilling(
  db: GroupDb,
  groupId: GroupId,
  months: readonly Month[],
): Promise<readonly UsualBilling[]> {
  if (months.length === 0) return []
  const { rows } = await sql<UsualBilling>`
    select i.member_id as "memberId", m.name as "memberName",
      round(sum(i.gross_cents)::numeric / ${months.length}::int)::bigint as "grossCents",
      round(sum(i.vat_cents)::numeric / ${months.length}::int)::bigint as "vatCents"
    from invoices i join members m using (group_id, member_id)
    where i.group_id = ${groupId} and i.month = any(${[...months]}::text[])
      and i.kind <> 'advance'
    group by i.member_id, m.name having sum(i.gross_cents) > 0 order by i.member_id`.execute(db)
  return rows
}

/** The months that were closed last, newest first. */
export async function lastClosed(
  db: GroupDb,
  groupId: GroupId,
  limit: number,
): Promise<readonly Month[]> {
  const { rows } = await sql<{ month: Month }>`select month from month_closes
    where group_id = ${groupId} order by month desc limit ${limit}`.execute(db)
  return rows.map(({ month }) => month)
}

/** Gross pay and what the group pays on it, as a closed month counted them. */
export async function costOfClosed(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<{
  readonly grossCents: number
  readonly employerCents: number
  readonly people: number
}> {
  const { rows } = await sql<{ grossCents: number; employerCents: number; people: number }>`
    select coalesce(sum(gross_cents), 0)::bigint as "grossCents",
      coalesce(sum(contributions_cents), 0)::bigint as "employerCents",
      count(distinct employee_id)::int as people
    from costs where group_id = ${groupId} and month = ${month}`.execute(db)
  return rows[0] ?? { grossCents: 0, employerCents: 0, people: 0 }
}

/** Monthly gross of the contracts in force in a month, from their hours and their rate. */
export async function contractsOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<{ readonly grossCents: number; readonly people: number }> {
  const { rows } = await sql<{ grossCents: number; people: number }>`
    select coalesce(sum(round(hourly_gross_e4 * (
        case when weekly_minutes is not null then weekly_minutes * 52 / 12.0
          else coalesce(annual_minutes, 1607 * 60) / 12.0 end) / 60 / 100)), 0)::bigint as "grossCents",
      count(distinct employee_id)::int as people
    from contracts where group_id = ${groupId} and starts_on <= ${lastDayOf(month)}::date
      and (ends_on is null or ends_on >= ${firstDayOf(month)}::date)`.execute(db)
  return rows[0] ?? { grossCents: 0, people: 0 }
}

/** VAT that fell due in the books in each month, on the account of VAT collected. */
export async function vatDueByMonth(
  db: GroupDb,
  groupId: GroupId,
  account: string,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<ReadonlyMap<Month, number>> {
  const { rows } = await sql<{ month: Month; due: number }>`
    select to_char(e.entry_date, 'YYYY-MM') as month,
      sum(l.credit_cents - l.debit_cents)::bigint as due
    from ledger_entries e join ledger_lines l using (group_id, journal, year, entry_number)
    where e.group_id = ${groupId} and l.account = ${account}
      and e.entry_date between ${first}::date and ${last}::date group by 1`.execute(db)
  return new Map(rows.map(({ month, due }) => [month, due]))
}
