import type { Brand } from './brand.ts'
import { invariant } from './refusal.ts'

/** An amount in cents of a euro: a safe integer, negative for a credit. */
export type Cents = Brand<number, 'Cents'>

/** An hourly rate or a coefficient in ten-thousandths: 123100 is 12.31 EUR, 18700 is 1.87. */
export type RateE4 = Brand<number, 'RateE4'>

export const E4 = 10_000n

export function cents(value: number | bigint): Cents {
  const amount = Number(value)
  // The sentence is only made when it is needed: this is called for every amount there is.
  if (!Number.isSafeInteger(amount)) invariant(false, `cents are whole: ${value}`)
  return amount as Cents
}

export function rateE4(value: number | bigint): RateE4 {
  const rate = Number(value)
  invariant(Number.isSafeInteger(rate), `ten-thousandths are whole: ${value}`)
  return rate as RateE4
}

export const NO_CENTS = cents(0)

export const sumCents = (amounts: Iterable<Cents>): Cents => {
  let total = 0
  for (const amount of amounts) total += amount
  return cents(total)
}

/**
 * The one rounding of the product: half away from zero, so that a credit note is the exact
 * opposite of its invoice.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  invariant(denominator > 0n, 'the divisor is positive')
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

/**
 * Price of worked minutes at an hourly rate multiplied by any number of coefficients,
 * in exact integers, rounded half up to the cent once.
 */
export function priceOfMinutes(
  minutes: number,
  hourlyRate: RateE4,
  ...coefficients: readonly RateE4[]
): Cents {
  let numerator = BigInt(minutes) * BigInt(hourlyRate) * 100n
  let denominator = 60n * E4
  for (const coefficient of coefficients) {
    numerator *= BigInt(coefficient)
    denominator *= E4
  }
  return cents(divideHalfUp(numerator, denominator))
}

/** A share of an amount in ten-thousandths (2000 = 20 %), rounded half up to the cent. */
export function shareOf(amount: Cents, share: RateE4): Cents {
  return cents(divideHalfUp(BigInt(amount) * BigInt(share), E4))
}

/**
 * Splits a whole number in proportion to whole weights by largest remainder: the parts add up
 * to the total. Ties go to the first in order, so callers sort by identifier beforehand.
 * When all weights are zero, everything goes to the first.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  invariant(Number.isSafeInteger(total), 'what is split is whole')
  invariant(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'weights are whole and not negative',
  )
  if (weights.length === 0) {
    invariant(total === 0, 'nothing can be split over nobody')
    return []
  }
  const sign = total < 0 ? -1 : 1
  const amount = BigInt(Math.abs(total))
  const sum = weights.reduce((acc, weight) => acc + BigInt(weight), 0n)
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0))
  const parts = weights.map((weight) => (amount * BigInt(weight)) / sum)
  const remainders = weights.map((weight, index) => ({
    index,
    rest: (amount * BigInt(weight)) % sum,
  }))
  let left = amount - parts.reduce((acc, part) => acc + part, 0n)
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  for (const { index } of remainders) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return parts.map((part) => sign * Number(part))
}
