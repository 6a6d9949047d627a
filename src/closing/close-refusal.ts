import { type ClosedPeriod, closedPeriods } from '../ledger/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addMonths, type Day, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import * as store from './close-store.ts'

/** Why a month is not closed. */
export type CloseRefusal =
  | { readonly kind: 'unknown-group'; readonly groupId: string }
  /** Months are closed in order: a later one is closed already. */
  | { readonly kind: 'later-month-closed'; readonly month: Month; readonly closed: Month }
  /** Months are closed in order: an earlier one is still open. */
  | { readonly kind: 'earlier-month-open'; readonly month: Month; readonly open: Month }
  /** Numbers follow the days of issue: an invoice was issued on a later day. */
  | { readonly kind: 'issued-before-last-invoice'; readonly issuedOn: Day; readonly last: Day }
  /** The entries of the close would fall into a month that is locked or a year that is closed. */
  | {
      readonly kind: 'books-closed'
      readonly month: Month
      readonly periods: readonly ClosedPeriod[]
    }
  | { readonly kind: 'cancelled'; readonly month: Month }

/** What keeps a month from being closed with invoices of that day; null when nothing does. */
export async function closeRefusal(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  issuedOn: Day,
): Promise<CloseRefusal | null> {
  if (!(await store.groupExists(db, groupId))) return { kind: 'unknown-group', groupId }
  const closed = (await store.closedMonths(db, groupId)).at(-1)
  if (closed !== undefined) {
    if (closed > month) return { kind: 'later-month-closed', month, closed }
    const open = addMonths(closed, 1)
    if (open < month) return { kind: 'earlier-month-open', month, open }
  }
  const last = await store.lastIssue(db, groupId)
  if (last !== null && issuedOn < last)
    return { kind: 'issued-before-last-invoice', issuedOn, last }
  // Invoices are booked on their day of issue, pay at the end of the month.
  const periods = await closedPeriods(db, groupId, [issuedOn, lastDayOf(month)])
  return periods.length > 0 ? { kind: 'books-closed', month, periods } : null
}
