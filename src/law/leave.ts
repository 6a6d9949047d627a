import {
  addDays,
  covers,
  type Day,
  day,
  dayNumber,
  daysBetween,
  daysFrom,
  type Period,
  weekday,
} from '../shared/days.ts'
import { monthsAfter } from './calendar.ts'
import type { AbsenceFacts } from './facts.ts'
import { isPublicHoliday, isWorkingDay, type HolidayTerritory } from './public-holidays.ts'

/**
 * How days of leave are counted: jours ouvrables, Monday to Saturday, as the law does; or jours
 * ouvrés, Monday to Friday, as many groups do where it takes nothing from anybody.
 */
export type DayCount = 'working' | 'business'

/** Hundredths of a day: half days and proportional rights stay whole numbers. */
export const DAY_E2 = 100

/** The most of a year: five weeks (L3141-3). */
export const MOST_DAYS = { working: 30, business: 25 } as const satisfies Record<DayCount, number>

const MOST_E2 = MOST_DAYS.working * DAY_E2
const MONTH_E2 = 250
/** Of a month of sickness that is not from work: two days, 24 at most in the year (L3141-5-1). */
const SICK_MONTH_E2 = 200
const MOST_SICK_E2 = 2_400
const SICKNESS_COUNTS_FROM = day('2024-04-24')

const SATURDAY = 6
const FRIDAY = 5

/** Période de référence: 1 June to 31 May (R3141-4). */
export function leaveYearOf(on: Day): { readonly startsOn: Day; readonly endsOn: Day } {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '06-01' ? 1 : 0)
  return { startsOn: day(`${year}-06-01`), endsOn: day(`${year + 1}-05-31`) }
}

export const previousLeaveYear = (year: Period): ReturnType<typeof leaveYearOf> =>
  leaveYearOf(addDays(year.startsOn, -1))

/** Absences that count as work for leave (L3141-5); a part of a day never takes anything. */
const COUNTED: ReadonlySet<string> = new Set([
  'paid_leave',
  'work_accident',
  'maternity',
  'paternity',
  'family_event',
  'training',
  'delegation',
  'compensatory_rest',
  'intermission',
])

/** What a day of the contract is worth for leave. */
export type LeaveWorth = 'full' | 'sick' | 'nothing'

export function leaveWorth(kind: string, on: Day): LeaveWorth {
  if (COUNTED.has(kind)) return 'full'
  return kind === 'sickness' && on >= SICKNESS_COUNTS_FROM ? 'sick' : 'nothing'
}

/** Leave acquired in a part of a leave year, in jours ouvrables, and how it was found. */
export interface LeaveAcquired {
  /** Hundredths of a day, before rounding up. */
  readonly daysE2: number
  /** Whole days: rounded up at the end of the year (L3141-7), as if it ended here. */
  readonly days: number
  /** Calendar days under contract that count in full, as sickness, and not at all. */
  readonly fullDays: number
  readonly sickDays: number
  readonly lostDays: number
  /** Which count gave most (L3141-3, L3141-4, L3141-6). */
  readonly by: 'months' | 'weeks' | 'days' | 'proportion'
}

interface LeaveFacts {
  /** The days under contract with the group; the members used change nothing (L3141-3). */
  readonly employed: readonly Period[]
  readonly absences: readonly Pick<AbsenceFacts, 'kind' | 'startsOn' | 'endsOn' | 'minutes'>[]
}

/** Whole months from date to date inside a row of days. */
function wholeMonths(first: Day, last: Day): number {
  let months = 0
  while (months < 12 && monthsAfter(first, months + 1) <= addDays(last, 1)) months += 1
  return months
}

/**
 * Acquisition of paid leave from the start of a leave year to a day: 2.5 days for each month of
 * work (L3141-3), a month being also four weeks or twenty-four days of work (L3141-4), and never
 * less than in proportion to the time worked (L3141-6); the count that gives most is taken.
 * Sickness that is not from work adds two days a month, at most 24 (L3141-5, L3141-5-1).
 */
