import type { Instance } from './part.ts'
import type { Column } from './pricing.ts'
import { randomNumbers } from './random.ts'

/** As many columns of a need are compared at most before one is taken. */
const COMPARED_MOST = 1_500
/** What is left without a job weighs a little more each time: it is not left for ever. */
const MORE_WEIGHT = 0.02
/** A job that was let go does not come back for so many exchanges, and some more by chance. */
const AWAY = 8
/** Exchanges in vain after which it ends. */
const VAIN_OF_COLUMN = 40
const VAIN_MOST = 60_000

export interface ExchangeLimits {
  readonly stop: () => boolean
  readonly enough: () => boolean
  readonly found: (columns: readonly Column[]) => void
}

/**
 * Takes one column at a time, for a need that is left, and lets go of all jobs that it meets:
 * among columns that are all known, the few that fit each other are found by trying many.
 */
export class Exchange {
  readonly #columns: readonly Column[]
  /** Needs and the person of each column, as rows; first row of column `c` is at `starts[c]`. */
  readonly #rows: Int32Array
  readonly #starts: Int32Array
  /** Columns of each row. */
  readonly #uses: readonly Int32Array[]
  /** The chosen column of each row, or -1. */
  readonly #owner: Int32Array
  readonly #weight: Float64Array
  readonly #back: Int32Array
  readonly #left: number[] = []
  readonly #placeLeft: Int32Array
  readonly #random = randomNumbers(0xc0de)
  #worth = 0
  #round = 0

  constructor(instance: Instance, columns: readonly Column[]) {
    const needs = instance.needs.length
    const count = needs + instance.people.length
    this.#columns = columns
    this.#starts = new Int32Array(columns.length + 1)
    const sizes = new Int32Array(count)
    const rowsOf = ({ needs: held, person }: Column): readonly number[] =>
      person < 0 ? held : [...held, needs + person]
    for (const [at, column] of columns.entries()) {
      const rows = rowsOf(column)
      for (const row of rows) sizes[row] = (sizes[row] ?? 0) + 1
      this.#starts[at + 1] = (this.#starts[at] ?? 0) + rows.length
    }
    this.#rows = new Int32Array(this.#starts[columns.length] ?? 0)
    const uses = Array.from(sizes, (size) => new Int32Array(size))
    sizes.fill(0)
    for (const [at, column] of columns.entries())
      for (const [place, row] of rowsOf(column).entries()) {
        this.#rows[(this.#starts[at] ?? 0) + place] = row
        const own = uses[row]
        if (own !== undefined) own[sizes[row] ?? 0] = at
        sizes[row] = (sizes[row] ?? 0) + 1
      }
    this.#uses = uses
    this.#owner = new Int32Array(count).fill(-1)
    this.#back = new Int32Array(columns.length)
    this.#placeLeft = new Int32Array(count).fill(-1)
    const full = instance.problem.terms.fullTimeMinutes / 4
    this.#weight = Float64Array.from({ length: count }, (_, row) => {
      const days = instance.needs[row]?.season.days ?? 0
      return ((instance.most[row] ?? 0) * instance.unit * days) / 365 / full
    })
    for (let row = 0; row < needs; row += 1) if ((sizes[row] ?? 0) > 0) this.#leave(row)
  }

  /** Goes on from jobs, which are among the columns, until it is enough or told to stop. */
  run(start: readonly Column[], { stop, enough, found }: ExchangeLimits): void {
    const places = new Map(this.#columns.map((column, at) => [column, at]))
    for (const column of start) {
      const at = places.get(column)
      if (at !== undefined) this.#take(at)
    }
    let best = this.#worth
    const vainMost = Math.min(VAIN_MOST, VAIN_OF_COLUMN * this.#columns.length)
    let vain = 0
    while (vain < vainMost && !((this.#round & 63) === 0 && stop()) && this.#left.length > 0) {
      this.#round += 1
      vain += 1
      const next = this.#bestFor(this.#left[Math.floor(this.#random() * this.#left.length)] ?? 0)
      if (next >= 0) this.#take(next)
      for (const row of this.#left) this.#weight[row] = (this.#weight[row] ?? 0) + MORE_WEIGHT
      if (this.#worth <= best + 1e-6) continue
      best = this.#worth
      vain = 0
      found(this.#chosen())
      if (enough()) return
    }
  }

  #chosen(): Column[] {
    const ids = new Set(this.#owner)
    ids.delete(-1)
    return [...ids].toSorted((a, b) => a - b).flatMap((id) => this.#columns[id] ?? [])
  }

  #leave(row: number): void {
    this.#owner[row] = -1
    if (this.#uses[row]?.length === 0 || (this.#placeLeft[row] ?? -1) >= 0) return
    this.#placeLeft[row] = this.#left.length
    this.#left.push(row)
  }

  #cover(row: number, column: number): void {
    this.#owner[row] = column
    const place = this.#placeLeft[row] ?? -1
    if (place < 0) return
    const last = this.#left.pop() ?? row
    if (last !== row) {
      this.#left[place] = last
      this.#placeLeft[last] = place
    }
    this.#placeLeft[row] = -1
  }

  #take(column: number): void {
    const end = this.#starts[column + 1] ?? 0
    for (let at = this.#starts[column] ?? 0; at < end; at += 1) {
      const row = this.#rows[at] ?? 0
      const other = this.#owner[row] ?? -1
      if (other >= 0) this.#letGo(other)
    }
    for (let at = this.#starts[column] ?? 0; at < end; at += 1)
      this.#cover(this.#rows[at] ?? 0, column)
    this.#worth += this.#columns[column]?.worth ?? 0
  }

  #letGo(column: number): void {
    const end = this.#starts[column + 1] ?? 0
    for (let at = this.#starts[column] ?? 0; at < end; at += 1) this.#leave(this.#rows[at] ?? 0)
    this.#worth -= this.#columns[column]?.worth ?? 0
    this.#back[column] = this.#round + AWAY + Math.floor(this.#random() * AWAY)
  }

  /** The column of the row that weighs most beyond the jobs that it ends; -1 for none. */
  #bestFor(row: number): number {
    const own = this.#uses[row]
    if (own === undefined) return -1
    const stride = Math.max(1, Math.floor(own.length / COMPARED_MOST))
    let found = -1
    let most = Number.NEGATIVE_INFINITY
    for (let at = Math.floor(this.#random() * stride); at < own.length; at += stride) {
      const column = own[at] ?? 0
      if ((this.#back[column] ?? 0) > this.#round) continue
      const gain = this.#gain(column)
      if (gain > most) {
        most = gain
        found = column
      }
    }
    return found
  }

  #weightOf(column: number): number {
    const end = this.#starts[column + 1] ?? 0
    let sum = 0
    for (let at = this.#starts[column] ?? 0; at < end; at += 1)
      sum += this.#weight[this.#rows[at] ?? 0] ?? 0
    return sum
  }

  #gain(column: number): number {
    const first = this.#starts[column] ?? 0
    const end = this.#starts[column + 1] ?? 0
    let sum = 0
    for (let at = first; at < end; at += 1) {
      const row = this.#rows[at] ?? 0
      sum += this.#weight[row] ?? 0
      const other = this.#owner[row] ?? -1
      if (other < 0) continue
      let again = false
      for (let before = first; before < at; before += 1)
        if (this.#owner[this.#rows[before] ?? 0] === other) again = true
      if (!again) sum -= this.#weightOf(other)
    }
    return sum
  }

  get rounds(): number {
    return this.#round
  }
}
