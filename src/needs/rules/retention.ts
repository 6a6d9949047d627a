import { addDays, type Day, day } from '../../shared/days.ts'

/** Data of a candidate is kept two years from the last contact: GDP-01. */
export const KEPT_YEARS = 2

/** The last day on which the data of a candidate last met on that day may be kept. */
export function keptUntil(lastContactOn: Day): Day {
  const year = Number(lastContactOn.slice(0, 4)) + KEPT_YEARS
  if (lastContactOn.endsWith('-02-29')) return addDays(day(`${year}-03-01`), -1)
  return day(`${year}${lastContactOn.slice(4)}`)
}
