import { expect, it } from 'vitest'
import { KNOWN_CODES, variableText } from './ui/variable-text.ts'
import { VARIABLE_WORDS } from './variable-words.ts'

it('calls a pay variable in a file what it is called on the screen', () => {
  expect(Object.keys(VARIABLE_WORDS)).toEqual(expect.arrayContaining([...KNOWN_CODES]))
  for (const [code, word] of Object.entries(VARIABLE_WORDS)) {
    expect(word).not.toBe(code)
    expect(variableText(code)).toBe(word)
  }
})
