import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'
import { english } from './en.ts'

const SOURCES = join(import.meta.dirname, '../..')
const CALL = /\b(?:t|text)\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`)/g

/** Every French text of the screens with the files that show it. */
function shownTexts(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue
    if (!/^web\/|\/ui\//.test(name) || /^web\/(locales\/|texts\.ts)/.test(name)) continue
    for (const match of readFileSync(join(SOURCES, name), 'utf8').matchAll(CALL)) {
      const key = match[1] ?? match[2] ?? match[3] ?? ''
      found.set(key, [...(found.get(key) ?? []), name])
    }
  }
  return found
}

const places = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort()

describe('the texts of the screens', () => {
  const shown = shownTexts()

  it('are found in the sources', () => {
    expect(shown.has('Se connecter')).toBe(true)
  })

  it('all have their English', () => {
    const missing = [...shown].filter(([key]) => !Object.hasOwn(english, key))
    expect(missing).toEqual([])
  })

  it('have no English that no screen shows', () => {
    expect(Object.keys(english).filter((key) => !shown.has(key))).toEqual([])
  })

  it('use the typographic apostrophe, because the straight one is a quote in a message', () => {
    const both = [...shown.keys(), ...Object.values(english)]
    expect(both.filter((message) => message.includes("'"))).toEqual([])
  })

  it('take the same values in both languages', () => {
    for (const [french, translation] of Object.entries(english)) {
      expect(places(translation), french).toEqual(places(french))
    }
  })

  it('are messages that compile', () => {
    for (const message of [...shown.keys(), ...Object.values(english)]) {
      expect(() => compileMessage(message), message).not.toThrow()
    }
  })
})
