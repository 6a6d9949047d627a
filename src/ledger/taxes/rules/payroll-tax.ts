import { type DatedFigure, figureOn } from '../../../law/index.ts'
import type { Day } from '../../../shared/days.ts'
import { type Cents, cents, divideHalfUp, type RateE4, rateE4 } from '../../../shared/money.ts'

/** Taxe sur les salaires of a civil year (CGI 231 to 231 bis V, 1679 and 1679 A). */
export interface PayrollTaxScale {
  /** Yearly pay of one person up to which the rate holds; none for the last band. */
  readonly bands: readonly { readonly upto: Cents | null; readonly rate: RateE4 }[]
  /** Abattement of associations (CGI 1679 A), on the tax of the year. */
  readonly allowanceCents: Cents
  /** Franchise: no tax up to this amount (CGI 1679). */
  readonly exemptUptoCents: Cents
  /** Decote: three quarters of the difference with this amount are taken off below it. */
  readonly reducedBelowCents: Cents
}

const scaleOf = (first: number, second: number, allowance: number): PayrollTaxScale => ({
  bands: [
    { upto: cents(first * 100), rate: rateE4(425) },
    { upto: cents(second * 100), rate: rateE4(850) },
    { upto: null, rate: rateE4(1360) },
  ],
  allowanceCents: cents(allowance * 100),
  exemptUptoCents: cents(120_000),
  reducedBelowCents: cents(204_000),
})

/**
 * Bands and allowance follow the first band of the income tax each year. Values of 2025 and 2026
 * were read in professional publications, not in the official bulletin: to be confirmed there
 * (domain VAT-10).
 */
export const PAYROLL_TAX_SCALES: readonly DatedFigure<PayrollTaxScale>[] = [
  {
    from: '2024-01-01' as Day,
    value: scaleOf(8985, 17_936, 23_616),
    source: 'CGI 231 et 1679 A, barème 2024',
  },
  {
    from: '2025-01-01' as Day,
    value: scaleOf(9147, 18_259, 24_041),
    source: 'CGI 231 et 1679 A, barème 2025 (à confirmer au BOFiP)',
  },
  {
    from: '2026-01-01' as Day,
    value: scaleOf(9229, 18_423, 24_256),
    source: 'CGI 231 et 1679 A, barème 2026 (à confirmer au BOFiP)',
  },
]

export const payrollTaxScale = (year: number): DatedFigure<PayrollTaxScale> =>
  figureOn(PAYROLL_TAX_SCALES, `${year}-01-01` as Day)

/** Turnover of a calendar year with and without VAT. */
export interface Turnover {
  readonly taxedCents: number
  readonly exemptCents: number
}

/**
 * Share of the pay that is taxed (rapport d'assujettissement), in hundredths of a percent: the
 * turnover without VAT over the whole of the year before. Up to 10 % nothing is due, since then 90 %
 * bear VAT (CGI 231, 1); between 10 % and 20 % the share counts twice what is above 10 %.
 */
export function taxableShareE4({ taxedCents, exemptCents }: Turnover): RateE4 {
  const whole = taxedCents + exemptCents
  if (whole <= 0) return rateE4(0)
  // Whole percents are kept, as the ratio is rounded to the unit on the return.
  const percent = Number(divideHalfUp(BigInt(Math.max(exemptCents, 0)) * 100n, BigInt(whole)))
  if (exemptCents * 10 <= whole) return rateE4(0)
  if (percent < 20) return rateE4(Math.max(0, (percent - 10) * 2) * 100)
  return rateE4(Math.min(percent, 100) * 100)
}

/** The points of turnover without VAT that are left before the tax is due, in ten-thousandths. */
export function distanceTo90E4({ taxedCents, exemptCents }: Turnover): number | null {
  const whole = taxedCents + exemptCents
  return whole <= 0
    ? null
    : Number(divideHalfUp(BigInt(taxedCents) * 10_000n, BigInt(whole))) - 9000
}

