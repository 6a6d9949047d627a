import type { CompositionNeed, CompositionTerms, HalfDay } from '../model.ts'
import { hasDay, type Season, seasonsMeet } from './season.ts'

/** Half-days of a week as bits, Monday morning the lowest. */
export type HalfDayMask = number

/** Monday to Saturday: where work lies that nobody has placed. */
export const UNTIL_SATURDAY: HalfDayMask = (1 << 12) - 1

export const maskOf = (halfDays: readonly HalfDay[]): HalfDayMask =>
  halfDays.reduce((mask, halfDay) => mask | (1 << halfDay), 0)

export const halfDaysIn = (mask: HalfDayMask): HalfDay[] =>
  Array.from({ length: 14 }, (_, halfDay) => halfDay).filter((bit) => (mask & (1 << bit)) !== 0)

export function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** Days of the week with work. */
export const daysIn = (mask: HalfDayMask): number =>
  bitCount((mask | (mask >> 1)) & 0b01010101010101)

/** What a need asks of the week: `count` half-days out of `within`, its minutes spread evenly. */
export interface HalfDayDemand {
  readonly season: Season
  readonly within: HalfDayMask
  readonly count: number
  readonly minutes: number
}

type Limits = Pick<CompositionTerms, 'dailyMostMinutes' | 'daysMost' | 'halfDayMostMinutes'>

/** How many half-days a need occupies when it is served with these minutes a week. */
export function halfDayCount(need: CompositionNeed, minutes: number, limits: Limits): number {
  if (need.halfDaysNeeded !== null) return need.halfDaysNeeded
  if (need.halfDays.length > 0) return new Set(need.halfDays).size
  return Math.max(1, Math.ceil(minutes / limits.halfDayMostMinutes))
}

export const demandOf = (
  need: CompositionNeed,
  season: Season,
  minutes: number,
  limits: Limits,
): HalfDayDemand => ({
  season,
  minutes,
  within: need.halfDays.length > 0 ? maskOf(need.halfDays) : UNTIL_SATURDAY,
  count: halfDayCount(need, minutes, limits),
})

/** Work that is there before: half-days that are taken all year, with their minutes each. */
export interface BusyHalfDays {
  readonly mask: HalfDayMask
  readonly minutesEach: number
  /** Half-days in which the person works at all. */
  readonly available: HalfDayMask
}

const NOT_BUSY: BusyHalfDays = { mask: 0, minutesEach: 0, available: (1 << 14) - 1 }

/** Evenly spread minutes are compared as fractions. */
const ROUNDING = 1e-9

/**
 * Half-days for each demand, in their order, or null when there are none: one half-day, one place;
 * not more minutes a day, nor days a week, than allowed, in any week of the year. Every way is
 * tried before null is said; working days come before Saturday, and Sunday last.
 */
export function layHalfDays(
  demands: readonly HalfDayDemand[],
  limits: Limits,
  busy: BusyHalfDays = NOT_BUSY,
): HalfDayMask[] | null {
  const masks = demands.map((): HalfDayMask => 0)
  const order = demands
    .map((demand, index) => ({ demand, index, ways: bitCount(demand.within) - demand.count }))
    .toSorted((a, b) => a.ways - b.ways || b.demand.count - a.demand.count)
  if (order.some(({ ways }) => ways < 0)) return null

  const taken = (season: Season): HalfDayMask =>
    demands.reduce(
      (mask, demand, index) =>
        seasonsMeet(season, demand.season) ? mask | (masks[index] ?? 0) : mask,
      busy.mask,
    )
  // The fullest weeks begin where a season does.
  const weeks = [...new Set(demands.map(({ season }) => season.from))].map((from) =>
    order.filter(({ demand }) => hasDay(demand.season, from)),
  )
  const enoughRoom = (from: number): boolean => {
    const rest = new Set(order.slice(from))
    return weeks.every((week) => {
      const open = week
        .filter((each) => rest.has(each))
        .map(({ demand }) => ({
          free: demand.within & busy.available & ~taken(demand.season),
          count: demand.count,
        }))
      return fillable(open)
    })
  }
  const place = (position: number): boolean => {
    const next = order[position]
    if (next === undefined) return true
    const free = next.demand.within & busy.available & ~taken(next.demand.season)
    for (const mask of waysToTake(free, next.demand.count)) {
      masks[next.index] = mask
      if (
        keepsLimits(demands, masks, limits, busy, next.demand.season) &&
        enoughRoom(position + 1) &&
        place(position + 1)
      )
        return true
    }
    masks[next.index] = 0
    return false
  }
  return enoughRoom(0) && place(0) ? masks : null
}

/** Whether all can have their half-days at once, days and hours forgotten: by augmenting paths. */
function fillable(
  open: readonly { readonly free: HalfDayMask; readonly count: number }[],
): boolean {
  const owner = Array.from({ length: 14 }, () => -1)
  let seen = 0
  const find = (demand: number): boolean => {
    for (let rest = (open[demand]?.free ?? 0) & ~seen; rest !== 0; rest &= ~seen & (rest - 1)) {
      const slot = 31 - Math.clz32(rest & -rest)
      seen |= 1 << slot
      const other = owner[slot] ?? -1
      if (other !== demand && (other < 0 || find(other))) {
        owner[slot] = demand
        return true
      }
    }
    return false
  }
  return open.every(({ count }, demand) => {
    for (let each = 0; each < count; each += 1) {
      seen = 0
      if (!find(demand)) return false
    }
    return true
  })
}

/** Each way to take `count` of the half-days, the first of the week first. */
function* waysToTake(free: HalfDayMask, count: number): Generator<HalfDayMask> {
  if (count === 0) {
    yield 0
    return
  }
  let rest = free
  while (bitCount(rest) >= count) {
    const lowest = rest & -rest
    rest &= ~lowest
    for (const others of waysToTake(rest, count - 1)) yield lowest | others
  }
}

/** Days and hours of the weeks in which what was placed last is there. */
function keepsLimits(
  demands: readonly HalfDayDemand[],
  masks: readonly HalfDayMask[],
  limits: Limits,
  busy: BusyHalfDays,
  changed: Season,
): boolean {
  const placed = demands.flatMap((demand, index) => {
    const mask = masks[index] ?? 0
    return mask === 0 ? [] : [{ ...demand, mask, each: demand.minutes / demand.count }]
  })
  const starts = new Set([changed.from])
  for (const { season } of placed) if (hasDay(changed, season.from)) starts.add(season.from)
  for (const start of starts) {
    const there = placed.filter(({ season }) => hasDay(season, start))
    const week = there.reduce((mask, each) => mask | each.mask, busy.mask)
    if (daysIn(week) > limits.daysMost) return false
    for (let day = 0; day < 7; day += 1) {
      let minutes = bitCount((busy.mask >> (day * 2)) & 3) * busy.minutesEach
      for (const { mask, each } of there) minutes += bitCount((mask >> (day * 2)) & 3) * each
      if (minutes > limits.dailyMostMinutes + ROUNDING) return false
    }
  }
  return true
}
