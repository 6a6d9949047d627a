import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Cents, cents } from '../../shared/money.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Accounts } from '../accounts.ts'
import type { BooksPeriod } from '../books/balances.ts'
import type { Turnover, YearlyPay } from './rules/payroll-tax.ts'
import type { CollectedVat, VatOfPeriod } from './rules/vat-return.ts'

/**
 * What the accounts of VAT hold for a period. The entries of returns that were posted before are
 * not read again, and the pending account is that of the end of the period.
 */
export async function vatOfPeriod(
  db: GroupDb,
  groupId: GroupId,
  { from, to }: BooksPeriod,
  accounts: Accounts,
): Promise<VatOfPeriod> {
  const { rows: collected } = await sql<CollectedVat>`
    select l.vat_percent_e2 as "percentE2",
      sum(sign(l.credit_cents - l.debit_cents) * coalesce(l.vat_base_cents, 0))::bigint
        as "baseCents",
      sum(l.credit_cents - l.debit_cents)::bigint as "vatCents"
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    where l.group_id = ${groupId} and l.account = ${accounts.vat_collected.account}
      and e.entry_date between ${from}::date and ${to}::date and e.journal <> 'AN'
      and coalesce(e.cause, '') !~ '^(reversal:)?vat:'
    group by l.vat_percent_e2 having sum(l.credit_cents - l.debit_cents) <> 0`.execute(db)
  const movement = async (account: string): Promise<number> => {
    const { rows } = await sql<{ amount: number }>`
      select coalesce(sum(l.debit_cents - l.credit_cents), 0)::bigint as amount
      from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
      where l.group_id = ${groupId} and l.account = ${account}
        and e.entry_date between ${from}::date and ${to}::date and e.journal <> 'AN'
        and coalesce(e.cause, '') !~ '^(reversal:)?vat:'`.execute(db)
    return rows[0]?.amount ?? 0
  }
  return {
    collected,
    exemptBaseCents: (await turnoverOf(db, groupId, { from, to })).exemptCents,
    deductibleCents: await movement(accounts.vat_deductible.account),
    deductibleAssetsCents: await movement(accounts.vat_deductible_assets.account),
    carriedCreditCents: await carriedCredit(db, groupId, from, accounts),
    pendingCents: -(await balanceOn(db, groupId, to, accounts.vat_pending.account)),
  }
}

/** The credit that returns before this period left to carry over. */
async function carriedCredit(
  db: GroupDb,
  groupId: GroupId,
  from: string,
  accounts: Accounts,
): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    select coalesce(sum(l.debit_cents - l.credit_cents), 0)::bigint as amount
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    where l.group_id = ${groupId} and l.account = ${accounts.vat_credit.account}
      and (e.entry_date < ${from}::date or e.entry_date = ${from}::date and e.journal = 'AN')
      and e.cause is distinct from 'year-opened:' || e.year`.execute(db)
  return Math.max(0, rows[0]?.amount ?? 0)
}

async function balanceOn(
  db: GroupDb,
  groupId: GroupId,
  to: string,
  account: string,
): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    select coalesce(sum(l.debit_cents - l.credit_cents), 0)::bigint as amount
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    where l.group_id = ${groupId} and l.account = ${account} and e.entry_date <= ${to}::date
      and e.cause is distinct from 'year-opened:' || e.year`.execute(db)
  return rows[0]?.amount ?? 0
}

/** Turnover that was invoiced in a period, with and without VAT. */
export async function turnoverOf(
  db: GroupDb,
  groupId: GroupId,
  { from, to }: BooksPeriod,
): Promise<Turnover> {
  const { rows } = await sql<Turnover>`
    select coalesce(sum(l.net_cents) filter (where l.vat_percent_e2 > 0), 0)::bigint as "taxedCents",
      coalesce(sum(l.net_cents) filter (where l.vat_percent_e2 = 0), 0)::bigint as "exemptCents"
    from invoice_lines l join invoices i using (group_id, invoice_number)
    where i.group_id = ${groupId}
      and i.issued_on between ${from}::date and ${to}::date`.execute(db)
  return rows[0] ?? { taxedCents: 0, exemptCents: 0 }
}

export interface PaidYear {
  readonly pays: readonly YearlyPay[]
  /** Months of the year that are closed, from January on; later ones are not known yet. */
  readonly months: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

/** Gross pay of each person in each closed month of a year, as costs forecast it. */
export async function payOfYear(db: GroupDb, groupId: GroupId, year: number): Promise<PaidYear> {
  const { rows } = await sql<{ employeeId: string; name: string; month: number; gross: number }>`
    select c.employee_id as "employeeId", e.last_name || ' ' || e.first_name as name,
      right(c.month, 2)::int as month, sum(c.gross_cents)::bigint as gross
    from costs c join employees e using (group_id, employee_id)
    where c.group_id = ${groupId} and left(c.month, 4)::int = ${year}
    group by c.employee_id, e.last_name, e.first_name, 3
    order by name, c.employee_id`.execute(db)
  const { rows: closed } = await sql<{ month: string }>`
    select month from month_closes where group_id = ${groupId} and left(month, 4)::int = ${year}
    order by month`.execute(db)
  const pays = [...Map.groupBy(rows, ({ employeeId }) => employeeId)].map(
    ([employeeId, own]): YearlyPay => ({
      employeeId,
      months: Array.from(
        { length: 12 },
        (_, index): Cents => cents(own.find(({ month }) => month === index + 1)?.gross ?? 0),
      ),
    }),
  )
  return {
    pays,
    months: closed.map(({ month }) => month),
    names: new Map(rows.map(({ employeeId, name }) => [employeeId, name])),
  }
}

export async function isCausePosted(
  db: GroupDb,
  groupId: GroupId,
  cause: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('ledger_entries')
    .select('cause')
    .where('group_id', '=', groupId)
    .where('cause', '=', cause)
    .executeTakeFirst()
  return row !== undefined
}
