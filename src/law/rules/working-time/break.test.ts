import { describe, expect, it } from 'vitest'
import { at, foundBy, numbersOf } from '../../../../tests/support/person.ts'

describe('break (Code du travail, L3121-16)', () => {
  it.each([
    ['13:59', []],
    ['14:00', [['2026-10-12', 0, 20]]],
  ])('is due as soon as the work of the day reaches six hours: 08:00 to %s', (end, expected) => {
    expect(numbersOf('TIM-08', { planned: [at('A', '2026-10-12T08:00', end)] })).toEqual(expected)
  })

  it.each([
    [20, []],
    [19, [['2026-10-12', 19, 20]]],
  ])('is twenty minutes long: %i', (breakMinutes, expected) => {
    const planned = [at('A', '2026-10-12T08:00', '16:00', { breakMinutes })]
    expect(numbersOf('TIM-08', { planned })).toEqual(expected)
  })

  it.each([
    ['12:20', []],
    ['12:19', [['2026-10-12', 19, 20]]],
  ])('may lie between two members: noon to %s', (start, expected) => {
    const planned = [at('A', '2026-10-12T09:00', '12:00'), at('B', `2026-10-12T${start}`, '16:00')]
    expect(numbersOf('TIM-08', { planned })).toEqual(expected)
  })

  it('comes before more than six hours run, over three members', () => {
    const day = (start: string) => [
      at('A', `2026-10-12T${start}`, '10:00'),
      at('B', '2026-10-12T10:10', '12:00'),
      at('C', '2026-10-12T12:10', '14:20'),
      at('C', '2026-10-12T15:00', '16:00'),
    ]
    expect(foundBy('TIM-08', { planned: day('08:00') })).toEqual([])
    expect(foundBy('TIM-08', { planned: day('07:59') })).toMatchObject([
      {
        memberIds: ['A', 'B', 'C'],
        startsAt: '2026-10-12T07:59',
        endsAt: '2026-10-12T14:20',
        measured: 10,
        limit: 20,
        article: 'L3121-16',
      },
    ])
  })

  it('is owed once a day: more than six hours after it are right', () => {
    const planned = (end: string) => [
      at('A', '2026-10-12T06:00', end),
      at('B', '2026-10-12T13:00', '19:01'),
    ]
    expect(foundBy('TIM-08', { planned: planned('12:00') })).toEqual([])
    expect(numbersOf('TIM-08', { planned: planned('12:01') })).toEqual([['2026-10-12', 0, 20]])
  })

  it('looks at where the break lies', () => {
    const planned = (breakAt: string) => [
      at('A', '2026-10-12T08:00', '16:00', { breakMinutes: 30, breakAt }),
    ]
    expect(foundBy('TIM-08', { planned: planned('2026-10-12T14:00') })).toEqual([])
    expect(numbersOf('TIM-08', { planned: planned('2026-10-12T14:01') })).toEqual([
      ['2026-10-12', 0, 20],
    ])
  })

  it('lies in the middle of the work where its start is not known, rounded down', () => {
    const halves = (start: string, end: string) => [
      at('A', `2026-10-12T${start}`, end, { breakMinutes: 30 }),
    ]
    // Twelve hours and a minute: the half after the break has the odd minute.
    expect(foundBy('TIM-08', { planned: halves('08:00', '20:31') })).toEqual([])
    expect(foundBy('TIM-08', { planned: halves('08:00', '20:32') })).toMatchObject([
      { startsAt: '2026-10-12T08:00', endsAt: '2026-10-12T14:01', measured: 0 },
    ])
  })

  it('may be given right after six hours, at the end of the shift too', () => {
    const planned = (start: string, breakMinutes: number) => [
      at('A', `2026-10-12T${start}`, '14:30', { breakMinutes, breakAt: '2026-10-12T14:00' }),
    ]
    expect(foundBy('TIM-08', { planned: planned('08:00', 30) })).toEqual([])
    expect(foundBy('TIM-08', { planned: planned('07:59', 30) })).toMatchObject([{ measured: 0 }])
    expect(foundBy('TIM-08', { planned: planned('08:00', 19) })).toHaveLength(1)
  })

  it('sees a night whole, as the work of the day on which it starts', () => {
    expect(numbersOf('TIM-08', { planned: [at('A', '2026-10-12T21:00', '03:00')] })).toEqual([
      ['2026-10-12', 0, 20],
    ])
    expect(foundBy('TIM-08', { planned: [at('A', '2026-10-12T21:00', '02:59')] })).toEqual([])
    const twoMembers = [at('A', '2026-10-12T21:00', '00:00'), at('B', '2026-10-13T00:00', '03:00')]
    expect(numbersOf('TIM-08', { planned: twoMembers })).toEqual([['2026-10-12', 0, 20]])
  })

  it('counts the hour that spring skips and the one that autumn repeats', () => {
    const march = { from: '2026-03-01', to: '2026-03-31' }
    const spring = [at('A', '2026-03-29T00:00', '06:59')]
    expect(foundBy('TIM-08', { planned: spring, ...march })).toEqual([])
    const autumn = [at('A', '2026-10-25T00:00', '05:00')]
    expect(numbersOf('TIM-08', { planned: autumn })).toEqual([['2026-10-25', 0, 20]])
  })

  it('of work that ends at midnight belongs to the day before', () => {
    const planned = [at('A', '2026-09-30T16:00', '00:00')]
    expect(foundBy('TIM-08', { planned })).toEqual([])
    const september = { planned, from: '2026-09-01', to: '2026-09-30' }
    expect(foundBy('TIM-08', september)).toHaveLength(1)
  })
})
