import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { month } from '../../../shared/days.ts'
import { rateE4 } from '../../../shared/money.ts'
import { costOf, situation } from '../../cost/index.ts'
import { type SimulatedPrice, type YearQuestion, yearOfContract } from './year-of-contract.ts'

const SITUATION = situation.parse({
  id: 'a',
  month: '2026-07',
  gross_cents: 186_702,
  contract: 'permanent',
  headcount: 5,
})

const question = (more: Partial<YearQuestion> = {}): YearQuestion => ({
  situation: SITUATION,
  firstMonth: month('2026-07'),
  leaveWeeks: 5,
  soldShareE4: rateE4(10_000),
  price: { pricing: 'coefficient', coefficientE4: rateE4(20_000) },
  ...more,
})

const PRICES: readonly SimulatedPrice[] = [
  { pricing: 'coefficient', coefficientE4: rateE4(18_700) },
  { pricing: 'cost_plus_fixed', fixedE4: rateE4(15_000) },
  { pricing: 'cost_plus_percent', percentE4: rateE4(700) },
  { pricing: 'actual_cost' },
]

describe('a year of a contract', () => {
  const year = yearOfContract(question())

  it('costs each month what the rules of the month say', () => {
    const cost = costOf(SITUATION)
    if (!cost.ok) throw new Error(cost.refused.join())
    const [july] = year.months
    expect(july).toMatchObject({ month: '2026-07', payCents: 186_702, hasOwnRules: true })
    expect((july?.payCents ?? 0) + (july?.contributionsCents ?? 0)).toBe(
      cost.cost.employerTotalCents,
    )
  })

  it('says which months have the rules of another', () => {
    expect(year.months.map((one) => [one.month, one.hasOwnRules])).toEqual([
      ['2026-07', true],
      ['2026-08', true],
      ['2026-09', true],
      ['2026-10', true],
      ['2026-11', true],
      ['2026-12', true],
      ['2027-01', false],
      ['2027-02', false],
      ['2027-03', false],
      ['2027-04', false],
      ['2027-05', false],
      ['2027-06', false],
    ])
  })

  it('works what is paid without leave and holidays of the week', () => {
    // 151 h 40 x 47 / 52 = 8225 minutes; 14 July 2026 is a Tuesday, 15 August a Saturday.
    expect(year.months.slice(0, 2).map(({ workedMinutes }) => workedMinutes)).toEqual([
      8_225 - 420,
      8_225,
    ])
  })

  it('puts a tenth aside and takes the leave out of what was', () => {
    const { payCents, contributionsCents, leaveEarnedCents, leaveTakenCents } =
      year.months[0] ?? year.total
    expect(leaveEarnedCents).toBe(Math.round((payCents + contributionsCents) / 10))
    expect(leaveTakenCents).toBe(-Math.round(((payCents + contributionsCents) * 5) / 52))
    expect(yearOfContract(question({ leaveWeeks: 0 })).total.leaveTakenCents).toBe(0)
  })

  it('loses nothing at the balancing coefficient, and something just below it', () => {
    const coefficient = year.balancingCoefficientE4 ?? rateE4(0)
    const at = (coefficientE4: number) =>
      yearOfContract(
        question({ price: { pricing: 'coefficient', coefficientE4: rateE4(coefficientE4) } }),
      ).total.marginCents
    // Twelve months are each rounded to the cent.
    expect(at(coefficient)).toBeGreaterThanOrEqual(-6)
    expect(at(coefficient - 2)).toBeLessThan(0)
  })

  it('adds up, whatever the price, and sells at cost for nothing more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRICES),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 100_000, max: 500_000 }),
        (price, sold, leaveWeeks, gross_cents) => {
          const { months, total } = yearOfContract(
            question({
              price,
              leaveWeeks,
              soldShareE4: rateE4(sold),
              situation: { ...SITUATION, gross_cents },
            }),
          )
          for (const row of [...months, total]) {
            expect(row.totalCents).toBe(
              row.payCents +
                row.contributionsCents +
                row.aidCents +
                row.leaveEarnedCents +
                row.leaveTakenCents,
            )
            expect(row.marginCents).toBe(row.priceCents - row.totalCents)
            expect(row.soldMinutes).toBeLessThanOrEqual(row.workedMinutes)
          }
          expect(months.reduce((sum, row) => sum + row.totalCents, 0)).toBe(total.totalCents)
          if (price.pricing === 'actual_cost' && sold === 10_000) expect(total.marginCents).toBe(0)
        },
      ),
    )
  })

  it('has no balance when nothing is sold', () => {
    const { balancingCoefficientE4, total } = yearOfContract(question({ soldShareE4: rateE4(0) }))
    expect(balancingCoefficientE4).toBeNull()
    expect(total.priceCents).toBe(0)
  })
})
