import { describe, expect, it } from 'vitest'
import { at, foundBy, numbersOf } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

describe('daily rest (Code du travail, L3131-1)', () => {
  it('is broken by an evening at one member before an early morning at another', () => {
    const planned = [at('A', '2026-10-12T14:00', '22:00'), at('B', '2026-10-13T08:30', '12:00')]
    expect(foundBy('TIM-05', { planned })).toMatchObject([
      {
        memberIds: ['A', 'B'],
        assignmentIds: ['as-A', 'as-B'],
        shiftIds: ['A@2026-10-12T14:00', 'B@2026-10-13T08:30'],
        date: '2026-10-12',
        startsAt: '2026-10-12T22:00',
        endsAt: '2026-10-13T08:30',
        measured: 630,
        limit: 660,
        unit: 'minute',
        article: 'L3131-1',
      },
    ])
  })

  it.each([
    ['09:00', []],
    ['08:59', [['2026-10-12', 659, 660]]],
  ])('ends at %s at the earliest after 22:00', (start, expected) => {
    const planned = [at('A', '2026-10-12T14:00', '22:00'), at('B', `2026-10-13T${start}`, '12:00')]
    expect(numbersOf('TIM-05', { planned })).toEqual(expected)
  })

  it('accepts a day split between a morning and an evening', () => {
    const planned = [
      at('A', '2026-10-12T06:00', '10:00'),
      at('B', '2026-10-12T18:00', '21:00'),
      at('A', '2026-10-13T08:00', '10:00'),
    ]
    expect(foundBy('TIM-05', { planned })).toEqual([])
  })

  it('names the longest rest of a day that has none of eleven hours', () => {
    const planned = [
      at('A', '2026-10-12T06:00', '10:00'),
      at('B', '2026-10-12T18:00', '21:00'),
      at('C', '2026-10-13T07:30', '10:00'),
    ]
    expect(foundBy('TIM-05', { planned })).toMatchObject([
      { startsAt: '2026-10-12T21:00', endsAt: '2026-10-13T07:30', measured: 630 },
    ])
  })

  it('names the longest one where it comes first', () => {
    const planned = [
      at('A', '2026-10-12T06:00', '08:00'),
      at('B', '2026-10-12T18:30', '21:00'),
      at('C', '2026-10-13T05:00', '06:00'),
    ]
    expect(numbersOf('TIM-05', { planned })).toEqual([['2026-10-12', 630, 660]])
    const even = [
      at('A', '2026-10-12T06:00', '08:00'),
      at('B', '2026-10-12T18:00', '20:00'),
      at('C', '2026-10-13T06:00', '07:00'),
    ]
    expect(foundBy('TIM-05', { planned: even })).toMatchObject([
      { startsAt: '2026-10-12T08:00', endsAt: '2026-10-12T18:00', measured: 600 },
    ])
  })

  it('takes the hours between two halves of a night for no rest of the day', () => {
    const planned = [
      at('A', '2026-10-12T20:00', '23:00'),
      at('B', '2026-10-13T00:30', '04:00'),
      at('A', '2026-10-13T20:00', '23:00'),
    ]
    expect(foundBy('TIM-05', { planned })).toEqual([])
  })

  it.each([
    ['09:00', []],
    ['09:01', [['2026-10-12', 90, 660]]],
  ])('begins thirteen hours after work at the latest: 20:00 to %s', (end, expected) => {
    const planned = [
      at('A', '2026-10-12T20:00', '23:00'),
      at('B', '2026-10-13T00:30', end),
      at('A', '2026-10-13T20:30', '23:00'),
    ]
    expect(numbersOf('TIM-05', { planned })).toEqual(expected)
  })

  it('is broken by a short night, however short the next day and long the rest after it', () => {
    const planned = [
      at('A', '2026-10-12T14:00', '22:00'),
      at('B', '2026-10-13T06:00', '08:00'),
      at('A', '2026-10-15T08:00', '12:00'),
    ]
    expect(numbersOf('TIM-05', { planned })).toEqual([['2026-10-12', 480, 660]])
  })

  it('finds each of several nights', () => {
    const planned = ['2026-10-12', '2026-10-13', '2026-10-14'].map((date) =>
      at('A', `${date}T08:00`, '22:00', { breakMinutes: 120 }),
    )
    expect(numbersOf('TIM-05', { planned })).toEqual([
      ['2026-10-12', 600, 660],
      ['2026-10-13', 600, 660],
    ])
  })

  it('does not take a break for a rest', () => {
    const planned = [
      at('A', '2026-10-12T06:00', '23:00', { breakMinutes: 700 }),
      at('A', '2026-10-13T09:00', '12:00'),
    ]
    expect(numbersOf('TIM-05', { planned })).toEqual([['2026-10-12', 600, 660]])
  })

  it('finds no rest in work that goes on for a day, member after member', () => {
    const planned = [
      at('A', '2026-10-12T08:00', '20:00'),
      at('B', '2026-10-12T20:00', '08:00'),
      at('A', '2026-10-15T08:00', '12:00'),
    ]
    expect(foundBy('TIM-05', { planned })).toMatchObject([
      { startsAt: '2026-10-12T08:00', endsAt: '2026-10-13T08:00', measured: 0 },
    ])
    const later = [
      ...planned,
      at('B', '2026-10-15T20:00', '22:00'),
      at('C', '2026-10-16T06:00', '08:00'),
    ]
    expect(numbersOf('TIM-05', { planned: later })).toEqual([
      ['2026-10-12', 0, 660],
      ['2026-10-15', 480, 660],
    ])
  })

  it.each([
    // The night of spring is an hour shorter than the clocks say, that of autumn an hour longer.
    ['2026-03-28T14:00', '21:00', '2026-03-29T09:00', []],
    ['2026-03-28T14:00', '21:01', '2026-03-29T09:00', [['2026-03-28', 659, 660]]],
    ['2026-10-24T14:00', '22:00', '2026-10-25T08:00', []],
    ['2026-10-24T14:00', '22:01', '2026-10-25T08:00', [['2026-10-24', 659, 660]]],
  ])('counts real minutes when clocks change: %s to %s, then %s', (start, end, next, expected) => {
    const planned = [at('A', start, end), at('B', next, '12:00')]
    expect(numbersOf('TIM-05', { planned, from: '2026-03-01', to: '2026-10-31' })).toEqual(expected)
  })

  it('counts real minutes between two zones', () => {
    // 07:30 in London is 08:30 in Paris.
    const planned = [
      at('A', '2026-10-12T14:00', '22:00'),
      at('B', '2026-10-13T07:30', '12:00', { zone: 'Europe/London' }),
    ]
    expect(foundBy('TIM-05', { planned })).toMatchObject([
      { startsAt: '2026-10-12T22:00', endsAt: '2026-10-13T07:30', measured: 630 },
    ])
  })

  it('is found in both months that the rest touches, and in no other', () => {
    const planned = [at('A', '2026-12-31T14:00', '22:00'), at('B', '2027-01-01T08:00', '12:00')]
    const found = [['2026-12-31', 600, 660]]
    expect(numbersOf('TIM-05', { planned, from: '2026-12-01', to: '2026-12-31' })).toEqual(found)
    expect(numbersOf('TIM-05', { planned, from: '2027-01-01', to: '2027-01-31' })).toEqual(found)
    expect(numbersOf('TIM-05', { planned, from: '2027-01-02', to: '2027-01-31' })).toEqual([])
  })

  it('is nine hours where an agreement says so', () => {
    const planned = [at('A', '2026-10-12T14:00', '22:00'), at('B', '2026-10-13T07:00', '12:00')]
    const agreement = {
      ruleId: 'TIM-05',
      value: 540,
      startsOn: day('2026-01-01'),
      endsOn: null,
      source: 'Accord',
    }
    expect(foundBy('TIM-05', { planned, limits: [agreement] })).toEqual([])
    const earlier = [planned[0], at('B', '2026-10-13T06:59', '12:00')].filter((one) => !!one)
    expect(foundBy('TIM-05', { planned: earlier, limits: [agreement] })).toMatchObject([
      { measured: 539, limit: 540, source: 'Accord' },
    ])
  })
})
