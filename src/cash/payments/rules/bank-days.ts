import { easterSunday } from '../../../law/index.ts'
import { addDays, type Day, weekday } from '../../../shared/days.ts'

const SATURDAY = 6
const CLOSED = new Set(['01-01', '05-01', '12-25', '12-26'])

/** Whether banks settle on a day: the calendar of TARGET (ECB), the same in the whole SEPA. */
export function isBankDay(day: Day): boolean {
  if (weekday(day) >= SATURDAY || CLOSED.has(day.slice(5))) return false
  const easter = easterSunday(Number(day.slice(0, 4)))
  return day !== addDays(easter, -2) && day !== addDays(easter, 1)
}

/** The day itself, or the next on which banks settle. */
export function bankDayFrom(day: Day): Day {
  let found = day
  while (!isBankDay(found)) found = addDays(found, 1)
  return found
}

/** The first day on which what is given to the bank today can settle: one bank day later. */
export const firstCollection = (today: Day): Day => bankDayFrom(addDays(bankDayFrom(today), 1))
