import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  day as dayOf,
  lastDayOf,
  monthOf,
  weekday,
} from '../shared/days.ts'
import { isWorkingDay } from './public-holidays.ts'

const dayOfMonth = (value: Day): number => Number(value.slice(8))

/** The same date some months later; the last day of that month where it has no such date. */
export function monthsAfter(start: Day, months: number): Day {
  const target = addMonths(monthOf(start), months)
  const last = lastDayOf(target)
  const date = Math.min(dayOfMonth(start), dayOfMonth(last))
  return dayOf(`${target}-${String(date).padStart(2, '0')}`)
}

/**
 * Last day of a period of whole months: the eve of the same date, or the last day of the month
 * where it has no such date. One month from 15 March ends on 14 April, two from 31 December on the
 * last day of February.
 */
export function lastDayOfMonths(start: Day, months: number): Day {
  const target = addMonths(monthOf(start), months)
  const last = lastDayOf(target)
  return dayOfMonth(start) > dayOfMonth(last)
    ? last
    : addDays(dayOf(`${target}-${start.slice(8)}`), -1)
}

/** Months that a period of days has begun: 1 January to 30 June are 6, to 1 July are 7. */
export function monthsBegun(first: Day, last: Day): number {
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4))
  const least = Math.max(0, years * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)))
  return last > lastDayOfMonths(first, least) ? least + 1 : least
}

/** Working days (jours ouvrables: not Sundays, not public holidays) that follow a day. */
export function afterWorkingDays(start: Day, count: number): Day {
  let on = start
  for (let left = count; left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(on)) left -= 1
  }
  return on
}

const FRIDAY = 5

const isOpeningDay = (on: Day): boolean => weekday(on) <= FRIDAY

/** Days from Monday to Friday between two days, neither included. */
export function openingDaysBetween(before: Day, after: Day): number {
  let count = 0
  for (let number = dayNumber(before) + 1; number < dayNumber(after); number += 1)
    if (isOpeningDay(addDays(before, number - dayNumber(before)))) count += 1
  return count
}

/** The first day after so many days from Monday to Friday have passed. */
export function afterOpeningDays(start: Day, count: number): Day {
  let on = addDays(start, 1)
  for (let left = count; left > 0; on = addDays(on, 1)) if (isOpeningDay(on)) left -= 1
  return on
}
