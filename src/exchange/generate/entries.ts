import { addDays, type Day, monthOf } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { ShiftRow, TimeEntryRow } from './rows.ts'
import type { Planned } from './work.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** Wall clock so many minutes after the midnight of a day. */
export function wallClock(day: Day, minutes: number): string {
  const on = minutes >= 1440 ? addDays(day, Math.floor(minutes / 1440)) : day
  const rest = minutes % 1440
  return `${on}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}

export const shiftOf = (work: Planned, id: string): ShiftRow => ({
  shift_id: id,
  assignment_id: work.assignmentId,
  starts_at: wallClock(work.day, work.start),
  ends_at: wallClock(work.day, work.end),
  break_minutes: work.breakMinutes,
})

const FULL_TIME = 2_100

type Worked = Pick<Planned, 'day' | 'start' | 'end' | 'breakMinutes'>

/** Where the work of a day lies among its pieces: only outer ends move freely. */
export interface Place {
  readonly first: boolean
  readonly last: boolean
}

/**
 * What was really done: mostly what was planned, else up to a quarter of an hour apart. The pause
 * between two users never gets shorter, so that it stays a break.
 */
function worked(random: Random, work: Planned, person: Person, place: Place): Worked {
  const { day, start, end, breakMinutes } = work
  const asPlanned = work.exact || person.minor || person.job.rhythm === 'night'
  if (asPlanned || random.chance(720)) return { day, start, end, breakMinutes }
  const late = place.first ? random.int(-3, 3) * 5 : random.int(0, 2) * 5
  // A part-timer who comes late leaves late: complementary hours are planned, not drifted into.
  const isPartTime = person.weeklyMinutes < FULL_TIME
  const longer = isPartTime
    ? Math.min(late, place.last ? late : 0)
    : place.last
      ? random.int(-3, 3) * 5
      : random.int(-2, 0) * 5
  const pause = breakMinutes > 0 && random.chance(200) ? breakMinutes + 5 : breakMinutes
  return { day, start: start + late, end: end + longer, breakMinutes: pause }
}

function breakStart(random: Random, { day, start, end, breakMinutes }: Worked): string | null {
  if (breakMinutes === 0 || !random.chance(200)) return null
  const middle = Math.floor((start + end - breakMinutes) / 10) * 5
  return wallClock(day, middle)
}

interface Confirmations {
  readonly employee: boolean
  readonly member: boolean
}

/** The past month is settled, the one to close nearly, the running one by the employee first. */
function confirmations(random: Random, day: Day, { month, declaredUntil }: Horizon): Confirmations {
  const both = { employee: true, member: true }
  if (monthOf(day) < month) return both
  if (monthOf(day) === month) {
    return random.weighted([
      [both, 965],
      [{ employee: true, member: false }, 22],
      [{ employee: false, member: true }, 8],
      [{ employee: false, member: false }, 5],
    ])
  }
  const recent = day > addDays(declaredUntil, -6)
  return { employee: random.chance(recent ? 600 : 930), member: random.chance(recent ? 120 : 600) }
}

/** UTC, on the evening of the work for the employee, one to three days later for the member. */
const stamp = (random: Random, day: Day, from: number, to: number): string =>
  `${addDays(day, random.int(from, to))}T${two(random.int(16, 20))}:${two(random.int(0, 59))}`

export function entryOf(
  random: Random,
  work: Planned,
  id: string,
  context: { readonly person: Person; readonly horizon: Horizon; readonly place: Place },
): TimeEntryRow {
  const { person, horizon, place } = context
  const done = worked(random, work, person, place)
  const confirmed = confirmations(random, work.day, horizon)
  const overnight = done.end > 1440 ? 1 : 0
  return {
    entry_id: id,
    assignment_id: work.assignmentId,
    starts_at: wallClock(done.day, done.start),
    ends_at: wallClock(done.day, done.end),
    break_minutes: done.breakMinutes,
    break_starts_at: breakStart(random, done),
    employee_confirmed_at: confirmed.employee
      ? stamp(random, done.day, 1 + overnight, 1 + overnight)
      : null,
    member_confirmed_at: confirmed.member ? stamp(random, done.day, 2, 4) : null,
  }
}

/** A few hours are planned and never declared; nothing is declared before it took place. */
export const isDeclared = (random: Random, { day, exact }: Planned, horizon: Horizon): boolean =>
  day <= horizon.declaredUntil && (exact || monthOf(day) < horizon.month || !random.chance(4))
