import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, zone } from '../../shared/time.ts'
import type { NeedState } from '../need.ts'
import { delayDays, mayChange, type NeedMove, stateAfter } from './need-life.ts'

const STATES: readonly NeedState[] = ['stated', 'being_answered', 'covered', 'withdrawn']
const MOVES: readonly NeedMove[] = ['being_answered', 'covered', 'reopened', 'withdrawn']

describe('the life of a need', () => {
  it('knows where each move leads from each state', () => {
    const table = MOVES.map((move) => [move, ...STATES.map((state) => stateAfter(state, move))])
    expect(table).toEqual([
      ['being_answered', 'being_answered', null, null, null],
      ['covered', 'covered', 'covered', null, null],
      ['reopened', null, 'stated', 'stated', 'stated'],
      ['withdrawn', 'withdrawn', 'withdrawn', null, null],
    ])
  })

  it('comes back to stated from wherever it went', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 12 }), (moves) => {
        let state: NeedState = 'stated'
        for (const move of moves) state = stateAfter(state, move) ?? state
        expect(state === 'stated' ? 'stated' : stateAfter(state, 'reopened')).toBe('stated')
      }),
    )
  })

  it('can be changed until it is withdrawn', () => {
    expect(STATES.filter(mayChange)).toEqual(['stated', 'being_answered', 'covered'])
  })

  it('counts its delay in civil days of the place', () => {
    const at = (iso: string) => instant(Date.parse(iso) / 60_000)
    const days = (from: string, to: string) => delayDays(at(from), at(to), zone('Europe/Paris'))
    expect(days('2026-11-02T08:00Z', '2026-11-02T22:59Z')).toBe(0)
    expect(days('2026-11-02T08:00Z', '2026-11-02T23:00Z')).toBe(1)
    // The night in which the clock goes back.
    expect(days('2026-10-24T21:59Z', '2026-10-25T22:59Z')).toBe(1)
  })
})
