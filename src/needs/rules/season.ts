import { addDays, dayNumber, type Day, type Period, parseDay } from '../../shared/days.ts'

/** The day before the same day of the next year: the last of a period of one year. */
function lastDayOfYearFrom(startsOn: Day): Day {
  const next = `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`
  // A year that starts on 29 February ends on 28 February.
  return addDays(parseDay(next) ?? addDays(startsOn, 366), -1)
}

/** Whether the period ends within a year of its start: a season, where it comes back. */
export const endsWithinYear = ({ startsOn, endsOn }: Period): boolean =>
  endsOn !== null && endsOn <= lastDayOfYearFrom(startsOn)

/**
 * Whether the need comes back each year. What nobody said follows from its days: a need that ends
 * within a year of its start is a season.
 */
export const comesBack = (need: Period & { readonly everyYear: boolean | null }): boolean =>
  need.everyYear ?? endsWithinYear(need)

/** Months of the year, 1 to 12 in order, in which the period has days. */
export function monthsOf({ startsOn, endsOn }: Period): number[] {
  if (endsOn === null || dayNumber(endsOn) - dayNumber(startsOn) > 365)
    return Array.from({ length: 12 }, (_, index) => index + 1)
  const months = new Set<number>()
  const index = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  for (let at = index(startsOn); at <= index(endsOn); at += 1) months.add((at % 12) + 1)
  return [...months].toSorted((a, b) => a - b)
}
