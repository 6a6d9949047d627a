import { isWorkingDay } from '../../law/index.ts'
import { addDays, covers, daysFrom, mondayOf, periodsOverlap } from '../../shared/days.ts'
import {
  at,
  fillWeek,
  grantLeave,
  isAdultFullTimer,
  isOfDays,
  isPartTimer,
  minutesOn,
  type Planter,
  setDay,
  workOn,
} from './spot.ts'

/** Breaches of the hours of the contract and of leave. */
export const HOURS_PLANTERS: readonly Planter[] = [
  {
    // Three hours between two members.
    ruleId: 'PTW-08',
    suits: isPartTimer,
    plant: (spot) => {
      const date = spot.draft.work.find(({ day }) => mondayOf(day) === spot.monday)?.day
      if (date === undefined) return []
      setDay(spot, date, [
        [0, at(8), at(11)],
        [1, at(14), at(17)],
      ])
      return [{ date, measured: 180, limit: 120 }]
    },
  },
  {
    // A Saturday that brings the week half an hour beyond the tenth of the contract.
    ruleId: 'PTW-04',
    suits: ({ person }) =>
      isOfDays(person) && 1_440 <= person.weeklyMinutes && person.weeklyMinutes <= 1_800,
    plant: (spot) => {
      const { weeklyMinutes } = spot.draft.person
      const limit = Math.floor(weeklyMinutes / 10)
      const isPut = fillWeek(spot, weeklyMinutes + limit + 30)
      return isPut ? [{ date: spot.monday, measured: limit + 30, limit }] : []
    },
  },
  {
    // A Saturday that brings a part-timer to thirty-five hours, within the tenth.
    ruleId: 'PTW-05',
    suits: ({ person }) => isOfDays(person) && person.weeklyMinutes === 1_920,
    plant: (spot) =>
      fillWeek(spot, 2_100) ? [{ date: spot.monday, measured: 2_100, limit: 2_100 }] : [],
  },
  {
    // Twenty-five days of leave in a row.
    ruleId: 'LEA-08',
    suits: isAdultFullTimer,
    plant: (spot) => {
      const { draft, monday, horizon } = spot
      const days = daysFrom(monday, addDays(monday, 40)).filter((on) => isWorkingDay(on))
      const last = days[24] ?? monday
      const near = { startsOn: addDays(monday, -4), endsOn: addDays(last, 4) }
      const isFree = draft.absences.every(
        ({ starts_on, ends_on }) => !periodsOverlap({ startsOn: starts_on, endsOn: ends_on }, near),
      )
      const isHeld = draft.person.contracts.some(({ starts_on, ends_on }) =>
        [monday, last].every((on) => covers({ startsOn: starts_on, endsOn: ends_on }, on)),
      )
      if (!isFree || !isHeld || addDays(last, 4) > horizon.last) return []
      draft.work = draft.work.filter(({ day }) => day < monday || last < day)
      grantLeave(draft, monday, last)
      return [{ date: monday, measured: 25, limit: 24 }]
    },
    plannedOnly: true,
  },
  {
    // Called back for a day in a week of leave.
    ruleId: 'LEA-16',
    suits: isAdultFullTimer,
    plant: (spot) => {
      const { draft, monday } = spot
      const date = addDays(monday, 2)
      const kept = workOn(spot, date).map((work) => ({ ...work, exact: true }))
      draft.work = draft.work.flatMap((work) => {
        if (work.day === date) return work === workOn(spot, date)[0] ? kept : []
        return mondayOf(work.day) === monday ? [] : [work]
      })
      grantLeave(draft, monday, addDays(monday, 4))
      return [{ date, measured: minutesOn(spot, date), limit: 0 }]
    },
  },
]
