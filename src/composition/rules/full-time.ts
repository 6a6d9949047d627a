import type { CompositionTerms } from '../model.ts'
import {
  DAYS_OF_YEAR,
  hasDay,
  isAllYear,
  type Season,
  type Stretch,
  stretchesOf,
} from './season.ts'

/** One need of a job as far as its hours go. */
export interface HoursOfNeed {
  readonly season: Season
  readonly least: number
  readonly asked: number
  readonly most: number
}

/** What the hours of a job must come to, with those that are there before. */
export interface HoursGoal {
  /** Minutes of each week that are sold already. */
  readonly sold: number
  /** Full time of a week, sold minutes in it: the job reaches it. */
  readonly full: number
  /** What the contract says: no year of the job passes it on average. */
  readonly contract: number
  /** No week of the job passes it. */
  readonly weeklyMost: number
  /** Minutes of a full year: 1,607 h. */
  readonly annual: number
}

export const goalOfNewJob = (terms: CompositionTerms): HoursGoal => ({
  sold: 0,
  full: terms.fullTimeMinutes,
  contract: terms.fullTimeMinutes,
  weeklyMost: Math.max(terms.weeklyMostMinutes, terms.fullTimeMinutes),
  annual: terms.annualMinutes,
})

/** Somebody with a contract beyond full time may work all of it. */
export const goalOfPerson = (
  terms: CompositionTerms,
  person: { readonly weeklyMinutes: number; readonly soldMinutes: number },
): HoursGoal => ({
  sold: person.soldMinutes,
  full: terms.fullTimeMinutes,
  contract: Math.max(person.weeklyMinutes, terms.fullTimeMinutes),
  weeklyMost: Math.max(terms.weeklyMostMinutes, person.weeklyMinutes, terms.fullTimeMinutes),
  annual: terms.annualMinutes,
})

/** Days of the year that must be full: 1,607 h of 35 h are 45.914 weeks, the others are leave. */
export const fullDaysOfYear = (goal: HoursGoal): number => (goal.annual * 7) / goal.full

/** Days that may be left empty in a year of full time. */
export const spareDays = (goal: HoursGoal): number => DAYS_OF_YEAR - fullDaysOfYear(goal)

/** L3121-22 and L3121-20: where an agreement spreads hours, 44 h on average of 12 weeks, 48 h a week. */
const SPREAD_DAYS = 84
const SPREAD_MEAN_MOST = 44 * 60
const SPREAD_WEEK_MOST = 48 * 60

export interface LoadOfStretch extends Stretch {
  readonly minutes: number
}

/** Minutes a week in each stretch of the year, those sold before in them. */
export function loadsOf(
  sold: number,
  pieces: readonly { readonly season: Season; readonly minutes: number }[],
): LoadOfStretch[] {
  return stretchesOf(pieces.map(({ season }) => season)).map((stretch) => ({
    ...stretch,
    minutes: pieces.reduce(
      (sum, piece) => (hasDay(piece.season, stretch.from) ? sum + piece.minutes : sum),
      sold,
    ),
  }))
}

/** Whether the weeks make a full-time job: each week full, or 1,607 h over the year. */
export function isFullTime(loads: readonly LoadOfStretch[], goal: HoursGoal): boolean {
  if (loads.length === 1) {
    const week = loads[0]?.minutes ?? 0
    return week >= goal.full && week <= goal.contract
  }
  if (loads.some(({ minutes }) => minutes > goal.weeklyMost)) return false
  const year = loads.reduce((sum, { minutes, days }) => sum + minutes * days, 0)
  if (year > goal.contract * DAYS_OF_YEAR) return false
  return heaviest(loads, fullDaysOfYear(goal)) >= goal.annual * 7 && isSpreadLawfully(loads, goal)
}

