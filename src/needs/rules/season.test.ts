import { describe, expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import { comesBack, monthsOf } from './season.ts'

const period = (from: string, to: string | null) => ({
  startsOn: day(from),
  endsOn: to === null ? null : day(to),
})

describe('a season', () => {
  it.for([
    ['2026-11-01', '2027-03-31', null, true],
    ['2026-11-01', '2027-10-31', null, true],
    ['2026-11-01', '2027-11-01', null, false],
    ['2028-02-29', '2029-02-28', null, true],
    ['2028-02-29', '2029-03-01', null, false],
    ['2026-11-01', null, null, false],
    ['2026-11-01', '2027-03-31', false, false],
    ['2026-11-01', '2027-03-31', true, true],
  ] as const)('from %s to %s, said %s, comes back: %s', ([from, to, everyYear, answer]) => {
    expect(comesBack({ ...period(from, to), everyYear })).toBe(answer)
  })

  it('meets the months of its days', () => {
    expect(monthsOf(period('2026-11-30', '2027-02-01'))).toEqual([1, 2, 11, 12])
    expect(monthsOf(period('2026-07-14', '2026-07-14'))).toEqual([7])
    expect(monthsOf(period('2026-07-14', null))).toHaveLength(12)
    expect(monthsOf(period('2026-07-14', '2029-07-14'))).toHaveLength(12)
  })
})
