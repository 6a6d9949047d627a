import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupSettings } from '../group-contract.ts'
import { isCreditorIdentifier } from '../../shared/ids.ts'
import { mistakesIn, tidied } from './settings-mistakes.ts'

const settings = (change: Partial<GroupSettings>): GroupSettings => ({
  overtimeSplit: 'pro_rata',
  paymentDays: 30,
  workAccidentRateE4: 208,
  addressLine: null,
  postalCode: null,
  city: null,
  iban: null,
  bic: null,
  creditorIdentifier: null,
  ...change,
})

describe('the choices of a group', () => {
  it('are right when the identifiers are absent or exact', () => {
    expect(mistakesIn(settings({}))).toEqual([])
    const given = settings({
      iban: 'fr14 2004 1010 0505 0001 3M02 606',
      bic: 'psst fr pp par',
      creditorIdentifier: 'FR72 ZZZ 123456',
    })
    expect(mistakesIn(tidied(given))).toEqual([])
  })

  it('name every identifier that is wrong, at once', () => {
    const given = { iban: 'FR1420041010050500013M02607', bic: 'PSSTFR', creditorIdentifier: 'FR73' }
    expect(mistakesIn(settings(given))).toEqual([
      { field: 'iban', kind: 'iban' },
      { field: 'bic', kind: 'bic' },
      { field: 'creditorIdentifier', kind: 'creditor-identifier' },
    ])
  })

  it('are kept without spaces, and what is blank as nothing', () => {
    const given = settings({ iban: ' ', bic: 'ab cd', city: '  Flers ', addressLine: '' })
    expect(tidied(given)).toMatchObject({
      iban: null,
      bic: 'ABCD',
      city: 'Flers',
      addressLine: null,
    })
  })
})

describe('a creditor identifier', () => {
  it.each([
    ['FR72ZZZ123456', true],
    ['FR72ABC123456', true],
    ['FR73ZZZ123456', false],
    ['FR72ZZZ123457', false],
    ['FR72ZZZ', false],
    ['DE98ZZZ09999999999', true],
    ['', false],
  ])('%s is exact: %s', (text, exact) => {
    expect(isCreditorIdentifier(text)).toBe(exact)
  })

  it('has no two keys for one number', () => {
    const digits = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'))
    fc.assert(
      fc.property(digits, (national) => {
        const keys = Array.from({ length: 97 }, (_, key) => String(key + 2).padStart(2, '0'))
        const exact = keys.filter((key) => isCreditorIdentifier(`FR${key}ZZZ${national}`))
        expect(exact).toHaveLength(1)
      }),
    )
  })
})
