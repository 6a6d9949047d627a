import type { Brand } from './brand.ts'
import { invariant } from './refusal.ts'

/** A civil day, `YYYY-MM-DD`. */
export type Day = Brand<string, 'Day'>
/** A civil month, `YYYY-MM`. */
export type Month = Brand<string, 'Month'>

const MS_PER_DAY = 86_400_000

/** The day, or null when the text is not an existing civil day. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const inMonth = daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
  const date = Number(text.slice(8))
  return date >= 1 && date <= inMonth ? (text as Day) : null
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of a month of the Gregorian calendar; 0 where the year has no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0)
}

export function day(text: string): Day {
  const parsed = parseDay(text)
  invariant(parsed !== null, `not a day: ${text}`)
  return parsed
}

export function parseMonth(text: string): Month | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : null
}

export function month(text: string): Month {
  const parsed = parseMonth(text)
  invariant(parsed !== null, `not a month: ${text}`)
  return parsed
}

const numberCache = new Map<string, number>()

/** Days since 1970-01-01. */
export function dayNumber(value: Day): number {
  let number = numberCache.get(value)
  if (number === undefined) {
    number = Date.parse(`${value}T00:00:00Z`) / MS_PER_DAY
    if (numberCache.size > 50_000) numberCache.clear()
    numberCache.set(value, number)
  }
  return number
}

const dayCache = new Map<number, Day>()

export function dayOfNumber(number: number): Day {
  let value = dayCache.get(number)
  if (value === undefined) {
    value = new Date(number * MS_PER_DAY).toISOString().slice(0, 10) as Day
    if (dayCache.size > 50_000) dayCache.clear()
    dayCache.set(number, value)
  }
  return value
}

export const addDays = (value: Day, days: number): Day => dayOfNumber(dayNumber(value) + days)

export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (value: Day): number => ((((dayNumber(value) + 3) % 7) + 7) % 7) + 1

/** Monday of the civil week (L3121-35) that holds the day. */
export const mondayOf = (value: Day): Day => addDays(value, 1 - weekday(value))

export const monthOf = (value: Day): Month => value.slice(0, 7) as Month

export const firstDayOf = (value: Month): Day => `${value}-01` as Day

export const addMonths = (value: Month, months: number): Month => {
  const index = Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month
}

export const firstDayAfter = (value: Month): Day => firstDayOf(addMonths(value, 1))

export const lastDayOf = (value: Month): Day => addDays(firstDayAfter(value), -1)

/** The day of that date in a month; its last day where the month is shorter. */
export const dayIn = (value: Month, date: number): Day => {
  const wanted = addDays(firstDayOf(value), date - 1)
  return monthOf(wanted) === value ? wanted : lastDayOf(value)
}

/** Whole days from first to last, both included. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let n = dayNumber(first); n <= dayNumber(last); n += 1) days.push(dayOfNumber(n))
  return days
}

/** A period of days, both ends included; no end means it lasts. */
export interface Period {
  readonly startsOn: Day
  readonly endsOn: Day | null
}

export const covers = (period: Period, value: Day): boolean =>
  period.startsOn <= value && (period.endsOn === null || value <= period.endsOn)

export const periodsOverlap = (a: Period, b: Period): boolean =>
  (b.endsOn === null || a.startsOn <= b.endsOn) && (a.endsOn === null || b.startsOn <= a.endsOn)

/** Whole years of age on a day. */
export function ageOn(bornOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}
