import { describe, expect, it } from 'vitest'
import { parseDecimal } from './typed-number.ts'

describe('a number as people type it', () => {
  it.for([
    ['1 234,5', 2, 123_450],
    ['1234.50 €', 2, 123_450],
    ['1,95', 4, 19_500],
    ['13,5012', 4, 135_012],
    ['3 %', 2, 300],
    ['12', 0, 12],
    ['0', 2, 0],
  ] as const)('%s with %i places is read', ([typed, places, value]) => {
    expect(parseDecimal(typed, places)).toBe(value)
  })

  it.for([
    ['', 2],
    ['-1', 2],
    ['1,234', 2],
    ['1,2,3', 4],
    ['mille', 2],
    ['1,5', 0],
    [',5', 2],
    ['1234567890', 2],
  ] as const)('« %s » with %i places is not', ([typed, places]) => {
    expect(parseDecimal(typed, places)).toBe(null)
  })
})
