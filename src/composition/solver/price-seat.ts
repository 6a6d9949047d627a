import { type Completion, rangeMin, TABLE_ERROR } from './completion.ts'
import type { Instance } from './part.ts'
import { type Column, searchColumns, type Stop } from './pricing.ts'
import type { Seat } from './seat.ts'

/** Columns that are told of each root as they come; then only better ones. */
const COLUMNS_OF_ROOT = 6
const STEPS_OF_ROOT = 60_000

/**
 * The most that a column of the seat can gain beyond these prices, at least 0: exactly, or the
 * bound of its knapsack where the search was too long. The best columns of each root are told.
 */
export function priceSeat(
  instance: Instance,
  seat: Seat,
  completion: Completion,
  prices: Float64Array,
  stop: Stop,
  found: (column: Column) => void,
): number {
  let best = 0
  let exact = true
  const keepFrom = (): ((column: Column, gain: number) => number) => {
    const least = 1e-7
    let kept = 0
    let top = least
    return (column, gain) => {
      if (gain > best) best = gain
      if (gain > least) {
        found(column)
        kept += 1
        // The first few of a root are taken as they come, then only better ones.
        top = Math.max(top, gain)
      }
      return kept < COLUMNS_OF_ROOT ? least : top + 1e-9
    }
  }
  const limits = { steps: STEPS_OF_ROOT, stop }
  for (let root = 0; root <= seat.lasting.length; root += 1) {
    if (root === seat.lasting.length && seat.seasonal.length === 0) break
    const roots = { first: root, last: root + 1 }
    const through = searchColumns(
      instance,
      seat,
      completion,
      prices,
      limits,
      1e-7,
      keepFrom(),
      roots,
    )
    if (!through) exact = false
  }
  return exact ? best : Math.max(best, gainMost(instance, seat, completion))
}

/** What no column of the seat gains more than, who cannot be together forgotten. */
function gainMost(instance: Instance, seat: Seat, completion: Completion): number {
  const table = completion.before[0]
  if (table === undefined) return seat.worthMost
  const { full, contract, sold } = seat.goal
  const { unit } = instance
  const { unitsMost } = completion
  const offset = seat.membersMost * (unitsMost + 1)
  const low = (full - sold) / unit
  const least = rangeMin(table, offset, low, (contract - sold) / unit, unitsMost)
  return Math.max(0, seat.worthMost - least + TABLE_ERROR)
}
