import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type AmountByRate, isStatusCode, type StatusCode } from './statuses.ts'

/** The invoice that a status is about: one that the group issued, or one that it received. */
export type LifeOf = { readonly invoiceNumber: string } | { readonly purchaseId: string }

export interface StoredStatus {
  readonly statusId: string
  readonly code: number
  readonly origin: 'group' | 'platform'
  readonly happenedAt: string
  readonly recordedBy: string
  readonly reasonCode: string | null
  readonly reason: string | null
  readonly amounts: readonly AmountByRate[]
}

const condition = (of: LifeOf) =>
  'invoiceNumber' in of
    ? sql`invoice_number = ${of.invoiceNumber}`
    : sql`purchase_id = ${of.purchaseId}`

/** The life of an invoice, in the order in which it happened. */
export async function statusesOf(
  db: GroupDb,
  groupId: GroupId,
  of: LifeOf,
): Promise<StoredStatus[]> {
  const { rows } = await sql<StoredStatus>`
    select status_id as "statusId", code, origin, happened_at as "happenedAt",
      recorded_by as "recordedBy", reason_code as "reasonCode", reason,
      coalesce(amounts, '[]'::jsonb) as amounts
    from invoice_statuses where group_id = ${groupId} and ${condition(of)}
    order by happened_at, sequence`.execute(db)
  return rows
}

/** The status in which an invoice is; null before it has one that the standard knows. */
export async function currentStatus(
  db: GroupDb,
  groupId: GroupId,
  of: LifeOf,
): Promise<StatusCode | null> {
  const last = (await statusesOf(db, groupId, of)).findLast(({ code }) => isStatusCode(code))
  return last !== undefined && isStatusCode(last.code) ? last.code : null
}

/** Noon of a day where the group is: an hour that no time zone puts on another day. */
export async function noonOf(db: GroupDb, groupId: GroupId, day: Day): Promise<string> {
  const { rows } = await sql<{ noon: string }>`
    select (${day}::date + time '12:00') at time zone time_zone as noon
    from employer_group where group_id = ${groupId}`.execute(db)
  return rows[0]?.noon ?? `${day}T12:00:00Z`
}

export interface NewStatus {
  readonly of: LifeOf
  readonly code: number
  readonly origin: 'group' | 'platform'
  readonly happenedAt: string
  readonly recordedBy: string
  readonly reasonCode: string | null
  readonly reason: string | null
  readonly amounts: readonly AmountByRate[]
  readonly cause: string
  /** The message as it came. */
  readonly message?: string
}

/** @returns the identifier of the status, or null when the cause was stored before */
export async function storeStatus(
  db: GroupDb,
  groupId: GroupId,
  status: NewStatus,
): Promise<string | null> {
  const { of, amounts } = status
  const statusId = randomUUID()
  const row = await db
    .insertInto('invoice_statuses')
    .values({
      group_id: groupId,
      status_id: statusId,
      invoice_number: 'invoiceNumber' in of ? of.invoiceNumber : null,
      purchase_id: 'purchaseId' in of ? of.purchaseId : null,
      code: status.code,
      origin: status.origin,
      happened_at: status.happenedAt,
      recorded_by: status.recordedBy,
      reason_code: status.reasonCode,
      reason: status.reason,
      amounts: amounts.length === 0 ? null : JSON.stringify(amounts),
      cause: status.cause,
      message: status.message ?? null,
    })
    .onConflict((conflict) => conflict.columns(['group_id', 'cause']).doNothing())
    .returning('status_id')
    .executeTakeFirst()
  return row?.status_id ?? null
}

/** A status with what its message says of the invoice and of the two parties. */
export interface StatusToSend extends StoredStatus {
  readonly invoiceNumber: string
  readonly typeCode: string
  readonly issuedOn: Day
  readonly sellerSiren: string | null
  readonly buyerSiren: string | null
  readonly sellerName: string
  readonly buyerName: string
  readonly sellerAddress: string | null
  readonly buyerAddress: string | null
  readonly isSale: boolean
}

/** As its file says; it is made before the invoice goes, and so before what is said of it. */
const TYPE_CODE = sql`coalesce(substring(d.xml from '<ram:TypeCode>([0-9]+)<'), '380')`

export async function statusToSend(
  db: GroupDb,
  groupId: GroupId,
  statusId: string,
): Promise<StatusToSend | null> {
  const { rows } = await sql<StatusToSend>`
    select s.status_id as "statusId", s.code, s.origin, s.happened_at as "happenedAt",
      s.recorded_by as "recordedBy", s.reason_code as "reasonCode", s.reason,
      coalesce(s.amounts, '[]'::jsonb) as amounts, i.invoice_number is not null as "isSale",
      coalesce(i.invoice_number, p.invoice_number) as "invoiceNumber",
      case when i.invoice_number is null then p.type_code else ${TYPE_CODE} end as "typeCode",
      coalesce(i.issued_on, p.issued_on) as "issuedOn",
      coalesce(i.seller->>'siren', p.content->'seller'->>'siren') as "sellerSiren",
      coalesce(i.buyer->>'siren', g.siren) as "buyerSiren",
      coalesce(i.seller->>'name', p.supplier_name) as "sellerName",
      coalesce(i.buyer->>'name', g.name) as "buyerName",
      p.content->'seller'->>'electronicAddress' as "sellerAddress",
      r.electronic_address as "buyerAddress"
    from invoice_statuses s
    join employer_group g on g.group_id = s.group_id
    left join invoices i on i.group_id = s.group_id and i.invoice_number = s.invoice_number
    left join invoice_documents d
      on d.group_id = i.group_id and d.invoice_number = i.invoice_number
    left join member_routing r on r.group_id = i.group_id and r.member_id = i.member_id
    left join purchase_invoices p on p.group_id = s.group_id and p.purchase_id = s.purchase_id
    where s.group_id = ${groupId} and s.status_id = ${statusId}::uuid`.execute(db)
  return rows[0] ?? null
}
