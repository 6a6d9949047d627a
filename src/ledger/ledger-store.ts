import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import {
  type Account,
  type Accounts,
  DEFAULT_ACCOUNTS,
  isLedgerEvent,
  type LedgerEvent,
} from './accounts.ts'
import { closedPeriods, PeriodClosed } from './books/periods.ts'
import type { EntryDraft } from './entry.ts'
import { lockNumbers } from './ledger-lock.ts'

/** The accounts in force: those of the group, else those of the product. */
export async function accountsOf(db: GroupDb, groupId: GroupId): Promise<Accounts> {
  const rows = await db
    .selectFrom('account_mapping')
    .select(['event', 'account', 'label'])
    .where('group_id', '=', groupId)
    .execute()
  const accounts: Record<LedgerEvent, Account> = { ...DEFAULT_ACCOUNTS }
  for (const { event, account, label } of rows)
    if (isLedgerEvent(event)) accounts[event] = { account, label }
  return accounts
}

/** The establishment of each member that has one. */
export async function establishmentsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('members')
    .select(['member_id', 'establishment_id'])
    .where('group_id', '=', groupId)
    .execute()
  return new Map(
    rows.flatMap(({ member_id, establishment_id }) =>
      establishment_id === null ? [] : [[member_id, establishment_id] as const],
    ),
  )
}

export async function storeAccounts(
  db: GroupDb,
  groupId: GroupId,
  changes: readonly (Account & { readonly event: LedgerEvent })[],
): Promise<void> {
  if (changes.length === 0) return
  await db
    .insertInto('account_mapping')
    .values(
      changes.map(({ event, account, label }) => ({ group_id: groupId, event, account, label })),
    )
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'event']).doUpdateSet((eb) => ({
        account: eb.ref('excluded.account'),
        label: eb.ref('excluded.label'),
      })),
    )
    .execute()
}

async function lastNumbers(db: GroupDb, groupId: GroupId): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('ledger_entries')
    .select(['journal', 'year', (eb) => eb.fn.max('entry_number').as('last')])
    .where('group_id', '=', groupId)
    .groupBy(['journal', 'year'])
    .execute()
  return new Map(rows.map(({ journal, year, last }) => [`${journal} ${year}`, Number(last)]))
}

const rowsOf = (rows: readonly unknown[]) => JSON.stringify(rows)

/** Those whose cause has no entry yet. */
async function notYetPosted(
  db: GroupDb,
  groupId: GroupId,
  drafts: readonly EntryDraft[],
): Promise<readonly EntryDraft[]> {
  const { rows } = await sql<{ cause: string }>`
    select cause from ledger_entries where group_id = ${groupId}
      and cause in (select jsonb_array_elements_text(${rowsOf(drafts.map(({ cause }) => cause))}::jsonb))
  `.execute(db)
  const posted = new Set(rows.map(({ cause }) => cause))
  return drafts.filter(({ cause }) => !posted.has(cause))
}

/**
 * Stores entries in their order, numbered without hole per journal and year; those whose cause was
 * posted before are left as they are. `month` is that of the close that writes them, if one does.
 *
 * @throws PeriodClosed when one falls into a month that is locked or a year that is closed.
 */
export async function storeEntries(
  db: GroupDb,
  groupId: GroupId,
  { month, validatedOn }: { readonly month: Month | null; readonly validatedOn: Day },
  asked: readonly EntryDraft[],
): Promise<void> {
  await lockNumbers(db, groupId)
  const drafts = await notYetPosted(db, groupId, asked)
  const closed = await closedPeriods(
    db,
    groupId,
    drafts.map(({ entryDate }) => entryDate),
  )
  if (closed.length > 0) throw new PeriodClosed(closed)
  const numbers = await lastNumbers(db, groupId)
  const numbered = drafts.map((draft) => {
    const year = Number(draft.entryDate.slice(0, 4))
    const series = `${draft.journal} ${year}`
    const entry_number = (numbers.get(series) ?? 0) + 1
    numbers.set(series, entry_number)
    return { draft, year, entry_number }
  })
  await storeHeads(db, groupId, { month, validatedOn }, numbered)
  await storeLines(db, groupId, numbered)
  await storeParts(db, groupId, numbered)
}

