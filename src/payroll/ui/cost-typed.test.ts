import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELDS, minutesOf, scaledOf, shownMinutes, shownScaled } from './cost-typed.ts'

describe('numbers as people type them', () => {
  it.each([
    ['1 867,02', 2, 186_702],
    ['1867.02 €', 2, 186_702],
    ['2,08 %', 2, 208],
    ['2', 4, 20_000],
    ['12,', 2, 1_200],
  ])('reads %s with %i decimals as %i', (typed, digits, value) => {
    expect(scaledOf(typed, digits)).toBe(value)
  })

  it.each([
    ['', 2],
    ['12,345', 2],
    ['-3', 2],
    ['1e3', 2],
    ['douze', 0],
    ['1,5', 0],
  ])('takes %j with %i decimals for no number', (typed, digits) => {
    expect(scaledOf(typed, digits)).toBeNull()
  })

  it.each([
    ['35', 2_100],
    ['7,5', 450],
    ['7 h 30', 450],
    ['7:05', 425],
    ['7h', 420],
  ])('reads %s as %i minutes', (typed, minutes) => {
    expect(minutesOf(typed)).toBe(minutes)
  })

  it('takes sixty minutes of an hour for no hours', () => {
    expect(minutesOf('7 h 59')).toBe(479)
    expect(minutesOf('7 h 60')).toBeNull()
  })

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom(0, 2, 4),
        (n, digits) => {
          expect(scaledOf(shownScaled(n, digits, ','), digits)).toBe(n)
        },
      ),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 44_640 }), (minutes) => {
        expect(minutesOf(shownMinutes(minutes))).toBe(minutes)
      }),
    )
    expect(FIELDS.headcount.read(FIELDS.headcount.show(12.5, ','))).toBe(12.5)
    expect(FIELDS.soldShareE4.show(10_000, ',')).toBe('100')
  })
})
