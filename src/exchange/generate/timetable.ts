import type { Rhythm } from './jobs.ts'
import type { Random } from './random.ts'

/** Work of one day at one user, in minutes from midnight; the end may lie after midnight. */
export interface Slot {
  /** Monday is 1. */
  readonly weekday: number
  /** Which of the users of the person. */
  readonly user: number
  readonly start: number
  readonly end: number
  readonly breakMinutes: number
}

/** The usual week of a person; some jobs have two that alternate. */
export interface Timetable {
  readonly even: readonly Slot[]
  readonly odd: readonly Slot[]
}

interface Shape {
  readonly weekdays: readonly number[]
  readonly start: number
  /** Work of a full day. */
  readonly minutes: number
  readonly breakMinutes: number
  /** Pause between two users of one day; null where the day belongs to one user. */
  readonly gap: number | null
}

const at = (hours: number, minutes = 0): number => hours * 60 + minutes
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5]

const same = (shape: Shape): readonly [Shape, Shape] => [shape, shape]

/**
 * Weeks keep two days off in a row, or Sunday and the half of Saturday, inside the civil week:
 * every reading of the weekly rest agrees on them.
 */
function shapesOf(rhythm: Rhythm, random: Random): readonly [Shape, Shape] {
  const gap = random.pick([45, 60, 75])
  const days = { weekdays: MONDAY_TO_FRIDAY, minutes: 420 }
  switch (rhythm) {
    case 'office':
      return same({ ...days, start: at(8, random.pick([0, 30])), breakMinutes: 60, gap })
    case 'day':
      return same({ ...days, start: at(7, random.pick([0, 30])), breakMinutes: 45, gap })
    case 'bakery':
      return same({
        weekdays: [1, 4, 5, 6, 7],
        start: at(4, random.pick([30, 45])),
        minutes: 420,
        breakMinutes: 30,
        gap: null,
      })
    case 'two_shifts': {
      const shift = { ...days, breakMinutes: 30, gap: null }
      return [
        { ...shift, start: at(5) },
        { ...shift, start: at(13) },
      ]
    }
    case 'hotel':
      return same({
        weekdays: [3, 4, 5, 6, 7],
        start: at(9, 30),
        minutes: 420,
        breakMinutes: 30,
        gap,
      })
    case 'cleaning':
      return same({ ...days, start: at(6), breakMinutes: 30, gap })
    case 'care': {
      const shift = { start: at(7), breakMinutes: 30, gap: null }
      return [
        { ...shift, weekdays: [2, 3, 4, 5], minutes: 525 },
        { ...shift, weekdays: [1, 2, 5, 6, 7], minutes: 420 },
      ]
    }
    case 'night': {
      // A night worker has eight hours a night at most (L3122-6).
      const shift = { start: at(21, 30), minutes: 420, breakMinutes: 30, gap: null }
      return [
        { ...shift, weekdays: [2, 3, 4, 5, 6] },
        { ...shift, weekdays: [1, 2, 3, 4, 5] },
      ]
    }
  }
}

/** Longest piece of work that may go without a break, with room for what really happens. */
export const WITHOUT_BREAK = 300

interface WorkDay {
  readonly weekday: number
  readonly minutes: number
}

/** The days that hold the minutes of a week, the last one shorter. */
function workDays(shape: Shape, weeklyMinutes: number): readonly WorkDay[] {
  const full = Math.max(shape.minutes, Math.ceil(weeklyMinutes / shape.weekdays.length))
  const days: WorkDay[] = []
  let left = weeklyMinutes
  for (const weekday of shape.weekdays) {
    if (left < 60) break
    const minutes = Math.min(full, left)
    days.push({ weekday, minutes })
    left -= minutes
  }
  return days
}

/** Where the half-days of a week pass from one user to the next: as many parts as users. */
function cuts(random: Random, halves: number, users: number, step: 1 | 2): readonly number[] {
  const places = Array.from({ length: Math.floor((halves - 1) / step) }, (_, i) => (i + 1) * step)
  return random
    .shuffled(places)
    .slice(0, users - 1)
    .sort((a, b) => a - b)
}

const userOf = (half: number, passes: readonly number[]): number =>
  passes.filter((pass) => pass <= half).length

const whole = (shape: Shape, { weekday, minutes }: WorkDay, user: number): Slot => {
  const breakMinutes = minutes > WITHOUT_BREAK ? shape.breakMinutes : 0
  const end = shape.start + minutes + breakMinutes
  return { weekday, user, start: shape.start, end, breakMinutes }
}

function split(shape: Shape, day: WorkDay, users: readonly [number, number]): readonly Slot[] {
  const morning = Math.round(day.minutes / 30) * 15
  const noon = shape.start + morning
  const resume = noon + (shape.gap ?? 60)
  const { weekday } = day
  return [
    { weekday, user: users[0], start: shape.start, end: noon, breakMinutes: 0 },
    {
      weekday,
      user: users[1],
      start: resume,
      end: resume + day.minutes - morning,
      breakMinutes: 0,
    },
  ]
}

function weekOf(
  shape: Shape,
  days: readonly WorkDay[],
  passes: readonly number[],
): readonly Slot[] {
  return days.flatMap((day, index) => {
    const users = [userOf(index * 2, passes), userOf(index * 2 + 1, passes)] as const
    return users[0] === users[1] ? [whole(shape, day, users[0])] : split(shape, day, users)
  })
}

/** How many users a week of this job can hold. */
export const mostUsers = (rhythm: Rhythm, weeklyMinutes: number): number => {
  const days = Math.max(1, Math.floor(weeklyMinutes / 420))
  return ['bakery', 'two_shifts', 'care', 'night'].includes(rhythm)
    ? Math.min(days, 4)
    : Math.min(days * 2, 6)
}

/** The week of a job, its half-days passed from user to user. */
export function timetableFor(
  rhythm: Rhythm,
  weeklyMinutes: number,
  users: number,
  random: Random,
): Timetable {
  const [even, odd] = shapesOf(rhythm, random)
  const evenDays = workDays(even, weeklyMinutes)
  const oddDays = workDays(odd, weeklyMinutes)
  const halves = Math.min(evenDays.length, oddDays.length) * 2
  const passes = cuts(random, halves, users, even.gap === null ? 2 : 1)
  return { even: weekOf(even, evenDays, passes), odd: weekOf(odd, oddDays, passes) }
}

/** Work of a slot, in minutes. */
export const slotMinutes = ({ start, end, breakMinutes }: Omit<Slot, 'weekday' | 'user'>): number =>
  end - start - breakMinutes

/** Minutes a week at a user, on average over the two weeks, to the quarter of an hour. */
export function weeklyAt(timetable: Timetable, user: number): number {
  const sum = [...timetable.even, ...timetable.odd]
    .filter((slot) => slot.user === user)
    .reduce((total, slot) => total + slotMinutes(slot), 0)
  return Math.max(15, Math.round(sum / 30) * 15)
}
