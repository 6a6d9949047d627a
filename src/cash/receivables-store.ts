import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { OpenInvoice, VatShare } from './model.ts'

const invoicesWith = (groupId: GroupId, at: Day | null) => sql`
  select i.invoice_number as "invoiceNumber", i.kind, i.member_id as "memberId",
    m.name as "memberName", coalesce(m.public_body, false) as "isPublic",
    i.issued_on as "issuedOn", i.due_on as "dueOn", i.gross_cents as "grossCents",
    i.vat_cents as "vatCents", coalesce(p.paid, 0)::bigint as "paidCents",
    (i.gross_cents - coalesce(p.paid, 0))::bigint as "openCents",
    coalesce(r.paused, false) as "isPaused"
  from invoices i join members m using (group_id, member_id)
  left join lateral (select sum(s.amount_cents) as paid from settlement_parts s
    where s.group_id = i.group_id and s.invoice_number = i.invoice_number
      and (${at}::date is null or s.settled_on <= ${at}::date)) p on true
  left join lateral (select s.paused from reminder_pauses s
    where s.group_id = i.group_id and s.invoice_number = i.invoice_number
    order by s.sequence desc limit 1) r on true
  where i.group_id = ${groupId} and (${at}::date is null or i.issued_on <= ${at}::date)`

/**
 * Invoices, credit notes and advances that are not wholly settled on a day, the oldest due first;
 * without a day, as it stands now. A member company sees its own.
 */
export async function openInvoices(
  db: GroupDb,
  groupId: GroupId,
  at: Day | null = null,
): Promise<readonly OpenInvoice[]> {
  const { rows } = await sql<OpenInvoice>`select * from (${invoicesWith(groupId, at)}) as all_of
    where "openCents" <> 0 order by "dueOn", "invoiceNumber"`.execute(db)
  return rows
}

/** Invoices of which something was received: what may come back. */
export async function paidInvoices(
  db: GroupDb,
  groupId: GroupId,
  since: Day,
): Promise<readonly OpenInvoice[]> {
  const { rows } = await sql<OpenInvoice>`select * from (${invoicesWith(groupId, null)}) as all_of
    where "paidCents" > 0 and "invoiceNumber" in (select invoice_number from settlement_parts
      where group_id = ${groupId} and settled_on >= ${since}::date)
    order by "dueOn", "invoiceNumber"`.execute(db)
  return rows
}

export async function invoicesNamed(
  db: GroupDb,
  groupId: GroupId,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, OpenInvoice>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<OpenInvoice>`select * from (${invoicesWith(groupId, null)}) as all_of
    where "invoiceNumber" = any(${[...numbers]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.invoiceNumber, row]))
}

export interface MemberAdvance {
  readonly memberId: string
  readonly memberName: string
  readonly amountCents: number
}

/**
 * What members paid ahead or too much and was not used, on a day; what was called of their
 * guarantees is of it until it is set off against an invoice.
 */
export async function advancesOf(
  db: GroupDb,
  groupId: GroupId,
  at: Day | null = null,
): Promise<readonly MemberAdvance[]> {
  const { rows } = await sql<MemberAdvance>`
    with credited as (
      select member_id, amount_cents, settled_on as credited_on from settlement_parts
      where group_id = ${groupId} and kind = 'advance'
      union all
      select g.member_id, g.amount_cents, g.moved_on from guarantee_moves g
      where g.group_id = ${groupId} and g.move = 'called' and not exists (
        select from guarantee_cancellations c
        where c.group_id = g.group_id and c.move_id = g.move_id)
    )
    select a.member_id as "memberId", m.name as "memberName",
      sum(a.amount_cents)::bigint as "amountCents"
    from credited a join members m on m.group_id = ${groupId} and m.member_id = a.member_id
    where ${at}::date is null or a.credited_on <= ${at}::date
    group by a.member_id, m.name having sum(a.amount_cents) <> 0 order by a.member_id`.execute(db)
  return rows
}

/** The rates of invoices and what was settled of each, by number. */
export async function vatOfInvoices(
  db: GroupDb,
  groupId: GroupId,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, { readonly lines: VatLine[]; readonly settled: VatShare[] }>> {
  const found = new Map(
    numbers.map((number) => [number, { lines: [] as VatLine[], settled: [] as VatShare[] }]),
  )
  if (numbers.length === 0) return found
  const lines = await sql<VatLine & { readonly number: string }>`
    select invoice_number as number, vat_percent_e2 as "vatPercentE2",
      vat_exemption as "vatExemption", sum(net_cents)::bigint as "netCents"
    from invoice_lines where group_id = ${groupId} and invoice_number = any(${[...numbers]}::text[])
    group by 1, 2, 3 order by 1, 2 desc, 3`.execute(db)
  for (const { number, ...line } of lines.rows) found.get(number)?.lines.push(line)
  const settled = await sql<VatShare & { readonly number: string }>`
    select p.invoice_number as number, (v ->> 'vatPercentE2')::int as "vatPercentE2",
      v ->> 'vatExemption' as "vatExemption", sum((v ->> 'netCents')::bigint)::bigint as "netCents",
      sum((v ->> 'vatCents')::bigint)::bigint as "vatCents"
    from settlement_parts p, jsonb_array_elements(p.vat) as v
    where p.group_id = ${groupId} and p.invoice_number = any(${[...numbers]}::text[])
    group by 1, 2, 3`.execute(db)
  for (const { number, ...share } of settled.rows) found.get(number)?.settled.push(share)
  return found
}

export interface VatLine {
  readonly vatPercentE2: number
  readonly vatExemption: string | null
  readonly netCents: number
}

/** What was billed from one day to another, taxes included. */
export async function billedBetween(
  db: GroupDb,
  groupId: GroupId,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<number> {
  const { rows } = await sql<{ billed: number }>`
    select coalesce(sum(gross_cents), 0)::bigint as billed from invoices
    where group_id = ${groupId} and issued_on between ${first}::date and ${last}::date`.execute(db)
  return rows[0]?.billed ?? 0
}

export interface InvoicePayment {
  readonly settlementId: string
  readonly settledOn: Day
  readonly amountCents: number
  readonly kind: 'receipt' | 'return' | 'set_off' | 'undone'
  readonly returnReason: string | null
  readonly vat: readonly VatShare[]
}

/** What settled an invoice, in the order of the days. A member company sees that of its own. */
export async function paymentsOf(
  db: GroupDb,
  groupId: GroupId,
  invoiceNumber: string,
): Promise<readonly InvoicePayment[]> {
  const { rows } = await sql<InvoicePayment>`
    select p.settlement_id as "settlementId", p.settled_on as "settledOn",
      p.amount_cents as "amountCents", p.return_reason as "returnReason", p.vat,
      case when p.way = 'reversal' then 'undone' when p.way = 'set_off' then 'set_off'
        when p.amount_cents < 0 then 'return' else 'receipt' end as kind
    from settlement_parts p
    where p.group_id = ${groupId} and p.invoice_number = ${invoiceNumber}
    order by p.settled_on, p.settlement_id, p.part`.execute(db)
  return rows
}