interface Numbered {
  readonly draft: EntryDraft
  readonly year: number
  readonly entry_number: number
}

async function storeHeads(
  db: GroupDb,
  groupId: GroupId,
  { month, validatedOn }: { readonly month: Month | null; readonly validatedOn: Day },
  numbered: readonly Numbered[],
): Promise<void> {
  const entries = numbered.map(({ draft, year, entry_number }) => ({
    journal: draft.journal,
    year,
    entry_number,
    cause: draft.cause,
    entry_date: draft.entryDate,
    piece_reference: draft.pieceReference,
    piece_date: draft.pieceDate,
    label: draft.label,
  }))
  await sql`insert into ledger_entries (group_id, journal, year, entry_number, month, cause,
      entry_date, piece_reference, piece_date, label, validated_on)
    select ${groupId}, journal, year, entry_number, ${month}, cause, entry_date, piece_reference,
      piece_date, label, ${validatedOn}::date
    from jsonb_to_recordset(${rowsOf(entries)}::jsonb) as row (journal text, year int, entry_number int,
      cause text, entry_date date, piece_reference text, piece_date date, label text)`.execute(db)
}

async function storeLines(
  db: GroupDb,
  groupId: GroupId,
  numbered: readonly Numbered[],
): Promise<void> {
  const lines = numbered.flatMap(({ draft, year, entry_number }) =>
    draft.lines.map((line, index) => ({
      journal: draft.journal,
      year,
      entry_number,
      line: index + 1,
      account: line.account,
      account_label: line.accountLabel,
      auxiliary: line.auxiliary,
      auxiliary_label: line.auxiliaryLabel,
      label: line.label,
      debit_cents: line.debitCents,
      credit_cents: line.creditCents,
      member_id: line.memberId,
      establishment_id: line.establishmentId ?? null,
      vat_percent_e2: line.vat?.percentE2 ?? null,
      vat_base_cents: line.vat?.baseCents ?? null,
    })),
  )
  await sql`insert into ledger_lines (group_id, journal, year, entry_number, line, account, account_label,
      auxiliary, auxiliary_label, label, debit_cents, credit_cents, member_id, establishment_id,
      vat_percent_e2, vat_base_cents)
    select ${groupId}, journal, year, entry_number, line, account, account_label, auxiliary,
      auxiliary_label, label, debit_cents, credit_cents, member_id, establishment_id,
      vat_percent_e2, vat_base_cents
    from jsonb_to_recordset(${rowsOf(lines)}::jsonb) as row (journal text, year int, entry_number int,
      line int, account text, account_label text, auxiliary text, auxiliary_label text, label text,
      debit_cents bigint, credit_cents bigint, member_id text, establishment_id text,
      vat_percent_e2 int, vat_base_cents bigint)`.execute(db)
}

async function storeParts(
  db: GroupDb,
  groupId: GroupId,
  numbered: readonly Numbered[],
): Promise<void> {
  const parts = numbered.flatMap(({ draft, year, entry_number }) =>
    draft.lines.flatMap((line, index) =>
      (line.parts ?? []).map((part, rank) => ({
        journal: draft.journal,
        year,
        entry_number,
        line: index + 1,
        part: rank + 1,
        member_id: part.memberId,
        establishment_id: part.establishmentId,
        employee_id: part.employeeId,
        amount_cents: part.amountCents,
      })),
    ),
  )
  if (parts.length === 0) return
  await sql`insert into ledger_line_parts (group_id, journal, year, entry_number, line, part,
      member_id, establishment_id, employee_id, amount_cents)
    select ${groupId}, journal, year, entry_number, line, part, member_id, establishment_id,
      employee_id, amount_cents
    from jsonb_to_recordset(${rowsOf(parts)}::jsonb) as row (journal text, year int,
      entry_number int, line int, part int, member_id text, establishment_id text,
      employee_id text, amount_cents bigint)`.execute(db)
}
