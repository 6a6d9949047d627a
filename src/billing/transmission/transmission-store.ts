import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { InvoiceKind } from '../invoice.ts'
import { type Route, routeOf } from './rules.ts'
import type { LifeOf } from './status-store.ts'

/** An invoice on its way: how it goes, whether it went, and what became of it. */
export interface Transmission {
  readonly invoiceNumber: string
  readonly kind: InvoiceKind
  readonly memberId: string
  readonly memberName: string
  readonly month: Month
  readonly issuedOn: Day
  readonly grossCents: number
  readonly route: Route
  /** The address that the directory or the officer gave; null: that of the SIREN. */
  readonly electronicAddress: string | null
  /** Of the last flow that carried it; null: it did not go. */
  readonly flowState: 'waiting' | 'uncertain' | 'sent' | 'accepted' | 'refused' | null
  readonly failure: string | null
  readonly statusCode: number | null
  readonly statusAt: string | null
}

interface Row extends Omit<Transmission, 'route'> {
  readonly buyerCountry: string
  readonly buyerSiren: string | null
  readonly isPublicBody: boolean
  readonly isInScope: boolean
}

const TRANSMISSIONS = (groupId: GroupId) => sql`
  select i.invoice_number as "invoiceNumber", i.kind, i.member_id as "memberId",
    m.name as "memberName", i.month, i.issued_on as "issuedOn", i.gross_cents as "grossCents",
    i.buyer->>'countryCode' as "buyerCountry", i.buyer->>'siren' as "buyerSiren",
    coalesce(m.public_body, false) as "isPublicBody",
    exists (select from invoice_lines l where l.group_id = i.group_id
      and l.invoice_number = i.invoice_number
      and l.vat_exemption is distinct from 'CGI 261 B') as "isInScope",
    r.electronic_address as "electronicAddress", f.state as "flowState", f.failure,
    s.code as "statusCode", s.happened_at as "statusAt"
  from invoices i
  join members m using (group_id, member_id)
  left join member_routing r using (group_id, member_id)
  left join lateral (select state, failure from platform_flows f
    where f.group_id = i.group_id and f.invoice_number = i.invoice_number and f.kind = 'invoice'
    order by created_at desc limit 1) f on true
  left join lateral (select code, happened_at from invoice_statuses s
    where s.group_id = i.group_id and s.invoice_number = i.invoice_number
    order by happened_at desc, sequence desc limit 1) s on true
  where i.group_id = ${groupId}`

const routed = (rows: readonly Row[]): Transmission[] =>
  rows.map(({ buyerCountry, buyerSiren, isPublicBody, isInScope, ...row }) => ({
    ...row,
    route: routeOf({ buyerCountry, buyerSiren, isPublicBody, isInScope }),
  }))

/** The invoices of a month and their way, by number. */
export async function transmissionsOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<Transmission[]> {
  const { rows } = await sql<Row>`${TRANSMISSIONS(groupId)} and i.month = ${month}
    order by i.series, i.year, i.sequence`.execute(db)
  return routed(rows)
}

export async function transmissionsOf(
  db: GroupDb,
  groupId: GroupId,
  numbers: readonly string[],
): Promise<Transmission[]> {
  const { rows } = await sql<Row>`${TRANSMISSIONS(groupId)}
    and i.invoice_number = any(${numbers}::text[])
    order by i.series, i.year, i.sequence`.execute(db)
  return routed(rows)
}

/** Invoices issued since a day that never went, for an account that sends by itself. */
export async function unsentSince(
  db: GroupDb,
  groupId: GroupId,
  since: Day,
): Promise<Transmission[]> {
  const { rows } = await sql<Row>`${TRANSMISSIONS(groupId)} and i.issued_on >= ${since}::date
    and f.state is null order by i.series, i.year, i.sequence`.execute(db)
  return routed(rows)
}

/** Whether the platform got the invoice from us, or brought it. */
export async function isWithPlatform(db: GroupDb, groupId: GroupId, of: LifeOf): Promise<boolean> {
  const which =
    'invoiceNumber' in of
      ? sql`direction = 'out' and invoice_number = ${of.invoiceNumber}
          and state in ('waiting', 'uncertain', 'sent', 'accepted')`
      : sql`direction = 'in' and purchase_id = ${of.purchaseId}::uuid`
  const { rows } = await sql`select from platform_flows
    where group_id = ${groupId} and kind = 'invoice' and ${which} limit 1`.execute(db)
  return rows.length > 0
}