export function leaveAcquired(facts: LeaveFacts, year: Period, until: Day): LeaveAcquired {
  const last = year.endsOn !== null && year.endsOn < until ? year.endsOn : until
  const whole = facts.absences.filter(({ minutes }) => minutes === null)
  const worth = daysFrom(year.startsOn, last).flatMap((on): { on: Day; worth: LeaveWorth }[] => {
    if (!facts.employed.some((period) => covers(period, on))) return []
    const worths = whole.filter((one) => covers(one, on)).map(({ kind }) => leaveWorth(kind, on))
    const least = (['nothing', 'sick'] as const).find((one) => worths.includes(one))
    return [{ on, worth: least ?? 'full' }]
  })
  const full = worth.filter((one) => one.worth === 'full').map(({ on }) => on)
  const known = worth.filter((one) => one.worth !== 'nothing').map(({ on }) => on)
  const sickDays = known.length - full.length
  const daysOfYear = daysBetween(year.startsOn, year.endsOn ?? addDays(year.startsOn, 364)) + 1
  const worked = workCounts(full, daysOfYear)
  const sickE2 = Math.min(MOST_SICK_E2, Math.floor((sickDays * 12 * SICK_MONTH_E2) / daysOfYear))
  // Sickness never gives more than work on the same days would have given.
  const daysE2 = Math.min(workCounts(known, daysOfYear).daysE2, worked.daysE2 + sickE2)
  return {
    daysE2,
    days: Math.ceil(daysE2 / DAY_E2),
    fullDays: full.length,
    sickDays,
    lostDays: worth.length - known.length,
    by: worked.by,
  }
}

/** What days of work give by each of the counts of the law, and the one that gives most. */
function workCounts(
  full: readonly Day[],
  daysOfYear: number,
): { readonly daysE2: number; readonly by: LeaveAcquired['by'] } {
  const months = stretchesOf(full).reduce((sum, [first, last]) => sum + wholeMonths(first, last), 0)
  const working = full.filter((on) => weekday(on) <= SATURDAY).length
  const counts: readonly (readonly [LeaveAcquired['by'], number])[] = [
    ['months', months * MONTH_E2],
    ['weeks', Math.floor(full.length / 28) * MONTH_E2],
    ['days', Math.floor(working / 24) * MONTH_E2],
    ['proportion', Math.floor((full.length * MOST_E2) / daysOfYear)],
  ]
  const [by, daysE2] = counts.reduce((most, one) => (one[1] > most[1] ? one : most))
  return { by, daysE2: Math.min(MOST_E2, daysE2) }
}

/** Rows of days without a hole, as first and last day. */
function stretchesOf(days: readonly Day[]): readonly (readonly [Day, Day])[] {
  const found: [Day, Day][] = []
  for (const on of days) {
    const current = found.at(-1)
    if (current !== undefined && addDays(current[1], 1) === on) current[1] = on
    else found.push([on, on])
  }
  return found
}

/** Jours ouvrables as jours ouvrés: 30 make 25, 2.5 make 2.08. In hundredths, rounded down. */
export const inBusinessDays = (daysE2: number): number =>
  Math.floor((daysE2 * MOST_DAYS.business) / MOST_DAYS.working)

/** What says which days of leave count: the holidays of the place, and Saturdays of work. */
export interface LeaveCalendar {
  readonly territory?: HolidayTerritory
  /** Whether Saturday is a usual day of work of the person. */
  readonly worksSaturdays?: boolean
}

/**
 * The days that a leave of whole days takes. In jours ouvrables, from the first day to the eve of
 * the return: a leave that ends on Friday takes the Saturday too, unless the person works on
 * Saturdays. Public holidays are not among them.
 */
export function leaveDays(
  { startsOn, endsOn }: Pick<AbsenceFacts, 'startsOn' | 'endsOn'>,
  count: DayCount,
  { territory = 'national', worksSaturdays = false }: LeaveCalendar = {},
): readonly Day[] {
  const last = endsOn ?? startsOn
  const isCounted = (on: Day): boolean =>
    count === 'working'
      ? isWorkingDay(on, territory)
      : weekday(on) <= FRIDAY && !isPublicHoliday(on, territory)
  const eve =
    count === 'working' && !worksSaturdays && weekday(last) === FRIDAY ? addDays(last, 1) : last
  return daysFrom(startsOn, eve).filter(isCounted)
}

/**
 * Days that a leave takes; a part of a day takes half a day.
 * @returns hundredths of a day
 */
