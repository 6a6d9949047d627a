import { sql } from 'kysely'
import { auditChain, chainBreaks } from '../platform/audit/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Month } from '../shared/days.ts'
import { BOOKS_CHECKS, type BooksFinding } from './books/verify-books.ts'
import { entryNumberOf } from './fec-of-month.ts'
import { sealOf, SEALED_TABLES, type MonthSeal } from './seal.ts'

/** Something that the books promise and that does not hold. */
export interface VerifyFinding {
  readonly check:
    | 'entry-balances'
    | 'entry-numbers-continuous'
    | 'invoice-series-continuous'
    | 'invoice-lines-add-up'
    | 'invoice-vat'
    | 'invoice-posted'
    | 'hours-billed-once'
    | 'document-intact'
    | 'month-recorded'
    | 'month-sealed'
    | 'audit-chain'
    | BooksFinding['check']
  readonly subject: string
  readonly expected: string
  readonly found: string
}

type Check = (db: GroupDb, groupId: GroupId) => Promise<readonly VerifyFinding[]>

interface Row {
  readonly subject: string
  readonly expected: string
  readonly found: string
}

const asFindings = (check: VerifyFinding['check'], rows: readonly Row[]): VerifyFinding[] =>
  rows.map(({ subject, expected, found }) => ({ check, subject, expected, found }))

const entriesBalance: Check = async (db, groupId) => {
  const { rows } = await sql<{
    journal: string
    year: number
    entry_number: number
    debit: number
    credit: number
  }>`
    select e.journal, e.year, e.entry_number, coalesce(sum(l.debit_cents), 0)::bigint as debit,
      coalesce(sum(l.credit_cents), 0)::bigint as credit
    from ledger_entries e left join ledger_lines l using (group_id, journal, year, entry_number)
    where e.group_id = ${groupId}
    group by e.journal, e.year, e.entry_number
    having coalesce(sum(l.debit_cents - l.credit_cents), 0) <> 0 or count(l.line) = 0`.execute(db)
  return rows.map(({ journal, year, entry_number, debit, credit }) => ({
    check: 'entry-balances',
    subject: entryNumberOf(journal, year, entry_number),
    expected: 'debit = credit > 0',
    found: `debit ${debit}, credit ${credit}`,
  }))
}

const entryNumbersContinuous: Check = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select journal || ' ' || year as subject, '1..' || count(*) as expected,
      min(entry_number) || '..' || max(entry_number) as found
    from ledger_entries where group_id = ${groupId} group by journal, year
    having min(entry_number) <> 1 or max(entry_number) <> count(*)`.execute(db)
  return asFindings('entry-numbers-continuous', rows)
}

const invoiceSeriesContinuous: Check = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select coalesce(s.series, i.series) || ' ' || coalesce(s.year, i.year) as subject,
      '1..' || coalesce(s.last_sequence, 0) as expected,
      coalesce(i.first || '..' || i.last || ' (' || i.issued || ' invoices)', 'none') as found
    from (select * from invoice_series where group_id = ${groupId}) s
    full join (select series, year, min(sequence) as first, max(sequence) as last, count(*) as issued
      from invoices where group_id = ${groupId} group by series, year) i
      on i.series = s.series and i.year = s.year
    where (i.first, i.last, i.issued) is distinct from (1, s.last_sequence, s.last_sequence::bigint)`.execute(
    db,
  )
  return asFindings('invoice-series-continuous', rows)
}

const invoiceLinesAddUp: Check = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select i.invoice_number as subject, i.net_cents || ' cents' as expected,
      coalesce(sum(l.net_cents), 0) || ' cents' as found
    from invoices i left join invoice_lines l using (group_id, invoice_number)
    where i.group_id = ${groupId} group by i.invoice_number, i.net_cents
    having coalesce(sum(l.net_cents), 0) <> i.net_cents`.execute(db)
  return asFindings('invoice-lines-add-up', rows)
}

/** VAT once per rate of an invoice, rounded half away from zero. */
const invoiceVat: Check = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select i.invoice_number as subject, sum(r.vat) || ' cents' as expected, i.vat_cents || ' cents' as found
    from invoices i join (
      select invoice_number, round(sum(net_cents) * vat_percent_e2 / 10000.0)::bigint as vat
      from invoice_lines where group_id = ${groupId} group by invoice_number, vat_percent_e2) r
      on r.invoice_number = i.invoice_number
    where i.group_id = ${groupId} group by i.invoice_number, i.vat_cents
    having sum(r.vat) <> i.vat_cents`.execute(db)
  return asFindings('invoice-vat', rows)
}

