import type { Highs } from 'highs'
import { WORTH, yearMean } from '../rules/score.ts'
import { completionOf, type Completion } from './completion.ts'
import { countSets } from './count.ts'
import { counted, jobsMost, keptMost, wholeJobs } from './counting.ts'
import { Exchange } from './exchange.ts'
import { LocalSearch } from './local-search.ts'
import { LpMaster, solveMip } from './master.ts'
import { disjoint } from './packing.ts'
import { priceSeat } from './price-seat.ts'
import { byRarity, cheapest, gainOf, legalColumn } from './ranking.ts'
import type { Instance } from './part.ts'
import { type PartControl, type PartState, worthOf } from './part-state.ts'
import { ANY_GAIN, type Column, columnKey, searchColumns } from './pricing.ts'
import { type Seat, seatsOf } from './seat.ts'

/** As many columns as are gone through one by one; beyond, they are priced. */
const ALL_COLUMNS_MOST = 250_000
/** Sets of needs whose minutes fit, counted without their weeks: beyond, columns are too many. */
const SETS_MOST = 6_000_000
/** As many of them are gone through in the time of first jobs; the others wait until later. */
const SETS_OF_MILLISECOND = 200
/** Columns of each need with which the master begins. */
const COLUMNS_OF_NEED = 12
const MIP_COLUMNS_MOST = 6_000
/** What employers and ways of a job may cost at most: a gap that small is not of minutes. */
const GOALS_GAP_OF_JOB = 0.045

/** Solves one part: first jobs at once, then the bound, then jobs that reach it. */
export class PartSolver {
  readonly #instance: Instance
  readonly #highs: Highs
  readonly #seats: readonly Seat[]
  readonly #unitsMost: number
  readonly #pool = new Map<string, Column>()
  #all = false
  /** Columns may be few enough to know them all. */
  #few = true
  #best: readonly Column[] = []
  #bound: number
  #jobsBound: number
  #lp: LpMaster | null = null
  #prices: Float64Array
  #proven = false
  /** Prices are final: no column gains at them. */
  #relaxed = false
  #local: LocalSearch | null = null
  #exchange: Exchange | null = null
  #control: PartControl = { left: () => 0, stopped: () => true, improved: () => undefined }

