import { addDays, type Day, day, periodsOverlap } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import type { ContractFacts } from '../../facts.ts'
import { LEGAL_WEEKLY_MINUTES } from '../../figures.ts'
import type { Limits } from '../../limits.ts'
import type { Setting } from '../../rule.ts'

/**
 * Durée légale: thirty-five hours a week (L3121-27). An agreement may set a shorter full time
 * (L3123-1, L3121-41), or a longer time that counts as equal to it, with hours without work inside
 * (durée équivalente, L3121-13).
 */
export const WEEKLY_TIME: Setting = {
  id: 'TIM-13',
  family: 'working-time',
  words: {
    fr: {
      title: 'Durée légale hebdomadaire',
      sentence: '35 heures par semaine, ou la durée qu’un accord lui substitue.',
      counting:
        'Seuil des heures supplémentaires : 35 heures, ou la durée équivalente plus longue. Temps ' +
        'plein que le temps partiel n’atteint pas : 35 heures, ou la durée plus courte d’un accord.',
    },
    en: {
      title: 'Legal week',
      sentence: '35 hours a week, or the time that an agreement puts in its place.',
      counting:
        'Threshold of overtime: 35 hours, or a longer time that counts as equal. Full time that ' +
        'part time does not reach: 35 hours, or the shorter time of an agreement.',
    },
  },
  articles: ['L3121-27', 'L3121-13', 'L3123-1'],
  defaultLimit: LEGAL_WEEKLY_MINUTES,
  source: 'law',
  confidence: 'text',
  override: { unit: 'minute', least: 1, most: 2_880, by: 'agreement', article: 'L3121-13' },
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
