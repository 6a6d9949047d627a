import { addDays, type Day } from '../shared/days.ts'
import { monthsAfter } from './calendar.ts'
import { seniorityYears } from './leave.ts'

/** Congés pour événements familiaux: L3142-1, in jours ouvrables (L3142-4). */
export type FamilyEvent =
  | 'own_marriage'
  | 'child_marriage'
  | 'birth'
  | 'adoption'
  | 'child_death'
  | 'young_child_death'
  | 'spouse_death'
  | 'parent_death'
  | 'parent_in_law_death'
  | 'sibling_death'
  | 'child_illness'

/**
 * Days of leave for a family event, without an agreement (L3142-4). `young_child_death`: a child
 * under 25, a child who was a parent, or a dependent person under 25.
 */
export const FAMILY_EVENT_DAYS: Readonly<Record<FamilyEvent, number>> = {
  own_marriage: 4,
  child_marriage: 1,
  birth: 3,
  adoption: 3,
  child_death: 12,
  young_child_death: 14,
  spouse_death: 3,
  parent_death: 3,
  parent_in_law_death: 3,
  sibling_death: 3,
  child_illness: 5,
}

/** Part of gross pay that the employer keeps up during sickness, and for how many days. */
export interface SickPayStep {
  readonly rateE4: 9_000 | 6_667
  readonly from: Day
  readonly to: Day
}

export interface SickPay {
  /** Days for each of the two rates, for the seniority on the first day of absence. */
  readonly daysAtEachRate: number
  readonly waitingDays: number
  readonly steps: readonly SickPayStep[]
}

const FIRST_DAYS = 30
const MORE_DAYS = 10
const MOST_DAYS = 90

/** Days at each of the two rates: 30 from one year on, 10 more for five years more, 90 at most. */
export function sickPayDays(seniority: number): number {
  if (seniority < 1) return 0
  return Math.min(MOST_DAYS, FIRST_DAYS + MORE_DAYS * Math.floor((seniority - 1) / 5))
}

/**
 * Legal sick pay of the employer (indemnité complémentaire, L1226-1, D1226-1 to D1226-8): 90 % then
 * two thirds of gross pay, less social-security benefits, from the eighth day of absence, or the
 * first after a work accident. Days paid in the twelve months before are taken off, first from the
 * 90 %. Seasonal and intermittent people and those working at home have no right to it.
 */
export function sickPayOf(absence: {
  readonly hiredOn: Day
  readonly startsOn: Day
  readonly endsOn: Day
  readonly isWorkAccident: boolean
  /** Days already paid by the employer in the twelve months before. */
  readonly paidDays: number
}): SickPay {
  const { hiredOn, startsOn, endsOn, paidDays } = absence
  const daysAtEachRate = sickPayDays(seniorityYears(hiredOn, startsOn))
  const waitingDays = absence.isWorkAccident ? 0 : 7
  let from = addDays(startsOn, waitingDays)
  let used = paidDays
  const steps: SickPayStep[] = []
  for (const rateE4 of [9_000, 6_667] as const) {
    const left = Math.max(0, daysAtEachRate - used)
    used = Math.max(0, used - daysAtEachRate)
    const last = addDays(from, left - 1)
    const to = last < endsOn ? last : endsOn
    if (left > 0 && from <= to) steps.push({ rateE4, from, to })
    from = addDays(from, left)
  }
  return { daysAtEachRate, waitingDays, steps }
}

/**
 * Congés supplémentaires pour enfants à charge (L3141-8): two days for each dependent child, one
 * where the leave of the year is six days or less. From 21 years on, the whole is at most thirty.
 * @param leaveDays jours ouvrables of the year, rounded up
 * @param age of the person on 30 April before
 */
export function extraDaysForChildren(leaveDays: number, children: number, age: number): number {
  const extra = children * (leaveDays <= 6 ? 1 : 2)
  return age < 21 ? extra : Math.max(0, Math.min(extra, 30 - leaveDays))
}

const MONTHS_FOR_HOLIDAY_PAY = 3

/**
 * Whether a public holiday that is not worked takes no pay (HOL-04, L3133-3): from three months
 * of seniority on, which seasonal contracts add up. 1 May takes none from the first day (L3133-5).
 */
export const isHolidayPaid = (holiday: Day, hiredOn: Day, daysOfEarlierContracts = 0): boolean =>
  holiday.endsWith('-05-01') ||
  monthsAfter(hiredOn, MONTHS_FOR_HOLIDAY_PAY) <= addDays(holiday, daysOfEarlierContracts)

const SOLIDARITY_MINUTES = 420

/**
 * Unpaid work of the solidarity day (HOL-06, L3133-8): seven hours, for part-time people in
 * proportion to the contract, rounded half up to the minute. Neither overtime nor complementary.
 */
export const solidarityMinutes = (weeklyMinutes: number | null, legalWeek: number): number =>
  weeklyMinutes === null || weeklyMinutes >= legalWeek
    ? SOLIDARITY_MINUTES
    : Math.floor((SOLIDARITY_MINUTES * weeklyMinutes * 2 + legalWeek) / (2 * legalWeek))
