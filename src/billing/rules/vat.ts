import { type Cents, cents, shareOf, rateE4, sumCents } from '../../shared/money.ts'
import type { InvoiceLine, VatBreakdown } from '../invoice.ts'

/** VAT regime of the invoices of a member, decided member by member (VAT-05). */
export interface VatRegime {
  /** Hundredths of a percent. */
  readonly percentE2: number
  readonly exemption: string | null
}

export const STANDARD: VatRegime = { percentE2: 2000, exemption: null }
/** Services to members whose activity is exempt or outside VAT, each paying its exact share. */
export const EXEMPT_261B: VatRegime = { percentE2: 0, exemption: 'CGI 261 B' }

/** A member with at most this share of taxable revenue keeps the exemption (VAT-04). */
const MOST_TAXABLE_PERCENT = 20

/**
 * @param taxableRevenuePercent share of the revenue of the member that bears VAT, as written
 *   (`20.00`); null when it is not known, then VAT is due
 */
export const vatOf = (taxableRevenuePercent: string | null): VatRegime =>
  taxableRevenuePercent !== null && Number(taxableRevenuePercent) <= MOST_TAXABLE_PERCENT
    ? EXEMPT_261B
    : STANDARD

/** VAT of an invoice: computed once on the sum of each rate, rounded half up. */
export function vatBreakdown(
  lines: readonly Pick<InvoiceLine, 'netCents' | 'vatPercentE2' | 'vatExemption'>[],
): readonly VatBreakdown[] {
  const byRate = Map.groupBy(
    lines,
    ({ vatPercentE2, vatExemption }) => `${String(vatPercentE2).padStart(5, '0')} ${vatExemption}`,
  )
  return [...byRate]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([, same]) => {
      const [first] = same
      if (first === undefined) return []
      const netCents = sumCents(same.map((line) => line.netCents))
      const { vatPercentE2, vatExemption } = first
      return [{ vatPercentE2, vatExemption, netCents, vatCents: vatOn(netCents, vatPercentE2) }]
    })
}

const vatOn = (netCents: Cents, percentE2: number): Cents =>
  cents(shareOf(netCents, rateE4(percentE2)))
