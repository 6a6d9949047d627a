import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Slice } from '../../platform/http/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type BooksPeriod, startOfBooks, yearOf } from './balances.ts'
import { LETTERS_IN_FORCE } from './lettering-store.ts'

/** A line of an account with the balance after it. */
export interface LedgerAccountLine {
  readonly key: string
  readonly journal: string
  readonly year: number
  readonly entryNumber: number
  readonly entryDate: string
  readonly pieceReference: string
  readonly label: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly debitCents: number
  readonly creditCents: number
  readonly balanceCents: number
  readonly letters: string | null
  readonly letteredOn: string | null
  readonly letteringId: string | null
}

export interface AccountQuestion extends BooksPeriod {
  readonly account: string
  readonly auxiliary: string | null
  /** Only the lines that no lettering holds. */
  readonly openOnly: boolean
}

/**
 * Grand livre of one account over a period of a year, in the order of the days. What was before
 * stands in the balance of the first line.
 */
export async function accountLines(
  db: GroupDb,
  groupId: GroupId,
  { account, auxiliary, openOnly, from, to }: AccountQuestion,
  slice: Slice,
): Promise<{
  readonly rows: readonly LedgerAccountLine[]
  readonly total: number
  readonly openingCents: number
  readonly closingCents: number
}> {
  const start = await startOfBooks(db, groupId, yearOf(to))
  const { rows } = await sql<{
    readonly line: LedgerAccountLine
    readonly total: number
    readonly openingCents: number
    readonly closingCents: number
  }>`
    with own as (
      select l.journal || '-' || l.year || '-' || l.entry_number || '-' || l.line as key,
        l.journal, l.year, l.entry_number, l.line, e.entry_date, e.piece_reference, l.label,
        l.auxiliary, l.auxiliary_label, l.debit_cents, l.credit_cents, x.letters, x.lettered_on,
        x.lettering_id,
        e.entry_date < ${from}::date or (e.journal = 'AN' and e.entry_date = ${from}::date)
          as is_before
      from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
      left join ${LETTERS_IN_FORCE} x using (group_id, journal, year, entry_number, line)
      where l.group_id = ${groupId} and l.account = ${account}
        and (${auxiliary}::text is null or l.auxiliary = ${auxiliary})
        and e.entry_date <= ${to}::date
        and (${start}::date is null or e.entry_date >= ${start}::date)
        and (l.account !~ '^[67]' or e.entry_date >= date_trunc('year', ${to}::date))),
    summed as (
      select *, sum(debit_cents - credit_cents) over (order by is_before desc, entry_date, journal,
          year, entry_number, line)::bigint as balance,
        (sum(debit_cents - credit_cents) filter (where is_before) over ())::bigint as opening,
        (sum(debit_cents - credit_cents) over ())::bigint as closing
      from own)
    select jsonb_build_object('key', key, 'journal', journal, 'year', year,
        'entryNumber', entry_number, 'entryDate', entry_date, 'pieceReference', piece_reference,
        'label', label, 'auxiliary', auxiliary, 'auxiliaryLabel', auxiliary_label,
        'debitCents', debit_cents, 'creditCents', credit_cents, 'balanceCents', balance,
        'letters', letters, 'letteredOn', lettered_on, 'letteringId', lettering_id) as line,
      coalesce(opening, 0) as "openingCents", closing as "closingCents",
      (count(*) over ())::int as total
    from summed
    where ${openOnly ? sql`letters is null` : sql`not is_before or journal = 'AN'`}
    order by is_before desc, entry_date, journal, year, entry_number, line
    limit ${slice.limit} offset ${slice.offset}`.execute(db)
  const [first] = rows
  return {
    rows: rows.map(({ line }) => line),
    total: first?.total ?? 0,
    openingCents: first?.openingCents ?? 0,
    closingCents: first?.closingCents ?? 0,
  }
}
