import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents, rateE4 } from '../../../shared/money.ts'
import { leaveIndemnity, leaveTrueUp, maintainedOf, tenthOf } from './leave-provision.ts'

/** A month of 151 h 40 at 12 EUR is 1,820.00 EUR; 2.5 days of it are maintained at 175.00 EUR. */
const month = (count: number, grossCents = 182_000 * count) => ({
  grossCents: cents(grossCents),
  daysE2: 250 * count,
  weeklyMinutes: 2100,
  hourlyGrossE4: rateE4(120_000),
})

describe('the provision for leave (L3141-24)', () => {
  it('is a tenth of the gross where that is more', () => {
    expect([tenthOf(month(1)), maintainedOf(month(1))]).toEqual([18_200, 17_500])
    expect(leaveIndemnity(month(1))).toBe(18_200)
    expect(leaveTrueUp(null, month(1), false)).toBe(0)
  })

  it('is the maintained pay from the cent on which it is more', () => {
    expect(leaveIndemnity(month(1, 175_000))).toBe(17_500)
    expect(leaveTrueUp(null, month(1, 175_000), false)).toBe(0)
    expect(leaveTrueUp(null, month(1, 174_990), false)).toBe(1)
    expect(leaveTrueUp(month(1), month(2, 182_000), false)).toBe(35_000 - 18_200)
  })

  it('counts whole days and the last rate when the contract ends', () => {
    // 7.5 days become 8: 560.00 EUR maintained against 546.00 EUR of tenth.
    expect(leaveTrueUp(month(2), month(3), false)).toBe(0)
    expect(leaveTrueUp(month(2), month(3), true)).toBe(56_000 - 54_600)
  })

  it('adds up over the months to the indemnity of the year', () => {
    const anyMonth = fc.record({
      gross: fc.integer({ min: 0, max: 400_000 }),
      rate: fc.integer({ min: 120_200, max: 250_000 }),
    })
    fc.assert(
      fc.property(fc.array(anyMonth, { minLength: 1, maxLength: 12 }), (months) => {
        let provided = 0
        let gross = 0
        let before = null
        let now = month(0)
        for (const [index, { gross: own, rate }] of months.entries()) {
          gross += own
          now = { ...month(index + 1, gross), hourlyGrossE4: rateE4(rate) }
          const tenth = tenthOf(now) - (before === null ? 0 : tenthOf(before))
          provided += tenth + leaveTrueUp(before, now, false)
          before = now
        }
        expect(provided).toBe(leaveIndemnity(now))
      }),
    )
  })
})
