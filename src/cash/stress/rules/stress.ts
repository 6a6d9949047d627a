import type { Day } from '../../../shared/days.ts'
import { addDays } from '../../../shared/days.ts'
import { type CashForecast, type ForecastFacts, forecastOf } from '../../rules/forecast.ts'

/** Days until a guarantee that is called is paid. */
export const DAYS_TO_CALL = 30

/** The cash week by week, and for how long it lasts. */
export interface CashCurve {
  readonly weeks: readonly { readonly endsOn: Day; readonly closingCents: number }[]
  readonly lowest: { readonly on: Day; readonly balanceCents: number }
  /** The first day at whose end there is less than nothing; null where it lasts to the end. */
  readonly shortOn: Day | null
}

export interface StressTest {
  /** As forecast. */
  readonly asForecast: CashCurve
  /** Nothing more comes from those who fail; all that is owed to people and bodies goes on. */
  readonly failing: CashCurve
  /** The same, their guarantees called at once and paid after thirty days. */
  readonly guaranteesCalled: CashCurve
  /** Open invoices of those who fail. */
  readonly lostOpenCents: number
  /** What they would have been billed a month, taxes included. */
  readonly lostMonthlyCents: number
}

const curveOf = ({ today, openingCents, weeks, flows, lowest }: CashForecast): CashCurve => {
  let balance = openingCents
  let shortOn = balance < 0 ? today : null
  for (const [at, { on, amountCents }] of flows.entries()) {
    balance += amountCents
    if (shortOn === null && balance < 0 && flows[at + 1]?.on !== on) shortOn = on
  }
  return {
    weeks: weeks.map(({ endsOn, closingCents }) => ({ endsOn, closingCents })),
    lowest,
    shortOn,
  }
}

/**
 * The cash if some members stop paying today: their open invoices and what they would be billed do
 * not come. Their people stay paid, since the group is their employer (L1253-1).
 *
 * @param callableCents what the guarantees of those who fail can pay
 */
export function stressOf(
  facts: ForecastFacts,
  failing: ReadonlySet<string>,
  callableCents: number,
): StressTest {
  const stays = ({ memberId }: { readonly memberId: string }): boolean => !failing.has(memberId)
  const without = {
    ...facts,
    open: facts.open.filter(stays),
    billing: facts.billing.filter(stays),
  }
  const called = {
    ...without,
    items: [
      ...without.items,
      {
        itemId: 'guarantees',
        label: '',
        amountCents: callableCents,
        firstOn: addDays(facts.today, DAYS_TO_CALL),
        every: 'once' as const,
        lastOn: null,
      },
    ],
  }
  const lost = (rows: readonly number[]): number => rows.reduce((sum, each) => sum + each, 0)
  return {
    asForecast: curveOf(forecastOf(facts)),
    failing: curveOf(forecastOf(without)),
    guaranteesCalled: curveOf(forecastOf(called)),
    lostOpenCents: lost(facts.open.filter((one) => !stays(one)).map((one) => one.openCents)),
    lostMonthlyCents: lost(facts.billing.filter((one) => !stays(one)).map((one) => one.grossCents)),
  }
}
