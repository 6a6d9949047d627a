import { fifthOf, OVERTIME, publicHolidays } from '../../law/index.ts'
import {
  covers,
  type Day,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  mondayOf,
  type Period,
  weekday,
} from '../../shared/days.ts'

/** A version of the contract; no weekly minutes means the legal week. */
export interface ContractTime extends Period {
  readonly weeklyMinutes: number | null
}

export interface AbsenceTime {
  readonly kind: string
  readonly startsOn: Day
  readonly endsOn: Day
  /** For part of a day; null for whole days. */
  readonly minutes: number | null
}

/** Absences in which the group owes no pay: the contract or the pay is suspended. */
const UNPAID = new Set(['unpaid', 'sickness', 'work_accident', 'maternity', 'paternity'])

export const isUnpaid = (kind: string): boolean => UNPAID.has(kind)

/** Minutes of a contract in a week, cut at the ends of the month. */
export interface DueWeek {
  readonly monday: Day
  /** What the contract asks for, absences included. */
  readonly contractMinutes: number
  /** Of it, absences and public holidays that the group pays. */
  readonly paidAbsenceMinutes: number
  readonly unpaidAbsenceMinutes: number
}

function absentOn(
  on: Day,
  due: number,
  absences: readonly AbsenceTime[],
  isHoliday: boolean,
): { readonly paid: number; readonly unpaid: number } {
  let paid = 0
  let unpaid = 0
  for (const { kind, startsOn, endsOn, minutes } of absences) {
    if (on < startsOn || endsOn < on) continue
    const part = minutes === null ? due : on === startsOn ? minutes : 0
    const taken = Math.min(part, due - paid - unpaid)
    if (isUnpaid(kind)) unpaid += taken
    else paid += taken
  }
  // A public holiday is paid and not worked (L3133-3), unless the person is away without pay.
  return { paid: isHoliday ? due - unpaid : paid, unpaid }
}

type DueWeeksOf = (
  contracts: readonly ContractTime[],
  absences: readonly AbsenceTime[],
) => readonly DueWeek[]

/**
 * The time that people owe in a month, week by week: a fifth of the weekly minutes on each day
 * from Monday to Friday that a contract covers. A picture for steering, not pay: what is paid
 * comes from the close. The calendar of the month is read once for all people.
 */
export function dueWeeksIn(month: Month): DueWeeksOf {
  const holidays = new Set(publicHolidays(Number(month.slice(0, 4))).map(({ day }) => day))
  const days = daysFrom(firstDayOf(month), lastDayOf(month)).map((on) => ({
    on,
    rank: weekday(on),
    monday: mondayOf(on),
    isHoliday: holidays.has(on),
  }))
  return (contracts, absences) => {
    const weeks = new Map<Day, { contract: number; paid: number; unpaid: number }>()
    for (const { on, rank, monday, isHoliday } of days) {
      const week = weeks.get(monday) ?? { contract: 0, paid: 0, unpaid: 0 }
      weeks.set(monday, week)
      const contract = contracts.find((version) => covers(version, on))
      if (contract === undefined) continue
      const due = fifthOf(contract.weeklyMinutes ?? OVERTIME.thresholdMinutes, rank)
      const absent = absentOn(on, due, absences, isHoliday)
      week.contract += due
      week.paid += absent.paid
      week.unpaid += absent.unpaid
    }
    return [...weeks].map(([monday, { contract, paid, unpaid }]) => ({
      monday,
      contractMinutes: contract,
      paidAbsenceMinutes: paid,
      unpaidAbsenceMinutes: unpaid,
    }))
  }
}

/** Due, neither absent nor worked: the time that no member used. */
export const unsoldMinutes = (week: DueWeek, workedMinutes: number): number =>
  Math.max(
    0,
    week.contractMinutes - week.paidAbsenceMinutes - week.unpaidAbsenceMinutes - workedMinutes,
  )
