import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { cents } from '../../shared/money.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { EntryDraft, LedgerLine } from '../entry.ts'
import type { EntryKey } from './post-manual-entry.ts'
import { isJournal } from './rules/manual-entry.ts'

/** Name of each member, by its id. */
export async function memberNames(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('members')
    .select(['member_id', 'name'])
    .where('group_id', '=', groupId)
    .execute()
  return new Map(rows.map(({ member_id, name }) => [member_id, name]))
}

/** A posted entry with its cause and its lines as they were drafted; null when there is none. */
export async function draftOfCause(
  db: GroupDb,
  groupId: GroupId,
  { journal, year, entryNumber }: EntryKey,
): Promise<EntryDraft | null> {
  const entry = await db
    .selectFrom('ledger_entries')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('journal', '=', journal)
    .where('year', '=', year)
    .where('entry_number', '=', entryNumber)
    .executeTakeFirst()
  if (entry === undefined || !isJournal(entry.journal)) return null
  const rows = await db
    .selectFrom('ledger_lines')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('journal', '=', journal)
    .where('year', '=', year)
    .where('entry_number', '=', entryNumber)
    .orderBy('line')
    .execute()
  const lines = rows.map(
    (row): LedgerLine => ({
      account: row.account,
      accountLabel: row.account_label,
      auxiliary: row.auxiliary,
      auxiliaryLabel: row.auxiliary_label,
      label: row.label,
      debitCents: cents(row.debit_cents),
      creditCents: cents(row.credit_cents),
      memberId: row.member_id,
      establishmentId: row.establishment_id,
      ...(row.vat_percent_e2 === null || row.vat_base_cents === null
        ? {}
        : { vat: { percentE2: row.vat_percent_e2, baseCents: cents(row.vat_base_cents) } }),
    }),
  )
  return {
    journal: entry.journal,
    cause: entry.cause ?? '',
    entryDate: entry.entry_date,
    pieceReference: entry.piece_reference,
    pieceDate: entry.piece_date,
    label: entry.label,
    lines,
  }
}

export interface StoredTemplate {
  readonly templateId: string
  readonly name: string
  readonly journal: string
  readonly label: string
  readonly lines: readonly {
    readonly account: string
    readonly auxiliary: string | null
    readonly label: string | null
    readonly debitCents: number
    readonly creditCents: number
  }[]
}

export async function templatesOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly StoredTemplate[]> {
  const { rows } = await sql<StoredTemplate>`
    select template_id as "templateId", name, journal, label, lines
    from entry_templates where group_id = ${groupId} order by lower(name), template_id`.execute(db)
  return rows
}

export async function storeTemplate(
  db: GroupDb,
  groupId: GroupId,
  { templateId, name, journal, label, lines }: StoredTemplate,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  const columns = {
    name,
    journal,
    label,
    lines: JSON.stringify(lines),
    changed_by: by,
    changed_at: at,
  }
  await db
    .insertInto('entry_templates')
    .values({ group_id: groupId, template_id: templateId, ...columns })
    .onConflict((conflict) => conflict.columns(['group_id', 'template_id']).doUpdateSet(columns))
    .execute()
}

export async function deleteTemplate(
  db: GroupDb,
  groupId: GroupId,
  templateId: string,
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('entry_templates')
    .where('group_id', '=', groupId)
    .where('template_id', '=', templateId)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows) === 1
}
