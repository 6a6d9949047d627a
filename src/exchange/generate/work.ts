import {
  addDays,
  covers,
  type Day,
  dayNumber,
  daysFrom,
  mondayOf,
  weekday,
} from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { AbsenceRow, AssignmentRow } from './rows.ts'
import { type Slot, slotMinutes, WITHOUT_BREAK } from './timetable.ts'

/** Work planned on a day, in minutes from its midnight. */
export interface Planned {
  readonly assignmentId: string
  readonly day: Day
  readonly start: number
  readonly end: number
  readonly breakMinutes: number
  /** Declared to the minute as planned. */
  readonly exact: boolean
}

const FULL_TIME = 2_100

const inForce = (row: AssignmentRow, on: Day): boolean =>
  covers({ startsOn: row.starts_on, endsOn: row.ends_on }, on)

const OPEN_ON_HOLIDAYS = ['care', 'night', 'hotel', 'bakery']

/** Days off: absences, holidays, days without contract; a night also needs its morning free. */
function daysOff(
  random: Random,
  person: Person,
  absences: readonly AbsenceRow[],
  { holidays }: Horizon,
): (on: Day) => boolean {
  const away = new Set(
    absences.flatMap(({ starts_on, ends_on }) => [
      ...daysFrom(person.job.rhythm === 'night' ? addDays(starts_on, -1) : starts_on, ends_on),
    ]),
  )
  const open = !person.minor && OPEN_ON_HOLIDAYS.includes(person.job.rhythm) && random.chance(600)
  return (on) => {
    if (away.has(on) || (holidays.has(on) && !open)) return true
    return !person.contracts.some(({ starts_on, ends_on }) =>
      covers({ startsOn: starts_on, endsOn: ends_on }, on),
    )
  }
}

/** Minutes that a piece of work can be drawn out without needing a break or a longer day. */
const room = (slot: Slot): number =>
  slot.breakMinutes > 0 || slotMinutes(slot) + 60 <= WITHOUT_BREAK ? 60 : 15

/** Some weeks are longer: overtime for full-timers, complementary hours for part-timers. */
function drawnOut(random: Random, person: Person, slots: readonly Slot[]): readonly Slot[] {
  const fixed = person.minor || person.weeklyMinutes > FULL_TIME || person.job.rhythm === 'night'
  if (fixed || !random.chance(130)) return slots
  const total = slots.reduce((sum, slot) => sum + slotMinutes(slot), 0)
  const partTime = person.weeklyMinutes < FULL_TIME
  // One tenth of the contract for a part-timer (L3123-28), never up to the full time.
  let left = partTime
    ? Math.min(person.weeklyMinutes + Math.floor(person.weeklyMinutes / 10), 2_070) - total
    : random.int(1, 5) * 60
  return slots.map((slot, index) => {
    const lastOfDay = slots[index + 1]?.weekday !== slot.weekday
    const longDay = slotMinutes(slot) > 480
    const wanted = longDay ? 15 : random.pick([15, 30, 45, 60])
    const more = lastOfDay ? Math.min(wanted, room(slot), Math.floor(left / 15) * 15) : 0
    if (more <= 0) return slot
    left -= more
    return { ...slot, end: slot.end + more }
  })
}

/** The planned work of a person over the horizon. */
export function workOf(
  random: Random,
  person: Person,
  absences: readonly AbsenceRow[],
  horizon: Horizon,
): Planned[] {
  const isOff = daysOff(random, person, absences, horizon)
  const planned: Planned[] = []
  for (let monday = mondayOf(horizon.first); monday <= horizon.last; monday = addDays(monday, 7)) {
    const evenWeek = Math.floor((dayNumber(monday) + 3) / 7) % 2 === 0
    const week = drawnOut(random, person, evenWeek ? person.timetable.even : person.timetable.odd)
    for (const slot of week) {
      const day = addDays(monday, slot.weekday - 1)
      const assignment = person.assignments[slot.user]
      if (day < horizon.first || day > horizon.last || isOff(day)) continue
      if (assignment === undefined || !inForce(assignment, day)) continue
      const { start, end, breakMinutes } = slot
      const assignmentId = assignment.assignment_id
      planned.push({ assignmentId, day, start, end, breakMinutes, exact: false })
    }
  }
  return planned
}

/** Whether the horizon holds the whole week of a Monday. */
export const wholeWeek = ({ first, last }: Horizon, monday: Day): boolean =>
  monday >= first && addDays(monday, 6) <= last && weekday(monday) === 1
