import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Slice } from '../platform/http/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { InvoiceAnswer, InvoiceLineAnswer, InvoiceRow } from './billing-contract.ts'

export interface InvoiceFilter {
  readonly month?: string | undefined
  readonly member?: string | undefined
  readonly kind?: string | undefined
  readonly q?: string | undefined
}

const ORDERS: Readonly<Record<string, RawBuilder<unknown>>> = {
  number: sql`"invoiceNumber"`,
  member: sql`m.name collate "fr-x-icu"`,
  month: sql`month`,
  issuedOn: sql`"issuedOn"`,
  minutes: sql`minutes`,
  netCents: sql`"netCents"`,
  grossCents: sql`"grossCents"`,
}

function conditionsOf(groupId: GroupId, { month, member, kind, q }: InvoiceFilter) {
  const conditions = [sql`i.group_id = ${groupId}`]
  if (month !== undefined) conditions.push(sql`i.month = ${month}`)
  if (member !== undefined) conditions.push(sql`i.member_id = ${member}`)
  if (kind !== undefined) conditions.push(sql`i.kind = ${kind}`)
  const text = (q ?? '').trim().replace(/[\\%_]/g, '\\$&')
  if (text !== '')
    conditions.push(sql`(i.invoice_number ilike ${`%${text}%`} or i.member_id ilike ${`%${text}%`}
      or m.name ilike ${`%${text}%`})`)
  return sql.join(conditions, sql` and `)
}

const ROW = sql`i.invoice_number as "invoiceNumber", i.kind, i.member_id as "memberId",
  m.name as "memberName", i.month, i.issued_on as "issuedOn", i.due_on as "dueOn",
  coalesce(l.minutes, 0) as minutes, i.net_cents as "netCents", i.vat_cents as "vatCents",
  i.gross_cents as "grossCents", i.wages_cents as "wagesCents",
  i.contributions_cents as "contributionsCents", i.other_cents as "otherCents"`

const MINUTES = sql`left join lateral (
  select sum(l.minutes)::int as minutes from invoice_lines l
  where l.group_id = i.group_id and l.invoice_number = i.invoice_number
    and coalesce(l.corrected_kind, l.kind) = 'hours'
) as l on true`

export interface InvoiceList {
  readonly rows: readonly InvoiceRow[]
  readonly total: number
  readonly sums: {
    readonly minutes: number
    readonly netCents: number
    readonly vatCents: number
    readonly grossCents: number
  }
}

/** Invoices with the sums of the whole list. */
export async function invoicesOf(
  db: GroupDb,
  groupId: GroupId,
  filter: InvoiceFilter,
  { sort, slice }: { readonly sort: string; readonly slice: Slice },
): Promise<InvoiceList> {
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  const order = ORDERS[sort.replace(/^-/, '')] ?? ORDERS['number']
  const wanted = sql`select ${ROW} from invoices i
    join members m using (group_id, member_id) ${MINUTES}
    where ${conditionsOf(groupId, filter)}`
  const { rows } = await sql<InvoiceRow>`${wanted}
    order by ${order} ${direction}, "invoiceNumber" ${direction}
    limit ${slice.limit} offset ${slice.offset}`.execute(db)
  const sums = await sql<InvoiceList['sums'] & { readonly total: number }>`
    select count(*)::int as total, coalesce(sum(minutes), 0)::bigint as minutes,
      coalesce(sum("netCents"), 0)::bigint as "netCents",
      coalesce(sum("vatCents"), 0)::bigint as "vatCents",
      coalesce(sum("grossCents"), 0)::bigint as "grossCents"
    from (${wanted}) as wanted`.execute(db)
  const { total = 0, ...of } = sums.rows[0] ?? {}
  return { rows, total, sums: { minutes: 0, netCents: 0, vatCents: 0, grossCents: 0, ...of } }
}

export type StoredInvoice = Omit<InvoiceAnswer, 'lines' | 'vat'>

/** An invoice without its lines, or null when the viewer has no such invoice. */
export async function invoiceOf(
  db: GroupDb,
  groupId: GroupId,
  invoiceNumber: string,
): Promise<StoredInvoice | null> {
  const { rows } = await sql<StoredInvoice>`
    select ${ROW}, i.seller, i.buyer,
      (select jsonb_build_object('journal', e.journal, 'year', e.year,
          'entryNumber', e.entry_number)
        from ledger_entries e where e.group_id = i.group_id and e.journal = 'VE'
          and e.piece_reference = i.invoice_number
        order by e.year, e.entry_number limit 1) as "ledgerEntry"
    from invoices i join members m using (group_id, member_id) ${MINUTES}
    where i.group_id = ${groupId} and i.invoice_number = ${invoiceNumber}`.execute(db)
  return rows[0] ?? null
}

/**
 * The lines with the hours behind them. An entry corrected after the close is shown in the version
 * that counted when the invoice was made.
 */
export async function linesOf(
  db: GroupDb,
  groupId: GroupId,
  invoiceNumber: string,
): Promise<InvoiceLineAnswer[]> {
  const { rows } = await sql<InvoiceLineAnswer>`
    select l.line, l.kind, l.corrected_kind as "correctedKind", l.period,
      l.assignment_id as "assignmentId", l.employee_id as "employeeId",
      p.first_name || ' ' || p.last_name as "employeeName", s.name as "siteName",
      l.minutes, l.unit_price_e4 as "unitPriceE4", l.net_cents as "netCents",
      l.vat_percent_e2 as "vatPercentE2", l.vat_exemption as "vatExemption",
      l.wages_cents as "wagesCents", l.contributions_cents as "contributionsCents",
      l.explanation, coalesce((
        select jsonb_agg(jsonb_build_object('entryId', t.entry_id,
            'startsAt', to_char(t.starts_local, 'YYYY-MM-DD"T"HH24:MI'),
            'endsAt', to_char(t.ends_local, 'YYYY-MM-DD"T"HH24:MI'),
            'breakMinutes', coalesce(t.break_minutes, 0), 'workedMinutes', t.worked_minutes)
          order by t.starts_local, t.entry_id)
        from unnest(l.entry_ids) as id
        join lateral (
          select * from time_entries v
          where v.group_id = l.group_id and v.entry_id = id
          order by v.changed_at <= coalesce(c.closed_at,
            case when i.cause is null then 'infinity' else i.recorded_at end) desc, v.version desc
          limit 1) as t on true), '[]') as entries
    from invoice_lines l
    join invoices i using (group_id, invoice_number)
    left join month_closes c on c.group_id = i.group_id and c.month = i.closed_month
    left join employees p on p.group_id = l.group_id and p.employee_id = l.employee_id
    left join assignments a on a.group_id = l.group_id and a.assignment_id = l.assignment_id
    left join sites s on s.group_id = a.group_id and s.site_id = a.site_id
    where l.group_id = ${groupId} and l.invoice_number = ${invoiceNumber}
    order by l.line`.execute(db)
  return rows
}

/** The documents of an invoice. */
export interface StoredDocument {
  readonly pdf: Buffer
  readonly xml: string
}

export async function documentOf(
  db: GroupDb,
  groupId: GroupId,
  invoiceNumber: string,
): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom('invoice_documents')
    .select(['pdf', 'xml'])
    .where('group_id', '=', groupId)
    .where('invoice_number', '=', invoiceNumber)
    .executeTakeFirst()
  return row ?? null
}
