import type { Day } from '../../../shared/days.ts'
import { type Cents, cents } from '../../../shared/money.ts'
import type { GuaranteeAct, GuaranteeMove, Standing } from '../guarantee.ts'

type Counted = Pick<GuaranteeMove, 'act' | 'amountCents' | 'on'>

/** Where a guarantee stands at the end of a day: what was held before its first act, and its acts. */
export function standingOf(openingCents: Cents, moves: readonly Counted[], at: Day): Standing {
  const sum = (...acts: readonly GuaranteeAct[]): number =>
    moves.reduce(
      (total, { act, amountCents, on }) =>
        on <= at && acts.includes(act) ? total + amountCents : total,
      0,
    )
  return {
    awaitedCents: cents(Math.max(0, sum('asked') - sum('held'))),
    heldCents: cents(openingCents + sum('held') - sum('called', 'refunded')),
    calledCents: cents(sum('called')),
    refundedCents: cents(sum('refunded')),
  }
}

/**
 * The first day on which more would be called or given back than is held, with what is held before
 * it; null where there is always enough. On one day, what comes in counts before what goes out.
 */
export function firstShortDay(
  openingCents: Cents,
  moves: readonly Counted[],
): { readonly on: Day; readonly heldCents: Cents } | null {
  const days = [...new Set(moves.map(({ on }) => on))].sort()
  let before = openingCents
  for (const on of days) {
    const { heldCents } = standingOf(openingCents, moves, on)
    if (heldCents < 0) return { on, heldCents: before }
    before = heldCents
  }
  return null
}
