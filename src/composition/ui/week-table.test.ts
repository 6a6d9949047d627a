import { describe, expect, it } from 'vitest'
import { nextSlot } from './week-table.tsx'

/** Monday whole, Thursday morning, Friday afternoon. */
const TAKEN = new Set([0, 1, 6, 9])

describe('the arrow keys in a week', () => {
  it.for([
    [0, 'ArrowRight', 6],
    [6, 'ArrowRight', null],
    [6, 'ArrowLeft', 0],
    [1, 'ArrowRight', 9],
    [0, 'ArrowDown', 1],
    [1, 'ArrowUp', 0],
    [6, 'ArrowDown', null],
    [9, 'Home', 0],
    [0, 'End', 9],
    [0, 'Tab', null],
  ] as const)('lead from %i by %s to %s', ([from, key, to]) => {
    expect(nextSlot(from, key, TAKEN)).toBe(to)
  })
})
