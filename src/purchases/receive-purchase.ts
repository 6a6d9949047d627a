import { createHash, randomUUID } from 'node:crypto'
import { storeStatus } from '../billing/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import * as store from './purchase-store.ts'
import type { ReceivedInvoice } from './received-invoice.ts'
import { supplierIdOf, warningsOf } from './rules/supplier.ts'

export interface PurchaseFile {
  readonly name: string
  readonly content: Uint8Array
  /** Of the platform that brought it; null: an officer did. */
  readonly flowId: string | null
}

const LONGEST_NAME = 150
/** Mise a disposition (XP Z12-012): from then on the buyer may answer. */
const MADE_AVAILABLE = 203

/**
 * Keeps an invoice that was read, as it came. The same file again is the one that is there.
 *
 * @returns the purchase, and whether it is new
 */
export async function receivePurchase(
  db: GroupDb,
  command: {
    readonly groupId: GroupId
    readonly file: PurchaseFile
    readonly invoice: ReceivedInvoice
    readonly actor: string
    readonly at: string
  },
): Promise<{ readonly purchaseId: string; readonly isNew: boolean }> {
  const { groupId, file, invoice, actor, at } = command
  const sha256 = createHash('sha256').update(file.content).digest('hex')
  const known = await store.purchaseOfFile(db, groupId, sha256)
  if (known !== null) return { purchaseId: known, isNew: false }
  const { siren } = await db
    .selectFrom('employer_group')
    .select('siren')
    .where('group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  const supplierId = supplierIdOf(invoice.seller)
  const same = await store.sameNumber(db, groupId, { supplierId, number: invoice.number })
  const purchaseId = randomUUID()
  await store.storePurchase(db, groupId, {
    purchaseId,
    supplierId,
    sha256,
    fileName: file.name.slice(-LONGEST_NAME),
    mediaType: invoice.syntax === 'Factur-X' ? 'application/pdf' : 'application/xml',
    file: file.content,
    content: {
      invoice,
      warnings: [
        ...same.map((other) => ({ kind: 'same-number' as const, purchaseId: other })),
        ...warningsOf(invoice, siren),
      ],
    },
    receivedAt: at,
    receivedBy: actor,
    flowId: file.flowId,
  })
  await storeStatus(db, groupId, {
    of: { purchaseId },
    code: MADE_AVAILABLE,
    origin: 'platform',
    happenedAt: at,
    recordedBy: actor,
    reasonCode: null,
    reason: null,
    amounts: [],
    cause: `received:${purchaseId}`,
  })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'receive-purchase',
    subject: purchaseId,
    detail: { supplier: supplierId, number: invoice.number, grossCents: invoice.grossCents },
  })
  return { purchaseId, isNew: true }
}
