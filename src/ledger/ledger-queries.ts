import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Slice } from '../platform/http/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { LETTERS_IN_FORCE } from './books/lettering-store.ts'
import type { LedgerEntryAnswer } from './ledger-contract.ts'

export interface LedgerFilter {
  readonly month: string
  readonly journal?: string | undefined
  readonly account?: string | undefined
  readonly q?: string | undefined
}

const ORDERS: Readonly<Record<string, RawBuilder<unknown>>> = {
  number: sql`e.journal`,
  entryDate: sql`e.entry_date`,
  pieceReference: sql`e.piece_reference`,
  totalCents: sql`"totalCents"`,
}

export type StoredEntry = Omit<LedgerEntryAnswer, 'number'>

/** Accounting entries of a month with their lines. */
export async function entriesOf(
  db: GroupDb,
  groupId: GroupId,
  { month, journal, account, q }: LedgerFilter,
  { sort, slice }: { readonly sort: string; readonly slice: Slice },
): Promise<{ readonly rows: readonly StoredEntry[]; readonly total: number }> {
  const conditions = [
    sql`e.group_id = ${groupId}`,
    sql`e.entry_date between (${month} || '-01')::date
      and ((${month} || '-01')::date + interval '1 month - 1 day')::date`,
  ]
  if (journal !== undefined) conditions.push(sql`e.journal = ${journal}`)
  if (account !== undefined)
    conditions.push(sql`exists (select from ledger_lines a where a.group_id = e.group_id
      and a.journal = e.journal and a.year = e.year and a.entry_number = e.entry_number
      and a.account = ${account})`)
  const text = (q ?? '').trim().replace(/[\\%_]/g, '\\$&')
  if (text !== '') conditions.push(sql`(e.piece_reference || ' ' || e.label) ilike ${`%${text}%`}`)
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  const order = ORDERS[sort.replace(/^-/, '')] ?? ORDERS['number']
  const { rows } = await sql<StoredEntry & { readonly total: number }>`
    with picked as (
      select e.*, (select coalesce(sum(l.debit_cents), 0) from ledger_lines l
          where l.group_id = e.group_id and l.journal = e.journal and l.year = e.year
            and l.entry_number = e.entry_number)::bigint as "totalCents",
        (count(*) over ())::int as total
      from ledger_entries e where ${sql.join(conditions, sql` and `)}
      order by ${order} ${direction}, e.journal, e.year, e.entry_number
      limit ${slice.limit} offset ${slice.offset})
    select e.journal, e.year, e.entry_number as "entryNumber",
      to_char(e.entry_date, 'YYYY-MM') as month, e.cause, e.validated_on as "validatedOn",
      exists (select from ledger_entries r where r.group_id = e.group_id
        and r.cause = 'reversal:' || e.cause) as "isReversed",
      e.entry_date as "entryDate", e.piece_reference as "pieceReference",
      (select i.invoice_number from invoices i where i.group_id = e.group_id
        and i.invoice_number = e.piece_reference) as "invoiceNumber",
      e.label, e."totalCents", e.total,
      (select jsonb_agg(jsonb_build_object('line', l.line, 'account', l.account,
          'accountLabel', l.account_label, 'auxiliary', l.auxiliary,
          'auxiliaryLabel', l.auxiliary_label, 'label', l.label, 'debitCents', l.debit_cents,
          'creditCents', l.credit_cents, 'memberId', l.member_id, 'employeeId', l.employee_id,
          'letters', (select x.letters from ${LETTERS_IN_FORCE} x where x.group_id = l.group_id
            and x.journal = l.journal and x.year = l.year and x.entry_number = l.entry_number
            and x.line = l.line))
          order by l.line)
        from ledger_lines l where l.group_id = e.group_id and l.journal = e.journal
          and l.year = e.year and l.entry_number = e.entry_number) as lines
    from picked as e
    order by ${order} ${direction}, e.journal, e.year, e.entry_number`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}
