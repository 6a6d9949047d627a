import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../shared/days.ts'
import { lateInterest, lateRateE4, leastLateRateE4 } from './late-payment.ts'

const owed = (cents: number, from = '2026-01-01') => [{ from: day(from), cents }]
const PRIVATE = { dueOn: day('2026-02-28'), isPublic: false }

describe('late interest (C. com. L441-10)', () => {
  it('starts on the day after the due date', () => {
    expect(lateInterest(PRIVATE, owed(10_000_000), day('2026-02-28'))).toBe(0)
    // 100,000.00 x 12.15 % / 365
    expect(lateInterest(PRIVATE, owed(10_000_000), day('2026-03-01'))).toBe(3329)
  })

  it('takes the rate of each half-year', () => {
    expect(lateRateE4(day('2025-06-30'), false, day('2025-06-01'))).toBe(1315)
    expect(lateRateE4(day('2025-07-01'), false, day('2025-06-01'))).toBe(1215)
    const due = { dueOn: day('2025-06-29'), isPublic: false }
    // One day at 13.15 %, two at 12.15 %, of 365,000.00.
    expect(lateInterest(due, owed(36_500_000, '2025-01-01'), day('2025-07-02'))).toBe(
      13_150 + 2 * 12_150,
    )
  })

  it('towards a public body keeps the rate of its first day, eight points above', () => {
    expect(lateRateE4(day('2025-12-01'), true, day('2025-06-01'))).toBe(1115)
    expect(lateRateE4(day('2025-12-01'), true, day('2025-07-01'))).toBe(1015)
  })

  it('is never below three times the legal interest', () => {
    expect(leastLateRateE4(day('2024-07-01'))).toBe(1476)
    expect(lateRateE4(day('2024-07-01'), false, day('2024-07-01'))).toBe(1476)
    expect(leastLateRateE4(day('2026-03-01'))).toBe(786)
  })

  it('follows what was still owed, day by day', () => {
    const steps = [
      { from: day('2026-01-01'), cents: 36_500_000 },
      { from: day('2026-03-03'), cents: 0 },
    ]
    expect(lateInterest(PRIVATE, steps, day('2026-06-30'))).toBe(2 * 12_150)
  })

  it('grows with the days and the amount, and never by more than one cent of rounding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 0, max: 400 }),
        (cents, days) => {
          const at = addDays(PRIVATE.dueOn, days)
          const one = lateInterest(PRIVATE, owed(cents), at)
          expect(lateInterest(PRIVATE, owed(cents), addDays(at, 1))).toBeGreaterThanOrEqual(one)
          expect(lateInterest(PRIVATE, owed(cents + 1), at)).toBeGreaterThanOrEqual(one)
          expect(
            Math.abs(lateInterest(PRIVATE, owed(2 * cents), at) - 2 * one),
          ).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
