import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, month } from '../../../shared/days.ts'
import { DEFAULT_ASSUMPTIONS, type ForecastFacts, forecastOf } from '../../rules/forecast.ts'
import { stressOf } from './stress.ts'

const invoice = (memberId: string, dueOn: string, openCents: number) => ({
  invoiceNumber: `F-${memberId}`,
  memberId,
  memberName: memberId,
  dueOn: day(dueOn),
  openCents,
  vatCents: 0,
  grossCents: openCents,
})

/** Monday 2 November: 1,000 in the bank, 900 of wages at the end of each month, two payers. */
const FACTS: ForecastFacts = {
  today: day('2026-11-02'),
  weeks: 13,
  openingCents: 100_000,
  open: [invoice('ALFA', '2026-11-20', 60_000), invoice('BETA', '2026-11-25', 30_000)],
  delays: new Map(),
  billing: [
    { memberId: 'ALFA', memberName: 'ALFA', grossCents: 60_000, vatCents: 0 },
    { memberId: 'BETA', memberName: 'BETA', grossCents: 30_000, vatCents: 0 },
  ],
  monthsToBill: [month('2026-11'), month('2026-12')],
  paymentDays: 30,
  pay: ['2026-11', '2026-12', '2027-01'].map((of) => ({
    month: month(of),
    grossCents: 90_000,
    employerCents: 0,
    people: 1,
  })),
  headcount: 1,
  vatOnReceipts: true,
  vatSoFar: new Map(),
  items: [],
  assumptions: { ...DEFAULT_ASSUMPTIONS, employeeShareE4: 0 },
}

describe('members that fail', () => {
  it('stop paying, while wages go on: the cash lasts until a day', () => {
    const { asForecast, failing, lostOpenCents, lostMonthlyCents } = stressOf(
      FACTS,
      new Set(['ALFA']),
      0,
    )
    // 1,000 + 900 - 900 + 900 - 900 + 900 - 900 stays above; without ALFA, 300 a month comes in.
    expect(asForecast.shortOn).toBeNull()
    expect([lostOpenCents, lostMonthlyCents]).toEqual([60_000, 60_000])
    // 1,000 + 300 - 900 = 400; + 300 on 30 December, - 900 on the 31st: 200 short.
    expect(failing.shortOn).toBe('2026-12-31')
    expect(failing.lowest.balanceCents).toBe(-80_000)
  })

  it('have guarantees, which are paid thirty days after they are called', () => {
    const lasting = (callable: number) =>
      stressOf(FACTS, new Set(['ALFA']), callable).guaranteesCalled.shortOn
    expect(lasting(19_999)).toBe('2026-12-31')
    expect(lasting(20_000)).toBe('2027-01-31')
    expect(lasting(80_000)).toBeNull()
    expect(stressOf(FACTS, new Set(['ALFA', 'BETA']), 20_000).failing.shortOn).toBe('2026-12-31')
  })

  it('nobody fails: nothing changes', () => {
    const { asForecast, failing, guaranteesCalled } = stressOf(FACTS, new Set(), 0)
    expect(failing).toEqual(asForecast)
    expect(guaranteesCalled).toEqual(asForecast)
    expect(asForecast.weeks.map(({ closingCents }) => closingCents)).toEqual(
      forecastOf(FACTS).weeks.map(({ closingCents }) => closingCents),
    )
  })

  it('never leave more in the bank than if they paid, week by week', () => {
    const ids = fc.subarray(['ALFA', 'BETA'])
    fc.assert(
      fc.property(ids, (list) => {
        const { asForecast, failing } = stressOf(FACTS, new Set(list), 0)
        failing.weeks.forEach(({ closingCents }, week) =>
          expect(closingCents).toBeLessThanOrEqual(asForecast.weeks[week]?.closingCents ?? 0),
        )
      }),
    )
  })
})
