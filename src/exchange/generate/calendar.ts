import { publicHolidays } from '../../law/index.ts'
import {
  addDays,
  addMonths,
  type Day,
  firstDayOf,
  lastDayOf,
  type Month,
} from '../../shared/days.ts'

/** The three months around the one to close, and the day up to which work was declared. */
export interface Horizon {
  readonly month: Month
  readonly first: Day
  readonly last: Day
  readonly declaredUntil: Day
  readonly holidays: ReadonlySet<Day>
}

export function horizonOf(month: Month): Horizon {
  const first = firstDayOf(addMonths(month, -1))
  const last = lastDayOf(addMonths(month, 1))
  const years = new Set([Number(first.slice(0, 4)), Number(last.slice(0, 4))])
  const holidays = [...years].flatMap((year) => publicHolidays(year).map((holiday) => holiday.day))
  return {
    month,
    first,
    last,
    declaredUntil: addDays(firstDayOf(addMonths(month, 1)), 19),
    holidays: new Set(holidays),
  }
}