const invoicesPosted: Check = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select i.invoice_number as subject, i.gross_cents || ' cents due from ' || i.member_id as expected,
      coalesce(sum(l.debit_cents - l.credit_cents), 0) || ' cents' as found
    from invoices i
    left join ledger_entries e on e.group_id = i.group_id and e.journal = 'VE'
      and e.piece_reference = i.invoice_number
    left join ledger_lines l on l.group_id = e.group_id and l.journal = e.journal and l.year = e.year
      and l.entry_number = e.entry_number and l.auxiliary = i.member_id
    where i.group_id = ${groupId} group by i.invoice_number, i.gross_cents, i.member_id
    having coalesce(sum(l.debit_cents - l.credit_cents), 0) <> i.gross_cents`.execute(db)
  return asFindings('invoice-posted', rows)
}

const hoursBilledOnce: Check = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select entry_id as subject, 'one line of hours' as expected, string_agg(invoice_number, ', ') as found
    from invoice_lines, unnest(entry_ids) as entry_id
    where group_id = ${groupId} and kind = 'hours'
    group by entry_id having sum(case when coalesce(minutes, 0) < 0 then -1 else 1 end) > 1`.execute(
    db,
  )
  return asFindings('hours-billed-once', rows)
}

const documentsIntact: Check = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select invoice_number as subject, pdf_sha256 as expected, encode(sha256(pdf), 'hex') as found
    from invoice_documents where group_id = ${groupId} and encode(sha256(pdf), 'hex') <> pdf_sha256`.execute(
    db,
  )
  return asFindings('document-intact', rows)
}

const auditChainHolds: Check = async (db, groupId) =>
  chainBreaks(groupId, await auditChain(db, groupId)).map(({ kind, sequence }) => ({
    check: 'audit-chain',
    subject: `event ${sequence}`,
    expected: 'an event that follows from the one before',
    found: kind,
  }))

interface RecordedClose {
  readonly month: Month
  readonly is_closed: boolean
  readonly is_recorded: boolean
  readonly seal: Partial<MonthSeal> | null
}

/** The months that are closed, beside those that the audit chain says were closed. */
async function closesOf(db: GroupDb, groupId: GroupId): Promise<readonly RecordedClose[]> {
  const { rows } = await sql<RecordedClose>`
    select coalesce(c.month, e.month) as month, c.month is not null as is_closed,
      e.month is not null as is_recorded, e.seal
    from (select month from month_closes where group_id = ${groupId}) c
    full join (select subject as month, detail -> 'seal' as seal from audit_events
      where group_id = ${groupId} and action = 'month.closed') e using (month)
    order by 1`.execute(db)
  return rows
}

const closesRecorded: Check = async (db, groupId) =>
  (await closesOf(db, groupId))
    .filter(({ is_closed, is_recorded }) => !is_closed || !is_recorded)
    .map(({ month, is_closed }) => ({
      check: 'month-recorded',
      subject: month,
      expected: 'a close and its event in the audit chain',
      found: is_closed ? 'a close without an event' : 'an event without a close',
    }))

/** The rows of a closed month are those that its close sealed. */
const monthsSealed: Check = async (db, groupId) => {
  const findings: VerifyFinding[] = []
  for (const { month, is_recorded, seal } of await closesOf(db, groupId)) {
    if (!is_recorded) continue
    const now = await sealOf(db, groupId, month)
    for (const table of SEALED_TABLES)
      if (now[table] !== seal?.[table])
        findings.push({
          check: 'month-sealed',
          subject: `${month} ${table}`,
          expected: seal?.[table] ?? 'a seal',
          found: now[table],
        })
  }
  return findings
}

const CHECKS: readonly Check[] = [
  entriesBalance,
  entryNumbersContinuous,
  invoiceSeriesContinuous,
  invoiceLinesAddUp,
  invoiceVat,
  invoicesPosted,
  hoursBilledOnce,
  documentsIntact,
  auditChainHolds,
  closesRecorded,
  monthsSealed,
  ...BOOKS_CHECKS,
]

/** Re-checks the whole ledger, the invoice series and the audit chain of a group. */
export async function verifyGroup(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
): Promise<readonly VerifyFinding[]> {
  return inGroup(database, groupId, async (db) => {
    const findings: VerifyFinding[] = []
    for (const check of CHECKS) findings.push(...(await check(db, groupId)))
    return findings
  })
}
