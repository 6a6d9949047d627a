import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seriesOf } from './invoices.ts'

describe('the series of a prefix', () => {
  it.each([
    [null, 'F'],
    ['', 'F'],
    ['EV', 'EV'],
    ['EV-', 'EV'],
    ['EV/', 'EV'],
    ['Évreux', 'Evreux'],
    ['A L', 'AL'],
    ['–', 'F'],
  ])('%o names %s', (prefix, series) => {
    expect(seriesOf(prefix)).toBe(series)
  })

  it('makes numbers of the characters that an electronic invoice takes', () => {
    fc.assert(
      fc.property(fc.string(), (prefix) => {
        expect(`${seriesOf(prefix)}-2026-00001`).toMatch(/^[A-Za-z0-9+\-_/]+$/)
        expect(seriesOf(seriesOf(prefix))).toBe(seriesOf(prefix))
      }),
    )
  })
})
