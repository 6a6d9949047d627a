import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../shared/money.ts'
import { trueUps, type YearOfMember } from './true-up.ts'

const amount = fc.integer({ min: -1_000_000, max: 100_000_000 }).map(cents)
const anyMember: fc.Arbitrary<Omit<YearOfMember, 'memberId'>> = fc.record({
  isExempt: fc.boolean(),
  minutes: fc.integer({ min: 0, max: 500_000 }),
  wagesCents: amount,
  contributionsCents: amount,
  costCents: amount,
  billedCents: amount,
  billedWagesCents: amount,
  billedContributionsCents: amount,
})
const anyYear = fc
  .array(anyMember, { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((row, index) => ({ ...row, memberId: `M${index}` })))

describe('the true-up of a year (VAT-03, VAT-07)', () => {
  it('leaves no result, to the cent', () => {
    fc.assert(
      fc.property(
        anyYear,
        amount.map((value) => cents(Math.abs(value))),
        (members, common) => {
          const all = trueUps(members, common)
          const cost = members.reduce((sum, each) => sum + each.costCents, 0) + common
          const billed = all.reduce((sum, each) => sum + each.billedCents + each.dueCents, 0)
          expect(billed).toBe(cost)
        },
      ),
    )
  })

  it('asks nothing more once it was billed', () => {
    fc.assert(
      fc.property(anyYear, (members) => {
        const billed = trueUps(members, cents(12_345)).map((each) => ({
          ...each,
          billedCents: cents(each.billedCents + each.dueCents),
        }))
        for (const { dueCents } of trueUps(billed, cents(12_345))) expect(dueCents).toBe(0)
      }),
    )
  })

  it('shares the common expenses by minutes used', () => {
    const member = (memberId: string, minutes: number): YearOfMember => ({
      memberId,
      isExempt: true,
      minutes,
      wagesCents: cents(0),
      contributionsCents: cents(0),
      costCents: cents(1000),
      billedCents: cents(1200),
      billedWagesCents: cents(0),
      billedContributionsCents: cents(0),
    })
    const shared = trueUps([member('M1', 200), member('M2', 100)], cents(100))
    expect(shared.map(({ commonCents, dueCents }) => [commonCents, dueCents])).toEqual([
      [67, -133],
      [33, -167],
    ])
  })
})
