import { addDays, type Day, day, periodsOverlap } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import type { ContractFacts } from '../../facts.ts'
import { LEGAL_WEEKLY_MINUTES } from '../../figures.ts'
import type { LimitedRule, Limits } from '../../limits.ts'

/** Durée du travail of a full time: the legal week, or a lower one of an agreement (TIM-13). */
const WEEKLY_TIME: LimitedRule = {
  id: 'TIM-13',
  defaultLimit: LEGAL_WEEKLY_MINUTES,
  source: 'law',
}

/** Weekly minutes of a full time, and who set them: L3121-27, L3123-1. */
export function fullTimeOn(limits: Limits, on: Day): { value: number; source: string } {
  const { value, source } = limits(WEEKLY_TIME, on)
  return value < LEGAL_WEEKLY_MINUTES
    ? { value, source }
    : { value: LEGAL_WEEKLY_MINUTES, source: 'law' }
}

export interface PartTimeContract extends ContractFacts {
  readonly weeklyMinutes: NonNullable<ContractFacts['weeklyMinutes']>
}

/**
 * Contrat à temps partiel, by the week: an intermittent contract has rules of its own
 * (L3123-33), and annualised hours are not counted week by week.
 */
export function isPartTime(
  contract: ContractFacts,
  fullTimeMinutes: number,
): contract is PartTimeContract {
  const { weeklyMinutes, annualMinutes, kind } = contract
  return (
    weeklyMinutes !== null &&
    weeklyMinutes < fullTimeMinutes &&
    annualMinutes === null &&
    kind !== 'intermittent'
  )
}

/**
 * The part-time contract of a week. Where it was amended within the week, the version with most
 * hours: what is beyond it is beyond the others too. Null where one of them is no part time.
 */
export function partTimeOfWeek(
  contracts: readonly ContractFacts[],
  week: Day,
  limits: Limits,
): PartTimeContract | null {
  const days = { startsOn: week, endsOn: addDays(week, 6) }
  const fullTime = fullTimeOn(limits, week).value
  let most: PartTimeContract | null = null
  for (const contract of contracts) {
    if (!periodsOverlap(contract, days)) continue
    if (!isPartTime(contract, fullTime)) return null
    if (most === null || contract.weeklyMinutes > most.weeklyMinutes) most = contract
  }
  return most
}

/** Whether some version of the contract may be a part time: nearly everybody else is left alone. */
export const mayBePartTime = (contracts: readonly ContractFacts[]): boolean =>
  contracts.some((contract) => isPartTime(contract, LEGAL_WEEKLY_MINUTES))

/** A permanent contract of so many hours a week, for the worked cases of the rules. */
export const exampleOfHours = (hours: number): ContractFacts => ({
  id: 'C1',
  kind: 'permanent',
  weeklyMinutes: minutes(hours * 60),
  annualMinutes: null,
  job: '',
  memberIds: [],
  category: null,
  trialEndsOn: null,
  fixedTermReason: null,
  partTimeReason: null,
  startsOn: day('2026-01-01'),
  endsOn: null,
})
