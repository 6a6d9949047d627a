import { addDays, type Day, daysBetween, daysFrom, mondayOf } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { AbsenceRow } from './rows.ts'

interface Leave {
  readonly kind: string
  readonly startsOn: Day
  readonly endsOn: Day
}

/** Cases in a thousand people over the three months, and how many days they last. */
const CASES: readonly (readonly [string, number, readonly [number, number]])[] = [
  ['sickness', 130, [1, 5]],
  ['training', 60, [1, 3]],
  ['family_event', 25, [1, 4]],
  ['work_accident', 10, [5, 15]],
  ['paternity', 8, [25, 28]],
  ['maternity', 6, [112, 112]],
  ['unpaid', 15, [1, 5]],
  ['delegation', 15, [1, 1]],
  ['compensatory_rest', 20, [1, 1]],
  ['intermission', 30, [1, 2]],
]

function someDay(random: Random, { first, last }: Horizon): Day {
  return addDays(first, random.int(0, daysBetween(first, last)))
}

/** Paid leave: whole weeks, more of them around All Saints, and single days. */
function paidLeave(random: Random, horizon: Horizon): Leave[] {
  const leaves: Leave[] = []
  if (random.chance(450)) {
    const around = addDays(
      horizon.first,
      random.chance(500) ? random.int(47, 60) : random.int(0, 80),
    )
    const startsOn = mondayOf(around)
    leaves.push({ kind: 'paid_leave', startsOn, endsOn: addDays(startsOn, 5) })
  }
  if (random.chance(300)) {
    const startsOn = someDay(random, horizon)
    leaves.push({ kind: 'paid_leave', startsOn, endsOn: addDays(startsOn, random.int(0, 1)) })
  }
  return leaves
}

/** One week in three at the training centre. */
function trainingWeeks(random: Random, { first, last }: Horizon): Leave[] {
  const start = addDays(mondayOf(first), 7 * random.int(0, 2))
  return daysFrom(start, last)
    .filter((day) => daysBetween(start, day) % 21 === 0 && day >= first)
    .map((day) => ({ kind: 'training', startsOn: day, endsOn: addDays(day, 4) }))
}

function casesOf(random: Random, horizon: Horizon): Leave[] {
  return CASES.flatMap(([kind, perThousand, [shortest, longest]]) => {
    if (!random.chance(perThousand)) return []
    const startsOn = someDay(random, horizon)
    return [{ kind, startsOn, endsOn: addDays(startsOn, random.int(shortest, longest) - 1) }]
  })
}

/** Absences of a person in the horizon, none over another, all under a contract. */
export function absencesOf(random: Random, person: Person, horizon: Horizon): AbsenceRow[] {
  const { employee, contracts } = person
  const schooled = person.kind === 'apprenticeship' || person.kind === 'professionalisation'
  const wished = [
    ...(schooled ? trainingWeeks(random, horizon) : []),
    ...(person.kind === 'seasonal' ? [] : paidLeave(random, horizon)),
    ...casesOf(random, horizon),
  ]
  const from = contracts[0]?.starts_on ?? employee.hired_on
  const until = contracts.at(-1)?.ends_on ?? null
  const kept: Leave[] = []
  for (const leave of wished) {
    const within = leave.startsOn >= from && (until === null || leave.endsOn <= until)
    const free = kept.every(
      (other) => leave.startsOn > other.endsOn || other.startsOn > leave.endsOn,
    )
    if (within && free) kept.push(leave)
  }
  return kept
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map(({ kind, startsOn, endsOn }, index) => ({
      absence_id: `L${employee.employee_id.slice(1)}-${index + 1}`,
      employee_id: employee.employee_id,
      kind,
      starts_on: startsOn,
      ends_on: endsOn,
      minutes: null,
    }))
}
