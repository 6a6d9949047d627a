import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupSettings } from '../group-contract.ts'
import { rateOf, readTyped, typedOf } from './settings-typed.ts'

const anySettings: fc.Arbitrary<GroupSettings> = fc.record({
  overtimeSplit: fc.constantFrom('pro_rata', 'chronological'),
  paymentDays: fc.integer({ min: 0, max: 60 }),
  workAccidentRateE4: fc.integer({ min: 0, max: 10_000 }),
  addressLine: fc.constantFrom(null, '4 rue du Bocage'),
  postalCode: fc.constantFrom(null, '61100'),
  city: fc.constantFrom(null, 'Flers'),
  iban: fc.constantFrom(null, 'FR1420041010050500013M02606'),
  bic: fc.constantFrom(null, 'PSSTFRPPPAR'),
  creditorIdentifier: fc.constantFrom(null, 'FR72ZZZ123456'),
})

describe('the settings as they are typed', () => {
  it('come back as they were shown', () => {
    fc.assert(
      fc.property(anySettings, fc.constantFrom(',', '.'), (settings, mark) => {
        expect(readTyped(typedOf(settings, mark))).toEqual({ settings })
      }),
    )
  })

  it.each([
    ['2,08', 208],
    ['2.08 %', 208],
    ['2,5', 250],
    ['0', 0],
    ['100', 10_000],
    ['100,01', null],
    ['2,085', null],
    ['-1', null],
    ['', null],
    ['deux', null],
  ])('read the rate %s as %s', (typed, e4) => {
    expect(rateOf(typed)).toBe(e4)
  })

  it.each([
    ['0', true],
    ['60', true],
    ['61', false],
    ['-1', false],
    ['30,5', false],
    ['', false],
  ])('take %s days for payment: %s', (paymentDays, taken) => {
    const typed = { ...typedOf(fc.sample(anySettings, 1)[0] ?? expect.fail(), ','), paymentDays }
    expect('settings' in readTyped(typed)).toBe(taken)
  })

  it('name everything that is wrong at once', () => {
    const [settings = expect.fail()] = fc.sample(anySettings, 1)
    const typed = {
      ...typedOf(settings, ','),
      paymentDays: '90',
      workAccidentRate: 'x',
      iban: 'FR00',
    }
    expect(readTyped(typed)).toEqual({
      mistakes: { paymentDays: 'payment-days', workAccidentRate: 'rate', iban: 'iban' },
    })
  })
})
