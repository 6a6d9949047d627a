import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openSealing } from './index.ts'

const key = randomBytes(32)

it('gives back what it sealed, and shows nothing of it', () => {
  const sealing = openSealing(key)
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), (text) => {
      const sealed = sealing.seal(text)
      expect(sealing.unseal(sealed)).toBe(text)
      expect(sealed.includes(text)).toBe(false)
      expect(sealing.seal(text).equals(sealed)).toBe(false)
    }),
  )
})

it('opens nothing under another key, nor what was changed or cut', () => {
  const sealed = openSealing(key).seal('secret')
  expect(openSealing(randomBytes(32)).unseal(sealed)).toBeNull()
  const changed = Buffer.from(sealed)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(openSealing(key).unseal(changed)).toBeNull()
  expect(openSealing(key).unseal(sealed.subarray(0, 20))).toBeNull()
})
