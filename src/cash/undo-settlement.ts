import { randomUUID } from 'node:crypto'
import { reverseEntry } from '../ledger/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { lockCash } from './cash-lock.ts'
import { causeOf } from './post-settlement.ts'
import { advancesOf, invoicesNamed } from './receivables-store.ts'
import { tellReceipts } from './tell-receipts.ts'
import { insertSettlement, settlementOf, type StoredSettlement } from './settlement-store.ts'

export type UndoRefusal =
  | { readonly kind: 'already-undone' }
  | { readonly kind: 'is-an-undoing' }
  /** A later settlement rests on it, such as a debit that came back. */
  | { readonly kind: 'later-one-depends'; readonly subject: string }

/**
 * Undoes a settlement: the contrary parts on the day it is, and the contrary entry. What was settled
 * stays readable. Null when there is none.
 */
export async function undoSettlement(
  db: GroupDb,
  {
    groupId,
    settlementId,
    reason,
    today,
    actor,
    at,
  }: {
    readonly groupId: GroupId
    readonly settlementId: string
    readonly reason: string
    readonly today: Day
    readonly actor: string
    readonly at: string
  },
): Promise<Result<StoredSettlement, readonly UndoRefusal[]> | null> {
  await lockCash(db, groupId)
  const found = await settlementOf(db, groupId, settlementId)
  if (found === null) return null
  if (found.reverses !== null) return refused([{ kind: 'is-an-undoing' }])
  if (found.isUndone) return refused([{ kind: 'already-undone' }])
  const depending = await dependingOn(db, groupId, found)
  if (depending.length > 0) return refused(depending)
  const undoing: StoredSettlement = {
    ...found,
    settlementId: randomUUID(),
    settledOn: today,
    origin: 'reversal',
    ruleId: null,
    reverses: settlementId,
    reason,
    settledBy: actor,
    settledAt: at,
    parts: found.parts.map((part) => ({
      ...part,
      amountCents: -part.amountCents,
      vat: part.vat.map((share) => ({
        ...share,
        netCents: -share.netCents,
        vatCents: -share.vatCents,
      })),
    })),
  }
  await insertSettlement(db, groupId, undoing)
  await reverseEntry(db, groupId, { cause: causeOf(settlementId), on: today })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.settlement-undone',
    subject: settlementId,
    detail: { reason, by: undoing.settlementId },
  })
  await tellReceipts(db, groupId, undoing)
  return done(undoing)
}

async function dependingOn(
  db: GroupDb,
  groupId: GroupId,
  { parts }: StoredSettlement,
): Promise<readonly UndoRefusal[]> {
  const numbers = parts.flatMap(({ invoiceNumber }) => invoiceNumber ?? [])
  const invoices = await invoicesNamed(db, groupId, numbers)
  const advances = new Map(
    (await advancesOf(db, groupId)).map((row) => [row.memberId, row.amountCents]),
  )
  return parts.flatMap(({ kind, invoiceNumber, memberId, amountCents }): UndoRefusal[] => {
    const depends = (subject: string): UndoRefusal[] => [{ kind: 'later-one-depends', subject }]
    if (kind === 'advance') {
      const left = (advances.get(memberId ?? '') ?? 0) - amountCents
      return left < 0 ? depends(memberId ?? '') : []
    }
    const invoice = invoices.get(invoiceNumber ?? '')
    if (invoice === undefined) return []
    const after = invoice.paidCents - amountCents
    const isWithin =
      after >= Math.min(0, invoice.grossCents) && after <= Math.max(0, invoice.grossCents)
    return isWithin ? [] : depends(invoice.invoiceNumber)
  })
}
