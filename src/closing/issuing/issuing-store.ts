import { sql } from 'kysely'
import type { CreditableLine, InvoiceKind, OpenAdvance } from '../../billing/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { invoicesOf } from '../invoice-store.ts'

export interface IssuedDocument {
  readonly invoiceNumber: string
  readonly memberId: string
  readonly kind: InvoiceKind
  readonly netCents: number
  readonly grossCents: number
}

/** The documents that these causes made before, by cause. */
export async function documentsOfCauses(
  db: GroupDb,
  groupId: GroupId,
  causes: readonly string[],
): Promise<ReadonlyMap<string, IssuedDocument>> {
  const { rows } = await sql<IssuedDocument & { readonly cause: string }>`
    select cause, invoice_number as "invoiceNumber", member_id as "memberId", kind,
      net_cents as "netCents", gross_cents as "grossCents"
    from invoices where group_id = ${groupId} and cause = any(${causes}::text[])`.execute(db)
  return new Map(rows.map(({ cause, ...document }) => [cause, document]))
}

/** How many documents were made of causes that begin so: the next one takes the number after. */
export async function countOfCauses(
  db: GroupDb,
  groupId: GroupId,
  prefix: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from invoices
    where group_id = ${groupId} and starts_with(cause, ${prefix})`.execute(db)
  return rows[0]?.count ?? 0
}

export interface CreditableDocument {
  readonly kind: InvoiceKind
  readonly memberId: string
  readonly lines: readonly CreditableLine[]
}

/** The lines of an invoice with what was taken back of each; null without such an invoice. */
export async function creditableLinesOf(
  db: GroupDb,
  groupId: GroupId,
  number: string,
): Promise<CreditableDocument | null> {
  const [invoice] = await invoicesOf(db, groupId, [number])
  if (invoice === undefined) return null
  const { rows } = await sql<{ line: number; credited: number }>`
    select credits_line as line, sum(net_cents)::bigint as credited from invoice_lines
    where group_id = ${groupId} and credits_number = ${number}
    group by credits_line`.execute(db)
  const credited = new Map(rows.map((row) => [row.line, row.credited]))
  const { kind, memberId } = invoice
  const lines = invoice.lines.map((line) => ({
    ...line,
    memberId,
    creditedCents: cents(credited.get(line.line) ?? 0),
  }))
  return { kind, memberId, lines }
}

/** The advances of the group, or of one member, that are not deducted whole; oldest first. */
export async function openAdvances(
  db: GroupDb,
  groupId: GroupId,
  memberId: string | null = null,
): Promise<readonly OpenAdvance[]> {
  const { rows } = await sql<{
    member_id: string
    invoice_number: string
    line: number
    item: string
    vat_percent_e2: number
    vat_exemption: string | null
    left: number
  }>`
    with moves as (
      select l.explanation ->> 'item' as item, sum(l.net_cents)::bigint as left
      from invoice_lines l
      where l.group_id = ${groupId} and coalesce(l.corrected_kind, l.kind) = 'advance'
      group by 1 having sum(l.net_cents) > 0
    )
    select i.member_id, i.invoice_number, l.line, m.item, l.vat_percent_e2, l.vat_exemption, m.left
    from moves m
    join invoice_lines l on l.group_id = ${groupId} and l.kind = 'advance'
      and l.explanation ->> 'item' = m.item
    join invoices i on i.group_id = l.group_id and i.invoice_number = l.invoice_number
      and i.kind = 'advance'
    where ${memberId}::text is null or i.member_id = ${memberId}
    order by i.issued_on, i.series, i.sequence, l.line`.execute(db)
  return rows.map((row) => ({
    memberId: row.member_id,
    number: row.invoice_number,
    line: row.line,
    item: row.item,
    vat: { percentE2: row.vat_percent_e2, exemption: row.vat_exemption },
    leftCents: cents(row.left),
  }))
}
