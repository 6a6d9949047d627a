import { WORTH } from '../rules/score.ts'
import type { Instance } from './part.ts'
import type { Seat } from './seat.ts'

/** Table values are single precision: what differs by less is not told apart. */
export const TABLE_ERROR = 2e-3

/**
 * The least that it costs to complete a job, by what is left of its week: an exact knapsack over
 * the needs that forgets only who cannot be together. One table for each place in the order of
 * the needs, in which `members` more may be opened and
 * so many units of minutes are missing.
 */
export interface Completion {
  readonly unitsMost: number
  /** Tables after each need of `seat.lasting` was taken, rows of `unitsMost + 1` by members. */
  readonly after: readonly Float32Array[]
  /** Tables before each group of needs of one member, and one behind the last. */
  readonly before: readonly Float32Array[]
  /** Place of the first need of each member in `seat.lasting`, and the count behind the last. */
  readonly starts: readonly number[]
  /** Group of each need. */
  readonly groupOf: Int32Array
  readonly seasonal: SeasonalCompletion
}

/** The least that it costs to fill the rest of each anchor with needs of a season. */
export interface SeasonalCompletion {
  /** For each seasonal need the table of those behind it with the same anchor, it included. */
  readonly from: readonly Float32Array[]
  /** For each anchor the table of all of its needs. */
  readonly whole: readonly Float32Array[]
  /** Sum over the anchors: all of the rest of a year. */
  readonly year: Float32Array
}

export const rangeMin = (
  table: Float32Array,
  offset: number,
  low: number,
  high: number,
  most: number,
): number => {
  const last = high > most ? most : high
  let best = Number.POSITIVE_INFINITY
  for (let at = low < 0 ? 0 : low; at <= last; at += 1) {
    const value = table[offset + at] ?? best
    if (value < best) best = value
  }
  return best
}

/** Of the minutes of a need, in units. */
interface Bounds {
  readonly least: number
  readonly most: number
}

const boundsOf = ({ least, most }: Instance, index: number): Bounds => ({
  least: least[index] ?? 0,
  most: most[index] ?? 0,
})

/** Adds one need to tables of `rows` rows: taken with any of its minutes, or not. */
function withNeed(
  table: Float32Array,
  rows: number,
  most: number,
  need: Bounds,
  price: number,
): Float32Array {
  const width = most + 1
  const next = table.slice()
  for (let row = 0; row < rows; row += 1) {
    const offset = row * width
    if (need.least === need.most) {
      for (let left = need.least; left <= most; left += 1) {
        const taken = (table[offset + left - need.least] ?? 0) + price
        if (taken < (next[offset + left] ?? 0)) next[offset + left] = taken
      }
    } else addFlexible(table, next, offset, most, need, price)
  }
  return next
}

/** The least of a window that slides with the minutes left: a queue of rising values. */
function addFlexible(
  table: Float32Array,
  next: Float32Array,
  offset: number,
  most: number,
  need: Bounds,
  price: number,
): void {
  const queue: number[] = []
  let head = 0
  for (let left = need.least; left <= most; left += 1) {
    const enter = left - need.least
    const value = table[offset + enter] ?? 0
    while (queue.length > head && (table[offset + (queue.at(-1) ?? 0)] ?? 0) >= value) queue.pop()
    queue.push(enter)
    while ((queue[head] ?? enter) < left - need.most) head += 1
    const taken = (table[offset + (queue[head] ?? enter)] ?? 0) + price
    if (taken < (next[offset + left] ?? 0)) next[offset + left] = taken
  }
}

/** Stands where a table is still to come; where none comes, nothing is asked of it. */
const NO_TABLE: Float32Array = new Float32Array(0)

export function completionOf(
  instance: Instance,
  seat: Seat,
  prices: Float64Array,
  unitsMost: number,
): Completion {
  const seasonal = seasonalCompletion(instance, seat, prices, unitsMost)
  const width = unitsMost + 1
  const rows = seat.membersMost + 1
  const starts: number[] = []
  const groupOf = new Int32Array(seat.lasting.length)
  for (const [place, index] of seat.lasting.entries()) {
    const previous = seat.lasting[place - 1]
    if (previous === undefined || instance.memberOf[previous] !== instance.memberOf[index])
      starts.push(place)
    groupOf[place] = starts.length - 1
  }
  starts.push(seat.lasting.length)
  let table: Float32Array = new Float32Array(rows * width)
  for (let row = 0; row < rows; row += 1) table.set(seasonal.year, row * width)
  const before = starts.map(() => NO_TABLE)
  const after = seat.lasting.map(() => NO_TABLE)
  before[starts.length - 1] = table
  for (let group = starts.length - 2; group >= 0; group -= 1) {
    let open = table
    const first = starts[group] ?? 0
    for (let place = (starts[group + 1] ?? 0) - 1; place >= first; place -= 1) {
      after[place] = open
      const index = seat.lasting[place] ?? 0
      const bounds = boundsOf(instance, index)
      open = withNeed(open, seat.membersMost, unitsMost, bounds, prices[index] ?? 0)
    }
    const opened = table.slice()
    for (let at = width; at < rows * width; at += 1) {
      const cost = (open[at - width] ?? 0) - WORTH.employers
      if (cost < (opened[at] ?? 0)) opened[at] = cost
    }
    table = opened
    before[group] = table
  }
  return { unitsMost, after, before, starts, groupOf, seasonal }
}

function seasonalCompletion(
  instance: Instance,
  seat: Seat,
  prices: Float64Array,
  unitsMost: number,
): SeasonalCompletion {
  const width = unitsMost + 1
  const nothing = (): Float32Array => {
    const table = new Float32Array(width).fill(Number.POSITIVE_INFINITY)
    table[0] = 0
    return table
  }
  const year = nothing()
  if (seat.seasonal.length === 0) return { from: [], whole: [], year }
  const from = seat.seasonal.map(() => NO_TABLE)
  const whole = seat.anchors.map(nothing)
  for (let place = seat.seasonal.length - 1; place >= 0; place -= 1) {
    const index = seat.seasonal[place] ?? 0
    const anchor = seat.anchorOf[place] ?? 0
    const behind = whole[anchor]
    if (behind === undefined) continue
    const bounds = boundsOf(instance, index)
    const table = withNeed(behind, 1, unitsMost, bounds, prices[index] ?? 0)
    from[place] = table
    whole[anchor] = table
  }
  for (let left = 0; left < width; left += 1)
    year[left] = whole.reduce((sum, table) => sum + (table[left] ?? 0), 0)
  return { from, whole, year }
}
