import { publicHolidays } from '../law/index.ts'
import type { EmployeeFacts, WorkedEntry } from '../payroll/index.ts'
import {
  covers,
  type Day,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  type Period,
  weekday,
} from '../shared/days.ts'
import { instant, startOfDay, type Zone } from '../shared/time.ts'

/** Where a person is made available, and for how long a week. */
export interface ExpectedAssignment extends Period {
  readonly assignmentId: string
  readonly memberId: string
  /** Null: what the contract leaves. */
  readonly weeklyMinutes: number | null
  readonly zone: Zone
}

/** What the hours of a month were taken from, in minutes. */
export interface WorkBasis {
  readonly confirmed: number
  readonly declared: number
  readonly planned: number
  readonly contract: number
}

export interface ExpectedWork {
  readonly entries: readonly WorkedEntry[]
  readonly basis: WorkBasis
}

const FRIDAY = 5
const EIGHT_O_CLOCK = 480
const FULL_WEEK = 2100

const minutesIn = (month: Month, entries: readonly WorkedEntry[]): number =>
  entries.reduce(
    (sum, { workDay, workedMinutes }) => sum + (workDay.startsWith(month) ? workedMinutes : 0),
    0,
  )

/**
 * The hours that a month will have: what is declared, as if both sides confirmed it; on days without
 * a declared hour, the planned shifts; and where the month has neither, the hours agreed for each
 * assignment, a fifth of the week on each working day of the contract without absence or public
 * holiday.
 */
export function expectedWork(
  employee: Pick<EmployeeFacts, 'contracts' | 'entries' | 'absences'>,
  shifts: readonly WorkedEntry[],
  assignments: readonly ExpectedAssignment[],
  month: Month,
): ExpectedWork {
  const declared = employee.entries.map((entry) => ({
    ...entry,
    employeeConfirmed: true,
    memberConfirmed: true,
  }))
  const days = new Set(declared.map(({ workDay }) => workDay))
  const planned = shifts.filter(({ workDay }) => !days.has(workDay))
  const known = [...declared, ...planned].sort((a, b) => a.start - b.start)
  const agreed = minutesIn(month, known) > 0 ? [] : agreedWork(employee, assignments, month)
  const confirmed = minutesIn(
    month,
    employee.entries.filter((entry) => entry.employeeConfirmed && entry.memberConfirmed),
  )
  return {
    entries: [...known, ...agreed],
    basis: {
      confirmed,
      declared: minutesIn(month, declared) - confirmed,
      planned: minutesIn(month, planned),
      contract: minutesIn(month, agreed),
    },
  }
}

/** A fifth of the week on its nth day, in whole minutes: the five add up to the week. */
const shareOfDay = (weeklyMinutes: number, rank: number): number =>
  Math.floor((weeklyMinutes * rank) / FRIDAY) - Math.floor((weeklyMinutes * (rank - 1)) / FRIDAY)

function agreedWork(
  { contracts, absences }: Pick<EmployeeFacts, 'contracts' | 'absences'>,
  assignments: readonly ExpectedAssignment[],
  month: Month,
): readonly WorkedEntry[] {
  const holidays = new Set(publicHolidays(Number(month.slice(0, 4))).map(({ day }) => day))
  return daysFrom(firstDayOf(month), lastDayOf(month)).flatMap((on) => {
    const contract = contracts.find((one) => covers(one, on))
    const away = absences.some((one) => one.minutes === null && covers(one, on))
    if (contract === undefined || away || holidays.has(on) || weekday(on) > FRIDAY) return []
    const running = assignments.filter((one) => covers(one, on))
    return dayOf(on, running, contract.weeklyMinutes ?? FULL_WEEK)
  })
}

/** The assignments of a day one after the other, from eight o'clock. */
function dayOf(
  on: Day,
  running: readonly ExpectedAssignment[],
  contractMinutes: number,
): readonly WorkedEntry[] {
  const agreed = running.reduce((sum, { weeklyMinutes }) => sum + (weeklyMinutes ?? 0), 0)
  const open = running.filter(({ weeklyMinutes }) => weeklyMinutes === null).length
  const left = open === 0 ? 0 : Math.floor(Math.max(0, contractMinutes - agreed) / open)
  let from = EIGHT_O_CLOCK
  return running.flatMap(({ assignmentId, memberId, weeklyMinutes, zone }) => {
    const length = shareOfDay(weeklyMinutes ?? left, weekday(on))
    if (length === 0) return []
    const start = instant(startOfDay(on, zone) + from)
    from += length
    return {
      entryId: `${assignmentId} ${on}`,
      assignmentId,
      memberId,
      zone,
      start,
      end: instant(start + length),
      breakMinutes: 0,
      breakStart: null,
      workDay: on,
      workedMinutes: length,
      employeeConfirmed: true,
      memberConfirmed: true,
    }
  })
}
