import { type Day, type Month, monthOf } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import type { PastWork, Work } from './facts.ts'
import type { Basis } from './finding.ts'
import type { Limits } from './limits.ts'
import { LONG_NIGHT, nightMinutesIn, nightMinutesOf } from './night.ts'
import type { Scene } from './rule.ts'
import { type Timeline, timelineOf } from './timeline.ts'
import { weekOf } from './week.ts'

/** Effective work of one week, whether it is known in detail or summed. */
export interface WeekOfWork {
  /** First day of the week. */
  readonly week: Day
  readonly minutes: number
  /** Of them, minutes of night. */
  readonly nightMinutes: number
  /** Days on which work starts that has three hours of night or more. */
  readonly longNights: number
  /** The same by month and member. */
  readonly parts: readonly PastWork[]
}

interface OpenPart {
  readonly week: Day
  readonly month: Month
  readonly memberId: string
  minutes: number
  nightMinutes: number
  longNights: number
}

/** Work in detail as sums of the weeks that it lies in, by month and member. */
export function sumsOf({ days, daysWork }: Timeline, limits: Limits): readonly PastWork[] {
  const parts = new Map<string, OpenPart>()
  const partOf = (day: Day, memberId: string): OpenPart => {
    const week = weekOf(limits, day)
    const month = monthOf(day)
    const key = `${week} ${month} ${memberId}`
    let part = parts.get(key)
    if (part === undefined) {
      part = { week, month, memberId, minutes: 0, nightMinutes: 0, longNights: 0 }
      parts.set(key, part)
    }
    return part
  }
  for (const { day, pieces } of days)
    for (const piece of pieces) {
      const part = partOf(day, piece.work.memberId)
      part.minutes += piece.end - piece.start
      part.nightMinutes += nightMinutesOf(piece)
    }
  for (const { day, pieces } of daysWork) {
    const memberId = pieces[0]?.work.memberId
    if (memberId !== undefined && nightMinutesIn(pieces) >= LONG_NIGHT)
      partOf(day, memberId).longNights += 1
  }
  return [...parts.values()].map((part) => ({
    ...part,
    minutes: minutes(part.minutes),
    nightMinutes: minutes(part.nightMinutes),
  }))
}

/** The same of work that is not judged itself. */
export const sumsOfWork = (works: readonly Work[], limits: Limits): readonly PastWork[] =>
  sumsOf(timelineOf('worked', works, limits), limits)

function byWeek(parts: readonly PastWork[]): readonly WeekOfWork[] {
  const weeks = new Map<Day, PastWork[]>()
  for (const part of parts) {
    const known = weeks.get(part.week)
    if (known) known.push(part)
    else weeks.set(part.week, [part])
  }
  const sum = (parts: readonly PastWork[], of: (part: PastWork) => number): number =>
    parts.reduce((total, part) => total + of(part), 0)
  return [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, parts]) => ({
      week,
      minutes: sum(parts, (part) => part.minutes),
      nightMinutes: sum(parts, (part) => part.nightMinutes),
      longNights: sum(parts, (part) => part.longNights),
      parts,
    }))
}

const known = new WeakMap<Timeline, readonly WeekOfWork[]>()

/**
 * Every week with work that is known of a person, in order: the year before the detailed facts
 * and these, by the group's own week. A week that lies on their edge is whole.
 */
export function weeksOf(scene: Scene, basis: Basis): readonly WeekOfWork[] {
  const timeline = scene[basis]
  const found = known.get(timeline)
  if (found !== undefined) return found
  const weeks = byWeek([...scene.person.past[basis], ...sumsOf(timeline, scene.limits)])
  known.set(timeline, weeks)
  return weeks
}
