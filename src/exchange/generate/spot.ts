import { addDays, type Day, daysFrom } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import type { Company } from './companies.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { AbsenceRow, PlantedBreach } from './rows.ts'
import { slotMinutes } from './timetable.ts'
import type { Planned } from './work.ts'

/** A person with the work and absences of the horizon, as far as they are made. */
export interface Draft {
  readonly person: Person
  readonly absences: AbsenceRow[]
  work: Planned[]
}

export interface Ground {
  readonly companies: readonly Company[]
  readonly horizon: Horizon
}

/** A person and a whole week of usual work, in which one breach can be put without another. */
export interface Spot extends Ground {
  readonly draft: Draft
  readonly monday: Day
  readonly random: Random
}

/** What a check measures there. */
export type Seen = Omit<PlantedBreach, 'rule_id' | 'employee_id' | 'basis'>

export interface Planter {
  readonly ruleId: string
  readonly suits: (draft: Draft) => boolean
  /** Empty where this spot cannot bear the breach. */
  readonly plant: (spot: Spot) => readonly Seen[]
  /** The charter looks at assignments, not at work. */
  readonly plannedOnly?: true
}

export const at = (hours: number, minutes = 0): number => hours * 60 + minutes

export const isAdultFullTimer = ({ person }: Draft): boolean =>
  ['day', 'office'].includes(person.job.rhythm) &&
  person.weeklyMinutes === 2_100 &&
  (person.kind === 'permanent' || person.kind === 'fixed_term') &&
  person.users.length >= 2

export const isOfDays = ({ job, users }: Person): boolean =>
  ['day', 'office'].includes(job.rhythm) && users.length > 0

export const isPartTimer = ({ person }: Draft): boolean =>
  person.job.rhythm !== 'bakery' &&
  person.job.rhythm !== 'two_shifts' &&
  person.weeklyMinutes < 2_100 &&
  person.users.length >= 2

export type Piece = readonly [user: number, start: number, end: number, breakMinutes?: number]

/** Replaces the work of a day. */
export function setDay({ draft }: Spot, day: Day, pieces: readonly Piece[]): void {
  const others = draft.work.filter((work) => work.day !== day)
  const made = pieces.flatMap(([user, start, end, breakMinutes = 0]) => {
    const assignment = draft.person.assignments[user]
    if (assignment === undefined) return []
    const assignmentId = assignment.assignment_id
    return [{ assignmentId, day, start, end, breakMinutes, exact: true }]
  })
  draft.work = [...others, ...made].sort((a, b) =>
    a.day === b.day ? a.start - b.start : a.day < b.day ? -1 : 1,
  )
}

export const workOn = ({ draft }: Spot, day: Day): readonly Planned[] =>
  draft.work.filter((work) => work.day === day)

export const minutesOn = (spot: Spot, day: Day): number =>
  workOn(spot, day).reduce((sum, work) => sum + slotMinutes(work), 0)

/** Work of a Saturday morning that brings the week to so many minutes; false where it cannot. */
export function fillWeek(spot: Spot, minutes: number): boolean {
  const week = daysFrom(spot.monday, addDays(spot.monday, 6))
  const saturday = addDays(spot.monday, 5)
  const missing = minutes - week.reduce((sum, on) => sum + minutesOn(spot, on), 0)
  if (missing < 30 || missing > 300 || minutesOn(spot, saturday) > 0) return false
  setDay(spot, saturday, [[0, at(8), at(8) + missing]])
  return true
}

export function grantLeave({ person, absences }: Draft, first: Day, last: Day): void {
  const { employee_id } = person.employee
  absences.push({
    absence_id: `L${employee_id.slice(1)}-${absences.length + 1}`,
    employee_id,
    kind: 'paid_leave',
    starts_on: first,
    ends_on: last,
    minutes: null,
  })
}
