import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseValue, valueText } from './value-text.ts'

describe('a limit as people type it', () => {
  it.each([
    ['12 h', 'minute', 720],
    ['12h30', 'minute', 750],
    ['9:00', 'minute', 540],
    ['7,5 h', 'minute', 450],
    ['45 min', 'minute', 45],
    ['12', 'minute', null],
    ['12 h 75', 'minute', null],
    ['220 h', 'hour', 220],
    ['220', 'hour', 220],
    ['220 h 30', 'hour', null],
    ['1/3', 'e4', 3_333],
    ['2/3', 'e4', 6_667],
    ['10 %', 'e4', 1_000],
    ['33,34%', 'e4', 3_334],
    ['1/0', 'e4', null],
    ['18 mois', 'month', 18],
    ['6 jours', 'day', 6],
    ['Dimanche', 'weekday', 7],
    ['monday', 'weekday', 1],
    ['lunedi', 'weekday', null],
    ['', 'minute', null],
    ['-12 h', 'minute', null],
  ] as const)('%s in %s is %s', (typed, unit, value) => {
    expect(parseValue(typed, unit)).toBe(value)
  })

  it('is read back as it is written, in both languages', () => {
    const units = fc.constantFrom('minute', 'hour', 'day', 'month', 'member', 'count')
    const languages = fc.constantFrom('fr', 'en')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_784 }), units, languages, (value, unit, language) => {
        expect(parseValue(valueText(value, unit, language), unit)).toBe(value)
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), languages, (value, language) => {
        fc.pre(value !== 3_334)
        expect(parseValue(valueText(value, 'e4', language), 'e4')).toBe(value)
      }),
    )
  })
})
