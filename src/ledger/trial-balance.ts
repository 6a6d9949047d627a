import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

export interface BalanceRow {
  readonly account: string
  readonly label: string
  readonly debitCents: number
  readonly creditCents: number
  /** Debit less credit: positive for a debit balance. */
  readonly balanceCents: number
}

/**
 * Balance of each account over the entries dated in the months from first to last, both included
 * (trial balance, balance generale). The two columns add up to the same sum.
 */
export async function trialBalance(
  db: GroupDb,
  groupId: GroupId,
  { first, last }: { readonly first: Month; readonly last: Month },
): Promise<BalanceRow[]> {
  const { rows } = await sql<{ account: string; label: string; debit: number; credit: number }>`
    select l.account, max(l.account_label) as label,
      sum(l.debit_cents)::bigint as debit, sum(l.credit_cents)::bigint as credit
    from ledger_lines l
    join ledger_entries e using (group_id, journal, year, entry_number)
    where l.group_id = ${groupId}
      and e.entry_date between ${firstDayOf(first)}::date and ${lastDayOf(last)}::date
    group by l.account order by l.account`.execute(db)
  return rows.map(({ account, label, debit, credit }) => ({
    account,
    label,
    debitCents: debit,
    creditCents: credit,
    balanceCents: debit - credit,
  }))
}
