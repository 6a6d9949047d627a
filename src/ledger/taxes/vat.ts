import { storeVatOnReceipts, vatOnReceipts } from '../../group/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { BooksPeriod } from '../books/balances.ts'
import { type ClosedPeriod, closedPeriods } from '../books/periods.ts'
import type { Doer } from '../books/post-manual-entry.ts'
import { accountsOf } from '../ledger-store.ts'
import { postEntries } from '../post-entries.ts'
import { type VatOfPeriod, type VatReturn, vatEntry, vatReturnOf } from './rules/vat-return.ts'
import { isCausePosted, vatOfPeriod } from './taxes-store.ts'

export interface PreparedReturn extends VatReturn {
  readonly onReceipts: boolean
  readonly pendingCents: number
  readonly isPosted: boolean
  readonly vat: VatOfPeriod
}

/** The return of a period as the books prepare it. */
export async function prepareVatReturn(
  db: GroupDb,
  groupId: GroupId,
  period: BooksPeriod,
): Promise<PreparedReturn> {
  const accounts = await accountsOf(db, groupId)
  const vat = await vatOfPeriod(db, groupId, period, accounts)
  return {
    ...vatReturnOf(vat),
    vat,
    onReceipts: await vatOnReceipts(db, groupId),
    pendingCents: vat.pendingCents,
    isPosted: await isCausePosted(db, groupId, vatEntry(vat, period, accounts).cause),
  }
}

export type VatRefusal =
  | { readonly kind: 'already-posted' }
  | { readonly kind: 'nothing-to-settle' }
  | ClosedPeriod

/** Posts the entry that settles the VAT of a period. */
export async function postVatReturn(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  period: BooksPeriod,
): Promise<Result<PreparedReturn, readonly VatRefusal[]>> {
  const prepared = await prepareVatReturn(db, groupId, period)
  const entry = vatEntry(prepared.vat, period, await accountsOf(db, groupId))
  const refusals: VatRefusal[] = [
    ...(prepared.isPosted ? [{ kind: 'already-posted' } as const] : []),
    ...(entry.lines.length === 0 ? [{ kind: 'nothing-to-settle' } as const] : []),
    ...(await closedPeriods(db, groupId, [entry.entryDate])),
  ]
  if (refusals.length > 0) return refused(refusals)
  await postEntries(db, groupId, today, [entry])
  const detail = { dueCents: prepared.dueCents }
  const subject = entry.pieceReference
  await recordEvent(db, groupId, { at, actor, action: 'post-vat-return', subject, detail })
  return done({ ...prepared, isPosted: true })
}

/** Chooses receipts or debits for the sales to come; those that are posted stay as they are. */
export async function setVatRegime(
  db: GroupDb,
  { groupId, actor, at }: Pick<Doer, 'groupId' | 'actor' | 'at'>,
  onReceipts: boolean,
): Promise<boolean> {
  const before = await vatOnReceipts(db, groupId)
  await storeVatOnReceipts(db, groupId, onReceipts)
  const detail = { before: { onReceipts: before }, after: { onReceipts } }
  await recordEvent(db, groupId, { at, actor, action: 'set-vat-regime', subject: groupId, detail })
  return onReceipts
}
