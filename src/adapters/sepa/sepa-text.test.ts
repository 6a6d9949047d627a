import { describe, expect, it } from 'vitest'
import { isSepaReference, sepaText } from './sepa-text.ts'

describe('text for banks', () => {
  it.each([
    ['Crèmerie de l’Œuvre & Cie', "Cremerie de l'OEuvre + Cie"],
    ['Atelier « Nord » n° 3 ; 50 %', "Atelier ' Nord ' no 3 , 50 ?"],
    ['a\n b\u0000\u200bc', 'a b c'],
    ['Łódź_Straße', 'Lodz-Strasse'],
    ['http://x', 'http:/x'],
    ['李', '?'],
  ])('%j is %j', (text, plain) => {
    expect(sepaText(text, 140)).toBe(plain)
  })

  it('is cut at its limit, without a space at its end', () => {
    expect(sepaText('abc def', 7)).toBe('abc def')
    expect(sepaText('abc def', 4)).toBe('abc')
  })
})

describe('a reference of a mandate', () => {
  it.each([
    ['RUM-G1-0001', true],
    ["a/b?c:(d).,'+ e", true],
    ['x'.repeat(35), true],
    ['x'.repeat(36), false],
    ['', false],
    ['RÜM', false],
    ['/RUM', false],
    ['RUM/', false],
    ['RUM//1', false],
    [' RUM', false],
    ['RUM\n', false],
  ])('%j is taken: %s', (reference, isTaken) => {
    expect(isSepaReference(reference)).toBe(isTaken)
  })
})
