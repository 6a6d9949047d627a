import type { Month } from '../../../shared/days.ts'
import { type Cents, cents } from '../../../shared/money.ts'

/** What a month owes, or takes off where it is below zero. */
export interface OwedMonth {
  readonly month: Month
  readonly cents: Cents
}

/**
 * What each month still owes: payments settle the oldest month first (code civil 1342-10), and so
 * does what a month takes off. Months that owe nothing are not in it; a payment beyond all that is
 * owed leaves nothing owed.
 */
export function unpaidByMonth(
  owed: readonly OwedMonth[],
  paidCents: Cents,
): ReadonlyMap<Month, Cents> {
  let paid = owed.reduce((sum, each) => sum + Math.max(0, -each.cents), paidCents as number)
  const unpaid = new Map<Month, Cents>()
  for (const { month, cents: due } of owed.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    if (due <= 0) continue
    // Money taken back from us is owed again: it weighs on the oldest month.
    const settled = Math.min(due, paid)
    paid -= settled
    if (due > settled) unpaid.set(month, cents(due - settled))
  }
  return unpaid
}
