import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, cents, divideHalfUp, priceOfMinutes, rateE4, shareOf } from './money.ts'

describe('the one rounding', () => {
  it.each([
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [149n, 100n, 1n],
    [150n, 100n, 2n],
    [-149n, 100n, -1n],
    [-150n, 100n, -2n],
    [0n, 7n, 0n],
  ])('%d / %d is %d', (numerator, denominator, expected) => {
    expect(divideHalfUp(numerator, denominator)).toBe(expected)
  })

  it('makes a credit note the exact opposite of its invoice', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
        expect(divideHalfUp(-numerator, denominator)).toBe(-divideHalfUp(numerator, denominator))
      }),
    )
  })

  it('is never further than half a unit from the exact quotient', () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (numerator, denominator) => {
          const error = divideHalfUp(numerator, denominator) * denominator - numerator
          expect(2n * (error < 0n ? -error : error) <= denominator).toBe(true)
        },
      ),
    )
  })
})

describe('price of minutes', () => {
  it('bills 100 h at 12.00 EUR with the coefficient 1.87', () => {
    const net = priceOfMinutes(6000, rateE4(120_000), rateE4(18_700))
    expect(net).toBe(224_400)
    expect(shareOf(net, rateE4(2000))).toBe(44_880)
  })

  it('rounds once, half up', () => {
    // 1 minute at 12.03 EUR: 20.05 cents; 30 minutes at 0.0333: 1.665 cents.
    expect(priceOfMinutes(1, rateE4(120_300))).toBe(20)
    expect(priceOfMinutes(30, rateE4(333))).toBe(2)
  })
})

describe('allocation by largest remainder', () => {
  const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 })

  it('gives parts that add up to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (total, parts) => {
        expect(allocate(total, parts).reduce((sum, part) => sum + part, 0)).toBe(total)
      }),
    )
  })

  it('gives each part within one of its exact share', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (total, parts) => {
        const sum = parts.reduce((acc, part) => acc + part, 0)
        fc.pre(sum > 0)
        allocate(total, parts).forEach((part, index) => {
          expect(Math.abs(part - (total * (parts[index] ?? 0)) / sum)).toBeLessThan(1)
        })
      }),
    )
  })

  it('gives ties to the first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  })
})

it('refuses fractions of a cent', () => {
  expect(() => cents(1.5)).toThrow(/whole/)
})
