import { describe, expect, it } from 'vitest'
import { wholeOf } from './typed-figures.ts'

describe('a number as people type it', () => {
  it.each([
    ['1 234,50 €', 2, 123_450],
    ['1,87', 4, 18_700],
    ['25 %', 2, 2500],
    ['12', 0, 12],
    ['1,875', 2, null],
    ['-3', 2, null],
    ['abc', 2, null],
    ['', 2, null],
  ] as const)('%o with %i decimals', (typed, decimals, whole) => {
    expect(wholeOf(typed, decimals)).toBe(whole)
  })
})
