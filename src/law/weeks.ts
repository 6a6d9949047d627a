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
  /** Of each day, the part of its first piece of work. */
  const firsts: (OpenPart | undefined)[] = []
  for (const { day, pieces } of days) {
    const week = weekOf(limits, day)
    const month = monthOf(day)
    let first: OpenPart | undefined
    for (const piece of pieces) {
      const part = open.of(week, month, piece.work.memberId)
      part.minutes += piece.end - piece.start
      part.nightMinutes += nightMinutesOf(piece)
      first ??= part
    }
    firsts.push(first)
  }
  for (const { day, pieces } of daysWork) {
    if (nightMinutesIn(pieces) < LONG_NIGHT) continue
    const part = firsts[days.findIndex((load) => load.day === day)]
    if (part !== undefined) part.longNights += 1
  }
  return open.parts.map((part) => ({
    week: part.week,
    month: part.month,
    memberId: part.memberId,
    minutes: minutes(part.minutes),
    nightMinutes: minutes(part.nightMinutes),
    longNights: part.longNights,
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

/** Adds a part to its week. Weeks are kept in order of time, in which the parts nearly come. */
function addPart(weeks: OpenWeek[], part: PastWork): void {
  let index = weeks.length
  for (; index > 0; index -= 1) {
    const before = weeks[index - 1]
    if (before === undefined || before.week < part.week) break
    if (before.week !== part.week) continue
    before.minutes += part.minutes
    before.nightMinutes += part.nightMinutes
    before.longNights += part.longNights
    before.parts.push(part)
    return
  }
  const { week, minutes, nightMinutes, longNights } = part
  const open = { week, minutes, nightMinutes, longNights, parts: [part] }
  if (index === weeks.length) weeks.push(open)
  else weeks.splice(index, 0, open)
}

function byWeek(past: readonly PastWork[], detailed: readonly PastWork[]): readonly WeekOfWork[] {
  const weeks: OpenWeek[] = []
  for (const part of past) addPart(weeks, part)
  for (const part of detailed) addPart(weeks, part)
  return weeks
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
