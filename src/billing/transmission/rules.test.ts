import { describe, expect, it } from 'vitest'
import { isElectronic, routeOf, waitAfter } from './rules.ts'

const business = {
  buyerCountry: 'FR',
  buyerSiren: '552100554',
  isPublicBody: false,
  isInScope: true,
}

describe('route of an invoice', () => {
  it.each([
    ['a business', {}, 'platform', true],
    ['a public body', { isPublicBody: true }, 'chorus_pro', true],
    [
      'an exempt invoice to a public body',
      { isPublicBody: true, isInScope: false },
      'chorus_pro',
      true,
    ],
    ['a business whose invoice is all exempt', { isInScope: false }, 'outside', false],
    ['nobody in the register', { buyerSiren: null }, 'reported', false],
    ['a member abroad', { buyerCountry: 'BE' }, 'abroad', false],
    ['a public body abroad', { buyerCountry: 'BE', isPublicBody: true }, 'abroad', false],
  ] as const)('to %s', (_, change, route, electronic) => {
    const found = routeOf({ ...business, ...change })
    expect(found).toBe(route)
    expect(isElectronic(found)).toBe(electronic)
  })

  it.each([
    [0, 1],
    [1, 2],
    [8, 256],
    [9, 360],
    [5000, 360],
  ])('waits after %i tries for %i minutes', (tries, minutes) => {
    expect(waitAfter(tries)).toBe(minutes)
  })
})
