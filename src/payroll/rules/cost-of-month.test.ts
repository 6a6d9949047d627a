import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, month } from '../../shared/days.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import type { PayContract } from '../month-facts.ts'
import { contractOfMonth, costOfMonth, employmentCost } from './cost-of-month.ts'
import type { WorkPart } from './work-of-month.ts'

const RATE = {
  key: 'k',
  hourlyGrossE4: rateE4(150_000),
  price: {
    startsOn: day('2026-01-01'),
    pricing: 'actual_cost',
    coefficientE4: null,
    fixedE4: null,
    percentE4: null,
  },
  job: 'Agent',
} as const

const part = (memberId: string, minutes: number, kind: WorkPart['kind'] = 'hours'): WorkPart => ({
  kind,
  memberId,
  assignmentId: `A-${memberId}`,
  rate: RATE,
  minutes,
  premiumE4: kind === 'hours' ? null : rateE4(2_500),
  grossCents: cents(Math.round(minutes * (kind === 'hours' ? 25 : 6.25))),
  entryIds: [],
})

const contract = (more: Partial<PayContract> = {}): PayContract => ({
  contractId: 'C',
  kind: 'permanent',
  startsOn: day('2026-01-01'),
  endsOn: null,
  weeklyMinutes: 2_100,
  annualMinutes: null,
  hourlyGrossE4: rateE4(150_000),
  job: 'Agent',
  ...more,
})

const cost = (parts: readonly WorkPart[], contracts = [contract()]) =>
  costOfMonth({
    employeeId: 'P',
    month: month('2026-10'),
    contracts,
    parts,
    payItems: [],
    employer: {
      workAccidentRateE4: rateE4(208),
      headcount: 1,
      idcc: null,
      communeCode: null,
      isAgricultural: false,
    },
  })

const total = (rows: ReturnType<typeof cost>) =>
  rows.reduce((sum, { totalCents }) => sum + totalCents, 0)

describe('the cost of a month over several members', () => {
  it('is that of one member, cut without losing a cent, on any month', () => {
    const somePart = fc.record({
      member: fc.constantFrom('M1', 'M2', 'M3', 'M4'),
      minutes: fc.integer({ min: 1, max: 3_000 }),
      overtime: fc.integer({ min: 0, max: 300 }),
    })
    fc.assert(
      fc.property(fc.array(somePart, { minLength: 1, maxLength: 8 }), (some) => {
        const parts = some.flatMap(({ member, minutes, overtime }) => [
          part(member, minutes),
          ...(overtime > 0 && overtime < minutes ? [part(member, overtime, 'overtime_25')] : []),
        ])
        const split = cost(parts)
        const whole = cost(parts.map((one) => ({ ...one, memberId: 'M' })))
        expect(total(split)).toBe(total(whole))
        for (const [code, amount] of Object.entries(whole[0]?.contributions ?? {}))
          expect(split.reduce((sum, row) => sum + (row.contributions[code] ?? 0), 0)).toBe(amount)
        for (const row of split)
          expect(row.totalCents).toBe(
            row.grossCents + row.contributionsCents + row.leaveProvisionCents,
          )
      }),
    )
  })

  it('takes the deduction of overtime off, by the hours over 35', () => {
    const [row] = cost([part('M1', 9_400), part('M1', 300, 'overtime_25')])
    // Five hours at 1.50 EUR: fewer than 20 people.
    expect(row?.contributions['overtime_deduction']).toBe(-750)
  })

  it('has no general reduction on bonuses without an hour, and the whole ceiling', () => {
    const [row] = costOfMonth({
      employeeId: 'P',
      month: month('2026-10'),
      contracts: [contract()],
      parts: [],
      payItems: [
        {
          payItemId: 'I',
          memberId: 'M1',
          month: month('2026-10'),
          code: 'PRIME',
          label: null,
          amountCents: cents(100_000),
          kind: 'taxable_bonus',
        },
      ],
      employer: {
        workAccidentRateE4: rateE4(208),
        headcount: 1,
        idcc: null,
        communeCode: null,
        isAgricultural: false,
      },
    })
    expect(row?.contributions['general_reduction']).toBeUndefined()
    expect(row?.contributions['old_age_capped']).toBe(8_550)
  })

  it('caps at the days under contract: a month begun in its middle has half the ceiling', () => {
    const high = { ...part('M1', 4_200), grossCents: cents(400_000) }
    const whole = cost([high])[0]?.contributions['old_age_capped']
    const half = cost([high], [contract({ startsOn: day('2026-10-17') })])[0]?.contributions[
      'old_age_capped'
    ]
    // 8.55 % of 4,000.00, then of 4,005.00 x 15 / 31.
    expect([whole, half]).toEqual([34_200, 16_569])
  })
})

describe('the contract of a month', () => {
  it('is the one in force on its last day, else the last one in it', () => {
    const first = contract({ contractId: 'A', endsOn: day('2026-10-10') })
    const second = contract({ contractId: 'B', startsOn: day('2026-10-11') })
    expect(contractOfMonth([first, second], month('2026-10'))?.contractId).toBe('B')
    expect(contractOfMonth([first], month('2026-10'))?.contractId).toBe('A')
    expect(contractOfMonth([first], month('2026-11'))).toBeNull()
  })
})

describe('an employment before it exists', () => {
  it('costs its contributions and a tenth of all for the leave', () => {
    const { contributionsCents, leaveProvisionCents } = employmentCost({
      month: month('2026-07'),
      grossCents: cents(220_000),
      paidMinutes: 9_100,
      workAccidentRateE4: rateE4(208),
    })
    expect(leaveProvisionCents).toBe(Math.round((220_000 + contributionsCents) / 10))
  })
})
