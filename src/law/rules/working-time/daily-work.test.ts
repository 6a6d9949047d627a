import { describe, expect, it } from 'vitest'
import { at, foundBy, numbersOf } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

const TEN_HOURS = [at('A', '2026-10-12T08:00', '12:00'), at('B', '2026-10-12T13:00', '19:00')]

describe('daily work (Code du travail, L3121-18)', () => {
  it('is ten hours at most over two members', () => {
    expect(foundBy('TIM-01', { planned: TEN_HOURS })).toEqual([])
  })

  it('is broken by one minute more, wherever it is worked', () => {
    const planned = [...TEN_HOURS, at('C', '2026-10-12T20:00', '20:01')]
    expect(foundBy('TIM-01', { planned })).toEqual([
      {
        ruleId: 'TIM-01',
        severity: 'breach',
        basis: 'planned',
        employeeId: 'P1',
        memberIds: ['A', 'B', 'C'],
        assignmentIds: ['as-A', 'as-B', 'as-C'],
        shiftIds: ['A@2026-10-12T08:00', 'B@2026-10-12T13:00', 'C@2026-10-12T20:00'],
        date: '2026-10-12',
        startsAt: '2026-10-12T08:00',
        endsAt: '2026-10-12T20:01',
        measured: 601,
        limit: 600,
        unit: 'minute',
        article: 'L3121-18',
        source: 'law',
      },
    ])
  })

  it('does not count breaks', () => {
    const shift = (breakMinutes: number) => [at('A', '2026-10-12T08:00', '19:00', { breakMinutes })]
    expect(foundBy('TIM-01', { planned: shift(60) })).toEqual([])
    expect(numbersOf('TIM-01', { planned: shift(59) })).toEqual([['2026-10-12', 601, 600]])
  })

  it('splits a night at midnight', () => {
    const planned = [
      at('A', '2026-10-12T08:00', '14:00'),
      at('A', '2026-10-12T20:00', '06:00'),
      at('B', '2026-10-13T08:00', '12:01'),
    ]
    expect(foundBy('TIM-01', { planned })).toMatchObject([
      { startsAt: '2026-10-13T00:00', endsAt: '2026-10-13T12:01', measured: 601 },
    ])
  })

  it('takes a break off the day on which it lies', () => {
    const night = (breakAt: string) =>
      at('A', '2026-10-12T13:30', '2026-10-13T02:00', { breakMinutes: 60, breakAt })
    expect(numbersOf('TIM-01', { planned: [night('2026-10-12T22:00')] })).toEqual([])
    expect(numbersOf('TIM-01', { planned: [night('2026-10-12T23:31')] })).toEqual([
      ['2026-10-12', 601, 600],
    ])
    // In the middle of the twelve and a half hours, 19:15 to 20:15.
    const middle = at('A', '2026-10-12T13:30', '2026-10-13T02:00', { breakMinutes: 60 })
    expect(numbersOf('TIM-01', { planned: [middle] })).toEqual([])
  })

  it('keeps the length of a break declared too late to fit', () => {
    const late = { breakMinutes: 60, breakAt: '2026-10-12T18:30' }
    const planned = [at('A', '2026-10-12T08:00', '19:00', late)]
    expect(numbersOf('TIM-01', { planned })).toEqual([])
  })

  it.each([
    ['2026-03-28T20:00', '2026-03-29T11:00', []],
    ['2026-03-28T20:00', '2026-03-29T11:01', [['2026-03-29', 601, 600]]],
    ['2026-10-25T00:00', '2026-10-25T09:00', []],
    ['2026-10-25T00:00', '2026-10-25T09:01', [['2026-10-25', 601, 600]]],
  ])('counts real minutes when clocks change: %s to %s', (start, end, expected) => {
    const planned = [at('A', start, end)]
    expect(numbersOf('TIM-01', { planned, from: '2026-03-01', to: '2026-10-31' })).toEqual(expected)
  })

  it('reads the day where the work is', () => {
    // The same ten and a half hours, begun at one instant in both places.
    const planned = (zone: string, start: string, end: string) => [at('A', start, end, { zone })]
    expect(
      numbersOf('TIM-01', { planned: planned('Europe/Paris', '2026-10-12T13:00', '23:30') }),
    ).toEqual([['2026-10-12', 630, 600]])
    expect(
      numbersOf('TIM-01', { planned: planned('Indian/Reunion', '2026-10-12T15:00', '01:30') }),
    ).toEqual([])
  })

  it('judges the days of the period, also at the end of a year', () => {
    const planned = [
      at('A', '2026-12-31T08:00', '19:00'),
      at('A', '2026-12-31T23:00', '2027-01-01T09:30'),
    ]
    const december = { planned, from: '2026-12-01', to: '2026-12-31' }
    expect(numbersOf('TIM-01', december)).toEqual([['2026-12-31', 720, 600]])
    expect(foundBy('TIM-01', { planned, from: '2027-01-01', to: '2027-01-31' })).toEqual([])
  })

  it('follows an agreement while it is in force, and names it', () => {
    const planned = [at('A', '2026-10-12T08:00', '19:00'), at('A', '2026-10-14T08:00', '19:00')]
    const agreement = {
      ruleId: 'TIM-01',
      value: 720,
      startsOn: day('2026-10-01'),
      endsOn: day('2026-10-13'),
      source: 'Accord du 1er octobre 2026',
    }
    expect(numbersOf('TIM-01', { planned, limits: [agreement] })).toEqual([
      ['2026-10-14', 660, 600],
    ])
    const stricter = { ...agreement, value: 540, endsOn: null }
    expect(foundBy('TIM-01', { planned, limits: [stricter] })).toMatchObject([
      { limit: 540, source: 'Accord du 1er octobre 2026' },
      { limit: 540, source: 'Accord du 1er octobre 2026' },
    ])
  })

  it('judges planned and worked hours apart', () => {
    const planned = [at('A', '2026-10-12T08:00', '14:00')]
    const worked = [at('A', '2026-10-12T08:00', '18:30', { id: 'E1' })]
    expect(foundBy('TIM-01', { planned, worked })).toMatchObject([
      { basis: 'worked', shiftIds: ['E1'], measured: 630 },
    ])
  })
})
