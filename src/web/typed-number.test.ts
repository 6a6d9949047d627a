import { describe, expect, it } from 'vitest'
import { euros } from './formats.ts'
import { parseDecimal, parseEuros, parseSignedEuros, typedEuros } from './typed-number.ts'

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

describe('an amount as people type it', () => {
  it.for([
    ['1 234,5', 123_450],
    ['1234.50 €', 123_450],
    ['0', 0],
    ['12', 1_200],
    [euros(123_456_789), 123_456_789],
    ['999999999,99', 99_999_999_999],
  ] as const)('%s is read', ([typed, cents]) => {
    expect(parseEuros(typed)).toBe(cents)
    expect(parseSignedEuros(typed)).toBe(cents)
  })

  it.for(['', ' ', '1,234,5', '12,345', 'mille', '1e3', '1234567890', ',5', '3 %', '--1', '-'])(
    '« %s » is not',
    (typed) => {
      expect(parseEuros(typed)).toBe(null)
      expect(parseSignedEuros(typed)).toBe(null)
    },
  )

  it.for([
    ['-12,30', -1_230],
    [' − 1 234,5 €', -123_450],
    ['–1', -100],
  ] as const)('%s is read where an amount may stand below zero', ([typed, cents]) => {
    expect(parseSignedEuros(typed)).toBe(cents)
    expect(parseEuros(typed)).toBe(null)
  })

  it('has no zero below zero', () => expect(parseSignedEuros('-0,00')).toBe(0))

  it.for([0, 5, 123_450, -1_230])('%i cents are read again as they are typed', (cents) => {
    expect(parseSignedEuros(typedEuros(cents))).toBe(cents)
  })
})
