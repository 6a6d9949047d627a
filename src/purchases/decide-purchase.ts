import { recordStatus, type StatusCode, type StatusRefusal } from '../billing/index.ts'
import { todayOf } from '../group/index.ts'
import {
  type Account,
  accountsOf,
  isAccountNumber,
  lockNumbers,
  postEntries,
  reverseEntry,
} from '../ledger/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents } from '../shared/money.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { purchaseOf, type StoredPurchase, storeSupplierChoice } from './purchase-store.ts'
import { purchaseEntry } from './rules/purchase-entry.ts'

export type PurchaseRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-an-expense'; readonly account: string }
  | StatusRefusal

interface Decision {
  readonly groupId: GroupId
  readonly purchaseId: string
  readonly actor: string
  readonly at: string
}

/** Approved (XP Z12-012): what the validation of a purchase says to the supplier. */
const APPROVED = 205

/** An officer validates a purchase: it is posted, and the supplier told. Once. */
export async function validatePurchase(
  db: GroupDb,
  command: Decision & { readonly expense: Account; readonly deductibleE4: number },
): Promise<Result<null, readonly PurchaseRefusal[]>> {
  const { groupId, purchaseId, expense, deductibleE4, at } = command
  const purchase = await purchaseOf(db, groupId, purchaseId)
  if (purchase === null) return refused([{ kind: 'not-found' }])
  const { account } = expense
  const isExpense = isAccountNumber(account) && /^[26]/.test(account)
  if (!isExpense) return refused([{ kind: 'not-an-expense', account }])
  await lockNumbers(db, groupId)
  const told = await decide(db, command, { code: APPROVED, reasonCode: null, reason: null })
  if (!told.ok) return told
  await storeSupplierChoice(db, groupId, purchase.supplierId, { ...expense, deductibleE4 })
  const accounts = await accountsOf(db, groupId)
  const entry = purchaseEntry(bookedOf(purchase), expense, deductibleE4, accounts)
  await postEntries(db, groupId, await todayOf(db, at), [entry])
  return done(null)
}

const bookedOf = (purchase: StoredPurchase) => ({
  purchaseId: purchase.purchaseId,
  supplierId: purchase.supplierId,
  supplierName: purchase.supplierName,
  number: purchase.invoiceNumber,
  typeCode: purchase.typeCode,
  issuedOn: purchase.issuedOn,
  netCents: cents(purchase.netCents),
  vatCents: cents(purchase.vatCents),
  grossCents: cents(purchase.grossCents),
  taxes: purchase.content.invoice.vat.map(({ taxCents }) => taxCents),
})

/** What ends a purchase without paying it (XP Z12-012). */
const REFUSED = 210

/**
 * Says of a purchase anything but that it is approved: disputed, suspended, refused, paid. A refusal
 * takes back what a validation had posted.
 */
export async function answerPurchase(
  db: GroupDb,
  command: Decision & {
    readonly code: Exclude<StatusCode, 205>
    readonly reasonCode: string | null
    readonly reason: string | null
  },
): Promise<Result<null, readonly PurchaseRefusal[]>> {
  const purchase = await purchaseOf(db, command.groupId, command.purchaseId)
  if (purchase === null) return refused([{ kind: 'not-found' }])
  await lockNumbers(db, command.groupId)
  const told = await decide(db, command, command)
  if (told.ok && command.code === REFUSED) {
    const on = await todayOf(db, command.at)
    await reverseEntry(db, command.groupId, { cause: `purchase:${purchase.purchaseId}`, on })
  }
  return told
}

async function decide(
  db: GroupDb,
  { groupId, purchaseId, actor, at }: Decision,
  status: {
    readonly code: StatusCode
    readonly reasonCode: string | null
    readonly reason: string | null
  },
): Promise<Result<null, readonly PurchaseRefusal[]>> {
  const recorded = await recordStatus(db, {
    groupId,
    of: { purchaseId },
    ...status,
    amounts: [],
    cause: `decision:${purchaseId}:${status.code}:${at}`,
    actor,
    at,
  })
  return recorded.ok ? done(null) : recorded
}
