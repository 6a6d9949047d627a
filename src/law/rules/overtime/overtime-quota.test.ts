import { describe, expect, it } from 'vitest'
import {
  at,
  days,
  foundBy,
  numbersOf,
  on,
  type Situation,
} from '../../../../tests/support/person.ts'
import { addDays, day, monthOf } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'

const contract = (weekly: number | null, annual: number | null = null) => ({
  startsOn: day('2020-01-01'),
  endsOn: null,
  weeklyMinutes: weekly === null ? null : minutes(weekly),
  annualMinutes: annual === null ? null : minutes(annual),
})

const past = (week: string, length: number, memberId = 'A') => ({
  week: day(week),
  month: monthOf(addDays(day(week), 6)),
  memberId,
  minutes: minutes(length),
  nightMinutes: minutes(0),
  longNights: 0,
})

/** Weeks of 48 h at two members before 12 October: twenty-six give 338 h of overtime. */
const longWeeks = (count: number, first = '2026-04-06') =>
  Array.from({ length: count }, (_, index) => {
    const week = addDays(day(first), 7 * index)
    return [past(week, 1_440, 'A'), past(week, 1_440, 'B')]
  }).flat()

/** A week from 12 October with so many minutes beyond 35 h. */
const week = (more: number) => {
  const end = `${15 + Math.floor(more / 60)}:${String(more % 60).padStart(2, '0')}`
  return [...on(days('2026-10-12', 4), 'A', '08:00', '15:00'), at('B', '2026-10-16T08:00', end)]
}

const quota = (situation: Situation) =>
  numbersOf('OVT-04', { contracts: [contract(2_100)], ...situation })

describe('the yearly quota of overtime (Code du travail, D3121-24)', () => {
  it('is two hundred and twenty hours, over all members, past weeks included', () => {
    const pastWorked = longWeeks(16)
    // 16 weeks of 13 h: 208 h.
    expect(quota({ pastWorked, worked: week(360) })).toEqual([])
    expect(quota({ pastWorked: longWeeks(16), worked: week(539) })).toEqual([])
    const more = [...longWeeks(16), past('2026-08-31', 2_100 + 360)]
    expect(quota({ pastWorked: more, worked: week(360) })).toEqual([])
    expect(quota({ pastWorked: more, worked: week(361) })).toEqual([['2026-10-12', 13_201, 13_200]])
    const [found] = foundBy('OVT-04', {
      contracts: [contract(null)],
      pastWorked: more,
      worked: week(361),
    })
    expect(found).toMatchObject({
      severity: 'warning',
      basis: 'worked',
      memberIds: ['A', 'B'],
      startsAt: '2026-10-12T08:00',
      article: 'D3121-24',
    })
  })

  it('is said once, on the week that passes it', () => {
    const pastWorked = longWeeks(26)
    expect(quota({ pastWorked, worked: week(400) })).toEqual([])
  })

  it('counts a week in the year in which it ends', () => {
    const pastWorked = [past('2025-12-22', 2_100 + 13_000), past('2025-12-29', 2_100 + 13_000)]
    const seen = { worked: week(201) }
    expect(quota({ ...seen, pastWorked })).toEqual([['2026-10-12', 13_201, 13_200]])
    expect(quota({ ...seen, pastWorked: pastWorked.slice(0, 1) })).toEqual([])
  })

  it('does not count part-time, annualised or unknown contracts', () => {
    const seen = { pastWorked: longWeeks(16), worked: week(539) }
    const full = { ...seen, pastWorked: [...seen.pastWorked, past('2026-08-31', 4_000)] }
    expect(quota(full)).toHaveLength(0)
    const passing = { pastWorked: [past('2026-08-31', 2_100 + 13_000)], worked: week(300) }
    expect(quota(passing)).toEqual([['2026-10-12', 13_300, 13_200]])
    for (const one of [contract(1_800), contract(2_100, 96_420)])
      expect(quota({ ...passing, contracts: [one] })).toEqual([])
    expect(quota({ ...passing, contracts: [] })).toEqual([])
    expect(quota({ ...passing, contracts: [contract(2_340)] })).toHaveLength(1)
  })

  it('counts from the time that counts as equal, and up to the limit of an agreement', () => {
    const limit = (ruleId: string, value: number) => ({
      ruleId,
      value,
      startsOn: day('2026-01-01'),
      endsOn: null,
      source: 'Accord',
    })
    const passing = { pastWorked: [past('2026-08-31', 2_100 + 13_000)], worked: week(300) }
    expect(quota({ ...passing, limits: [limit('TIM-13', 2_340)] })).toEqual([])
    expect(quota({ ...passing, limits: [limit('TIM-13', 1_900)] })).toHaveLength(1)
    expect(quota({ ...passing, limits: [limit('OVT-04', 222)] })).toEqual([])
    expect(quota({ ...passing, limits: [limit('OVT-04', 221)] })).toEqual([
      ['2026-10-12', 13_300, 13_260],
    ])
    expect(quota({ ...passing, limits: [limit('OVT-04', 13_299)] })).toEqual([
      ['2026-10-12', 13_300, 13_299],
    ])
  })
})

describe('the hours of the year (Code du travail, L3121-41)', () => {
  const annual = (situation: Situation) =>
    numbersOf('ANN-02', { contracts: [contract(2_100, 96_420)], ...situation })

  it('are those of the contract at most, on the week that passes them', () => {
    expect(annual({ pastWorked: [past('2026-09-21', 94_320)], worked: week(0) })).toEqual([])
    expect(annual({ pastWorked: [past('2026-09-21', 94_321)], worked: week(0) })).toEqual([
      ['2026-10-12', 96_421, 96_420],
    ])
    expect(annual({ pastWorked: [past('2026-09-21', 96_421)], worked: week(0) })).toEqual([])
    const without = [contract(2_100)]
    const over = { pastWorked: [past('2026-09-21', 94_321)], worked: week(0) }
    expect(annual({ ...over, contracts: without })).toEqual([])
  })

  it('count the days of the civil year, not the whole weeks on its edges', () => {
    const edge = { ...past('2025-12-29', 1_200), month: monthOf(day('2025-12-29')) }
    const january = { ...past('2025-12-29', 900), month: monthOf(day('2026-01-01')) }
    const before = past('2026-09-21', 93_420)
    const seen = (pastWorked: Situation['pastWorked']) =>
      annual({ ...(pastWorked && { pastWorked }), worked: week(0) })
    expect(seen([edge, january, before])).toEqual([])
    expect(seen([edge, january, past('2026-09-21', 93_421)])).toEqual([
      ['2026-10-12', 96_421, 96_420],
    ])
  })

  it('are those of the agreement or of the contract, whichever is least', () => {
    const limits = [
      {
        ruleId: 'ANN-02',
        value: 1_600,
        startsOn: day('2026-01-01'),
        endsOn: null,
        source: 'Accord',
      },
    ]
    const over = { pastWorked: [past('2026-09-21', 93_901)], worked: week(0), limits }
    expect(annual(over)).toEqual([['2026-10-12', 96_001, 96_000]])
    const shorter = [contract(2_100, 90_000)]
    const found = foundBy('ANN-02', {
      ...over,
      contracts: shorter,
      pastWorked: [past('2026-09-21', 87_901)],
    })
    expect(found).toMatchObject([{ measured: 90_001, limit: 90_000, source: 'law' }])
    const longer = { pastWorked: [past('2026-09-21', 94_321)], worked: week(0) }
    expect(annual({ ...longer, contracts: [contract(2_100, 100_000)] })).toEqual([
      ['2026-10-12', 96_421, 96_420],
    ])
  })
})
