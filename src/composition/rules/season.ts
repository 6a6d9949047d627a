import type { Day, Period } from '../../shared/days.ts'

export const DAYS_OF_YEAR = 365

/** Days of every year, counted from 1 January = 0; one that passes New Year goes on at 0. */
export interface Season {
  readonly from: number
  /** 365 when the work lasts all year. */
  readonly days: number
}

export const ALL_YEAR: Season = { from: 0, days: DAYS_OF_YEAR }

const FIRST_OF_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

/** Day of a year of 365 days: 29 February counts as 1 March. */
export function dayOfYear(value: Day): number {
  const month = Number(value.slice(5, 7))
  return (FIRST_OF_MONTH[month - 1] ?? 0) + Number(value.slice(8)) - 1
}

/** The days of each year on which a need is there: all of them unless it ends within a year. */
export function seasonOf(need: Period): Season {
  const { startsOn, endsOn } = need
  if (endsOn === null) return ALL_YEAR
  const years = Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4))
  const from = dayOfYear(startsOn)
  const days = years * DAYS_OF_YEAR + dayOfYear(endsOn) - from + 1
  return days >= DAYS_OF_YEAR ? ALL_YEAR : { from, days }
}

export const isAllYear = (season: Season): boolean => season.days >= DAYS_OF_YEAR

export const hasDay = (season: Season, day: number): boolean =>
  (day - season.from + DAYS_OF_YEAR) % DAYS_OF_YEAR < season.days

/** Two arcs of the year meet exactly when one of them holds the first day of the other. */
export const seasonsMeet = (a: Season, b: Season): boolean => hasDay(a, b.from) || hasDay(b, a.from)

/** A stretch of days of the year on which the same needs are there. */
export interface Stretch {
  readonly from: number
  readonly days: number
}

/** Cuts the year where a season starts or ends; the stretches make up 365 days. */
export function stretchesOf(seasons: readonly Season[]): Stretch[] {
  const cuts = new Set<number>()
  for (const season of seasons)
    if (!isAllYear(season)) {
      cuts.add(season.from)
      cuts.add((season.from + season.days) % DAYS_OF_YEAR)
    }
  if (cuts.size === 0) return [{ from: 0, days: DAYS_OF_YEAR }]
  const sorted = [...cuts].toSorted((a, b) => a - b)
  return sorted.map((from, index) => {
    const next = sorted[index + 1] ?? (sorted[0] ?? 0) + DAYS_OF_YEAR
    return { from, days: next - from }
  })
}

/** Weeks of the year, 1 to 52, of which the season holds most days; the last has eight. */
export function weeksOf(season: Season): number[] {
  return Array.from({ length: 52 }, (_, index) => index + 1).filter((week) => {
    let days = 0
    for (let day = 0; day < 7; day += 1) if (hasDay(season, (week - 1) * 7 + day)) days += 1
    return days > 3
  })
}