/** Minute-days of the heaviest days of the year. */
function heaviest(loads: readonly LoadOfStretch[], days: number): number {
  let left = days
  let sum = 0
  for (const load of loads.toSorted((a, b) => b.minutes - a.minutes)) {
    const taken = Math.min(left, load.days)
    sum += taken * load.minutes
    left -= taken
  }
  // 96,420 x 7 / 2,100 is no finite fraction: nobody is refused for the last bit of it.
  return sum + 1e-6
}

function isSpreadLawfully(loads: readonly LoadOfStretch[], goal: HoursGoal): boolean {
  if (goal.weeklyMost <= goal.contract) return true
  if (loads.some(({ minutes }) => minutes > SPREAD_WEEK_MOST)) return false
  const week = (day: number): number =>
    loads.find((load) => hasDay({ from: load.from, days: load.days }, day))?.minutes ?? 0
  // The heaviest twelve weeks begin or end with a stretch.
  return loads.every(({ from }) =>
    [from, (from + DAYS_OF_YEAR - SPREAD_DAYS) % DAYS_OF_YEAR].every((start) => {
      let sum = 0
      for (let day = 0; day < SPREAD_DAYS; day += 1) sum += week((start + day) % DAYS_OF_YEAR)
      return sum <= SPREAD_MEAN_MOST * SPREAD_DAYS
    }),
  )
}

/**
 * Minutes a week for each need, within its bounds and near what is asked, so that the whole is
 * full time; null when there are none.
 */
export function fitMinutes(pieces: readonly HoursOfNeed[], goal: HoursGoal): number[] | null {
  const rows = rowsOf(pieces, goal)
  const low = pieces.map(({ least }) => least)
  const high = pieces.map(({ most }) => most)
  for (const [index, piece] of pieces.entries()) {
    if (!narrow(rows, low, high)) return null
    const value = Math.min(Math.max(piece.asked, low[index] ?? 0), high[index] ?? 0)
    low[index] = value
    high[index] = value
  }
  if (!narrow(rows, low, high)) return null
  const loads = loadsOf(
    goal.sold,
    pieces.map(({ season }, index) => ({ season, minutes: low[index] ?? 0 })),
  )
  return isFullTime(loads, goal) ? low : null
}

/** The needs of one stretch of the year, and the minutes that they must come to. */
interface HoursRow {
  readonly needs: readonly number[]
  readonly least: number
  readonly most: number
}

function rowsOf(pieces: readonly HoursOfNeed[], goal: HoursGoal): HoursRow[] {
  const stretches = stretchesOf(pieces.map(({ season }) => season))
  const flat = pieces.every(({ season }) => isAllYear(season))
  const most = (flat ? goal.contract : goal.weeklyMost) - goal.sold
  const spread = !flat && goal.weeklyMost > goal.contract
  return stretches.map((stretch) => {
    const needs = pieces.flatMap((piece, index) =>
      hasDay(piece.season, stretch.from) ? [index] : [],
    )
    const reach = needs.reduce((sum, index) => sum + (pieces[index]?.most ?? 0), 0)
    const wanted = goal.full - goal.sold
    // A stretch that cannot be full may be leave; whether it is too long is judged at the end.
    return { needs, most, least: spread || reach < wanted ? 0 : wanted }
  })
}

/** Narrows the bounds to what the rows leave possible; false when nothing is. */
function narrow(rows: readonly HoursRow[], low: number[], high: number[]): boolean {
  for (let changed = true; changed; ) {
    changed = false
    for (const { needs, least, most } of rows) {
      const lowest = needs.reduce((sum, index) => sum + (low[index] ?? 0), 0)
      const highest = needs.reduce((sum, index) => sum + (high[index] ?? 0), 0)
      if (lowest > most || highest < least) return false
      for (const index of needs) {
        const from = low[index] ?? 0
        const to = high[index] ?? 0
        const top = most - lowest + from
        const bottom = least - highest + to
        if (top < to) high[index] = top
        if (bottom > from) low[index] = bottom
        if (top < to || bottom > from) {
          changed = true
          break
        }
      }
    }
  }
  return true
}
