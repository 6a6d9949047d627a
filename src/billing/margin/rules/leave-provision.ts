import { DAY_E2 } from '../../../law/index.ts'
import {
  type Cents,
  cents,
  divideHalfUp,
  type RateE4,
  rateE4,
  shareOf,
} from '../../../shared/money.ts'

/** Working days (jours ouvrables) of a week: what a day of leave is a part of. */
const DAYS_OF_WEEK = 6n
const TENTH = rateE4(1000)

/** What a person earned of leave in a leave year, up to the end of a month. */
export interface LeaveToDate {
  /** Gross pay of the year to date, on which the tenth is counted. */
  readonly grossCents: Cents
  /** Jours ouvrables acquired to date, in hundredths. */
  readonly daysE2: number
  readonly weeklyMinutes: number
  readonly hourlyGrossE4: RateE4
}

/** A tenth of the gross pay of the year (L3141-24, I). */
export const tenthOf = ({ grossCents }: Pick<LeaveToDate, 'grossCents'>): Cents =>
  shareOf(grossCents, TENTH)

/** The pay that the days would have had, had they been worked (L3141-24, II). */
export const maintainedOf = ({ daysE2, weeklyMinutes, hourlyGrossE4 }: LeaveToDate): Cents =>
  cents(
    divideHalfUp(
      BigInt(daysE2) * BigInt(weeklyMinutes) * BigInt(hourlyGrossE4),
      BigInt(DAY_E2) * DAYS_OF_WEEK * 6_000n,
    ),
  )

/** The indemnity that the year earned so far: the higher of the two counts (LEA-11). */
export const leaveIndemnity = (leave: LeaveToDate): Cents =>
  cents(Math.max(tenthOf(leave), maintainedOf(leave)))

/**
 * What the provision of a month lacks or has too much: the rise of the indemnity since the month
 * before less what the close provided, a tenth of the gross. The months of a year add up to the
 * indemnity itself; in the month in which the contract ends, days round up to whole ones (L3141-7)
 * and the last rate counts, so that this is the final true-up.
 */
export function leaveTrueUp(before: LeaveToDate | null, now: LeaveToDate, isLast: boolean): Cents {
  const rounded = isLast ? { ...now, daysE2: Math.ceil(now.daysE2 / DAY_E2) * DAY_E2 } : now
  const rise = leaveIndemnity(rounded) - (before === null ? 0 : leaveIndemnity(before))
  const provided = tenthOf(now) - (before === null ? 0 : tenthOf(before))
  return cents(rise - provided)
}
