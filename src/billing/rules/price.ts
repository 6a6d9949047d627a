import type { AgreedPrice, WorkPart } from '../../payroll/index.ts'
import {
  type Cents,
  cents,
  divideHalfUp,
  E4,
  priceOfMinutes,
  type RateE4,
  rateE4,
} from '../../shared/money.ts'
import { assertNever } from '../../shared/refusal.ts'
import type { PriceExplanation } from '../invoice.ts'

/**
 * How much more than its gross an employee costs in a month: gross, contributions and leave
 * provision over gross, as an exact fraction.
 */
export interface Loading {
  readonly grossCents: Cents
  readonly totalCents: Cents
}

export interface Price {
  readonly unitPriceE4: RateE4
  readonly netCents: Cents
  readonly explanation: PriceExplanation
}

const ONE = rateE4(E4)
const product = (a: RateE4, b: RateE4): RateE4 => rateE4(divideHalfUp(BigInt(a) * BigInt(b), E4))

/** Without gross there is nothing to load: the amount stays as it is. */
const loaded = (amount: bigint, { grossCents, totalCents }: Loading): bigint =>
  grossCents > 0 ? divideHalfUp(amount * BigInt(totalCents), BigInt(grossCents)) : amount

/** Loaded cost of an hour paid at this gross rate: with contributions and leave provision. */
export const loadedHourE4 = (hourlyGrossE4: RateE4, loading: Loading): RateE4 =>
  rateE4(loaded(BigInt(hourlyGrossE4), loading))

/**
 * Price of the minutes of a part, under the four models (BIL-01 to BIL-04), rounded once:
 * - `coefficient`: minutes x gross rate x coefficient;
 * - `cost_plus_fixed`: minutes x (loaded cost of the hour + fixed);
 * - `cost_plus_percent`: minutes x loaded cost of the hour x (1 + percent);
 * - `actual_cost`: minutes x loaded cost of the hour.
 * A premium is priced alone: the same product times the premium, the fixed amount apart, since the
 * base hours have borne it.
 */
export function priceOfPart(
  { minutes, rate, premiumE4 }: Pick<WorkPart, 'minutes' | 'rate' | 'premiumE4'>,
  loading: Loading,
): Price {
  const { price, hourlyGrossE4 } = rate
  const cost = loadedHourE4(hourlyGrossE4, loading)
  const [hourly, factor] = hourlyAndFactor(price, hourlyGrossE4, cost, premiumE4 === null)
  const premium = premiumE4 === null ? [] : [premiumE4]
  const priced = product(hourly, factor)
  return {
    unitPriceE4: premiumE4 === null ? priced : unitOf(hourly, factor, premiumE4),
    netCents: priceOfMinutes(minutes, hourly, factor, ...premium),
    explanation: {
      ...explain(price, hourlyGrossE4, cost),
      ...(premiumE4 === null ? {} : { premiumE4 }),
    },
  }
}

const unitOf = (hourly: RateE4, factor: RateE4, premium: RateE4): RateE4 =>
  rateE4(divideHalfUp(BigInt(hourly) * BigInt(factor) * BigInt(premium), E4 * E4))

function hourlyAndFactor(
  price: AgreedPrice,
  gross: RateE4,
  cost: RateE4,
  isBase: boolean,
): readonly [RateE4, RateE4] {
  switch (price.pricing) {
    case 'coefficient':
      return [gross, price.coefficientE4 ?? ONE]
    case 'cost_plus_fixed':
      return [rateE4(cost + (isBase ? (price.fixedE4 ?? 0) : 0)), ONE]
    case 'cost_plus_percent':
      return [cost, rateE4(E4 + BigInt(price.percentE4 ?? 0))]
    case 'actual_cost':
      return [cost, ONE]
    default:
      return assertNever(price.pricing)
  }
}

function explain(price: AgreedPrice, gross: RateE4, cost: RateE4): PriceExplanation {
  const { pricing, coefficientE4, fixedE4, percentE4 } = price
  return {
    pricing,
    hourlyGrossE4: gross,
    ...(pricing === 'coefficient' ? {} : { costPerHourE4: cost }),
    ...(pricing === 'coefficient' && coefficientE4 !== null ? { coefficientE4 } : {}),
    ...(pricing === 'cost_plus_fixed' && fixedE4 !== null ? { fixedE4 } : {}),
    ...(pricing === 'cost_plus_percent' && percentE4 !== null ? { percentE4 } : {}),
  }
}

/**
 * A bonus billed on: under a coefficient with that coefficient, else at its loaded cost, with the
 * percentage of the model but without its fixed amount an hour.
 */
export function priceOfBonus(amountCents: Cents, price: AgreedPrice, loading: Loading): Cents {
  switch (price.pricing) {
    case 'coefficient':
      return cents(divideHalfUp(BigInt(amountCents) * BigInt(price.coefficientE4 ?? ONE), E4))
    case 'cost_plus_percent': {
      const factor = E4 + BigInt(price.percentE4 ?? 0)
      const { grossCents, totalCents } = loading
      if (grossCents <= 0) return cents(divideHalfUp(BigInt(amountCents) * factor, E4))
      return cents(
        divideHalfUp(BigInt(amountCents) * BigInt(totalCents) * factor, BigInt(grossCents) * E4),
      )
    }
    case 'cost_plus_fixed':
    case 'actual_cost':
      return cents(loaded(BigInt(amountCents), loading))
    default:
      return assertNever(price.pricing)
  }
}

/** What an explanation says of the price agreed: the same for the same agreement and pay. */
export const agreementKey = (explanation: PriceExplanation): string =>
  [
    explanation.pricing,
    explanation.hourlyGrossE4,
    explanation.coefficientE4,
    explanation.fixedE4,
    explanation.percentE4,
    explanation.premiumE4,
  ].join('|')
