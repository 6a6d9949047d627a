import type { InvoiceLine } from '../../billing/invoice.ts'
import { type Cents, E4, divideHalfUp, priceOfMinutes, rateE4 } from '../../shared/money.ts'
import { decimal } from './text.ts'

/** Quantity and price of a line whose product, rounded half up to the cent, is the line's net. */
export interface BilledQuantity {
  /** Minutes or items; negative where the line takes back. */
  readonly quantity: number
  readonly unit: 'MIN' | 'C62'
  /** The price is that of so many units: an hour of minutes, one item. */
  readonly basis: 60 | 1
  /** Never negative; four to six decimals for an hour, two for an item. */
  readonly price: string
}

/** Most decimals that a unit price may have (XP Z12-012, BR-FR-DEC-03). */
const MOST_DECIMALS = 6

/**
 * Time is billed in minutes at the price of sixty: a quantity in decimal hours would have to be
 * rounded. The price is the shortest that gives the net: the stored one of four decimals, else
 * the product that the explanation holds, else net by hour. Six decimals of the last are enough
 * up to 10,000 hours on a line; beyond, or without time, the line is one item at its net.
 */
export function billedQuantity(line: InvoiceLine, netCents: Cents): BilledQuantity {
  const sign = netCents < 0 ? -1 : 1
  const net = BigInt(Math.abs(netCents))
  const minutes = Math.abs(line.minutes ?? 0)
  const price = minutes === 0 ? null : priceOfHour(line, minutes, net)
  if (price === null) {
    return { quantity: sign, unit: 'C62', basis: 1, price: decimal(net, 2) }
  }
  return { quantity: sign * minutes, unit: 'MIN', basis: 60, price }
}

function priceOfHour(line: InvoiceLine, minutes: number, net: bigint): string | null {
  const stored = line.unitPriceE4 === null ? null : rateE4(Math.abs(line.unitPriceE4))
  if (stored !== null && BigInt(priceOfMinutes(minutes, stored)) === net) return decimal(stored, 4)
  const rates = [explainedRate(line), { numerator: 60n * net, denominator: 100n * BigInt(minutes) }]
  for (const rate of rates) {
    for (let digits = 4; rate !== null && digits <= MOST_DECIMALS; digits += 1) {
      const scale = 10n ** BigInt(digits)
      const price = divideHalfUp(rate.numerator * scale, rate.denominator)
      if (divideHalfUp(price * BigInt(minutes) * 100n, 60n * scale) === net) {
        return decimal(price, digits)
      }
    }
  }
  return null
}

/** Hourly price before any rounding, as a fraction of euros; null where the net was shared out. */
function explainedRate({ explanation }: InvoiceLine) {
  const { pricing, hourlyGrossE4, coefficientE4, premiumE4 } = explanation
  if (pricing !== 'coefficient' || hourlyGrossE4 === undefined || coefficientE4 === undefined) {
    return null
  }
  return {
    numerator:
      BigInt(hourlyGrossE4) *
      BigInt(coefficientE4) *
      (premiumE4 === undefined ? E4 : BigInt(premiumE4)),
    denominator: E4 ** 3n,
  }
}
