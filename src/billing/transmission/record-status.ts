import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { queueStatus } from './flow-store.ts'
import { currentStatus, type LifeOf, noonOf, storeStatus } from './status-store.ts'
import {
  type AmountByRate,
  isReasonCode,
  mayFollow,
  type StatusCode,
  type StatusSetter,
  statusesOpenTo,
  statusKind,
} from './statuses.ts'
import { isWithPlatform, transmissionsOf } from './transmission-store.ts'

export type StatusRefusal =
  | { readonly kind: 'not-yours'; readonly code: number; readonly by: StatusSetter }
  | {
      readonly kind: 'not-next'
      readonly code: number
      readonly last: number | null
      readonly open: readonly number[]
    }
  | { readonly kind: 'reason-wanted'; readonly among: readonly string[] }
  | { readonly kind: 'amounts-wanted' }

export interface StatusCommand {
  readonly groupId: GroupId
  readonly of: LifeOf
  readonly code: StatusCode
  readonly reasonCode: string | null
  readonly reason: string | null
  readonly amounts: readonly AmountByRate[]
  /** The same cause is recorded once. */
  readonly cause: string
  readonly actor: string
  readonly at: string
  /** When it came to be, where that is not when it is recorded. */
  readonly happenedAt?: string
}

/**
 * The group says what it made of an invoice: as its seller, or as the buyer of a purchase. The
 * message leaves with the next exchange when the platform knows the invoice.
 */
export async function recordStatus(
  db: GroupDb,
  command: StatusCommand,
): Promise<Result<{ readonly statusId: string | null }, readonly StatusRefusal[]>> {
  const { groupId, of, code, actor, at } = command
  const by: StatusSetter = 'purchaseId' in of ? 'buyer' : 'seller'
  const last = await currentStatus(db, groupId, of)
  const refusals = refusalsOf(command, by, last)
  if (refusals.length > 0) return refused(refusals)
  const statusId = await storeStatus(db, groupId, {
    ...command,
    origin: 'group',
    happenedAt: command.happenedAt ?? at,
    recordedBy: actor,
  })
  if (statusId === null) return done({ statusId })
  if (await isWithPlatform(db, groupId, of)) await queueStatus(db, groupId, statusId)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'record-invoice-status',
    subject: 'purchaseId' in of ? of.purchaseId : of.invoiceNumber,
    detail: { code, reasonCode: command.reasonCode, amounts: command.amounts },
  })
  return done({ statusId })
}

function refusalsOf(
  { code, reasonCode, amounts }: StatusCommand,
  by: StatusSetter,
  last: StatusCode | null,
): StatusRefusal[] {
  const { by: setter, reasons, needsAmounts } = statusKind(code)
  const refusals: StatusRefusal[] = []
  if (setter !== by) refusals.push({ kind: 'not-yours', code, by: setter })
  else if (!mayFollow(code, last))
    refusals.push({ kind: 'not-next', code, last, open: statusesOpenTo(by, last) })
  if (reasons !== undefined && !isOneOf(reasonCode, reasons))
    refusals.push({ kind: 'reason-wanted', among: reasons })
  if (needsAmounts === true && amounts.length === 0) refusals.push({ kind: 'amounts-wanted' })
  return refusals
}

const isOneOf = (code: string | null, reasons: readonly string[]): boolean =>
  code !== null && isReasonCode(code) && reasons.includes(code)

/** What was received of an invoice, shared over its rates of VAT; below zero: taken back. */
export interface ReceiptByRate {
  /** Of the receipt: it is told once. */
  readonly receiptId: string
  readonly invoiceNumber: string
  /** The day on which its VAT falls due. */
  readonly receivedOn: Day
  readonly amounts: readonly { readonly vatPercentE2: number; readonly grossCents: Cents }[]
}

/**
 * Keeps what was cashed of each invoice and rate (Encaissee, 212; CGI art. 290 A). Where a platform
 * has the invoice, the message leaves with the next exchange; where it gets it later, behind it.
 * Of invoices that only the tax office is told of, it stands in the report of the month. Invoices
 * outside of both (CGI art. 261 B) are passed over.
 *
 * @returns how many were kept
 */
export async function reportReceipts(
  db: GroupDb,
  groupId: GroupId,
  receipts: readonly ReceiptByRate[],
  { actor, at }: { readonly actor: string; readonly at: string },
): Promise<number> {
  if (receipts.length === 0) return 0
  const numbers = [...new Set(receipts.map(({ invoiceNumber }) => invoiceNumber))]
  const outside = new Set(
    (await transmissionsOf(db, groupId, numbers))
      .filter(({ route }) => route === 'outside')
      .map(({ invoiceNumber }) => invoiceNumber),
  )
  let told = 0
  for (const { receiptId, invoiceNumber, receivedOn, amounts } of receipts) {
    if (outside.has(invoiceNumber)) continue
    const of = { invoiceNumber }
    const cause = `receipt:${receiptId}:${invoiceNumber}`
    const status = { of, code: 212, reasonCode: null, reason: null, amounts, cause } as const
    const happenedAt = await noonOf(db, groupId, receivedOn)
    const result = await recordStatus(db, { groupId, ...status, actor, at, happenedAt })
    if (result.ok && result.value.statusId !== null) told += 1
  }
  return told
}
