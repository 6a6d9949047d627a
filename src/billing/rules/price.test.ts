import { describe, expect, it } from 'vitest'
import type { AgreedPrice } from '../../payroll/index.ts'
import { day } from '../../shared/days.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import { priceOfBonus, priceOfPart } from './price.ts'
import { vatBreakdown, vatOf } from './vat.ts'

/** A cost of 1.5 times the gross. */
const loading = { grossCents: cents(200_000), totalCents: cents(300_000) }

const agreed = (more: Partial<AgreedPrice>): AgreedPrice => ({
  startsOn: day('2026-01-01'),
  pricing: 'actual_cost',
  coefficientE4: null,
  fixedE4: null,
  percentE4: null,
  ...more,
})

const KINDS = {
  coefficient: agreed({ pricing: 'coefficient', coefficientE4: rateE4(18_700) }),
  fixed: agreed({ pricing: 'cost_plus_fixed', fixedE4: rateE4(25_000) }),
  percent: agreed({ pricing: 'cost_plus_percent', percentE4: rateE4(500) }),
  actual: agreed({ pricing: 'actual_cost' }),
}

const priced = (price: AgreedPrice, minutes: number, premium: number | null = null) => {
  const rate = { key: '', hourlyGrossE4: rateE4(120_000), price, job: 'Agent' }
  const premiumE4 = premium === null ? null : rateE4(premium)
  const { unitPriceE4, netCents } = priceOfPart({ minutes, rate, premiumE4 }, loading)
  return [unitPriceE4, netCents]
}

describe('the price of hours', () => {
  it('is gross by coefficient: 100 h x 12.00 x 1.87 (T23)', () => {
    expect(priced(KINDS.coefficient, 6000)).toEqual([224_400, 224_400])
  })

  it('is the loaded cost and a fixed amount an hour: 18.00 + 2.50', () => {
    expect(priced(KINDS.fixed, 600)).toEqual([205_000, 20_500])
  })

  it('is the loaded cost and a percentage: 18.00 x 1.05', () => {
    expect(priced(KINDS.percent, 600)).toEqual([189_000, 18_900])
  })

  it('is the loaded cost alone', () => {
    expect(priced(KINDS.actual, 600)).toEqual([180_000, 18_000])
  })

  it('rounds once, half up, on the line', () => {
    // 1 min x 12.00 x 1.87 = 0.374; 7 min = 2.618
    expect(priced(KINDS.coefficient, 1)[1]).toBe(37)
    expect(priced(KINDS.coefficient, 7)[1]).toBe(262)
  })
})

describe('the price of a premium', () => {
  it('is the premium alone', () => {
    expect(priced(KINDS.coefficient, 480, 2500)).toEqual([56_100, 4488])
    expect(priced(KINDS.percent, 480, 2500)).toEqual([47_250, 3780])
    expect(priced(KINDS.actual, 480, 2500)).toEqual([45_000, 3600])
  })

  it('does not bear the fixed amount a second time', () => {
    expect(priced(KINDS.fixed, 480, 2500)).toEqual([45_000, 3600])
  })
})

describe('the price of a bonus', () => {
  it.each([
    ['coefficient', 18_700],
    ['fixed', 15_000],
    ['percent', 15_750],
    ['actual', 15_000],
  ] as const)('under %s is %i for 100.00', (kind, net) => {
    expect(priceOfBonus(cents(10_000), KINDS[kind], loading)).toBe(net)
  })
})

describe('the VAT of a member', () => {
  it.each([
    ['0', 0],
    ['20', 0],
    ['20.00', 0],
    ['20.01', 2000],
    ['100', 2000],
    [null, 2000],
  ])('with %s %% of taxable revenue is %i', (percent, vat) => {
    expect(vatOf(percent).percentE2).toBe(vat)
  })

  it('is rounded once on the sum of the lines', () => {
    const line = { netCents: cents(33), vatPercentE2: 2000, vatExemption: null }
    // 3 x 0.33 = 0.99 gives 0.198; line by line it would be 3 x 0.07.
    expect(vatBreakdown([line, line, line])).toMatchObject([{ netCents: 99, vatCents: 20 }])
  })

  it('keeps two regimes of one invoice apart', () => {
    const taxed = { netCents: cents(1000), vatPercentE2: 2000, vatExemption: null }
    const exempt = { netCents: cents(-300), vatPercentE2: 0, vatExemption: 'CGI 261 B' }
    expect(vatBreakdown([exempt, taxed]).map(({ vatCents }) => vatCents)).toEqual([200, 0])
  })
})
