import type { Highs } from 'highs'
import { WORTH, yearMean } from '../rules/score.ts'
import { completionOf, type Completion, rangeMin, TABLE_ERROR } from './completion.ts'
import { countSets } from './count.ts'
import { counted, jobsMost, keptMost, wholeJobs } from './counting.ts'
import { LocalSearch } from './local-search.ts'
import { LpMaster, solveMip } from './master.ts'
import { disjoint } from './packing.ts'
import type { Instance } from './part.ts'
import { type PartControl, type PartState, worthOf } from './part-state.ts'
import { ANY_GAIN, type Column, columnKey, columnOf, searchColumns } from './pricing.ts'
import { type Seat, seatsOf } from './seat.ts'

/** As many columns as are gone through one by one; beyond, they are priced. */
const ALL_COLUMNS_MOST = 60_000
const COLUMNS_OF_ROOT = 6
const STEPS_OF_ROOT = 60_000
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
  #best: readonly Column[] = []
  #bound: number
  #jobsBound: number
  #lp: LpMaster | null = null
  #prices: Float64Array
  #proven = false
  /** Prices are final: no column gains at them. */
  #relaxed = false
  #local: LocalSearch | null = null
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
    const columns = jobs.flatMap(({ needs, person }) => this.#legal(needs, person) ?? [])
    for (const column of columns) this.#keep(column)
    this.#offer(columns)
  }

  #legal(needs: readonly number[], person: number): Column | null {
    const { conflicts, serves, needs: all } = this.#instance
    const clash = needs.some((a) => needs.some((b) => conflicts[a * all.length + b] === 1))
    const served =
      person < 0
        ? new Set(needs.map((index) => all[index]?.need.skill)).size === 1
        : needs.every((index) => serves[person]?.[index] === 1)
    if (clash || !served) return null
    const column = columnOf(this.#instance, needs, person)
    const known = this.#instance.people[person]?.memberIds ?? []
    const members = new Set([...known, ...needs.map((index) => all[index]?.need.memberId ?? '')])
    return column !== null && members.size <= this.#instance.problem.terms.membersMost
      ? column
      : null
  }

  /** All columns where they are few, else the best of each need; and jobs chosen at once. */
  first(control: PartControl): void {
    this.#control = control
    const counts = this.#seats.map((seat) => countSets(this.#instance, seat, this.#unitsMost))
    const expected = counts.reduce((sum, count) => sum + count, 0)
    if (expected <= ALL_COLUMNS_MOST * 8 || this.#instance.needs.length <= 24) this.#enumerateAll()
    if (!this.#all) this.#price(this.#prices)
    this.#greedy()
    if (!this.goalsMet) this.#search(control.left(), () => this.goalsMet)
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
      const gain = this.#priceSeat(seat, completion(seat), prices, () => {
        added += 1
      })
      bound += gain * (seat.person < 0 ? jobsMost(this.#instance, seat) : 1)
    }
    return { added, bound }
  }

  /** The most that a column of the seat can gain, at least 0. */
  #priceSeat(seat: Seat, completion: Completion, prices: Float64Array, add: () => void): number {
    let best = 0
    let exact = true
    const keepFrom = (): ((column: Column, gain: number) => number) => {
      const least = 1e-7
      let kept = 0
      let top = least
      return (column, gain) => {
        if (gain > best) best = gain
        if (gain > least) {
          if (!this.#pool.has(columnKey(column))) add()
          this.#keep(column)
          kept += 1
          // The first few of a root are taken as they come, then only better ones.
          top = Math.max(top, gain)
        }
        return kept < COLUMNS_OF_ROOT ? least : top + 1e-9
      }
    }
    const limits = { steps: STEPS_OF_ROOT, stop: this.#stop }
    for (let root = 0; root <= seat.lasting.length; root += 1) {
      if (root === seat.lasting.length && seat.seasonal.length === 0) break
      const roots = { first: root, last: root + 1 }
      const through = searchColumns(
        this.#instance,
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
    return exact ? best : Math.max(best, this.#gainMost(seat, completion))
  }

  /** What no column of the seat gains more than, who cannot be together forgotten. */
  #gainMost(seat: Seat, completion: Completion): number {
    const table = completion.before[0]
    if (table === undefined) return seat.worthMost
    const { full, contract, sold } = seat.goal
    const { unit } = this.#instance
    const { unitsMost } = completion
    const offset = seat.membersMost * (unitsMost + 1)
    const low = (full - sold) / unit
    const least = rangeMin(table, offset, low, (contract - sold) / unit, unitsMost)
    return Math.max(0, seat.worthMost - least + TABLE_ERROR)
  }

  /** Takes columns of needs that few others want first. */
  #greedy(): void {
    const uses = new Float64Array(this.#instance.needs.length)
    for (const { needs } of this.#pool.values())
      for (const need of needs) uses[need] = (uses[need] ?? 0) + 1
    const rarity = ({ needs }: Column): number =>
      needs.reduce((sum, need) => sum + 1 / (uses[need] ?? 1), 0) / needs.length
    const ranked = [...this.#pool.values()]
      .map((column) => ({ column, rank: rarity(column) }))
      .toSorted((a, b) => b.rank - a.rank || b.column.worth - a.column.worth)
    this.#offer(
      disjoint(
        ranked.map(({ column }) => column),
        this.#instance,
      ),
    )
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
    this.#search(0.55 * control.left(), met)
    const gap = !met() && this.#relax()
    if (met() || this.#stop()) return
    this.#search(0.3 * control.left(), met)
    if (met() || this.#stop()) return
    this.#choose(gap, this.#goalsGap)
  }

  /** Betters employers, ways and changes where minutes and jobs are the best possible. */
  polish(control: PartControl): void {
    this.#control = control
    if (this.closed) return
    this.#search(0.6 * control.left(), () => this.closed)
    if (this.#relaxed && !this.closed && !this.#stop()) this.#choose(true, 0)
  }

  /** Solves the master without whole numbers; says whether its prices are final. */
  #relax(): boolean {
    const { needs, people } = this.#instance
    this.#lp ??= new LpMaster(this.#highs, needs.length, people.length)
    const lp = this.#lp
    lp.add(this.#best)
    lp.add(this.#all ? this.#cheapest(this.#prices, 4 * needs.length) : [...this.#pool.values()])
    let center = this.#prices
    let centerBound = Number.POSITIVE_INFINITY
    while (!this.#stop() && !this.goalsMet) {
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
      .map((column) => ({ column, gain: this.#gain(column, prices) }))
      .filter(({ gain }) => gain > 1e-7)
      .map(({ column }) => column)
    return { added: lp.add(gaining), bound }
  }

  #gain(column: Column, prices: Float64Array): number {
    return column.needs.reduce((rest, need) => rest - (prices[need] ?? 0), column.worth)
  }

  /** The columns that gain most at these prices. */
  #cheapest(prices: Float64Array, count: number): Column[] {
    return [...this.#pool.values()]
      .map((column) => ({ column, gain: this.#gain(column, prices) }))
      .toSorted((a, b) => b.gain - a.gain)
      .slice(0, count)
      .map(({ column }) => column)
  }

  /** The same as pricing, where all columns are known. */
  #priceAll(prices: Float64Array): { readonly added: number; readonly bound: number } {
    const most = this.#seats.map(() => 0)
    const seatAt = new Map(
      this.#seats.map(({ person, skill }, at) => [person < 0 ? skill : person, at]),
    )
    const gaining: { column: Column; gain: number }[] = []
    for (const column of this.#pool.values()) {
      const gain = this.#gain(column, prices)
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
      .map((column) => ({ column, gain: this.#gain(column, prices) }))
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
