import { WORTH } from '../rules/score.ts'
import { completionOf } from './completion.ts'
import { pack } from './packing.ts'
import type { Instance } from './part.ts'
import { ANY_GAIN, type Column, columnKey, searchColumns } from './pricing.ts'
import { randomNumbers } from './random.ts'
import type { Seat } from './seat.ts'

/** Needs and people that are composed anew at once: they are the bits of a number. */
const PLACES_MOST = 26
const COLUMNS_MOST = 2_500
const STEPS_MOST = 4_000

/** Takes some jobs apart, with needs that have none, and composes them again as well as can be. */
export class LocalSearch {
  readonly #instance: Instance
  readonly #seats: readonly Seat[]
  readonly #unitsMost: number
  readonly #random = randomNumbers(0x5eed)
  readonly #noPrices: Float64Array
  #columns: Column[]
  #last: readonly Column[] = []

  constructor(instance: Instance, seats: readonly Seat[], unitsMost: number) {
    this.#instance = instance
    this.#seats = seats
    this.#unitsMost = unitsMost
    this.#noPrices = new Float64Array(instance.needs.length)
    this.#columns = []
  }

  /** Columns of the neighbourhood that was looked at last. */
  get seen(): readonly Column[] {
    return this.#last
  }

  /** One try: better jobs in all, or null. */
  step(jobs: readonly Column[]): readonly Column[] | null {
    this.#columns = [...jobs]
    const { taken, places } = this.#neighbourhood()
    if (places.length < 2) return null
    const columns = this.#columnsAmong(taken, places)
    const bits = new Map(places.map((place, bit) => [place, bit]))
    const count = this.#instance.needs.length
    const packed = columns.map((column) => ({
      column,
      mask: [...column.needs, ...(column.person < 0 ? [] : [count + column.person])].reduce(
        (mask, place) => mask | (1 << (bits.get(place) ?? 31)),
        0,
      ),
    }))
    const before = taken.reduce((sum, { worth }) => sum + worth, 0)
    const covers = places.map((place) => (place >= count ? 0 : this.#minutesOf(place)))
    const full = this.#instance.problem.terms.fullTimeMinutes
    const found = pack(packed, covers, 1 + WORTH.jobs / (full / 8), before, STEPS_MOST)
    if (found === null) return null
    const gone = new Set(taken.map(columnKey))
    return [...jobs.filter((column) => !gone.has(columnKey(column))), ...found]
  }

  #minutesOf(index: number): number {
    const days = this.#instance.needs[index]?.season.days ?? 0
    return ((this.#instance.most[index] ?? 0) * this.#instance.unit * days) / 365
  }

  /** Jobs and free needs around one of them, as many as there are places for. */
  #neighbourhood(): { readonly taken: readonly Column[]; readonly places: readonly number[] } {
    const { needs, people, serves } = this.#instance
    const covered = new Set(this.#columns.flatMap((column) => column.needs))
    const busy = new Set(this.#columns.map(({ person }) => person))
    const free = needs.map((_, index) => index).filter((index) => !covered.has(index))
    const center =
      free.length > 0 && this.#random() < 0.8
        ? this.#pick(free)
        : this.#pick(needs.map((_, index) => index))
    if (center === undefined) return { taken: [], places: [] }
    const places: number[] = []
    const taken: Column[] = []
    const near = (index: number): number => this.#distance(center, index)
    // At first most needs are free: jobs are made of them alone.
    const mostlyFree = free.length * 3 > needs.length
    const wanted = mostlyFree ? PLACES_MOST : PLACES_MOST / 2 - Math.floor(this.#random() * 4)
    const idle = this.#some(
      people.map((_, at) => at).filter((at) => !busy.has(at) && serves[at]?.[center] === 1),
      2,
      () => 0,
    )
    for (const person of idle) places.push(needs.length + person)
    for (const index of this.#some(free, wanted - 4, near)) places.push(index)
    const jobs = this.#some(
      this.#columns,
      12,
      ({ needs: held }) => held.reduce((sum, index) => sum + near(index), 0) / held.length,
    )
    for (const job of jobs) {
      const size = job.needs.length + (job.person < 0 ? 0 : 1)
      if (places.length + size > PLACES_MOST) break
      taken.push(job)
      places.push(...job.needs)
      if (job.person >= 0) places.push(needs.length + job.person)
    }
    return { taken, places }
  }

  #pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.#random() * items.length)]
  }

  /** 0 for needs that could share a person, 1 for others, with some chance in it. */
  #distance(a: number, b: number): number {
    const { conflicts, needs } = this.#instance
    if (a === b) return -1
    const sameSkill = needs[a]?.need.skill === needs[b]?.need.skill ? 0 : 1
    return sameSkill + (conflicts[a * needs.length + b] ?? 0) * 0.4
  }

  /** The nearest of the items, equal ones by chance. */
  #some<Item>(items: readonly Item[], count: number, far: (item: Item) => number): Item[] {
    return items
      .map((item) => ({ item, rank: far(item) + this.#random() * 0.9 }))
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, Math.max(0, count))
      .map(({ item }) => item)
  }

  #columnsAmong(taken: readonly Column[], places: readonly number[]): readonly Column[] {
    const inside = new Set(places)
    const found = new Map(taken.map((column) => [columnKey(column), column]))
    for (const seat of this.#seats) {
      if (seat.person >= 0 && !inside.has(this.#instance.needs.length + seat.person)) continue
      const narrow = narrowed(seat, inside, this.#instance.serves[seat.person])
      if (narrow.lasting.length + narrow.seasonal.length === 0) continue
      const completion = completionOf(this.#instance, narrow, this.#noPrices, this.#unitsMost)
      const limits = { steps: COLUMNS_MOST * 10, stop: () => found.size > COLUMNS_MOST }
      const keep = (column: Column): number => {
        found.set(columnKey(column), column)
        return ANY_GAIN
      }
      const least = ANY_GAIN
      searchColumns(this.#instance, narrow, completion, this.#noPrices, limits, least, keep)
    }
    this.#last = [...found.values()]
    return this.#last
  }
}

/** The seat with only some of its needs. */
function narrowed(seat: Seat, inside: ReadonlySet<number>, serves: Uint8Array | undefined): Seat {
  const has = (index: number): boolean =>
    inside.has(index) && (serves === undefined || serves[index] === 1)
  const kept = seat.seasonal.map(has)
  return {
    ...seat,
    lasting: seat.lasting.filter(has),
    seasonal: seat.seasonal.filter((_, place) => kept[place]),
    anchorOf: seat.anchorOf.filter((_, place) => kept[place]),
  }
}
