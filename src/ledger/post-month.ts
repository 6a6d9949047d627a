import type { Invoice } from '../billing/index.ts'
import { vatOnReceipts } from '../group/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { accountsOf, establishmentsOf, storeEntries } from './ledger-store.ts'
import { type Books, invoiceEntry, type PostedCost, payEntry } from './rules/post.ts'
import { postEntries } from './post-entries.ts'

const booksOf = async (db: GroupDb, groupId: GroupId): Promise<Books> => ({
  accounts: await accountsOf(db, groupId),
  vatOnReceipts: await vatOnReceipts(db, groupId),
  establishments: await establishmentsOf(db, groupId),
})

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
  const books = await booksOf(db, groupId)
  const pay = payEntry(month, costs, books)
  const drafts = [
    ...invoices.map((invoice) => invoiceEntry(invoice, books)),
    ...(pay === null ? [] : [pay]),
  ].filter(({ lines }) => lines.length > 0)
  await storeEntries(db, groupId, { month, validatedOn: postedOn }, drafts)
  return drafts.length
}

/** Posts invoices and credit notes that are issued outside of the close of a month. */
export async function postInvoices(
  db: GroupDb,
  groupId: GroupId,
  postedOn: Day,
  invoices: readonly Invoice[],
): Promise<void> {
  const books = await booksOf(db, groupId)
  const drafts = invoices.map((invoice) => invoiceEntry(invoice, books))
  await postEntries(db, groupId, postedOn, drafts)
}
