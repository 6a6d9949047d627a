import { COST_DOUBTS, type CostDoubt, costDoubts, hasRules } from '../payroll/index.ts'
import type { EmployeeCost } from '../payroll/index.ts'
import type { Month } from '../shared/days.ts'
import type { MonthFacts } from './month-facts.ts'

/** What to know about the contributions of a closed month. */
export type CostWarning =
  /** Costs and contributions are computed from the hours: the payroll journal has the last word. */
  | { readonly kind: 'costs_are_a_forecast' }
  /** The month has no rules of its own: those of the nearest month were read. */
  | { readonly kind: 'rates_of_another_year'; readonly month: Month }
  /** The rules do not hold the scheme of these people: others were read in its place. */
  | {
      readonly kind: 'contributions_of_another_scheme'
      readonly doubt: CostDoubt
      readonly article: string
      readonly employee_ids: readonly string[]
    }

export function costWarnings(
  { month, policy, communes, employees }: MonthFacts,
  costs: readonly EmployeeCost[],
): readonly CostWarning[] {
  if (costs.length === 0) return []
  const contributed = new Set(
    costs
      .filter(({ period, rulesVersion }) => period === month && rulesVersion !== '')
      .map(({ employeeId }) => employeeId),
  )
  const found = new Map<CostDoubt, string[]>()
  for (const { employeeId, contracts } of employees) {
    if (!contributed.has(employeeId)) continue
    const communeCode = communes.get(employeeId) ?? policy.communeCode
    for (const doubt of costDoubts(contracts, month, { ...policy, communeCode }))
      found.set(doubt, [...(found.get(doubt) ?? []), employeeId])
  }
  const ofAnotherYear: CostWarning = { kind: 'rates_of_another_year', month }
  return [
    { kind: 'costs_are_a_forecast' },
    ...(contributed.size > 0 && !hasRules(month) ? [ofAnotherYear] : []),
    ...[...found].map(([doubt, employee_ids]): CostWarning => {
      const article = COST_DOUBTS[doubt]
      return { kind: 'contributions_of_another_scheme', doubt, article, employee_ids }
    }),
  ]
}
