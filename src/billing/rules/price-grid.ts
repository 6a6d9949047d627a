import type { AgreedPrice } from '../../payroll/index.ts'
import { addDays, type Day, firstDayOf, type Month, monthOf } from '../../shared/days.ts'
import { type PricedCase, type PriceRule, ruleFor } from './price-rules.ts'

/** A coefficient that was not agreed for the assignment: the board's coefficients hold. */
export const isOnGrid = ({ pricing, coefficientE4 }: AgreedPrice): boolean =>
  pricing === 'coefficient' && coefficientE4 === null

/**
 * The prices of an assignment with the board's coefficients where it has none of its own: one price
 * from each day on which a decision begins or ends.
 *
 * @param caseIn whom the price is for in a month: the contract may change on the way
 */
export function withGrid(
  prices: readonly AgreedPrice[],
  rules: readonly PriceRule[],
  caseIn: (month: Month) => PricedCase,
  contractStarts: readonly Day[],
): readonly AgreedPrice[] {
  if (!prices.some(isOnGrid)) return prices
  const turns = [
    ...rules
      .filter(({ item }) => item === 'hours')
      .flatMap(({ startsOn, endsOn }) => [startsOn, ...(endsOn ? [addDays(endsOn, 1)] : [])]),
    ...contractStarts.map((on) => firstDayOf(monthOf(on))),
  ]
  return prices.flatMap((price, index) => {
    if (!isOnGrid(price)) return [price]
    const until = prices[index + 1]?.startsOn ?? null
    const within = turns.filter((on) => on > price.startsOn && (until === null || on < until))
    return [price.startsOn, ...new Set(within.toSorted())].map((startsOn) => {
      const month = monthOf(startsOn)
      const rule = ruleFor(rules, 'hours', caseIn(month), month)
      return { ...price, startsOn, coefficientE4: rule?.coefficientE4 ?? null }
    })
  })
}
