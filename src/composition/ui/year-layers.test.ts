import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodsOf, stackYear } from './year-layers.ts'

const WINTER = { key: 'A', minutes: Array.from({ length: 13 }, () => 2100) }
const ALL_YEAR = { key: 'B', minutes: Array.from({ length: 52 }, () => 600) }

describe('the year of a job', () => {
  it('joins the weeks that look the same', () => {
    expect(stackYear([WINTER, ALL_YEAR])).toEqual([
      { key: 'A', first: 1, last: 13, from: 0, minutes: 2100 },
      { key: 'B', first: 1, last: 13, from: 2100, minutes: 600 },
      { key: 'B', first: 14, last: 52, from: 0, minutes: 600 },
    ])
  })

  it('is told by periods', () => {
    expect(periodsOf([WINTER, ALL_YEAR])).toEqual([
      { first: 1, last: 13, minutes: [2100, 600] },
      { first: 14, last: 52, minutes: [0, 600] },
    ])
  })

  it('loses no minute, whatever the weeks', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 52, maxLength: 52 })
    fc.assert(
      fc.property(fc.array(weeks, { maxLength: 4 }), (rows) => {
        const series = rows.map((minutes, place) => ({ key: String(place), minutes }))
        const drawn = stackYear(series).reduce(
          (sum, { first, last, minutes }) => sum + (last - first + 1) * minutes,
          0,
        )
        expect(drawn).toBe(rows.flat().reduce((sum, value) => sum + value, 0))
      }),
    )
  })
})
