import { describe, expect, it } from 'vitest'
import { euros } from '../../../web/formats.ts'
import { parseEuros } from './amount-text.ts'

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
  })

  it.for(['', ' ', '-1', '1,234,5', '12,345', 'mille', '1e3', '1234567890', ',5'])(
    '« %s » is not',
    (typed) => {
      expect(parseEuros(typed)).toBe(null)
    },
  )
})
