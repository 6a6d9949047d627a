import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialsOf, memberCodes } from './member-codes.ts'

describe('the codes of members', () => {
  it('take the first letters of the words that carry the name', () => {
    expect(initialsOf('Conserverie du Bocage')).toBe('CB')
    expect(initialsOf('Épicerie')).toBe('EP')
    expect(initialsOf('SCEA des Trois Chênes')).toBe('ST')
    expect(initialsOf('…')).toBe('?')
  })

  it('tell two members with the same letters apart', () => {
    const codes = memberCodes([
      { memberId: 'M1', name: 'Conserverie du Bocage' },
      { memberId: 'M2', name: 'Cidrerie Briand' },
      { memberId: 'M1', name: 'Conserverie du Bocage' },
    ])
    expect([...codes.values()].map(({ code, colour }) => [code, colour])).toEqual([
      ['CB', 1],
      ['CB2', 2],
    ])
  })

  it('give each member a code of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 12 }), (names) => {
        const codes = memberCodes(names.map((name, at) => ({ memberId: `M${at}`, name })))
        expect(new Set([...codes.values()].map(({ code }) => code)).size).toBe(names.length)
      }),
    )
  })
})
