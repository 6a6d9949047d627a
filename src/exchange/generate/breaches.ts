import {
  addDays,
  addMonths,
  covers,
  type Day,
  firstDayOf,
  mondayOf,
  monthOf,
} from '../../shared/days.ts'
import { intervalOf, lengthOf, localTime, zone } from '../../shared/time.ts'
import type { Horizon } from './calendar.ts'
import type { Company } from './companies.ts'
import { wallClock } from './entries.ts'
import { HOURS_PLANTERS } from './hours-planters.ts'
import { assign } from './people.ts'
import type { Random } from './random.ts'
import type { AssignmentRow, PlantedBreach } from './rows.ts'
import {
  at,
  type Draft,
  type Ground,
  isAdultFullTimer,
  minutesOn,
  type Planter,
  setDay,
  type Spot,
} from './spot.ts'
import { wholeWeek } from './work.ts'

const PARIS = zone('Europe/Paris')

/** Minutes of rest between two wall-clock times, over a change of the clock too. */
function restBetween(day: Day, end: number, nextDay: Day, start: number): number {
  const from = localTime(wallClock(day, end))
  const rest = intervalOf(from, localTime(wallClock(nextDay, start)), PARIS)
  return rest === null ? 0 : lengthOf(rest)
}

/** Names a company in every version of the contract. */
function nameInContract({ person }: Draft, company: Company): void {
  for (const contract of person.contracts) {
    const named = new Set([...contract.member_ids.split(' '), company.member.member_id])
    contract.member_ids = [...named].join(' ')
  }
}

/** Sends the person to a company on one day, under an assignment of its own. */
function sendTo(spot: Spot, company: Company, term: { from: Day; on: Day }): AssignmentRow {
  const { draft, random } = spot
  const { assignments, employee } = draft.person
  const minutes = minutesOn(spot, term.on)
  const assignment = assign(random, employee, company, assignments.length + 1, {
    startsOn: term.from,
    endsOn: term.on,
    weeklyMinutes: minutes,
  })
  assignments.push(assignment)
  draft.work = draft.work.map((work) =>
    work.day === term.on ? { ...work, assignmentId: assignment.assignment_id, exact: true } : work,
  )
  return assignment
}

const isNamed = ({ person }: Draft, { member }: Company): boolean =>
  person.contracts.some(({ member_ids }) => member_ids.split(' ').includes(member.member_id))

const PLANTERS: readonly Planter[] = [
  {
    // Ten and a half hours over two members.
    ruleId: 'TIM-01',
    suits: isAdultFullTimer,
    plant: (spot) => {
      const date = addDays(spot.monday, 2)
      setDay(spot, date, [
        [0, at(7), at(12, 30)],
        [1, at(13, 30), at(18, 30)],
      ])
      return [{ date, measured: 630, limit: 600 }]
    },
  },
  {
    // Five days of nine hours and a Saturday morning.
    ruleId: 'TIM-02',
    suits: isAdultFullTimer,
    plant: (spot) => {
      for (let i = 0; i < 5; i += 1) {
        setDay(spot, addDays(spot.monday, i), [
          [0, at(8), at(12, 30)],
          [1, at(13, 30), at(18)],
        ])
      }
      setDay(spot, addDays(spot.monday, 5), [[0, at(8), at(12, 30)]])
      return [{ date: spot.monday, measured: 2_970, limit: 2_880 }]
    },
  },
  {
    // An evening at one member, the next morning at another.
    ruleId: 'TIM-05',
    suits: isAdultFullTimer,
    plant: (spot) => {
      const date = addDays(spot.monday, 1)
      const next = addDays(date, 1)
      setDay(spot, date, [
        [0, at(13), at(17)],
        [1, at(17, 45), at(21, 30)],
      ])
      setDay(spot, next, [
        [0, at(7, 30), at(12)],
        [0, at(13), at(16)],
      ])
      const measured = restBetween(date, at(21, 30), next, at(7, 30))
      return [{ date, measured, limit: 660 }]
    },
  },
  {
    // Two hours on Saturday and on Sunday after five days: seven days, and no long rest.
    ruleId: 'TIM-06',
    suits: isAdultFullTimer,
    plant: (spot) => {
      for (let i = 0; i < 5; i += 1) {
        setDay(spot, addDays(spot.monday, i), [
          [0, at(8), at(12)],
          [1, at(13), at(16)],
        ])
      }
      const saturday = addDays(spot.monday, 5)
      const sunday = addDays(spot.monday, 6)
      setDay(spot, saturday, [[0, at(9), at(11)]])
      setDay(spot, sunday, [[1, at(9), at(11)]])
      const measured = restBetween(saturday, at(11), sunday, at(9))
      return [
        { date: spot.monday, measured, limit: 2_100 },
        { date: spot.monday, measured: 7, limit: 6 },
      ]
    },
  },
  {
    // Six hours and more with a pause of ten minutes.
    ruleId: 'TIM-08',
    suits: isAdultFullTimer,
    plant: (spot) => {
      const date = addDays(spot.monday, 3)
      setDay(spot, date, [[0, at(8), at(14, 30), 10]])
      return [{ date, measured: 10, limit: 20 }]
    },
  },
  ...HOURS_PLANTERS,
  {
    // Eight and a half hours before the eighteenth birthday, the week unchanged.
    ruleId: 'YNG-01',
    suits: ({ person }) => person.minor && person.users.length > 0,
    plant: (spot) => {
      const date = addDays(spot.monday, 2)
      setDay(spot, spot.monday, [
        [0, at(8), at(12)],
        [0, at(13), at(14, 30)],
      ])
      setDay(spot, date, [
        [0, at(8), at(12)],
        [0, at(13), at(17, 30)],
      ])
      return [{ date, measured: 510, limit: 480 }]
    },
  },
  {
    // A day at a member that has left.
    ruleId: 'GEL-03',
    suits: isAdultFullTimer,
    plant: (spot) => {
      const { draft, companies, monday, random } = spot
      const date = addDays(monday, random.int(0, 3))
      const left = companies.filter(
        ({ member }) => member.left_on !== null && member.left_on < date,
      )
      const company = left[0]
      if (company === undefined || isNamed(draft, company)) return []
      nameInContract(draft, company)
      const from = addDays(company.member.left_on ?? monday, -14)
      const { hired_on } = draft.person.employee
      sendTo(spot, company, { from: from < hired_on ? hired_on : from, on: date })
      return [{ date, measured: minutesOn(spot, date), limit: 0 }]
    },
  },
  {
    // A day at a member that the contract does not name.
    ruleId: 'CTR-05',
    suits: isAdultFullTimer,
    plant: (spot) => {
      const { draft, companies, monday, random } = spot
      const others = companies.filter(
        (company) =>
          company.member.left_on === null &&
          company.member.competitor_group === null &&
          !isNamed(draft, company),
      )
      if (others.length === 0) return []
      const date = addDays(monday, random.int(1, 3))
      sendTo(spot, random.pick(others), { from: monday, on: date })
      return [{ date, measured: minutesOn(spot, date), limit: 0 }]
    },
  },
  {
    // The same person at two competitors.
    ruleId: 'MAD-14',
    suits: (draft) =>
      isAdultFullTimer(draft) &&
      draft.person.users.some(({ member }) => member.competitor_group !== null),
    plant: (spot) => {
      const { draft, companies, monday } = spot
      const used = draft.person.users.find(({ member }) => member.competitor_group !== null)
      const rival = companies.find(
        ({ member }) =>
          member.competitor_group === used?.member.competitor_group &&
          member.member_id !== used?.member.member_id,
      )
      if (rival === undefined) return []
      nameInContract(draft, rival)
      sendTo(spot, rival, { from: monday, on: addDays(monday, 4) })
      return [{ date: monday, measured: 2, limit: 1 }]
    },
    plannedOnly: true,
  },
]