  constructor(instance: Instance, highs: Highs) {
    this.#instance = instance
    this.#highs = highs
    this.#seats = seatsOf(instance)
    this.#unitsMost = this.#seats.reduce(
      (most, { goal }) => Math.max(most, (goal.contract - goal.sold) / instance.unit),
      0,
    )
    const { bound, jobs } = counted(instance, this.#seats)
    this.#bound = bound
    this.#jobsBound = jobs
    const perMinute = 1 + WORTH.jobs / instance.problem.terms.fullTimeMinutes
    this.#prices = Float64Array.from(instance.needs, ({ need, season }) =>
      yearMean(season, need.minutes.asked * perMinute),
    )
  }

  get state(): PartState {
    return {
      columns: this.#best,
      objective: worthOf(this.#best),
      bound: this.#bound,
      jobsBound: Math.max(this.#best.length, this.#jobsBound),
    }
  }

  /** Nothing better can be found. */
  get closed(): boolean {
    return this.#proven || this.#bound - worthOf(this.#best) < 1e-7
  }

  get #goalsGap(): number {
    return 0.05 + GOALS_GAP_OF_JOB * this.#best.length
  }

  /** Nothing that covers more minutes or makes more jobs can be found. */
  get goalsMet(): boolean {
    return this.#proven || this.#bound - worthOf(this.#best) < this.#goalsGap
  }

  /** Starts from jobs that are known: those that are possible here. */
  startWith(jobs: readonly { readonly needs: readonly number[]; readonly person: number }[]): void {
    const columns = jobs.flatMap(
      ({ needs, person }) => legalColumn(this.#instance, needs, person) ?? [],
    )
    for (const column of columns) this.#keep(column)
    this.#offer(columns)
  }

  /** All columns where they are few, else the best of each need; and jobs chosen at once. */
  first(control: PartControl): void {
    this.#control = control
    const counts = this.#seats.map((seat) => countSets(this.#instance, seat, this.#unitsMost))
    const expected = counts.reduce((sum, count) => sum + count, 0)
    this.#few = expected <= SETS_MOST || this.#instance.needs.length <= 24
    if (this.#few && expected <= SETS_OF_MILLISECOND * control.left()) this.#enumerateAll()
    if (!this.#all) this.#price(this.#prices)
    this.#offer(byRarity([...this.#pool.values()], this.#instance))
    const met = (): boolean => this.goalsMet
    if (this.#all) this.#swap(control.left(), met)
    if (!met()) this.#search(control.left(), met)
  }

  /** Jobs out of all columns, one taken for what it lets go. */
  #swap(milliseconds: number, enough: () => boolean): void {
    if (enough() || this.#pool.size === 0) return
    const end = this.#control.left() - milliseconds
    this.#exchange ??= new Exchange(this.#instance, [...this.#pool.values()])
    this.#exchange.run(this.#best, {
      stop: () => this.#stop() || this.#control.left() <= end,
      enough,
      found: (columns) => {
        this.#offer(columns)
      },
    })
  }

  /** Betters the jobs a few at a time. */
  #search(milliseconds: number, enough: () => boolean): void {
    const { seasonal, lasting } = this.#seats[0] ?? { seasonal: [], lasting: [] }
    if (seasonal.length + lasting.length === 0) return
    this.#local ??= new LocalSearch(this.#instance, this.#seats, this.#unitsMost)
    const end = this.#control.left() - milliseconds
    let vain = 0
    const vainMost = 60 + 4 * this.#instance.needs.length
    while (vain < vainMost && !enough() && !this.#stop() && this.#control.left() > end) {
      const found = this.#local.step(this.#best)
      vain += 1
      if (found === null || worthOf(found) <= worthOf(this.#best) + 1e-7) continue
      vain = 0
      for (const column of found) this.#keep(column)
      this.#offer(found)
    }
  }

  #completions(prices: Float64Array): (seat: Seat) => Completion {
    const known = new Map<string, Completion>()
    return (seat) => {
      const key = `${seat.lasting.join(',')}/${seat.seasonal.join(',')}/${seat.anchors.length}`
      const found = known.get(key)
      if (found !== undefined) return found
      const made = completionOf(this.#instance, seat, prices, this.#unitsMost)
      known.set(key, made)
      return made
    }
  }

  readonly #stop = (): boolean => this.#control.stopped() || this.#control.left() <= 0

  #keep(column: Column): void {
    this.#pool.set(columnKey(column), column)
  }

  #enumerateAll(): void {
    const prices = new Float64Array(this.#instance.needs.length)
    const completion = this.#completions(prices)
    const complete = this.#seats.every((seat) => {
      const limits = {
        steps: ALL_COLUMNS_MOST * 25,
        stop: () => this.#stop() || this.#pool.size > ALL_COLUMNS_MOST,
      }
      const keep = (column: Column): number => {
        this.#keep(column)
        return ANY_GAIN
      }
      const least = ANY_GAIN
      const through = searchColumns(
        this.#instance,
        seat,
        completion(seat),
        prices,
        limits,
        least,
        keep,
      )
      return through && this.#pool.size <= ALL_COLUMNS_MOST
    })
    this.#all = complete
    if (this.#pool.size > ALL_COLUMNS_MOST) this.#few = false
  }

  /**
   * Adds columns that gain at these prices; answers a bound of the whole part: what the prices
   * come to, and the most that each seat can gain beyond them.
   */
  #price(prices: Float64Array): { readonly added: number; readonly bound: number } {
    const completion = this.#completions(prices)
    let bound = prices.reduce((sum, price) => sum + price, 0)
    let added = 0
    for (const seat of this.#seats) {
      const gain = priceSeat(
        this.#instance,
        seat,
        completion(seat),
        prices,
        this.#stop,
        (column) => {
          if (!this.#pool.has(columnKey(column))) added += 1
          this.#keep(column)
        },
      )
      bound += gain * (seat.person < 0 ? jobsMost(this.#instance, seat) : 1)
    }
    return { added, bound }
  }

  #offer(columns: readonly Column[]): void {
    if (worthOf(columns) <= worthOf(this.#best) + 1e-9) return
    this.#best = columns
    this.#control.improved(this.state)
  }

  /** The bound by pricing until no column gains, then jobs among the columns near it. */
  prove(control: PartControl): void {
    this.#control = control
    if (this.closed) return
    const met = (): boolean => this.goalsMet
    if (this.#few && !this.#all) {
      this.#search(0.1 * control.left(), met)
      if (!met()) this.#enumerateAll()
    }
    if (this.#all) this.#swap(0.4 * control.left(), met)
    else this.#search(0.55 * control.left(), met)
    const gap = !met() && this.#relax(met)
    if (met() || this.#stop()) return
    this.#search(0.3 * control.left(), met)
    if (met() || this.#stop()) return
    this.#choose(gap, this.#goalsGap)
  }

  /** Betters employers, ways and changes where minutes and jobs are the best possible. */
  polish(control: PartControl): void {
    this.#control = control
    if (this.closed) return
    const done = (): boolean => this.closed
    if (this.#all || this.#relaxed) {
      if (this.#relax(done) && !done() && !this.#stop()) this.#choose(true, 0)
    }
    this.#search(control.left(), done)
  }

  /** Solves the master without whole numbers; says whether its prices are final. */
  #relax(enough: () => boolean): boolean {
    const { needs, people } = this.#instance
    this.#lp ??= new LpMaster(this.#highs, needs.length, people.length)
    const lp = this.#lp
    lp.add(this.#best)
    lp.add(cheapest(this.#pool.values(), this.#prices, COLUMNS_OF_NEED * needs.length))
    let center = this.#prices
    let centerBound = Number.POSITIVE_INFINITY
    while (!this.#stop() && !enough()) {
      const answer = lp.solve(this.#control.left() / 1000)
      if (answer === null) return false
      this.#dive(answer.values)
      const mixed = answer.prices.map((price, at) => 0.5 * price + 0.5 * (center[at] ?? 0))
      const smooth = !this.#all && centerBound - answer.objective > 1
      const at = smooth ? mixed : answer.prices
      let priced = this.#all ? this.#priceAll(at) : this.#priceInto(lp, at)
      if (smooth && priced.added === 0 && priced.bound > answer.objective + 1e-6)
        priced = this.#priceInto(lp, answer.prices)
      if (priced.bound < centerBound) {
        centerBound = priced.bound
        center = at
        this.#prices = at
      }
      this.#lower(priced.bound)
      if (priced.added === 0 || priced.bound <= answer.objective + 1e-6) {
        this.#relaxed = true
        return true
      }
    }
    return false
  }

  #priceInto(lp: LpMaster, prices: Float64Array) {
    const { bound } = this.#price(prices)
    const fresh = [...this.#pool.values()].filter((column) => !lp.has(column))
    const gaining = fresh
      .map((column) => ({ column, gain: gainOf(column, prices) }))
      .filter(({ gain }) => gain > 1e-7)
      .map(({ column }) => column)
    return { added: lp.add(gaining), bound }
  }

  /** The same as pricing, where all columns are known. */
  #priceAll(prices: Float64Array): { readonly added: number; readonly bound: number } {
    const most = this.#seats.map(() => 0)
    const seatAt = new Map(
      this.#seats.map(({ person, skill }, at) => [person < 0 ? skill : person, at]),
    )
    const gaining: { column: Column; gain: number }[] = []
    for (const column of this.#pool.values()) {
      const gain = gainOf(column, prices)
      if (gain <= 1e-7) continue
      const skill = this.#instance.needs[column.needs[0] ?? 0]?.need.skill ?? ''
      const at = seatAt.get(column.person < 0 ? skill : column.person) ?? 0
      most[at] = Math.max(most[at] ?? 0, gain)
      gaining.push({ column, gain })
    }
    const best = gaining.toSorted((a, b) => b.gain - a.gain).slice(0, 2_000)
    const added = this.#lp?.add(best.map(({ column }) => column)) ?? 0
    let bound = prices.reduce((sum, price) => sum + price, 0)
    for (const [at, seat] of this.#seats.entries())
      bound += (most[at] ?? 0) * (seat.person < 0 ? jobsMost(this.#instance, seat) : 1)
    return { added, bound }
  }

  #lower(bound: number): void {
    const jobs = wholeJobs(this.#instance, this.#seats, bound)
    this.#jobsBound = Math.min(this.#jobsBound, jobs)
    const [seat] = this.#seats
    const whole = jobs * ((seat?.worthMost ?? 0) + WORTH.employers) + keptMost(this.#instance)
    const rounded = Number.isFinite(jobs) ? Math.min(bound, whole) : bound
    if (rounded >= this.#bound) return
    this.#bound = rounded
    this.#control.improved(this.state)
  }

  /** Jobs out of an answer in fractions: the largest first. */
  #dive(values: Float64Array): void {
    const columns = this.#lp?.columns ?? []
    const ranked = columns
      .map((column, at) => ({ column, value: values[at] ?? 0 }))
      .toSorted((a, b) => b.value - a.value || b.column.worth - a.column.worth)
    this.#offer(
      disjoint(
        ranked.map(({ column }) => column),
        this.#instance,
      ),
    )
  }

  /** Chooses among the columns that an answer better than the best so far may hold. */
  #choose(final: boolean, gapLeast: number): void {
    const gap = this.#bound - worthOf(this.#best) + 1e-6
    const prices = this.#prices
    const complete = final && (this.#all || this.#columnsWithin(gap))
    const lpBound = prices.reduce((sum, price) => sum + price, 0)
    const near = [...this.#pool.values()]
      .map((column) => ({ column, gain: gainOf(column, prices) }))
      .filter(({ gain }) => gain >= Math.min(0, worthOf(this.#best) - lpBound) - 1e-6)
      .toSorted((a, b) => b.gain - a.gain)
    const chosen = new Map(this.#best.map((column) => [columnKey(column), column]))
    for (const { column } of near.slice(0, MIP_COLUMNS_MOST)) chosen.set(columnKey(column), column)
    const answer = solveMip(this.#highs, {
      columns: [...chosen.values()],
      start: this.#best,
      needs: this.#instance.needs.length,
      people: this.#instance.people.length,
      seconds: this.#control.left() / 1000,
      gapLeast,
      stop: this.#stop,
      improved: (columns) => {
        this.#offer(columns)
      },
    })
    this.#offer(answer.columns)
    if (complete && near.length <= MIP_COLUMNS_MOST) {
      const bound = Math.max(answer.bound, worthOf(this.#best))
      if (bound < this.#bound) this.#bound = bound
      if (gapLeast === 0 && answer.bound <= worthOf(this.#best) + 1e-6) this.#proven = true
      this.#control.improved(this.state)
    }
  }

  /** Whether all columns within the gap are known now. */
  #columnsWithin(gap: number): boolean {
    const completion = this.#completions(this.#prices)
    const before = this.#pool.size
    return this.#seats.every((seat) =>
      searchColumns(
        this.#instance,
        seat,
        completion(seat),
        this.#prices,
        {
          steps: 3_000_000,
          stop: () => this.#stop() || this.#pool.size > before + 4 * MIP_COLUMNS_MOST,
        },
        -gap,
        (column) => {
          this.#keep(column)
          return -gap
        },
      ),
    )
  }

  dispose(): void {
    this.#lp?.dispose()
    this.#lp = null
  }
}
