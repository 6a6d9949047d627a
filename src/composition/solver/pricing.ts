import { shortestWay } from '../rules/distance.ts'
import { bitCount } from '../rules/half-days.ts'
import { isFullTime, type LoadOfStretch } from '../rules/full-time.ts'
import { WORTH, yearMean } from '../rules/score.ts'
import { hasDay, type Stretch, stretchesOf } from '../rules/season.ts'
import { type Completion, rangeMin, TABLE_ERROR } from './completion.ts'
import { type Instance, keyOfNeeds, layNeeds } from './part.ts'
import type { Seat } from './seat.ts'

/** A job that may be chosen: needs by index, in order, and who works. */
export interface Column {
  readonly needs: readonly number[]
  /** Index of the person, or -1. */
  readonly person: number
  readonly worth: number
  /** The worth without ways and changes, for bounds. */
  readonly minutes: number
  readonly members: number
  readonly travelKm: number
}

export const columnKey = (column: Pick<Column, 'needs' | 'person'>): string =>
  `${column.person}:${column.needs.join(',')}`

/** Wanted of a column when any will do; finite, since what cannot be completed costs infinity. */
export const ANY_GAIN = -1e9

/** Asked between steps of the search: true to stop. */
export type Stop = () => boolean

export interface SearchLimits {
  /** Most steps of one search. */
  readonly steps: number
  readonly stop: Stop
}

/**
 * Goes through the jobs of a seat whose worth beyond the prices of their needs is at least what
 * `found` answered last. Says whether it went to the end.
 */
export function searchColumns(
  instance: Instance,
  seat: Seat,
  completion: Completion,
  prices: Float64Array,
  limits: SearchLimits,
  gainLeast: number,
  found: (column: Column, gain: number) => number,
  roots?: { readonly first: number; readonly last: number },
): boolean {
  const search = new ColumnSearch(instance, seat, completion, prices, limits, gainLeast, found)
  return search.run(roots?.first ?? 0, roots?.last ?? seat.lasting.length + 1)
}

class ColumnSearch {
  readonly #instance: Instance
  readonly #seat: Seat
  readonly #completion: Completion
  readonly #prices: Float64Array
  readonly #limits: SearchLimits
  readonly #found: (column: Column, gain: number) => number
  readonly #chosen: number[] = []
  readonly #width: number
  /** Most that the needs of a job may cost. */
  #budget: number
  #steps = 0
  #stopped = false
  readonly #stretches: readonly Stretch[]
  readonly #held: ReadonlySet<number>
  readonly #membersHeld: number

