import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOfWeek } from './week-bands.ts'
import { splitWeek, type WeekWork } from './split-week.ts'

const minutesOf = (worked: number, contractual: number | null) =>
  Object.fromEntries(
    bandsOfWeek(worked, contractual).map(({ kind, from, to }) => [kind, to - from]),
  )

describe('the bands of a week', () => {
  it('makes 46 h at full time 8 h at +25 % and 3 h at +50 % (T01)', () => {
    expect(minutesOf(46 * 60, null)).toEqual({ overtime_25: 480, overtime_50: 180 })
    expect(bandsOfWeek(46 * 60, 2100).map(({ premiumE4 }) => premiumE4)).toEqual([2500, 5000])
  })

  it('makes 30 h on a contract of 24 h 144 min at +10 % and 216 at +25 % (T07)', () => {
    expect(minutesOf(30 * 60, 24 * 60)).toEqual({ complementary_10: 144, complementary_25: 216 })
  })

  it.each([
    [2100, null, {}],
    [2101, null, { overtime_25: 1 }],
    [2580, null, { overtime_25: 480 }],
    [2581, null, { overtime_25: 480, overtime_50: 1 }],
    [1440, 1440, {}],
    [1584, 1440, { complementary_10: 144 }],
    [1585, 1440, { complementary_10: 144, complementary_25: 1 }],
    [2101, 1440, { complementary_10: 144, complementary_25: 516, overtime_25: 1 }],
    // A tenth of 2,000 would reach beyond 35 h.
    [2160, 2000, { complementary_10: 100, overtime_25: 60 }],
    // 39 h of contract: the four beyond 35 are overtime like any other.
    [2340, 2340, { overtime_25: 240 }],
  ])('of %i minutes on a contract of %s are %o', (worked, contractual, bands) => {
    expect(minutesOf(worked, contractual)).toEqual(bands)
  })
})

const at = (memberId: string, minutes: number, assignmentId = memberId, rateKey = 'r') => ({
  cell: { memberId, assignmentId, rateKey },
  minutes,
})

const shares = (
  work: readonly WeekWork<ReturnType<typeof at>['cell']>[],
  policy: 'pro_rata' | 'chronological',
) => {
  const total = work.reduce((sum, { minutes }) => sum + minutes, 0)
  return splitWeek(bandsOfWeek(total, null), work, policy).map(({ cell, kind, minutes }) => [
    cell.assignmentId,
    kind,
    minutes,
  ])
}

describe('the split of a week over its members', () => {
  it('is in proportion to the hours of each, the minutes left to the largest remainder', () => {
    expect(shares([at('A', 1200), at('B', 1560)], 'pro_rata')).toEqual([
      ['A', 'overtime_25', 209],
      ['B', 'overtime_25', 271],
      ['A', 'overtime_50', 78],
      ['B', 'overtime_50', 102],
    ])
  })

  it('goes to the work beyond the threshold in order of time', () => {
    expect(shares([at('A', 1200), at('B', 1560)], 'chronological')).toEqual([
      ['B', 'overtime_25', 480],
      ['B', 'overtime_50', 180],
    ])
    expect(shares([at('B', 1560), at('A', 1200)], 'chronological')).toEqual([
      ['A', 'overtime_25', 480],
      ['A', 'overtime_50', 180],
    ])
  })

  it('splits a member over its assignments', () => {
    expect(shares([at('A', 1000, 'A1'), at('A', 1400, 'A2')], 'pro_rata')).toEqual([
      ['A1', 'overtime_25', 125],
      ['A2', 'overtime_25', 175],
    ])
  })

  const anyWork = fc.array(
    fc.record({
      cell: fc.record({
        memberId: fc.constantFrom('A', 'B', 'C'),
        assignmentId: fc.constantFrom('1', '2'),
        rateKey: fc.constantFrom('x', 'y'),
      }),
      minutes: fc.integer({ min: 1, max: 700 }),
    }),
    { maxLength: 12 },
  )

  it('adds up to the bands of the week under both policies', () => {
    fc.assert(
      fc.property(anyWork, fc.option(fc.integer({ min: 1, max: 2880 })), (work, contractual) => {
        const total = work.reduce((sum, { minutes }) => sum + minutes, 0)
        const bands = bandsOfWeek(total, contractual)
        for (const policy of ['pro_rata', 'chronological'] as const) {
          const parts = splitWeek(bands, work, policy)
          for (const band of bands) {
            const own = parts.filter((part) => part.kind === band.kind)
            const sum = own.reduce((before, { minutes }) => before + minutes, 0)
            expect(sum).toBe(band.to - band.from)
          }
        }
      }),
    )
  })

  it('does not depend on the order in which the work was entered, in proportion', () => {
    fc.assert(
      fc.property(anyWork, (work) => {
        const sorted = (rows: unknown[][]) => rows.map(String).sort()
        const named = work.map(({ cell, minutes }) => ({
          cell: { ...cell, assignmentId: cell.memberId + cell.assignmentId },
          minutes,
        }))
        expect(sorted(shares([...named].reverse(), 'pro_rata'))).toEqual(
          sorted(shares(named, 'pro_rata')),
        )
      }),
    )
  })
})
