import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frenchVatNumber, isSiren, isSiret } from './ids.ts'

it('knows the keys of SIREN and SIRET', () => {
  expect(isSiren('732829320')).toBe(true)
  expect(isSiren('732829321')).toBe(false)
  expect(isSiren('73282932')).toBe(false)
  expect(isSiret('73282932000074')).toBe(true)
  expect(isSiret('73282932000075')).toBe(false)
  expect(isSiret('35600000000048')).toBe(true)
  expect(isSiret('35600000049837')).toBe(true)
})

it('computes the French VAT number', () => {
  expect(frenchVatNumber('732829320')).toBe('FR44732829320')
})

it('finds every single wrong digit of a SIREN', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (position, shift) => {
      const digits = [...'732829320']
      digits[position] = String((Number(digits[position]) + shift) % 10)
      expect(isSiren(digits.join(''))).toBe(false)
    }),
  )
})
