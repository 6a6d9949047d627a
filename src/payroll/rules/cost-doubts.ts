import type { Month } from '../../shared/days.ts'
import { buildingCategory } from '../cost/index.ts'
import type { Employer, PayContract } from '../month-facts.ts'
import { contractOfMonth } from './cost-of-month.ts'

/**
 * What the rules of contributions do not hold, and what was counted instead: the general scheme for
 * the agricultural one and for overseas departments, the hours of the month for a smoothed pay, the
 * rate of Ile-de-France for the leave fund of building.
 */
export const COST_DOUBTS = {
  agricultural_scheme: 'Code rural L741-9',
  overseas: 'CSS L752-3-2',
  smoothed_pay: 'L3123-37',
  building_fund: 'L3141-32',
} as const satisfies Readonly<Record<string, string>>
export type CostDoubt = keyof typeof COST_DOUBTS

/** Why the contributions of somebody in a month are not those of the scheme that he is under. */
export function costDoubts(
  contracts: readonly PayContract[],
  month: Month,
  { isAgricultural, communeCode, idcc }: Employer,
): readonly CostDoubt[] {
  const holds: Readonly<Record<CostDoubt, boolean>> = {
    agricultural_scheme: isAgricultural,
    overseas: communeCode?.startsWith('97') ?? false,
    smoothed_pay: contractOfMonth(contracts, month)?.kind === 'intermittent',
    building_fund: buildingCategory(idcc) !== null,
  }
  return DOUBTS.filter((doubt) => holds[doubt])
}

const DOUBTS: readonly CostDoubt[] = [
  'agricultural_scheme',
  'overseas',
  'smoothed_pay',
  'building_fund',
]
