import { Temporal } from 'temporal-polyfill'
import type { Brand } from './brand.ts'
import { type Day, dayNumber, dayOfNumber, parseDay } from './days.ts'
import { invariant } from './refusal.ts'

/** Minutes of work or rest: a whole number. */
export type Minutes = Brand<number, 'Minutes'>
/** A moment, in whole minutes since 1970-01-01T00:00Z. Work is planned and declared by the minute. */
export type Instant = Brand<number, 'Instant'>
/** Wall-clock time at a site, `YYYY-MM-DDThh:mm`. Means nothing without its zone. */
export type LocalTime = Brand<string, 'LocalTime'>
/** IANA name of a time zone. */
export type Zone = Brand<string, 'Zone'>

export const MINUTES_PER_DAY = 1440

export function minutes(value: number): Minutes {
  // The sentence is made only where it is needed: it takes longer than the check.
  if (!Number.isSafeInteger(value)) invariant(false, `minutes are whole: ${value}`)
  return value as Minutes
}

export const hours = (value: number): Minutes => minutes(value * 60)

export function instant(epochMinutes: number): Instant {
  if (!Number.isSafeInteger(epochMinutes))
    invariant(false, `instants are whole minutes: ${epochMinutes}`)
  return epochMinutes as Instant
}

/** The local time, or null when the text is not an existing `YYYY-MM-DDThh:mm`. */
export function parseLocalTime(text: string): LocalTime | null {
  if (!/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text)) return null
  return parseDay(text.slice(0, 10)) === null ? null : (text as LocalTime)
}

export function localTime(text: string): LocalTime {
  const parsed = parseLocalTime(text)
  invariant(parsed !== null, `not a local time: ${text}`)
  return parsed
}

export const localDay = (value: LocalTime): Day => value.slice(0, 10) as Day

/** The zone, or null when the name is not known. */
export function parseZone(text: string): Zone | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return /[/]|^UTC$/.test(text) ? (text as Zone) : null
  } catch {
    return null
  }
}

export function zone(text: string): Zone {
  const parsed = parseZone(text)
  invariant(parsed !== null, `not a time zone: ${text}`)
  return parsed
}

interface Offset {
  /** First instant at which the offset applies, in epoch minutes. */
  readonly from: number
  /** Minutes east of UTC. */
  readonly offset: number
}

// The polyfill takes tens of microseconds a conversion; a month of a large group needs tens of
// thousands. The transitions of a zone are asked once and searched afterwards.
const offsetsOfZone = new Map<Zone, readonly Offset[]>()
const TABLE_FROM = '1970-01-01T00:00Z'
const TABLE_UNTIL = '2100-01-01T00:00Z'

function offsetsOf(name: Zone): readonly Offset[] {
  const known = offsetsOfZone.get(name)
  if (known) return known
  let at = Temporal.Instant.from(TABLE_FROM).toZonedDateTimeISO(name)
  const until = Temporal.Instant.from(TABLE_UNTIL).epochMilliseconds
  const table: Offset[] = [
    { from: Number.NEGATIVE_INFINITY, offset: Math.round(at.offsetNanoseconds / 6e10) },
  ]
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds > until) break
    const from = Math.round(next.epochMilliseconds / 60_000)
    table.push({ from, offset: Math.round(next.offsetNanoseconds / 6e10) })
    at = next
  }
  offsetsOfZone.set(name, table)
  return table
}

function indexAt(table: readonly Offset[], at: number): number {
  let low = 0
  let high = table.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((table[middle]?.from ?? Number.POSITIVE_INFINITY) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The time in which the last answer of `offsetAt` holds, and the answer. */
const last: { zone: Zone | null; from: number; until: number; offset: number } = {
  zone: null,
  from: 0,
  until: 0,
  offset: 0,
}

/** Minutes east of UTC in the zone at the instant. */
export function offsetAt(at: Instant, name: Zone): number {
  if (name === last.zone && at >= last.from && at < last.until) return last.offset
  const table = offsetsOf(name)
  const index = indexAt(table, at)
  last.zone = name
  last.from = table[index]?.from ?? Number.NEGATIVE_INFINITY
  last.until = table[index + 1]?.from ?? Number.POSITIVE_INFINITY
  last.offset = table[index]?.offset ?? 0
  return last.offset
}

const wallMinutes = (value: LocalTime): number =>
  dayNumber(localDay(value)) * MINUTES_PER_DAY +
  Number(value.slice(11, 13)) * 60 +
  Number(value.slice(14, 16))

/**
 * The instants that a wall clock shows as this time, in order: one on most days, none in the
 * hour that spring skips, two in the hour that autumn repeats.
 */
export function instantsOf(value: LocalTime, name: Zone): readonly Instant[] {
  const wall = wallMinutes(value)
  const table = offsetsOf(name)
  const around = indexAt(table, wall)
  const found: Instant[] = []
  for (let i = Math.max(0, around - 1); i <= Math.min(table.length - 1, around + 1); i += 1) {
    const row = table[i]
    if (row === undefined) continue
    const at = wall - row.offset
    if (indexAt(table, at) === i) found.push(instant(at))
  }
  return found.sort((a, b) => a - b)
}

/** What the wall clock of the zone shows at the instant. */
export function localTimeAt(at: Instant, name: Zone): LocalTime {
  const wall = at + offsetAt(at, name)
  const dayPart = dayOfNumber(Math.floor(wall / MINUTES_PER_DAY))
  const minute = ((wall % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY
  const hh = String(Math.floor(minute / 60)).padStart(2, '0')
  return `${dayPart}T${hh}:${String(minute % 60).padStart(2, '0')}` as LocalTime
}

export const localDayAt = (at: Instant, name: Zone): Day =>
  dayOfNumber(Math.floor((at + offsetAt(at, name)) / MINUTES_PER_DAY))

const startsOfDays = new Map<Zone, Map<Day, Instant>>()

/** First instant of a civil day in a zone: midnight, or the end of the gap that swallows it. */
export function startOfDay(value: Day, name: Zone): Instant {
  let starts = startsOfDays.get(name)
  if (starts === undefined || starts.size > 50_000) {
    starts = new Map()
    startsOfDays.set(name, starts)
  }
  let start = starts.get(value)
  if (start === undefined) {
    start = findStartOfDay(value, name)
    starts.set(value, start)
  }
  return start
}

function findStartOfDay(value: Day, name: Zone): Instant {
  for (let minute = 0; minute < 180; minute += 15) {
    const hh = String(Math.floor(minute / 60)).padStart(2, '0')
    const at = instantsOf(
      `${value}T${hh}:${String(minute % 60).padStart(2, '0')}` as LocalTime,
      name,
    )[0]
    if (at !== undefined) return at
  }
  throw new Error(`no start of ${value} in ${name}`)
}

/** Two instants, the second after the first. */
export interface Interval {
  readonly start: Instant
  readonly end: Instant
}

/**
 * The interval that two wall-clock times of one zone mean. Where the start is shown twice, the
 * first is taken; where the end is shown twice, the first that lies after the start.
 * Null when a time does not exist that day or the end is not after the start.
 */
export function intervalOf(start: LocalTime, end: LocalTime, name: Zone): Interval | null {
  const from = instantsOf(start, name)[0]
  if (from === undefined) return null
  const until = instantsOf(end, name).find((at) => at > from)
  return until === undefined ? null : { start: from, end: until }
}

export const lengthOf = ({ start, end }: Interval): Minutes => minutes(end - start)
