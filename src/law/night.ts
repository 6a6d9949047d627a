import type { Day } from '../shared/days.ts'
import {
  type Instant,
  instantsOf,
  type LocalTime,
  MINUTES_PER_DAY,
  offsetAt,
  type Zone,
} from '../shared/time.ts'
import type { Piece } from './timeline.ts'

/** A stretch of each night by the clock, in minutes of the day: from the evening to the morning. */
export interface NightHours {
  readonly from: number
  readonly until: number
}

/** Travail de nuit without an agreement: 21:00 to 6:00 (L3122-20). */
export const NIGHT: NightHours = { from: 1_260, until: 360 }

/** Minutes of night of one day that make it count for the habit of night work: L3122-5. */
export const LONG_NIGHT = 180

const overlap = (start: number, end: number, from: number, until: number): number =>
  Math.max(0, Math.min(end, until) - Math.max(start, from))

/** The instant at which the clock of a zone shows a minute of a day. */
export function wallInstant(day: Day, minuteOfDay: number, zone: Zone): Instant {
  const parts = [Math.floor(minuteOfDay / 60), minuteOfDay % 60]
  const [hours, minutes] = parts.map((part) => String(part).padStart(2, '0'))
  const [at] = instantsOf(`${day}T${hours}:${minutes}` as LocalTime, zone)
  if (at === undefined) throw new Error(`no ${hours}:${minutes} on ${day} in ${zone}`)
  return at
}

/** Minutes of a piece of work, which lies in one local day, that fall into the hours of night. */
export function nightMinutesOf(piece: Piece, { from, until }: NightHours = NIGHT): number {
  const { start, end, day } = piece
  const { zone } = piece.work
  const offset = offsetAt(start, zone)
  if (offset === offsetAt(end, zone)) {
    const first = (start + offset) % MINUTES_PER_DAY
    const last = first + (end - start)
    if (first >= until && last <= from) return 0
    return overlap(first, last, 0, until) + overlap(first, last, from, MINUTES_PER_DAY)
  }
  // The clock changes within the work: night is what does not lie between morning and evening.
  return (
    end - start - overlap(start, end, wallInstant(day, until, zone), wallInstant(day, from, zone))
  )
}

/** Minutes of night of pieces of work together. */
export const nightMinutesIn = (pieces: readonly Piece[], night: NightHours = NIGHT): number =>
  pieces.reduce((sum, piece) => sum + nightMinutesOf(piece, night), 0)
