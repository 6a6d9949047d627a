import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../shared/days.ts'
import { cents } from '../../../shared/money.ts'
import { DEFAULT_ACCOUNTS } from '../../accounts.ts'
import { balanced } from '../../entry.ts'
import { leaveEntry, leaveOwedTo } from './leave-owed.ts'

const person = (daysE2: number, months = 12) => ({
  employeeId: 'P1',
  name: 'Ana',
  daysE2,
  grossCents: cents(200_000 * months),
  contributionsCents: cents(50_000 * months),
  months,
})

describe('leave that is owed', () => {
  it('is a tenth of the year for all its days, with the contributions on it', () => {
    const whole = leaveOwedTo(person(3000), 30)
    expect([whole.payCents, whole.owedContributionsCents]).toEqual([240_000, 60_000])
    expect(leaveOwedTo(person(2500), 25).payCents).toBe(240_000)
    expect(leaveOwedTo(person(3000, 2), 30).payCents).toBe(240_000)
    expect(leaveOwedTo(person(250), 30).payCents).toBe(20_000)
  })

  it('is nothing for leave taken in advance, or before any pay is known', () => {
    expect(leaveOwedTo(person(-100), 30).payCents).toBe(0)
    expect(leaveOwedTo(person(100, 0), 30).payCents).toBe(0)
  })

  it('is booked as the difference, upwards or downwards, and balances', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(amount, amount, amount, amount, (pay, contributions, booked, bookedOn) => {
        const entry = leaveEntry(
          day('2026-12-31'),
          {
            payCents: pay,
            contributionsCents: contributions,
            bookedPayCents: booked,
            bookedContributionsCents: bookedOn,
          },
          DEFAULT_ACCOUNTS,
        )
        expect(() => balanced(entry)).not.toThrow()
        const owed = entry.lines
          .filter(({ account }) => account === '428200')
          .reduce((sum, line) => sum + line.creditCents - line.debitCents, 0)
        expect(booked + owed).toBe(pay)
      }),
    )
  })
})