export const leaveTaken = (
  leave: Pick<AbsenceFacts, 'startsOn' | 'endsOn' | 'minutes'>,
  count: DayCount,
  calendar: LeaveCalendar = {},
): number =>
  leave.minutes !== null ? DAY_E2 / 2 : leaveDays(leave, count, calendar).length * DAY_E2

/** A leave without a day of work in it, made of one line or of several that follow each other. */
export interface LeaveRun {
  readonly first: Day
  readonly last: Day
  /** Jours ouvrables in it, Saturdays between two lines included. */
  readonly workingDays: number
}

/**
 * Leaves in a row. Two lines are one leave when only Saturdays, Sundays and public holidays lie
 * between them and no work is known there.
 */
export function leaveRuns(
  leaves: readonly Period[],
  isWorkingDayThere: (on: Day) => boolean,
  isWorkedOn: (on: Day) => boolean,
): readonly LeaveRun[] {
  const found: { first: Day; last: Day }[] = []
  const isFree = (on: Day): boolean =>
    (weekday(on) >= SATURDAY || !isWorkingDayThere(on)) && !isWorkedOn(on)
  for (const { startsOn, endsOn } of [...leaves].sort((a, b) =>
    a.startsOn < b.startsOn ? -1 : 1,
  )) {
    const last = endsOn ?? startsOn
    const run = found.at(-1)
    const between = run === undefined ? [] : daysFrom(addDays(run.last, 1), addDays(startsOn, -1))
    if (run === undefined || !between.every(isFree)) found.push({ first: startsOn, last })
    else if (last > run.last) run.last = last
  }
  return found.map(({ first, last }) => ({
    first,
    last,
    workingDays: daysFrom(first, last).filter(isWorkingDayThere).length,
  }))
}

/** The period of the main leave: 1 May to 31 October (L3141-13, L3141-23). */
export const mainLeavePeriod = (
  year: number,
): { readonly startsOn: Day; readonly endsOn: Day } => ({
  startsOn: day(`${year}-05-01`),
  endsOn: day(`${year}-10-31`),
})

const MAIN_LEAVE_DAYS = 24

/**
 * Jours de fractionnement (L3141-23, without an agreement): two more days where six days or more
 * of the main leave are taken outside 1 May to 31 October, one for three to five. The fifth week
 * does not count: of what is taken outside, only what is left of the 24 days of the main leave.
 */
export function splitDays(insideDays: number, outsideDays: number): 0 | 1 | 2 {
  const counted = Math.min(outsideDays, Math.max(0, MAIN_LEAVE_DAYS - insideDays))
  if (counted >= 6) return 2
  return counted >= 3 ? 1 : 0
}

const CARRY_OVER_MONTHS = 15

/**
 * Last day on which leave that sickness or an accident kept from being taken can be: fifteen
 * months from the information after the return (L3141-19-1). Where the person was away for a year
 * or more at the end of the year in which it was acquired, the fifteen months of what was acquired
 * meanwhile run from that end (L3141-19-2), and stand still from the return until the information.
 */
export function carryOverEnd(leave: {
  readonly acquiredUntil: Day
  readonly absentSince: Day
  /** Null while the person is away. */
  readonly returnedOn: Day | null
  readonly informedOn: Day | null
}): { readonly on: Day; readonly article: string } | null {
  const { acquiredUntil, absentSince, returnedOn, informedOn } = leave
  const awayAYear = monthsAfter(absentSince, 12) <= acquiredUntil
  if (!awayAYear)
    return informedOn === null
      ? null
      : { on: monthsAfter(informedOn, CARRY_OVER_MONTHS), article: 'L3141-19-1' }
  const end = monthsAfter(acquiredUntil, CARRY_OVER_MONTHS)
  const article = 'L3141-19-2'
  if (returnedOn === null || returnedOn > end) return { on: end, article }
  if (informedOn === null) return null
  return { on: addDays(end, daysBetween(returnedOn, informedOn)), article }
}

/** Day until which the rights are said to a person who is back (L3141-19-3). */
export const carryOverInformationDue = (returnedOn: Day): Day => monthsAfter(returnedOn, 1)

/** Whole years of seniority on a day. */
export function seniorityYears(hiredOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(hiredOn.slice(0, 4))
  return dayNumber(monthsAfter(hiredOn, years * 12)) > dayNumber(on) ? years - 1 : years
}
