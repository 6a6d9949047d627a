import { type Day, day, parseDay, type Period } from '../shared/days.ts'

const yearOf = (value: Day): number => Number(value.slice(0, 4))

/** The same day some years later; 29 February is the 28th where there is none. */
const yearsLater = (value: Day, years: number): Day => {
  const year = yearOf(value) + years
  return parseDay(`${year}${value.slice(4)}`) ?? day(`${year}-02-28`)
}

/**
 * When the work of a need begins, from a day on, and ends: of a need that comes back each year, the
 * first season that is not over by then.
 */
export function firstSeason(need: Period & { readonly everyYear: boolean }, from: Day): Period {
  const { startsOn, endsOn, everyYear } = need
  const later = (value: Day): Day => (value < from ? from : value)
  if (!everyYear || endsOn === null) return { startsOn: later(startsOn), endsOn }
  const passed = Math.max(0, yearOf(from) - yearOf(endsOn))
  const years = yearsLater(endsOn, passed) < from ? passed + 1 : passed
  return { startsOn: later(yearsLater(startsOn, years)), endsOn: yearsLater(endsOn, years) }
}
