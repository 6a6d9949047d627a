import { addDays, type Day, periodsOverlap } from '../../../shared/days.ts'
import type { ContractFacts } from '../../facts.ts'
import { LEGAL_WEEKLY_MINUTES } from '../../figures.ts'
import type { Limits } from '../../limits.ts'
import { fullTimeOn, WEEKLY_TIME } from '../part-time/part-time.ts'

/** A year has no more hours: a greater value of an agreement is in minutes. */
const HOURS_OF_A_YEAR = 8_784

/** The minutes of a yearly limit, which agreements write in hours. */
export const minutesAYear = (value: number): number =>
  value > HOURS_OF_A_YEAR ? value : value * 60

/**
 * Minutes of the week beyond which work is overtime: the legal week, or a longer time that counts
 * as equal to it (durée équivalente, L3121-13, L3121-28). A longer contract changes nothing: the
 * hours from the 36th on that it foresees are overtime too.
 */
export const overtimeThresholdOn = (limits: Limits, on: Day): number =>
  Math.max(LEGAL_WEEKLY_MINUTES, limits(WEEKLY_TIME, on).value)

/** How the overtime of a week is counted, by the contract. */
export type WeekTerms = 'full-time' | 'part-time' | 'annualised' | 'none'

/**
 * The terms of a week: annualised as soon as one version of the contract that meets it is, then
 * part-time; `none` without a contract.
 */
export function termsOfWeek(
  contracts: readonly ContractFacts[],
  week: Day,
  limits: Limits,
): WeekTerms {
  const days = { startsOn: week, endsOn: addDays(week, 6) }
  const met = contracts.filter((contract) => periodsOverlap(contract, days))
  if (met.length === 0) return 'none'
  if (met.some(({ annualMinutes }) => annualMinutes !== null)) return 'annualised'
  const fullTime = fullTimeOn(limits, week).value
  const isShort = met.some(
    ({ weeklyMinutes }) => weeklyMinutes !== null && weeklyMinutes < fullTime,
  )
  return isShort ? 'part-time' : 'full-time'
}
