import type { CalendarDay, CalendarWork } from '../employees-contract.ts'

/** Part of the day that a picture shows, in whole hours from midnight; above 24 is the next day. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What is shown even when nobody works so early or so late: pictures of two people compare. */
const ORDINARY: Span = { from: 6, to: 20 }

/** Minutes from the midnight that begins `day`; what ends after the next midnight goes on. */
export function minutesFrom(day: string, localTime: string): number {
  const minutes = Number(localTime.slice(11, 13)) * 60 + Number(localTime.slice(14, 16))
  const apart = Date.parse(localTime.slice(0, 10)) - Date.parse(day)
  return minutes + Math.round(apart / 60_000)
}

/** The hours that hold all the work of the month. */
export function spanOf(days: readonly CalendarDay[]): Span {
  const pieces = days.flatMap(({ day, work }) => work.map((piece) => placeOf(day, piece)))
  return {
    from: Math.min(ORDINARY.from, ...pieces.map(({ start }) => Math.floor(start / 60))),
    to: Math.max(ORDINARY.to, ...pieces.map(({ end }) => Math.ceil(end / 60))),
  }
}

export const placeOf = (
  day: string,
  { startsAt, endsAt }: Pick<CalendarWork, 'startsAt' | 'endsAt'>,
): { readonly start: number; readonly end: number } => ({
  start: minutesFrom(day, startsAt),
  end: minutesFrom(day, endsAt),
})

/** Where minutes of a day stand in the picture, in percent of its width. */
export function percentAt({ from, to }: Span, minutes: number): number {
  const share = (minutes - from * 60) / ((to - from) * 60)
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100
}

/** Hours written under the picture: every two or three, so that they do not touch. */
export function ticksOf({ from, to }: Span): readonly number[] {
  const step = to - from > 16 ? 3 : 2
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => first + at * step)
}

/** The days of each civil week, Monday first; the ends of the month are shorter weeks. */
export function weeksOfDays(
  days: readonly CalendarDay[],
): readonly { readonly monday: string; readonly days: readonly CalendarDay[] }[] {
  const weeks = Map.groupBy(days, ({ day }) => mondayOf(day))
  return [...weeks].map(([monday, same]) => ({ monday, days: same }))
}

const DAY_MS = 86_400_000

function mondayOf(day: string): string {
  const at = Date.parse(day)
  // The day 0 of the epoch was a Thursday.
  const sinceMonday = (Math.floor(at / DAY_MS) + 3) % 7
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10)
}

export const isWeekend = (day: string): boolean =>
  (Math.floor(Date.parse(day) / DAY_MS) + 3) % 7 >= 5
