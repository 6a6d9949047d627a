import { describe, expect, it } from 'vitest'
import { at, days, foundBy, numbersOf, on } from '../../../../tests/support/person.ts'

// Monday to Saturday, eight hours: 48 h.
const week = [
  ...on(days('2026-10-12', 3), 'A', '08:00', '16:00'),
  ...on(days('2026-10-15', 3), 'B', '08:00', '16:00'),
]

describe('weekly work (Code du travail, L3121-20)', () => {
  it('is forty-eight hours at most, over all members', () => {
    expect(foundBy('TIM-02', { worked: week })).toEqual([])
  })

  it('is broken by one minute more at a third member', () => {
    const worked = [...week, at('C', '2026-10-17T17:00', '17:01')]
    expect(foundBy('TIM-02', { worked })).toMatchObject([
      {
        basis: 'worked',
        memberIds: ['A', 'B', 'C'],
        date: '2026-10-12',
        startsAt: '2026-10-12T08:00',
        endsAt: '2026-10-17T17:01',
        measured: 2_881,
        limit: 2_880,
        article: 'L3121-20',
      },
    ])
  })

  it('ends on Sunday at midnight: the rest of a night counts for the next week', () => {
    const night = (end: string) => [...week.slice(0, 5), at('C', '2026-10-18T16:00', end)]
    expect(foundBy('TIM-02', { worked: night('00:00') })).toEqual([])
    expect(foundBy('TIM-02', { worked: night('06:00') })).toEqual([])
    const more = [...night('06:00'), at('A', '2026-10-17T08:00', '08:01')]
    expect(numbersOf('TIM-02', { worked: more })).toEqual([['2026-10-12', 2_881, 2_880]])
  })

  it('is found in both months that the week touches', () => {
    const worked = on(days('2026-09-28', 6), 'A', '08:00', '16:01')
    const found = [['2026-09-28', 2_886, 2_880]]
    expect(numbersOf('TIM-02', { worked, from: '2026-09-01', to: '2026-09-30' })).toEqual(found)
    expect(numbersOf('TIM-02', { worked })).toEqual(found)
    expect(numbersOf('TIM-02', { worked, from: '2026-10-05', to: '2026-10-31' })).toEqual([])
  })

  it('counts the hour that autumn repeats', () => {
    // Monday to Friday 40 h, then seven real hours shown as six, and an hour.
    const worked = [
      ...on(days('2026-10-19', 5), 'A', '08:00', '16:00'),
      at('A', '2026-10-25T00:00', '06:00'),
      at('B', '2026-10-25T12:00', '13:00'),
    ]
    expect(numbersOf('TIM-02', { worked })).toEqual([])
    const more = [...worked, at('B', '2026-10-25T14:00', '14:01')]
    expect(numbersOf('TIM-02', { worked: more })).toEqual([['2026-10-19', 2_881, 2_880]])
  })
})