  constructor(
    instance: Instance,
    seat: Seat,
    completion: Completion,
    prices: Float64Array,
    limits: SearchLimits,
    gainLeast: number,
    found: (column: Column, gain: number) => number,
  ) {
    this.#instance = instance
    this.#seat = seat
    this.#completion = completion
    this.#prices = prices
    this.#limits = limits
    this.#found = found
    this.#width = completion.unitsMost + 1
    this.#budget = seat.worthMost - gainLeast + TABLE_ERROR
    this.#stretches = stretchesOf(
      seat.seasonal.flatMap((index) => instance.needs[index]?.season ?? []),
    )
    const person = instance.people[seat.person]
    this.#held = new Set(
      (person?.memberIds ?? []).map((id) => instance.memberIds.indexOf(id)).filter((at) => at >= 0),
    )
    this.#membersHeld = person?.memberIds.length ?? 0
  }

  run(first: number, last: number): boolean {
    const { goal, lasting, membersMost } = this.#seat
    const low = (goal.full - goal.sold) / this.#instance.unit
    const high = (goal.contract - goal.sold) / this.#instance.unit
    for (let place = first; place < Math.min(last, lasting.length); place += 1) {
      if (this.#stopped) return false
      this.#take(place, membersMost - 1, low, high, -WORTH.employers)
    }
    if (last > lasting.length && this.#seat.seasonal.length > 0) this.#seasonal(low, high, 0)
    return !this.#stopped
  }

  #tired(): boolean {
    this.#steps += 1
    if (this.#steps > this.#limits.steps || ((this.#steps & 255) === 0 && this.#limits.stop()))
      this.#stopped = true
    return this.#stopped
  }

  #clashes(index: number): boolean {
    const { conflicts, needs, serves } = this.#instance
    const served = serves[this.#seat.person]
    if (served !== undefined && served[index] !== 1) return true
    const row = index * needs.length
    for (const other of this.#chosen) if (conflicts[row + other] === 1) return true
    return false
  }

  /** Takes the need at a place of `lasting` and goes on behind it. */
  #take(place: number, members: number, low: number, high: number, cost: number): void {
    const { lasting } = this.#seat
    const index = lasting[place] ?? 0
    const left = high - (this.#instance.least[index] ?? 0)
    if (left < 0) return
    const table = this.#completion.after[place]
    if (table === undefined) return
    const price = cost + (this.#prices[index] ?? 0)
    const { unitsMost } = this.#completion
    const rest = low - (this.#instance.most[index] ?? 0)
    const least = rangeMin(table, members * this.#width, rest, left, unitsMost)
    if (price + least > this.#budget || this.#clashes(index) || this.#tired()) return
    this.#chosen.push(index)
    if (rest <= 0) this.#offer()
    if (left > 0) {
      this.#goOn(place, members, rest, left, price)
      if (this.#seat.seasonal.length > 0) this.#seasonal(rest, left, price)
    }
    this.#chosen.pop()
  }

  #goOn(place: number, members: number, low: number, high: number, cost: number): void {
    const { lasting } = this.#seat
    const { starts, groupOf, before, unitsMost } = this.#completion
    const own = groupOf[place] ?? 0
    const end = starts[own + 1] ?? lasting.length
    for (let next = place + 1; next < end && !this.#stopped; next += 1)
      this.#take(next, members, low, high, cost)
    if (members === 0) return
    for (let group = own + 1; group < starts.length - 1 && !this.#stopped; group += 1) {
      const table = before[group]
      if (table === undefined) return
      const least = rangeMin(table, members * this.#width, low, high, unitsMost)
      if (cost + least > this.#budget) return
      const last = starts[group + 1] ?? lasting.length
      for (let next = starts[group] ?? 0; next < last && !this.#stopped; next += 1)
        this.#take(next, members - 1, low, high, cost - WORTH.employers)
    }
  }

  /** Fills what is left of the year with needs of a season: `low..high` in each stretch. */
  #seasonal(low: number, high: number, cost: number): void {
    const year = rangeMin(this.#completion.seasonal.year, 0, low, high, this.#completion.unitsMost)
    const { weeklyMost, contract } = this.#seat.goal
    const spread = (weeklyMost - contract) / this.#instance.unit
    if (this.#seat.anchors.length > 0 && cost + year > this.#budget) return
    const lows = this.#stretches.map(() => low)
    const highs = this.#stretches.map(() => high + spread)
    this.#season(0, lows, highs, cost)
  }

  #season(from: number, lows: readonly number[], highs: readonly number[], cost: number): void {
    const { seasonal, anchorOf, anchors } = this.#seat
    for (let place = from; place < seasonal.length && !this.#stopped; place += 1) {
      const anchor = anchorOf[place] ?? anchors.length
      // Anchors before this one get nothing any more.
      if (!this.#fullBefore(anchor, lows, highs)) return
      const index = seasonal[place] ?? 0
      const piece = this.#instance.needs[index]
      if (piece === undefined) continue
      const rest = this.#leastFrom(place, anchor, lows, highs)
      if (cost + rest > this.#budget) {
        // Nothing behind in the same anchor costs less; without anchors all is to be looked at.
        if (anchor < anchors.length) return
        continue
      }
      const price = cost + (this.#prices[index] ?? 0)
      if (price > this.#budget || this.#clashes(index) || this.#tired()) continue
      const least = this.#instance.least[index] ?? 0
      const most = this.#instance.most[index] ?? 0
      const there = this.#stretches.map(({ from: day }) => hasDay(piece.season, day))
      const nextHighs = highs.map((high, at) => (there[at] ? high - least : high))
      if (nextHighs.some((high) => high < 0)) continue
      const nextLows = lows.map((missing, at) => (there[at] ? missing - most : missing))
      this.#chosen.push(index)
      if (this.#countMembers() <= this.#seat.membersMost) {
        if (this.#mayBeFull(nextLows)) this.#offer()
        this.#season(place + 1, nextLows, nextHighs, price)
      }
      this.#chosen.pop()
    }
  }

  #stretchOf(anchor: number): number {
    const from = this.#seat.anchors[anchor]?.from
    const found = this.#stretches.findIndex((stretch) => stretch.from === from)
    return found
  }

  #fullBefore(anchor: number, lows: readonly number[], highs: readonly number[]): boolean {
    for (let before = 0; before < Math.min(anchor, this.#seat.anchors.length); before += 1) {
      const at = this.#stretchOf(before)
      if ((lows[at] ?? 0) > 0 || (highs[at] ?? 0) < 0) return false
    }
    return true
  }

  /** The least price of filling this anchor from the place on, and all anchors behind it. */
  #leastFrom(
    place: number,
    anchor: number,
    lows: readonly number[],
    highs: readonly number[],
  ): number {
    const { from, whole } = this.#completion.seasonal
    const { unitsMost } = this.#completion
    let sum = 0
    for (let at = anchor; at < this.#seat.anchors.length; at += 1) {
      const table = at === anchor ? from[place] : whole[at]
      const stretch = this.#stretchOf(at)
      if (table !== undefined)
        sum += rangeMin(table, 0, lows[stretch] ?? 0, highs[stretch] ?? 0, unitsMost)
    }
    return sum
  }

  /** Whether enough of the year could be full, before minutes are chosen exactly. */
  #mayBeFull(lows: readonly number[]): boolean {
    const { goal } = this.#seat
    if (goal.weeklyMost > goal.contract) return true
    const loads: LoadOfStretch[] = this.#stretches.map((stretch, at) => ({
      ...stretch,
      minutes: (lows[at] ?? 0) <= 0 ? goal.full : 0,
    }))
    return loads.length === 1 || isFullTime(loads, goal)
  }

  #countMembers(): number {
    const seen = new Set<number>()
    for (const index of this.#chosen) {
      const member = this.#instance.memberOf[index] ?? 0
      if (!this.#held.has(member)) seen.add(member)
    }
    return seen.size + this.#membersHeld
  }

  #offer(): void {
    if (this.#countMembers() > this.#seat.membersMost) return
    const column = columnOf(this.#instance, this.#chosen, this.#seat.person)
    if (column === null) return
    let price = 0
    for (const index of column.needs) price += this.#prices[index] ?? 0
    const gain = column.worth - price
    const wanted = this.#found(column, gain)
    this.#budget = this.#seat.worthMost - wanted + TABLE_ERROR
  }
}

/** The column of some needs that may be together, or null where hours or half-days do not fit. */
export function columnOf(
  instance: Instance,
  chosen: readonly number[],
  person: number,
): Column | null {
  const needs = chosen.toSorted((a, b) => a - b)
  const minutes = simpleMinutes(instance, needs, person) ?? laidMinutes(instance, needs, person)
  if (minutes === null || minutes === NO_JOB) return null
  // One need a site is enough to measure the way.
  const stops = needs.filter(
    (index, at) => !needs.slice(0, at).some((a) => instance.siteOf[a] === instance.siteOf[index]),
  )
  const travelKm = shortestWay(stops.length, (a, b) => instance.km(stops[a] ?? 0, stops[b] ?? 0))
  const members = new Set(needs.map((index) => instance.memberOf[index])).size
  const runs =
    instance.running.size > 0 &&
    instance.running.has(keyOfNeeds(needs.map((index) => instance.needs[index]?.need.id ?? '')))
  const worth =
    minutes +
    WORTH.jobs +
    members * WORTH.employers +
    travelKm * WORTH.travelKm -
    (runs ? WORTH.changes : 0)
  return { needs, person, worth, minutes, members, travelKm }
}

/** Where days and weeks look after themselves, half-days are enough; null where they do not. */
function simpleMinutes(
  instance: Instance,
  needs: readonly number[],
  person: number,
): number | null {
  if (person >= 0 || instance.mixed) return null
  let units = 0
  for (const index of needs) {
    if (instance.simple[index] !== 1) return null
    units += instance.least[index] ?? 0
  }
  const minutes = units * instance.unit
  const full = instance.problem.terms.fullTimeMinutes
  if (minutes !== full) return NO_JOB
  return haveHalfDays(instance, needs, 0, 0, 0) ? minutes : NO_JOB
}

const NO_JOB = -1

/** Each set of needs has half-days enough in which one of them may lie: then all have theirs. */
export function haveHalfDays(
  instance: Instance,
  needs: readonly number[],
  from: number,
  within: number,
  count: number,
): boolean {
  for (let at = from; at < needs.length; at += 1) {
    const index = needs[at] ?? 0
    const wide = within | (instance.windows[index] ?? 0)
    const wanted = count + (instance.halfDays[index] ?? 0)
    if (wanted > bitCount(wide) || !haveHalfDays(instance, needs, at + 1, wide, wanted))
      return false
  }
  return true
}

function laidMinutes(instance: Instance, needs: readonly number[], person: number): number | null {
  const laid = layNeeds(instance, needs, person)
  if (laid === null) return null
  return needs.reduce((sum, index, at) => {
    const season = instance.needs[index]?.season
    return season === undefined ? sum : sum + yearMean(season, laid.minutes[at] ?? 0)
  }, 0)
}
