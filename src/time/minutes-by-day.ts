import { addDays, type Day } from '../shared/days.ts'
import {
  type Instant,
  type Interval,
  instant,
  localDayAt,
  type Minutes,
  minutes,
  startOfDay,
  type Zone,
} from '../shared/time.ts'

/** A stretch of work at a site, with the break taken out of it. */
export interface Work extends Interval {
  readonly zone: Zone
  readonly breakMinutes: number
  /** Where the break is known to begin; null when only its length is. */
  readonly breakStart: Instant | null
}

export interface DayMinutes {
  readonly day: Day
  readonly minutes: Minutes
}

/**
 * Where the break of a stretch of work lies: where it was declared, moved inside the work when it
 * would stick out, else in the middle (the exchange format says so).
 */
export function breakOf(work: Work): Interval | null {
  const length = Math.min(work.breakMinutes, work.end - work.start)
  if (length <= 0) return null
  const middle = work.start + Math.floor((work.end - work.start - length) / 2)
  const wanted = work.breakStart ?? middle
  const start = Math.min(Math.max(wanted, work.start), work.end - length)
  return { start: instant(start), end: instant(start + length) }
}

/**
 * Minutes of work by local day of the site, in order: a night is cut at midnight, its break counted
 * on the side where it lies. Real minutes: the night of the autumn clock change has an hour more.
 * The parts add up to the length of the work less its break; days without minutes are not listed.
 */
export function minutesByDay(work: Work): readonly DayMinutes[] {
  const first = localDayAt(work.start, work.zone)
  const last = localDayAt(instant(work.end - 1), work.zone)
  const pause = breakOf(work)
  const pauseLength = pause === null ? 0 : pause.end - pause.start
  if (first === last) {
    const worked = work.end - work.start - pauseLength
    return worked > 0 ? [{ day: first, minutes: minutes(worked) }] : []
  }
  const parts: DayMinutes[] = []
  for (let day = first, from: number = work.start; day <= last; day = addDays(day, 1)) {
    const until = day === last ? work.end : startOfDay(addDays(day, 1), work.zone)
    const paused =
      pause === null ? 0 : Math.max(0, Math.min(until, pause.end) - Math.max(from, pause.start))
    const worked = until - from - paused
    if (worked > 0) parts.push({ day, minutes: minutes(worked) })
    from = until
  }
  return parts
}
