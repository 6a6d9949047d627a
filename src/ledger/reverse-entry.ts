import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents } from '../shared/money.ts'
import type { Journal } from './accounts.ts'
import type { EntryDraft, LedgerLine } from './entry.ts'
import { postEntries } from './post-entries.ts'

/** The cause of the entry that takes back the one of a cause. */
const reversalOf = (cause: string): string => `${cause}:reversed`

interface StoredLine {
  readonly journal: Journal
  readonly pieceReference: string
  readonly pieceDate: Day
  readonly entryLabel: string
  readonly line: LedgerLine
}

/**
 * Takes back what a cause posted, by the contrary entry (contre-passation) on the accounts of the
 * day it was posted, whatever the mapping says today. Nothing where it posted nothing, or where it
 * was taken back before.
 */
export async function reverseEntry(
  db: GroupDb,
  groupId: GroupId,
  { cause, on }: { readonly cause: string; readonly on: Day },
): Promise<void> {
  const { rows } = await sql<StoredLine>`
    select e.journal, e.piece_reference as "pieceReference", e.piece_date as "pieceDate",
      e.label as "entryLabel",
      jsonb_build_object('account', l.account, 'accountLabel', l.account_label,
        'auxiliary', l.auxiliary, 'auxiliaryLabel', l.auxiliary_label, 'label', l.label,
        'debitCents', l.credit_cents, 'creditCents', l.debit_cents, 'memberId', l.member_id,
        'establishmentId', l.establishment_id)
      || case when l.vat_percent_e2 is null then '{}' else jsonb_build_object('vat',
          jsonb_build_object('percentE2', l.vat_percent_e2, 'baseCents', l.vat_base_cents)) end
      || coalesce((select jsonb_build_object('parts', jsonb_agg(jsonb_build_object(
          'memberId', p.member_id, 'establishmentId', p.establishment_id,
          'employeeId', p.employee_id, 'amountCents', -p.amount_cents) order by p.part))
        from ledger_line_parts p where p.group_id = l.group_id and p.journal = l.journal
          and p.year = l.year and p.entry_number = l.entry_number and p.line = l.line
        having count(*) > 0), '{}') as line
    from ledger_entries e join ledger_lines l using (group_id, journal, year, entry_number)
    where e.group_id = ${groupId} and e.cause = ${cause}
    order by l.line`.execute(db)
  const [first] = rows
  if (first === undefined) return
  const draft: EntryDraft = {
    journal: first.journal,
    cause: reversalOf(cause),
    entryDate: on,
    pieceReference: first.pieceReference,
    pieceDate: first.pieceDate,
    label: `Annulation : ${first.entryLabel}`,
    lines: rows.map(({ line }) => ({
      ...line,
      debitCents: cents(line.debitCents),
      creditCents: cents(line.creditCents),
    })),
  }
  await postEntries(db, groupId, on, [draft])
}
