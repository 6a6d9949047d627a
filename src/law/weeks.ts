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

/** Sums of work that are still added to, by week, month and member. */
class OpenParts {
  readonly parts: OpenPart[] = []
  #month: Month | null = null
  #week: Day | null = null
  /** Where the parts of the week and month begin, of which the last day told of was. */
  #first = 0

  /** The part of a day at a member. Days come in order of time, all of a week one after another. */
  of(week: Day, month: Month, memberId: string): OpenPart {
    if (this.#week !== week || this.#month !== month) {
      this.#week = week
      this.#month = month
      this.#first = this.parts.length
    }
    for (let index = this.#first; index < this.parts.length; index += 1) {
      const known = this.parts[index]
      if (known?.memberId === memberId) return known
    }
    const part = { week, month, memberId, minutes: 0, nightMinutes: 0, longNights: 0 }
    this.parts.push(part)
    return part
  }
}

/** Work in detail as sums of the weeks that it lies in, by month and member. */
export function sumsOf({ days, daysWork }: Timeline, limits: Limits): readonly PastWork[] {
  const open = new OpenParts()
  const firsts = new Map<Day, OpenPart>()
  for (const { day, pieces } of days) {
    const week = weekOf(limits, day)
    const month = monthOf(day)
    for (const piece of pieces) {
      const part = open.of(week, month, piece.work.memberId)
      part.minutes += piece.end - piece.start
      part.nightMinutes += nightMinutesOf(piece)
      if (!firsts.has(day)) firsts.set(day, part)
    }
  }
  for (const { day, pieces } of daysWork) {
    const part = firsts.get(day)
    if (part !== undefined && nightMinutesIn(pieces) >= LONG_NIGHT) part.longNights += 1
  }
  return open.parts.map((part) => ({
    ...part,
    minutes: minutes(part.minutes),
    nightMinutes: minutes(part.nightMinutes),
  }))
}

/** The same of work that is not judged itself. */
export const sumsOfWork = (works: readonly Work[], limits: Limits): readonly PastWork[] =>
  sumsOf(timelineOf('worked', works, limits), limits)

interface OpenWeek {
  readonly week: Day
  minutes: number
  nightMinutes: number
  longNights: number
  readonly parts: PastWork[]
}

function byWeek(past: readonly PastWork[], detailed: readonly PastWork[]): readonly WeekOfWork[] {
  const weeks = new Map<Day, OpenWeek>()
  const add = (part: PastWork): void => {
    let open = weeks.get(part.week)
    if (open === undefined) {
      open = { week: part.week, minutes: 0, nightMinutes: 0, longNights: 0, parts: [] }
      weeks.set(part.week, open)
    }
    open.minutes += part.minutes
    open.nightMinutes += part.nightMinutes
    open.longNights += part.longNights
    open.parts.push(part)
  }
  for (const part of past) add(part)
  for (const part of detailed) add(part)
  return [...weeks.values()].sort((a, b) => (a.week < b.week ? -1 : 1))
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
  const weeks = byWeek(scene.person.past[basis], sumsOf(timeline, scene.limits))
  known.set(timeline, weeks)
  return weeks
}
