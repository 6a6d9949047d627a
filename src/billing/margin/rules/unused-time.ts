import { type DueWeek, dueWeeksIn, unsoldMinutes } from '../../../employees/index.ts'
import { leaveAcquired, leaveYearOf, LEGAL_WEEKLY_MINUTES } from '../../../law/index.ts'
import {
  type Day,
  firstDayOf,
  lastDayOf,
  type Month,
  type Period,
  periodsOverlap,
} from '../../../shared/days.ts'
import { cents, NO_CENTS, priceOfMinutes, type RateE4, rateE4 } from '../../../shared/money.ts'
import type { Minutes } from '../../../shared/time.ts'
import type { UnusedTime } from './charges.ts'
import { type LeaveToDate, leaveTrueUp } from './leave-provision.ts'

/** A version of a contract, with what an hour of it is paid. */
export interface PersonContract extends Period {
  readonly weeklyMinutes: number | null
  readonly hourlyGrossE4: RateE4
}

export interface Person {
  readonly employeeId: string
  /** In order of start. */
  readonly contracts: readonly PersonContract[]
  readonly absences: readonly {
    readonly kind: string
    readonly startsOn: Day
    readonly endsOn: Day
    readonly minutes: Minutes | null
  }[]
}

/** A month of a person that is known: its gross, and its work by Monday. */
export interface KnownMonth {
  readonly month: Month
  readonly grossCents: number
  /** The gross came back from payroll: it holds the hours not worked too. */
  readonly isPaid: boolean
  readonly worked: ReadonlyMap<Day, number>
}

type Unused = Omit<UnusedTime, 'employeeId' | 'hourlyGrossE4' | 'leaveTrueUpCents'>

const total = (weeks: readonly DueWeek[]): number =>
  weeks.reduce((sum, { paidAbsenceMinutes }) => sum + paidAbsenceMinutes, 0)

/** The calendar of a month is read once for all people. */
const calendars = new Map<Month, ReturnType<typeof dueWeeksIn>>()

function dueIn(month: Month): ReturnType<typeof dueWeeksIn> {
  const known = calendars.get(month) ?? dueWeeksIn(month)
  if (calendars.size > 100) calendars.clear()
  calendars.set(month, known)
  return known
}

/** Paid minutes of a month that no member used, by cause. */
export function unusedMinutes(
  { contracts, absences }: Person,
  month: Month,
  worked: ReadonlyMap<Day, number>,
): Unused {
  const due = dueIn(month)
  const own = absences.filter((one) =>
    periodsOverlap(one, { startsOn: firstDayOf(month), endsOn: lastDayOf(month) }),
  )
  const weeks = due(contracts, own)
  const paid = total(weeks)
  const of = (kind: string): number =>
    own.some((one) => one.kind === kind)
      ? paid -
        total(
          due(
            contracts,
            own.filter((one) => one.kind !== kind),
          ),
        )
      : 0
  const [training, leave, idle] = [of('training'), of('paid_leave'), of('intermission')]
  return {
    intermissionMinutes:
      idle +
      weeks.reduce((sum, week) => sum + unsoldMinutes(week, worked.get(week.monday) ?? 0), 0),
    trainingMinutes: training,
    leaveMinutes: leave,
    absenceMinutes: paid - training - leave - idle,
  }
}

/** The version that holds at the end of a month, or the last one before. */
const latest = (contracts: readonly PersonContract[], month: Month): PersonContract | undefined =>
  contracts.findLast(({ startsOn }) => startsOn <= lastDayOf(month))

/** The contract ends in the month and none follows. */
function endsIn(contracts: readonly PersonContract[], month: Month): boolean {
  const last = contracts.at(-1)?.endsOn ?? null
  return last !== null && last >= firstDayOf(month) && last <= lastDayOf(month)
}

/** Gross that counts for the tenth: what is worked, and what is paid without being worked. */
function grossOf(person: Person, { month, grossCents, isPaid, worked }: KnownMonth): number {
  if (isPaid) return grossCents
  const hourly = latest(person.contracts, month)?.hourlyGrossE4 ?? rateE4(0)
  const unused = unusedMinutes(person, month, worked)
  const minutes = Object.values(unused).reduce((sum, part) => sum + part, 0)
  return grossCents + priceOfMinutes(minutes, hourly)
}

const clipped = (contracts: readonly PersonContract[], months: readonly Month[]): Period[] =>
  months.flatMap((month) => {
    const [first, last] = [firstDayOf(month), lastDayOf(month)]
    return contracts
      .filter((one) => periodsOverlap(one, { startsOn: first, endsOn: last }))
      .map(({ startsOn, endsOn }) => ({
        startsOn: startsOn > first ? startsOn : first,
        endsOn: endsOn !== null && endsOn < last ? endsOn : last,
      }))
  })

/** Leave earned in the known months of a leave year: only they have a gross to take a tenth of. */
function leaveAfter(person: Person, known: readonly KnownMonth[]): LeaveToDate | null {
  const last = known.at(-1)
  const contract = last === undefined ? undefined : latest(person.contracts, last.month)
  if (last === undefined || contract === undefined) return null
  const months = known.map(({ month }) => month)
  const until = lastDayOf(last.month)
  const employed = clipped(person.contracts, months)
  const { daysE2 } = leaveAcquired(
    { employed, absences: person.absences },
    leaveYearOf(until),
    until,
  )
  const gross = known.reduce((sum, month) => sum + grossOf(person, month), 0)
  return {
    grossCents: cents(Math.max(0, gross)),
    daysE2,
    weeklyMinutes: contract.weeklyMinutes ?? LEGAL_WEEKLY_MINUTES,
    hourlyGrossE4: contract.hourlyGrossE4,
  }
}

/**
 * What a person costs in a month beside the time of members.
 *
 * @param known months of the leave year that are known, in order, the month asked last
 */
export function unusedOf(person: Person, known: readonly KnownMonth[]): UnusedTime | null {
  const last = known.at(-1)
  const contract = last === undefined ? undefined : latest(person.contracts, last.month)
  if (last === undefined || contract === undefined) return null
  const before = leaveAfter(person, known.slice(0, -1))
  const now = leaveAfter(person, known)
  const isLast = endsIn(person.contracts, last.month)
  return {
    employeeId: person.employeeId,
    hourlyGrossE4: contract.hourlyGrossE4,
    ...unusedMinutes(person, last.month, last.worked),
    leaveTrueUpCents: now === null ? NO_CENTS : leaveTrueUp(before, now, isLast),
  }
}
