import { describe, expect, it } from 'vitest'
import { day } from '../shared/days.ts'
import { LIMITS_OF_THE_LAW, limitsOf } from './limits.ts'
import { weekOf, weeksBetween } from './week.ts'

/** An agreement that sets the first day of the week, 1 Monday to 7 Sunday. */
const from = (startsOn: string, value: number, endsOn: string | null = null) => ({
  ruleId: 'TIM-09',
  value,
  source: 'Accord',
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})

describe('the week of the law (Code du travail, L3121-35)', () => {
  it.each([
    ['2026-10-11', '2026-10-05'],
    ['2026-10-12', '2026-10-12'],
    ['2026-10-18', '2026-10-12'],
    ['2026-10-19', '2026-10-19'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s begins on Monday %s', (on, monday) => {
    expect(weekOf(LIMITS_OF_THE_LAW, day(on))).toBe(monday)
  })

  it('are listed from the one of a day to the one of another', () => {
    const weeks = (first: string, last: string) =>
      weeksBetween(LIMITS_OF_THE_LAW, day(first), day(last))
    expect(weeks('2026-10-14', '2026-10-26')).toEqual(['2026-10-12', '2026-10-19', '2026-10-26'])
    expect(weeks('2026-10-14', '2026-10-25')).toEqual(['2026-10-12', '2026-10-19'])
    expect(weeks('2026-10-18', '2026-10-18')).toEqual(['2026-10-12'])
    expect(weeks('2026-10-26', '2026-10-18')).toEqual([])
  })
})

describe('the week of an agreement (Code du travail, L3121-32)', () => {
  it('begins on its own first day', () => {
    const sunday = limitsOf([from('2020-01-01', 7)])
    expect(weekOf(sunday, day('2026-10-17'))).toBe('2026-10-11')
    expect(weekOf(sunday, day('2026-10-18'))).toBe('2026-10-18')
    const wednesday = limitsOf([from('2020-01-01', 3)])
    expect(weekOf(wednesday, day('2026-10-13'))).toBe('2026-10-07')
    expect(weekOf(wednesday, day('2026-10-14'))).toBe('2026-10-14')
  })

  it('takes effect with its own first week: the one that runs is cut there', () => {
    // In force on Thursday 15 October 2026; its first Sunday is the 18th.
    const limits = limitsOf([from('2026-10-15', 7)])
    expect(weekOf(limits, day('2026-10-14'))).toBe('2026-10-12')
    expect(weekOf(limits, day('2026-10-17'))).toBe('2026-10-12')
    expect(weekOf(limits, day('2026-10-18'))).toBe('2026-10-18')
    expect(weeksBetween(limits, day('2026-10-05'), day('2026-10-31'))).toEqual([
      '2026-10-05',
      '2026-10-12',
      '2026-10-18',
      '2026-10-25',
    ])
  })

  it('gives way to that of the law on the first Monday after its last whole week', () => {
    // In force until Tuesday 20 October 2026: the Sunday that is left stands alone.
    const limits = limitsOf([from('2020-01-01', 7, '2026-10-20')])
    expect(weekOf(limits, day('2026-10-24'))).toBe('2026-10-18')
    expect(weekOf(limits, day('2026-10-25'))).toBe('2026-10-25')
    expect(weekOf(limits, day('2026-10-26'))).toBe('2026-10-26')
  })
})