/** Mondays of whole weeks before the running month in which the person works every usual day. */
function usualWeeks({ person, work }: Draft, horizon: Horizon): readonly Day[] {
  const workedDays = new Map<Day, Set<Day>>()
  for (const { day } of work) {
    const monday = mondayOf(day)
    workedDays.set(monday, (workedDays.get(monday) ?? new Set<Day>()).add(day))
  }
  const usual = new Set(person.timetable.even.map(({ weekday }) => weekday)).size
  const running = firstDayOf(addMonths(horizon.month, 1))
  return [...workedDays]
    .filter(([monday, days]) => {
      const whole = wholeWeek(horizon, monday) && addDays(monday, 6) < running
      const last = addDays(monday, 6)
      const oneContract = person.contracts.some(({ starts_on, ends_on }) => {
        const period = { startsOn: starts_on, endsOn: ends_on }
        return covers(period, monday) && covers(period, last)
      })
      return whole && oneContract && days.size === usual
    })
    .map(([monday]) => monday)
}

/** Keeps what is declared in a week equal to what was planned. */
function freeze(draft: Draft, monday: Day): void {
  draft.work = draft.work.map((work) =>
    mondayOf(work.day) === monday ? { ...work, exact: true } : work,
  )
}

function plantOne(
  planter: Planter,
  drafts: readonly Draft[],
  used: Set<Draft>,
  ground: Ground & { readonly random: Random },
): readonly PlantedBreach[] {
  const { random, horizon } = ground
  for (const draft of random.shuffled(drafts.filter((one) => !used.has(one)))) {
    if (!planter.suits(draft)) continue
    const weeks = usualWeeks(draft, horizon)
    const inMonth = weeks.filter((monday) => monthOf(monday) === horizon.month)
    if (weeks.length === 0) continue
    const monday = random.pick(inMonth.length > 0 && random.chance(750) ? inMonth : weeks)
    const seen = planter.plant({ ...ground, draft, monday })
    if (seen.length === 0) continue
    freeze(draft, monday)
    used.add(draft)
    const bases = planter.plannedOnly ? (['planned'] as const) : (['planned', 'worked'] as const)
    const { employee_id } = draft.person.employee
    return seen.flatMap((one) =>
      bases.map((basis) => ({ rule_id: planter.ruleId, employee_id, ...one, basis })),
    )
  }
  return []
}

/** Puts a few breaches in, about one for forty people, no two on one person. */
export function plantBreaches(
  drafts: readonly Draft[],
  ground: Ground,
  random: Random,
): readonly PlantedBreach[] {
  const size = drafts.length
  const few = size < 40 ? Number(random.chance(size * 25)) : Math.max(4, Math.round(size / 40))
  const planters = random.shuffled(PLANTERS)
  const used = new Set<Draft>()
  const planted: PlantedBreach[] = []
  for (let turn = 0; used.size < few && turn < few + planters.length; turn += 1) {
    const planter = planters[turn % planters.length]
    if (planter === undefined) break
    planted.push(
      ...plantOne(planter, drafts, used, { ...ground, random: random.fork(String(turn)) }),
    )
  }
  return planted
}
