import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lettersOf, type OpenLine, settledGroups } from './lettering.ts'

const line = (key: string, amountCents: number, more: Partial<OpenLine> = {}): OpenLine => ({
  key,
  auxiliary: 'M1',
  pieceReference: key,
  label: '',
  amountCents,
  ...more,
})

const keys = (groups: readonly (readonly OpenLine[])[]) =>
  groups.map((group) => group.map(({ key }) => key))

describe('lettering', () => {
  it('counts AAA, AAB … ZZZ, AAAA', () => {
    expect([0, 1, 25, 26, 26 ** 3 - 1, 26 ** 3].map(lettersOf)).toEqual([
      'AAA',
      'AAB',
      'AAZ',
      'ABA',
      'ZZZ',
      'AAAA',
    ])
  })

  it('groups the pieces that a receipt names, when they add up', () => {
    const lines = [
      line('F-1', 100),
      line('F-2', 200),
      line('V-1', -300, { label: 'VIR F-1, F-2' }),
      line('F-3', 70),
      line('V-2', -60, { label: 'VIR F-3' }),
    ]
    expect(keys(settledGroups(lines))).toEqual([['F-1', 'F-2', 'V-1']])
  })

  it('pairs an amount that occurs once on each side, and no more', () => {
    expect(keys(settledGroups([line('F-1', 100), line('V-1', -100)]))).toEqual([['F-1', 'V-1']])
    expect(settledGroups([line('F-1', 100), line('F-2', 100), line('V-1', -100)])).toEqual([])
    expect(settledGroups([line('F-1', 100), line('V-1', -100, { auxiliary: 'M2' })])).toEqual([])
  })

  it('never mixes parties, never takes a line twice, always adds up to zero', () => {
    const any = fc.record({
      auxiliary: fc.constantFrom('M1', 'M2', null),
      pieceReference: fc.constantFrom('A', 'B', 'C', 'D'),
      label: fc.constantFrom('', 'A', 'B C', 'D A'),
      amountCents: fc.integer({ min: -4, max: 4 }).filter((amount) => amount !== 0),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 25 }), (rows) => {
        const lines = rows.map((row, index) => ({ key: String(index), ...row }))
        const groups = settledGroups(lines)
        const taken = groups.flat().map(({ key }) => key)
        expect(new Set(taken).size).toBe(taken.length)
        for (const group of groups) {
          expect(group.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(0)
          expect(new Set(group.map(({ auxiliary }) => auxiliary)).size).toBe(1)
        }
      }),
    )
  })
})
