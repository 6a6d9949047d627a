import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isReasonCode,
  mayFollow,
  STATUS_CODES,
  STATUSES,
  statusesOpenTo,
  statusKind,
} from './statuses.ts'

describe('life of an invoice (XP Z12-012)', () => {
  it('knows each status by its code, in order', () => {
    expect(STATUS_CODES.map(String)).toEqual(Object.keys(STATUSES))
  })

  it.each([
    [200, null, true],
    [212, null, true],
    [205, null, false],
    [212, 200, true],
    [212, 212, true],
    [209, 208, true],
    [209, 204, false],
    [205, 210, false],
    [212, 213, false],
  ] as const)('%i after %s: %s', (next, last, expected) => {
    expect(mayFollow(next, last)).toBe(expected)
  })

  it('ends with a refusal, a reject, a routing error or a cancellation', () => {
    const ends = STATUS_CODES.filter((last) => STATUS_CODES.every((next) => !mayFollow(next, last)))
    expect(ends).toEqual([210, 213, 220, 221, 501])
  })

  it('opens to each party its own statuses alone, and only those that may follow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('seller' as const, 'buyer' as const),
        fc.constantFrom(null, ...STATUS_CODES),
        (by, last) => {
          for (const code of statusesOpenTo(by, last)) {
            expect(statusKind(code).by).toBe(by)
            expect(mayFollow(code, last)).toBe(true)
          }
        },
      ),
    )
    expect(statusesOpenTo('buyer', 202)).toEqual([204, 205, 206, 207, 208, 210, 211])
    expect(statusesOpenTo('seller', 208)).toEqual([209])
  })

  it('asks a reason, of the list, where the rules want one', () => {
    const asking = STATUS_CODES.filter((code) => statusKind(code).reasons !== undefined)
    expect(asking).toEqual([206, 207, 208, 210])
    for (const code of asking) {
      const reasons = statusKind(code).reasons ?? []
      expect(reasons.every(isReasonCode)).toBe(true)
      expect(new Set(reasons).size).toBe(reasons.length)
    }
  })
})
