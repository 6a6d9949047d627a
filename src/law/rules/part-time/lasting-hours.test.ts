import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, foundBy, numbersOf, type Situation } from '../../../../tests/support/person.ts'
import { addDays, day, monthOf } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'

const contract = (weekly: number, startsOn = '2020-01-01', endsOn: string | null = null) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  weeklyMinutes: minutes(weekly),
})

const LAST = day('2026-10-12')

/** Weeks of so many minutes, the last one from 12 October; those before in sums. */
function weeksOf(lengths: readonly number[]): Pick<Situation, 'pastWorked' | 'worked'> {
  const before = lengths.slice(0, -1).map((length, index) => ({
    week: addDays(LAST, -7 * (lengths.length - 1 - index)),
    month: monthOf(addDays(LAST, -7 * (lengths.length - 1 - index))),
    memberId: 'A',
    minutes: minutes(length),
    nightMinutes: minutes(0),
    longNights: 0,
  }))
  const last = lengths.at(-1) ?? 0
  const worked = [0, 1, 2, 3].map((index) => {
    const end = 480 + Math.floor(last / 4) + (index < last % 4 ? 1 : 0)
    const time = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
    return at('A', `${addDays(LAST, index)}T08:00`, time)
  })
  return { pastWorked: before, worked }
}

const repeat = (count: number, length: number): number[] =>
  Array.from({ length: count }, () => length)

const found = (lengths: readonly number[], more: Partial<Situation> = {}) =>
  numbersOf('PTW-11', {
    contracts: [contract(1_440)],
    ...weeksOf(lengths),
    from: '2026-10-12',
    to: '2026-10-18',
    ...more,
  })

describe('a contract lastingly exceeded (Code du travail, L3123-13)', () => {
  it('is raised when twelve weeks are two hours above it on average (T11)', () => {
    expect(found(repeat(12, 1_560))).toEqual([['2026-07-27', 1_560, 1_560]])
    expect(found([...repeat(11, 1_560), 1_559])).toEqual([])
    expect(found([1_559, ...repeat(10, 1_560), 1_561])).toEqual([['2026-07-27', 1_560, 1_560]])
    expect(found(repeat(11, 1_700))).toEqual([])
    expect(found([...repeat(11, 1_440), 1_440 + 12 * 150])).toEqual([['2026-07-27', 1_590, 1_560]])
  })

  it('is raised too by the twelve longest of fifteen weeks', () => {
    const broken = [...repeat(6, 1_560), 0, 0, 0, ...repeat(6, 1_560)]
    expect(found(broken)).toEqual([['2026-07-06', 1_560, 1_560]])
    expect(found([...broken.slice(0, 5), 0, ...broken.slice(6)])).toEqual([])
  })

  it('names the first of the twelve weeks, and the work of the last', () => {
    const lengths = [1_700, 0, ...repeat(5, 1_560), 1_500, 0, ...repeat(5, 1_560), 1_572]
    // Of fifteen weeks the three shortest are left out: two without work, and that of 25 h.
    expect(
      foundBy('PTW-11', {
        contracts: [contract(1_440)],
        ...weeksOf(lengths),
        from: '2026-10-12',
        to: '2026-10-18',
      }),
    ).toMatchObject([
      {
        date: '2026-07-06',
        startsAt: '2026-07-06T00:00',
        measured: 1_572,
        limit: 1_560,
        basis: 'worked',
        memberIds: ['A'],
        article: 'L3123-13',
        source: 'law',
      },
    ])
    const equal = [1_560, ...repeat(2, 1_440), ...repeat(12, 1_560)]
    expect(found(equal.slice(0, 14))).toEqual([])
    expect(found([...repeat(3, 1_500), ...repeat(12, 1_559), 1_572])).toEqual([
      ['2026-07-27', 1_560, 1_560],
    ])
  })

  it('takes the earlier of two weeks that are as long', () => {
    const run = repeat(5, 1_690)
    expect(found([200, ...run, 200, 200, ...run, 200, 1_690])).toEqual([
      ['2026-07-06', 1_565, 1_560],
    ])
    expect(found([100, ...run, 200, 200, ...run, 200, 1_690])).toEqual([
      ['2026-07-13', 1_565, 1_560],
    ])
  })

  it('is judged in the weeks of the judged days', () => {
    const lengths = repeat(12, 1_560)
    expect(found(lengths, { from: '2026-10-18', to: '2026-10-31' })).toHaveLength(1)
    expect(found(lengths, { from: '2026-10-19', to: '2026-10-31' })).toEqual([])
    expect(found(lengths, { from: '2026-10-01', to: '2026-10-11' })).toEqual([])
    expect(found(lengths, { from: '2026-04-01', to: '2026-04-30' })).toEqual([])
  })

  it('is said once for a run of weeks', () => {
    expect(found(repeat(13, 1_560))).toEqual([])
    expect(found([1_400, ...repeat(12, 1_560)])).toEqual([['2026-07-27', 1_560, 1_560]])
    expect(
      foundBy('PTW-11', { contracts: [contract(1_440)], ...weeksOf(repeat(12, 1_590)) }),
    ).toMatchObject([{ severity: 'warning', measured: 1_590, endsAt: '2026-10-15T14:37' }])
  })

  it('compares weeks under one and the same part-time contract', () => {
    const lengths = repeat(12, 1_700)
    const changed = [contract(1_440, '2020-01-01', '2026-08-31'), contract(1_500, '2026-09-01')]
    expect(found(lengths, { contracts: changed })).toEqual([])
    expect(found(lengths, { contracts: [contract(2_100)] })).toEqual([])
    expect(found(lengths, { contracts: [contract(1_440, '2026-07-27')] })).toHaveLength(1)
    expect(found(lengths, { contracts: [contract(1_440, '2026-08-03')] })).toEqual([])
    const annual = { ...contract(1_440), annualMinutes: minutes(66_000) }
    expect(found(lengths, { contracts: [annual] })).toEqual([])
  })

  it('is found as a slow search over every twelve weeks finds it', () => {
    const lengths = fc.array(fc.constantFrom(1_200, 1_440, 1_560, 1_700), {
      minLength: 12,
      maxLength: 15,
    })
    fc.assert(
      fc.property(lengths, (weeks) => {
        const raises = (until: number): boolean => {
          const seen = weeks.slice(0, until)
          const sum = (some: readonly number[]): number => some.reduce((a, b) => a + b, 0)
          if (seen.length < 12) return false
          if (sum(seen.slice(-12)) >= 12 * 1_560) return true
          if (seen.length < 15) return false
          return (
            sum(
              seen
                .slice(-15)
                .sort((a, b) => b - a)
                .slice(0, 12),
            ) >=
            12 * 1_560
          )
        }
        const expected = raises(weeks.length) && !raises(weeks.length - 1)
        expect(found(weeks)).toHaveLength(expected ? 1 : 0)
      }),
    )
  })
})
