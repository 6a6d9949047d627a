import { describe, expect, it } from 'vitest'
import { addMonths, day, daysFrom, month } from '../../../shared/days.ts'
import { cents } from '../../../shared/money.ts'
import type { AbsencePayFacts } from '../facts.ts'
import { away, contract, lines, person } from './example-person.ts'
import { maintainedFor } from './leave-at-exit.ts'

describe('leave paid at the end (L3141-28)', () => {
  const months = (from: string, count: number, amount: number) =>
    new Map(
      Array.from({ length: count }, (_, index) => [
        addMonths(month(from), index),
        { cents: cents(amount), hasSickPay: false },
      ]),
    )
  /** Leaves on 31 May: one leave year, of which so much is left, at 2,000.00 a month. */
  const leaving = (accruedE2: number, more: Partial<AbsencePayFacts> = {}) =>
    person({
      hiredOn: day('2025-06-01'),
      leftOn: day('2026-05-31'),
      contracts: [contract({ startsOn: day('2025-06-01') })],
      grossOf: months('2025-06', 11, 200_000),
      leaveLeft: {
        exitOn: day('2026-05-31'),
        count: 'working',
        takeableE2: 0,
        acquiredE2: 0,
        accruedE2,
      },
      ...more,
    })
  const paid = (facts: AbsencePayFacts, grossCents = 200_000) => {
    // Every day of May was worked, so that nothing but the leave is paid besides.
    const worked = new Map(daysFrom(day('2026-05-01'), day('2026-05-31')).map((on) => [on, 480]))
    return lines(facts, '2026-05', worked, grossCents)
  }

  it('is a tenth of the gross where that is more than the pay of the days', () => {
    // 30 days of a year of 24,000.00: a tenth is 2,400.00; 30 days are 175 h, 2,154.25.
    expect(paid(leaving(3_000)).pay).toEqual([['leave_indemnity', null, 30, 240_000]])
  })

  it('is the pay of the days where that is more', () => {
    const low = leaving(3_000, { grossOf: months('2025-06', 11, 150_000) })
    expect(paid(low, 150_000).pay).toEqual([['leave_indemnity', null, 30, 215_425]])
  })

  it('takes each leave year for its part, and leave in advance off the running one', () => {
    const leaveLeft = {
      exitOn: day('2026-05-31'),
      count: 'working' as const,
      takeableE2: -600,
      acquiredE2: 0,
      accruedE2: 2_950,
    }
    // 29.5 days are 30 (L3141-7), six of them taken: 24 of 30 of a tenth of 24,000.00.
    expect(paid(leaving(0, { leaveLeft })).pay).toEqual([['leave_indemnity', null, 24, 192_000]])
  })

  it('counts sickness at 80 % in the tenth', () => {
    const absences = [away('S', 'sickness', ['2026-02-02', '2026-02-06'])]
    // 35 h at 12.31 are 430.85, of which 344.68 count: a tenth of 24,344.68.
    expect(paid(leaving(3_000, { absences })).pay).toEqual([['leave_indemnity', null, 30, 243_447]])
  })

  it('gives the days alone where a month was not closed here', () => {
    const facts = leaving(600, { grossOf: months('2025-07', 10, 200_000) })
    expect(paid(facts)).toEqual({
      pay: [['leave_indemnity', null, 6, null]],
      notices: [['gross_unknown', 'C1']],
    })
  })

  it('is nothing to who has none left, or stays', () => {
    expect(paid(leaving(0)).pay).toEqual([])
    expect(paid(leaving(0, { leaveLeft: null })).pay).toEqual([])
  })

  it.each([
    ['working', 600, 43_085],
    ['business', 500, 43_085],
  ] as const)('keeps the pay of a week for a week in jours %s', (count, daysE2, amount) => {
    expect(maintainedFor(daysE2, contract(), count)).toBe(amount)
  })
})
