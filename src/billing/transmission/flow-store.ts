import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'

export interface WaitingFlow {
  readonly trackingId: string
  readonly kind: 'invoice' | 'status'
  readonly state: 'waiting' | 'uncertain'
  readonly invoiceNumber: string | null
  readonly statusId: string | null
  readonly attempts: number
}

/** Puts an invoice among what goes to the platform; false when it went or waits already. */
export async function queueInvoice(
  db: GroupDb,
  groupId: GroupId,
  invoiceNumber: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into platform_flows (group_id, tracking_id, direction, kind, invoice_number, state)
    values (${groupId}, ${randomUUID()}::uuid, 'out', 'invoice', ${invoiceNumber}, 'waiting')
    on conflict do nothing returning tracking_id`.execute(db)
  return rows.length > 0
}

export async function queueStatus(db: GroupDb, groupId: GroupId, statusId: string): Promise<void> {
  await sql`insert into platform_flows (group_id, tracking_id, direction, kind, status_id, state)
    values (${groupId}, ${randomUUID()}::uuid, 'out', 'status', ${statusId}::uuid, 'waiting')
  `.execute(db)
}

/** Puts what the group said of an invoice before the platform had it behind the invoice. */
export async function queueEarlierStatuses(
  db: GroupDb,
  groupId: GroupId,
  invoiceNumber: string,
): Promise<void> {
  const { rows } = await sql<{ statusId: string }>`
    select status_id as "statusId" from invoice_statuses s
    where group_id = ${groupId} and invoice_number = ${invoiceNumber} and origin = 'group'
      and not exists (select from platform_flows f
        where f.group_id = s.group_id and f.status_id = s.status_id)
    order by happened_at, sequence`.execute(db)
  for (const { statusId } of rows) await queueStatus(db, groupId, statusId)
}

/**
 * The flow whose turn it is at a moment, or null. An invoice goes before its statuses: they are
 * queued after it.
 */
export async function nextFlow(
  db: GroupDb,
  groupId: GroupId,
  at: string,
): Promise<WaitingFlow | null> {
  const { rows } = await sql<WaitingFlow>`
    select tracking_id as "trackingId", kind, state, invoice_number as "invoiceNumber",
      status_id as "statusId", attempts
    from platform_flows
    where group_id = ${groupId} and state in ('waiting', 'uncertain')
      and coalesce(next_attempt_at, '-infinity') <= ${at}::timestamptz
    order by created_at, tracking_id limit 1`.execute(db)
  return rows[0] ?? null
}

export interface FlowChange {
  readonly state: 'waiting' | 'uncertain' | 'sent' | 'accepted' | 'refused' | 'read' | 'unreadable'
  readonly at: string
  readonly flowId?: string
  readonly sha256?: string
  readonly failure?: string | null
  /** Counts a try, after which the next one waits. */
  readonly nextAttemptAt?: string
}

export async function changeFlow(
  db: GroupDb,
  groupId: GroupId,
  trackingId: string,
  change: FlowChange,
): Promise<void> {
  const { state, at, flowId, sha256, failure, nextAttemptAt } = change
  await sql`update platform_flows set state = ${state}, changed_at = ${at}::timestamptz,
      flow_id = coalesce(${flowId ?? null}, flow_id), sha256 = coalesce(${sha256 ?? null}, sha256),
      failure = ${failure ?? null}, next_attempt_at = ${nextAttemptAt ?? null}::timestamptz,
      attempts = attempts + ${nextAttemptAt === undefined ? 0 : 1}
    where group_id = ${groupId} and tracking_id = ${trackingId}::uuid`.execute(db)
}

/** What the platform found of a flow that was sent; false when it is none of ours. */
export async function settleFlow(
  db: GroupDb,
  groupId: GroupId,
  settled: {
    readonly flowId: string
    readonly state: 'accepted' | 'refused'
    readonly failure: string | null
    readonly at: string
  },
): Promise<boolean> {
  const { flowId, state, failure, at } = settled
  const { rows } = await sql`
    update platform_flows set state = ${state}, failure = ${failure}, changed_at = ${at}::timestamptz
    where group_id = ${groupId} and flow_id = ${flowId} and direction = 'out'
    returning tracking_id`.execute(db)
  return rows.length > 0
}

export async function isKnownFlow(db: GroupDb, groupId: GroupId, flowId: string): Promise<boolean> {
  const found = await db
    .selectFrom('platform_flows')
    .select('tracking_id')
    .where('group_id', '=', groupId)
    .where('flow_id', '=', flowId)
    .executeTakeFirst()
  return found !== undefined
}

/** A flow that came in, and what was made of it. */
export async function storeIncoming(
  db: GroupDb,
  groupId: GroupId,
  flow: {
    readonly flowId: string
    readonly kind: 'invoice' | 'status'
    readonly state: 'read' | 'unreadable'
    readonly purchaseId: string | null
    readonly failure: string | null
    readonly at: string
  },
): Promise<void> {
  const { flowId, kind, state, purchaseId, failure, at } = flow
  await sql`insert into platform_flows (group_id, tracking_id, direction, kind, purchase_id, state,
      flow_id, failure, changed_at)
    values (${groupId}, ${randomUUID()}::uuid, 'in', ${kind}, ${purchaseId}::uuid, ${state}, ${flowId},
      ${failure}, ${at}::timestamptz)
    on conflict (group_id, flow_id) do nothing`.execute(db)
}