/** Tax on the pay of one person in a year, before the share and the allowance. */
export function taxOfPerson(yearlyGross: Cents, { bands }: PayrollTaxScale): Cents {
  let numerator = 0n
  let from = 0
  for (const { upto, rate } of bands) {
    const top = upto === null ? yearlyGross : Math.min(yearlyGross, upto)
    if (top > from) numerator += BigInt(top - from) * BigInt(rate)
    from = Math.max(from, upto ?? from)
  }
  return cents(divideHalfUp(numerator, 10_000n))
}

/** Franchise and decote, then the allowance of associations. */
export function taxDue(grossTax: Cents, scale: PayrollTaxScale): Cents {
  if (grossTax <= scale.exemptUptoCents) return cents(0)
  const reduction =
    grossTax < scale.reducedBelowCents
      ? divideHalfUp(BigInt(scale.reducedBelowCents - grossTax) * 3n, 4n)
      : 0n
  return cents(Math.max(0, grossTax - Number(reduction) - scale.allowanceCents))
}

/** The pay of a person, month by month from January. */
export interface YearlyPay {
  readonly employeeId: string
  readonly months: readonly Cents[]
}

export interface PersonTax {
  readonly employeeId: string
  readonly grossCents: Cents
  readonly taxCents: Cents
}

export interface PayrollTax {
  readonly shareE4: RateE4
  readonly persons: readonly PersonTax[]
  /** Of all persons, after the share, before franchise, reduction and allowance. */
  readonly grossTaxCents: Cents
  readonly allowanceCents: Cents
  readonly dueCents: Cents
  /** What each month adds to the tax due so far; they add up to it. */
  readonly monthlyCents: readonly Cents[]
}

/** The tax on the pay of the first months of a year; bands and allowance count by twelfths. */
function dueAfter(
  pays: readonly YearlyPay[],
  shareE4: RateE4,
  scale: PayrollTaxScale,
  months: number,
): { readonly persons: readonly PersonTax[]; readonly gross: Cents; readonly due: Cents } {
  const twelfths = (amount: Cents): Cents =>
    cents(divideHalfUp(BigInt(amount) * BigInt(months), 12n))
  const part: PayrollTaxScale = {
    bands: scale.bands.map(({ upto, rate }) => ({
      upto: upto === null ? null : twelfths(upto),
      rate,
    })),
    allowanceCents: twelfths(scale.allowanceCents),
    exemptUptoCents: twelfths(scale.exemptUptoCents),
    reducedBelowCents: twelfths(scale.reducedBelowCents),
  }
  const persons = pays.map(({ employeeId, months: pay }): PersonTax => {
    const gross = cents(pay.slice(0, months).reduce((total, amount) => total + amount, 0))
    const whole = taxOfPerson(gross, part)
    const taxed = cents(divideHalfUp(BigInt(whole) * BigInt(shareE4), 10_000n))
    return { employeeId, grossCents: gross, taxCents: taxed }
  })
  const gross = cents(persons.reduce((total, { taxCents }) => total + taxCents, 0))
  return { persons, gross, due: taxDue(gross, part) }
}

/**
 * The tax of a year so far, with what each month added to it. A month may take back what an earlier
 * one put, since the bands are those of the pay since January.
 */
export function payrollTaxOf(
  pays: readonly YearlyPay[],
  shareE4: RateE4,
  scale: PayrollTaxScale,
  months: number,
): PayrollTax {
  const dues = Array.from({ length: months + 1 }, (_, index) =>
    index === 0 ? cents(0) : dueAfter(pays, shareE4, scale, index).due,
  )
  const { persons, gross, due } = dueAfter(pays, shareE4, scale, Math.max(months, 1))
  return {
    shareE4,
    persons,
    grossTaxCents: gross,
    allowanceCents: cents(
      divideHalfUp(BigInt(scale.allowanceCents) * BigInt(Math.max(months, 1)), 12n),
    ),
    dueCents: months === 0 ? cents(0) : due,
    monthlyCents: dues.slice(1).map((amount, index) => cents(amount - (dues[index] ?? 0))),
  }
}
