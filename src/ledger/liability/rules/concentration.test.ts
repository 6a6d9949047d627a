import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concentrationOf } from './concentration.ts'

describe('the concentration of billing', () => {
  it('is whole for one member, and known for none', () => {
    expect(concentrationOf([700])).toEqual({
      topOneE4: 10_000,
      topFiveE4: 10_000,
      herfindahlE4: 10_000,
    })
    expect(concentrationOf([])).toEqual({ topOneE4: null, topFiveE4: null, herfindahlE4: null })
    expect(concentrationOf([0, -5])).toMatchObject({ topOneE4: null })
  })
  it('is the share of the largest, and of the five largest', () => {
    expect(concentrationOf([10, 30, 10, 10, 20, 10, 10])).toEqual({
      topOneE4: 3_000,
      topFiveE4: 8_000,
      herfindahlE4: 1_800,
    })
  })
  it('of equals is their count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 1e9 }),
        (count, net) => {
          const { herfindahlE4, topOneE4 } = concentrationOf(
            Array.from({ length: count }, () => net),
          )
          expect(herfindahlE4).toBe(Math.round(10_000 / count))
          expect(topOneE4).toBe(Math.round(10_000 / count))
        },
      ),
    )
  })
})
