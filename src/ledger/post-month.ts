import type { Invoice } from '../billing/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { accountsOf, storeEntries } from './ledger-store.ts'
import { invoiceEntry, type PostedCost, payEntry } from './rules/post.ts'

/**
 * Posts a month that is being closed, in the transaction of its close: one entry an invoice, one
 * for the pay. Answers how many entries were posted.
 */
export async function postMonth(
  db: GroupDb,
  {
    groupId,
    month,
    postedOn,
    invoices,
    costs,
  }: {
    readonly groupId: GroupId
    readonly month: Month
    readonly postedOn: Day
    readonly invoices: readonly Invoice[]
    readonly costs: readonly PostedCost[]
  },
): Promise<number> {
  const accounts = await accountsOf(db, groupId)
  const pay = payEntry(month, costs, accounts)
  const drafts = [
    ...invoices.map((invoice) => invoiceEntry(invoice, accounts)),
    ...(pay === null ? [] : [pay]),
  ].filter(({ lines }) => lines.length > 0)
  await storeEntries(db, groupId, { month, validatedOn: postedOn }, drafts)
  return drafts.length
}
