import { describe, expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { feeFor, feeMistakes, type FeeSchedule } from './fee-schedule.ts'

/** 30 EUR under ten employees, 50 EUR from ten on (BIL-08). */
const FEE: FeeSchedule = {
  feeId: '1',
  label: 'Cotisation annuelle',
  kind: 'annual',
  basis: 'headcount',
  bands: [
    { from: 0, amountCents: cents(3000) },
    { from: 10, amountCents: cents(5000) },
  ],
  startsOn: day('2026-01-01'),
  endsOn: null,
  decidedOn: day('2025-12-10'),
  source: 'AG du 10 décembre 2025',
}

describe('a fee by bands', () => {
  it.each([
    [0, 3000],
    [9, 3000],
    [10, 5000],
    [4000, 5000],
  ])('for %i employees is %i cents', (headcount, amount) => {
    expect(feeFor(FEE, headcount)).toBe(amount)
  })

  it('says all that is wrong with it', () => {
    const bands = [
      { from: 5, amountCents: cents(1) },
      { from: 5, amountCents: cents(2) },
    ]
    const wrong = { ...FEE, label: ' ', source: '', bands, endsOn: day('2025-12-31') }
    expect(feeMistakes(wrong).map(({ kind }) => kind)).toEqual([
      'missing',
      'missing',
      'first-band-from-zero',
      'bands-out-of-order',
      'ends-before-start',
    ])
    expect(feeMistakes({ ...FEE, basis: 'flat' })).toMatchObject([{ kind: 'one-band-when-flat' }])
    expect(feeMistakes({ ...FEE, bands: [] })).toMatchObject([{ kind: 'no-band' }])
    expect(feeMistakes(FEE)).toEqual([])
  })
})
