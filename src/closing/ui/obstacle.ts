import { addMonths, month as civilMonth } from '../../shared/days.ts'
import type { GroupMonth } from '../../group/group-contract.ts'

/** Why a month cannot be closed now. The server decides again; this says it before the act. */
export type Obstacle =
  | { readonly kind: 'future' }
  | { readonly kind: 'no-hours' }
  | { readonly kind: 'books-closed' }
  | { readonly kind: 'later-closed'; readonly closed: string }
  | { readonly kind: 'earlier-open'; readonly open: string }

/**
 * @param current the month of today, `YYYY-MM`
 * @param booksClosed whether the books take no entry of the month any more
 */
export function obstacleOf(
  month: string,
  months: readonly GroupMonth[],
  current: string,
  booksClosed: boolean,
): Obstacle | null {
  if (month > current) return { kind: 'future' }
  const closed = months
    .filter((each) => each.closed)
    .map((each) => each.month)
    .toSorted()
    .at(-1)
  if (closed !== undefined) {
    if (closed > month) return { kind: 'later-closed', closed }
    const open = addMonths(civilMonth(closed), 1)
    if (open < month) return { kind: 'earlier-open', open }
  }
  if (booksClosed) return { kind: 'books-closed' }
  // A month without hours between two others is closed like them: the next one waits for it.
  if (closed !== undefined) return null
  const known = months.find((each) => each.month === month)
  return known === undefined || !known.hasEntries ? { kind: 'no-hours' } : null
}
