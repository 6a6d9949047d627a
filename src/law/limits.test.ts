import { describe, expect, it } from 'vitest'
import { day } from '../shared/days.ts'
import { type LimitRow, LIMITS_OF_THE_LAW, limitsOf } from './limits.ts'

const RULE = { id: 'TIM-01', defaultLimit: 600, source: 'law' }
const OTHER = { id: 'TIM-02', defaultLimit: 2_880, source: 'law' }

const row = (value: number, startsOn: string, endsOn: string | null = null): LimitRow => ({
  ruleId: 'TIM-01',
  value,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  source: `Accord ${value}`,
})

describe('the limit of a day', () => {
  it('is that of the rule where no agreement is in force', () => {
    const limits = limitsOf([row(660, '2026-03-01', '2026-03-31')])
    const law = { value: 600, source: 'law' }
    expect(limits(RULE, day('2026-02-28'))).toEqual(law)
    expect(limits(RULE, day('2026-03-01'))).toMatchObject({ value: 660, source: 'Accord 660' })
    expect(limits(RULE, day('2026-03-31')).value).toBe(660)
    expect(limits(RULE, day('2026-04-01'))).toEqual(law)
    expect(limits(OTHER, day('2026-03-15'))).toEqual({ value: 2_880, source: 'law' })
    expect(LIMITS_OF_THE_LAW(RULE, day('2026-03-15'))).toEqual(law)
  })

  it.each([
    [['2025-01-01', '2026-01-01', '2026-06-01']],
    [['2026-06-01', '2026-01-01', '2025-01-01']],
    [['2026-01-01', '2026-06-01', '2025-01-01']],
  ])('is that of the agreement that began last, written as %j', (starts) => {
    const ends = new Map([['2026-06-01', '2026-06-30']])
    const value = (on: string) => 600 + Number(on.slice(2, 4)) + Number(on.slice(5, 7))
    const limits = limitsOf(starts.map((on) => row(value(on), on, ends.get(on) ?? null)))
    const sourceOn = (on: string) => limits(RULE, day(on)).source
    expect(sourceOn('2025-12-31')).toBe('Accord 626')
    expect(sourceOn('2026-01-01')).toBe('Accord 627')
    expect(sourceOn('2026-06-15')).toBe('Accord 632')
    expect(sourceOn('2026-07-01')).toBe('Accord 627')
  })
})
