import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { type LifeOf, storeStatus } from './status-store.ts'
import type { StatusMessage, StatusSubject } from './statuses.ts'

/** Reads the message of a status; what is wrong with it as one text. */
export type StatusReader = (content: Uint8Array) => Result<
  {
    readonly messageId: string | null
    readonly statuses: readonly (StatusMessage & { readonly subject: StatusSubject })[]
  },
  readonly { readonly kind: string }[]
>

export interface UnknownSubject {
  readonly kind: 'unknown-invoice'
  readonly invoiceNumber: string
}

/**
 * Keeps what others say of the group's invoices and of those that it received. What the world says
 * is kept also where the standard would not let it follow; the same message counts once.
 *
 * @param source identifier of what brought the message, where it bears none itself
 * @returns how many statuses are new
 */
export async function receiveStatuses(
  db: GroupDb,
  groupId: GroupId,
  received: {
    readonly messageId: string | null
    readonly source: string
    readonly statuses: readonly (StatusMessage & { readonly subject: StatusSubject })[]
    readonly message: string
    readonly recordedBy: string
  },
): Promise<Result<number, readonly UnknownSubject[]>> {
  const { messageId, source, statuses, message, recordedBy } = received
  const unknown: UnknownSubject[] = []
  let stored = 0
  for (const { subject, ...status } of statuses) {
    const of = await lifeOf(db, groupId, subject)
    if (of === null) {
      unknown.push({ kind: 'unknown-invoice', invoiceNumber: subject.invoiceNumber })
      continue
    }
    const cause = `message:${messageId ?? source}:${subject.invoiceNumber}:${status.code}`
    const added = { of, ...status, origin: 'platform', recordedBy, cause, message } as const
    if ((await storeStatus(db, groupId, added)) !== null) stored += 1
  }
  return unknown.length > 0 && stored === 0 ? refused(unknown) : done(stored)
}

/** Our own invoice unless another party issued it. */
async function lifeOf(
  db: GroupDb,
  groupId: GroupId,
  { invoiceNumber, sellerSiren }: StatusSubject,
): Promise<LifeOf | null> {
  const { siren } = await db
    .selectFrom('employer_group')
    .select('siren')
    .where('group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  if (sellerSiren === null || sellerSiren === siren) {
    const own = await db
      .selectFrom('invoices')
      .select('invoice_number')
      .where('group_id', '=', groupId)
      .where('invoice_number', '=', invoiceNumber)
      .executeTakeFirst()
    if (own !== undefined) return { invoiceNumber }
  }
  const purchase = await db
    .selectFrom('purchase_invoices as p')
    .innerJoin('suppliers as s', (join) =>
      join.onRef('s.group_id', '=', 'p.group_id').onRef('s.supplier_id', '=', 'p.supplier_id'),
    )
    .select('p.purchase_id')
    .where('p.group_id', '=', groupId)
    .where('p.invoice_number', '=', invoiceNumber)
    .where('s.siren', '=', sellerSiren)
    .executeTakeFirst()
  return purchase === undefined ? null : { purchaseId: purchase.purchase_id }
}
