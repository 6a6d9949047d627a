import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import {
  distanceTo90E4,
  payrollTaxOf,
  payrollTaxScale,
  taxableShareE4,
  taxDue,
  taxOfPerson,
} from './payroll-tax.ts'

const SCALE_2026 = payrollTaxScale(2026).value
const turnover = (taxedCents: number, exemptCents: number) => ({ taxedCents, exemptCents })

describe('payroll tax (CGI 231, 1679, 1679 A)', () => {
  it('is not due when 90 % of the turnover bear VAT, and is just below', () => {
    expect(taxableShareE4(turnover(90_000, 10_000))).toBe(0)
    expect(taxableShareE4(turnover(88_999, 11_001))).toBe(200)
    expect(taxableShareE4(turnover(0, 0))).toBe(0)
    expect(taxableShareE4(turnover(100, -50))).toBe(0)
  })

  it('counts twice what is above 10 % up to 20 %, then the whole share', () => {
    expect(taxableShareE4(turnover(85_000, 15_000))).toBe(1000)
    expect(taxableShareE4(turnover(81_000, 19_000))).toBe(1800)
    expect(taxableShareE4(turnover(80_000, 20_000))).toBe(2000)
    expect(taxableShareE4(turnover(0, 5))).toBe(10_000)
  })

  it('says how far the threshold is', () => {
    expect(distanceTo90E4(turnover(92_500, 7500))).toBe(250)
    expect(distanceTo90E4(turnover(88_000, 12_000))).toBe(-200)
    expect(distanceTo90E4(turnover(0, 0))).toBeNull()
  })

  it('has three bands a person', () => {
    expect(taxOfPerson(cents(922_900), SCALE_2026)).toBe(39_223)
    expect(taxOfPerson(cents(1_842_300), SCALE_2026)).toBe(39_223 + 78_149)
    // 24 000 EUR: 392.2325 + 781.49 + 758.472, rounded once.
    expect(taxOfPerson(cents(2_400_000), SCALE_2026)).toBe(193_219)
    expect(taxOfPerson(cents(0), SCALE_2026)).toBe(0)
  })

  it('is forgiven up to 1 200 EUR, reduced below 2 040 EUR, then less the allowance', () => {
    const bare = { ...SCALE_2026, allowanceCents: cents(0) }
    expect(taxDue(cents(120_000), bare)).toBe(0)
    expect(taxDue(cents(120_001), bare)).toBe(57_002)
    expect(taxDue(cents(203_999), bare)).toBe(203_998)
    expect(taxDue(cents(204_000), bare)).toBe(204_000)
    expect(taxDue(cents(2_425_600), SCALE_2026)).toBe(0)
    expect(taxDue(cents(2_425_700), SCALE_2026)).toBe(100)
  })

  it('adds up month by month to what is due so far, whatever the pay', () => {
    const pay = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(
        fc.array(pay, { maxLength: 20 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 100 }),
        (pays, months, percent) => {
          const people = pays.map((amounts, index) => ({
            employeeId: `P${index}`,
            months: amounts.map((amount) => cents(amount)),
          }))
          const share = taxableShareE4(turnover(100 - percent, percent))
          const tax = payrollTaxOf(people, share, SCALE_2026, months)
          expect(tax.monthlyCents.reduce((sum, amount) => sum + amount, 0)).toBe(tax.dueCents)
          expect(tax.dueCents).toBeGreaterThanOrEqual(0)
          if (percent <= 10) expect(tax.dueCents).toBe(0)
        },
      ),
    )
  })
})
