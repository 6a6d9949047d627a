import type { GroupDb } from '../platform/database/index.ts'
import { addMonths, type Day, type Month } from '../shared/days.ts'
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
  return last !== null && issuedOn < last
    ? { kind: 'issued-before-last-invoice', issuedOn, last }
    : null
}
