import { describe, expect, it } from 'vitest'
import { nextPlace } from './use-arrow-list.ts'

describe('the arrow keys in a list', () => {
  it.for([
    [0, 'ArrowDown', 1],
    [0, 'ArrowUp', null],
    [36, 'ArrowDown', null],
    [36, 'ArrowUp', 35],
    [30, 'PageDown', 36],
    [5, 'PageUp', 0],
    [5, 'End', 36],
    [5, 'Home', 0],
    [5, 'Tab', null],
  ] as const)('lead from %i by %s to %s of 37', ([place, key, next]) => {
    expect(nextPlace(place, key, 37)).toBe(next)
  })

  it('lead nowhere in an empty list', () => {
    expect(nextPlace(-1, 'End', 0)).toBeNull()
  })
})
