import type { ActualCost, AgreedPrice } from '../../../payroll/index.ts'
import { type Day, firstDayOf, type Month } from '../../../shared/days.ts'
import { type Cents, cents, rateE4, sumCents } from '../../../shared/money.ts'
import type { PriceExplanation } from '../../invoice.ts'
import { type Loading, priceOfBonus, priceOfPart } from '../../rules/price.ts'
import type { FigureLine } from '../month-figures.ts'

/** A price that is tried, without a day: it holds for whatever it is tried on. */
export type TriedPrice = Omit<AgreedPrice, 'startsOn'>

export interface Repriced {
  readonly netCents: Cents
  /** What follows a rule of its own, or was credited: it stays as it is. */
  readonly keptCents: Cents
}

const rate = (value: number | undefined) => (value === undefined ? null : rateE4(value))

/** The price that a line says it was made of; null where it was made of none. */
function agreedIn(explanation: PriceExplanation, startsOn: Day): AgreedPrice | null {
  const { pricing, coefficientE4, fixedE4, percentE4 } = explanation
  if (pricing === 'at_cost') return null
  return {
    startsOn,
    pricing,
    coefficientE4: rate(coefficientE4),
    fixedE4: rate(fixedE4),
    percentE4: rate(percentE4),
  }
}

/** What a line is at a price; null where it is neither hours, nor a premium, nor a bonus. */
function netAt(line: FigureLine, price: AgreedPrice, loading: Loading): Cents | null {
  const { minutes, explanation, kind, wagesCents } = line
  if (kind === 'bonus') return priceOfBonus(wagesCents, price, loading)
  const { hourlyGrossE4, premiumE4 } = explanation
  if (minutes === null || hourlyGrossE4 === undefined) return null
  const hourly = rateE4(hourlyGrossE4)
  return priceOfPart(
    {
      minutes,
      rate: { key: '', hourlyGrossE4: hourly, price, job: '' },
      premiumE4: premiumE4 === undefined ? null : rateE4(premiumE4),
    },
    loading,
  ).netCents
}

/** Gross and total cost of a person over all members: cost-based prices follow them. */
export const loadingOf = (costs: readonly ActualCost[], employeeId: string | null): Loading => {
  const own = costs.filter((cost) => cost.employeeId === employeeId)
  return {
    grossCents: sumCents(own.map(({ grossCents }) => grossCents)),
    totalCents: sumCents(own.map(({ totalCents }) => totalCents)),
  }
}

/**
 * What the lines of an assignment would bill at another price. A line is made anew where its own
 * explanation makes it again to the cent; any other keeps its amount, and how much that is is said.
 */
export function reprice(
  lines: readonly FigureLine[],
  month: Month,
  tried: TriedPrice,
  costs: readonly ActualCost[],
): Repriced {
  let [net, kept] = [0, 0]
  const startsOn = firstDayOf(month)
  for (const line of lines) {
    const loading = loadingOf(costs, line.employeeId)
    const agreed = agreedIn(line.explanation, startsOn)
    const again = agreed === null ? null : netAt(line, agreed, loading)
    const now = again === line.netCents ? netAt(line, { ...tried, startsOn }, loading) : null
    if (now === null) kept += line.netCents
    net += now ?? line.netCents
  }
  return { netCents: cents(net), keptCents: cents(kept) }
}
