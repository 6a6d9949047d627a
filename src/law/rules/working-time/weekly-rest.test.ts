import { describe, expect, it } from 'vitest'
import { at, days, foundBy, on } from '../../../../tests/support/person.ts'

const shape = (worked: Parameters<typeof foundBy>[1]['worked'], more = {}) =>
  foundBy('TIM-06', { worked: worked ?? [], ...more }).map(
    ({ date, measured, limit, unit, article }) => [date, measured, limit, unit, article],
  )

describe('weekly rest (Code du travail, L3132-1 and L3132-2)', () => {
  it('accepts work from Monday to Saturday evening', () => {
    const worked = on(days('2026-10-05', 21), 'A', '08:00', '15:00').filter(
      ({ id }) => !/-(11|18|25)T/.test(id),
    )
    expect(shape(worked)).toEqual([])
  })

  it('asks for thirty-five hours between two weeks, over all members', () => {
    const around = (end: string) => [
      ...on(days('2026-10-12', 5), 'A', '08:00', '15:00'),
      at('B', '2026-10-17T08:00', end),
      ...on(days('2026-10-19', 5), 'A', '05:00', '12:00'),
    ]
    expect(shape(around('18:00'))).toEqual([])
    expect(shape(around('18:01'))).toEqual([['2026-10-12', 2_099, 2_100, 'minute', 'L3132-2']])
  })

  it('finds the seventh day, and the rest that is missing', () => {
    const worked = [
      ...on(days('2026-10-12', 4), 'A', '08:00', '15:00'),
      ...on(days('2026-10-16', 3), 'B', '08:00', '15:00'),
    ]
    expect(shape(worked)).toEqual([
      ['2026-10-12', 7, 6, 'day', 'L3132-1'],
      ['2026-10-12', 1_020, 2_100, 'minute', 'L3132-2'],
    ])
    expect(foundBy('TIM-06', { worked })[0]).toMatchObject({
      memberIds: ['A', 'B'],
      startsAt: '2026-10-12T08:00',
      endsAt: '2026-10-18T15:00',
      basis: 'worked',
    })
  })

  it('counts a night on the day on which it starts', () => {
    const nights = (more: string) => [
      ...on(days('2026-10-12', 6), 'A', '22:00', '06:00'),
      at('B', more, '23:00'),
      at('A', '2026-10-19T22:00', '06:00'),
    ]
    // Sunday 06:00 to Monday 22:00: forty hours, of which no week has a day.
    expect(shape(nights('2026-10-19T22:30').slice(0, 6))).toEqual([])
    const week = { from: '2026-10-12', to: '2026-10-18' }
    expect(shape(nights('2026-10-18T22:59'), week)).toEqual([
      ['2026-10-12', 7, 6, 'day', 'L3132-1'],
      ['2026-10-12', 1_380, 2_100, 'minute', 'L3132-2'],
    ])
  })

  it('has a day of the rest in the week, to the minute, where it began in the one before', () => {
    const rest = (until: string, from: string) => [
      ...on(days('2026-10-05', 6), 'A', '08:00', '15:00'),
      at('B', '2026-10-11T08:00', until),
      at('B', from, '2026-10-13T12:00'),
      ...on(days('2026-10-14', 5), 'A', '08:00', '15:00'),
      at('A', '2026-10-19T08:00', '15:00'),
    ]
    const week = { from: '2026-10-12', to: '2026-10-18' }
    // From Sunday 13:00 to Tuesday 0:00 are thirty-five hours, a day of which is the Monday.
    expect(shape(rest('13:00', '2026-10-13T00:00'), week)).toEqual([])
    expect(shape(rest('12:59', '2026-10-12T23:59'), week)).toEqual([
      ['2026-10-12', 1_439, 2_100, 'minute', 'L3132-2'],
    ])
    expect(shape(rest('13:01', '2026-10-13T00:00'), week)).toEqual([
      ['2026-10-12', 2_099, 2_100, 'minute', 'L3132-2'],
    ])
  })

  it('counts the days of the week on which work starts, not the shifts', () => {
    const twice = on(days('2026-10-12', 6), 'A', '08:00', '10:00')
    const worked = [...twice, ...on(days('2026-10-12', 6), 'B', '14:00', '16:00')]
    expect(shape(worked)).toEqual([])
    const night = [...worked, at('A', '2026-10-17T22:00', '02:00')]
    // The night of Saturday ends on Sunday, on which no work starts.
    expect(shape(night).filter(([, , , unit]) => unit === 'day')).toEqual([])
  })

  it('does not count a day whose presence is all break', () => {
    const worked = [
      ...on(days('2026-10-12', 6), 'A', '08:00', '10:00'),
      at('B', '2026-10-17T22:00', '02:00'),
      at('B', '2026-10-18T12:00', '13:00', { breakMinutes: 60 }),
    ]
    expect(shape(worked).filter(([, , , unit]) => unit === 'day')).toEqual([])
  })

  it('accepts a long rest in the middle of seven worked days', () => {
    const worked = [
      at('A', '2026-10-12T04:00', '06:00'),
      at('A', '2026-10-13T20:00', '22:00'),
      ...on(days('2026-10-14', 5), 'A', '08:00', '12:00'),
    ]
    expect(shape(worked)).toEqual([['2026-10-12', 7, 6, 'day', 'L3132-1']])
  })

  it('does not count for this week a rest that lies in the one before', () => {
    const worked = [
      at('A', '2026-10-03T08:00', '18:00'),
      ...on(days('2026-10-05', 14), 'A', '08:00', '15:00'),
    ]
    expect(shape(worked).filter(([, , , unit]) => unit === 'minute')).toEqual([
      ['2026-10-05', 1_020, 2_100, 'minute', 'L3132-2'],
      ['2026-10-12', 1_020, 2_100, 'minute', 'L3132-2'],
    ])
  })

  it.each([
    ['00:00', []],
    // Fifty-six hours of rest, but one minute less than a day of them lies in the week.
    ['00:01', [['2026-10-12', 1_439, 2_100, 'minute', 'L3132-2']]],
  ])('gives a week at least a day of the rest: from Sunday %s', (end, expected) => {
    const worked = [
      ...on(days('2026-10-12', 5), 'A', '08:00', '15:00'),
      at('A', '2026-10-17T08:00', '15:00'),
      ...(end === '00:00' ? [] : [at('B', '2026-10-18T00:00', end)]),
      at('A', '2026-10-20T08:00', '12:00'),
    ]
    expect(shape(worked).filter(([, , , unit]) => unit === 'minute')).toEqual(expected)
  })

  it('counts real minutes when clocks change', () => {
    // Saturday 21:00 to Monday 07:00: 34 h on the wall, 35 h in autumn and 33 h in spring.
    const autumn = (start: string) => [
      ...on(days('2026-10-19', 5), 'A', '08:00', '15:00'),
      at('A', '2026-10-24T15:00', '21:00'),
      at('A', `2026-10-26T${start}`, '12:00'),
    ]
    expect(shape(autumn('07:00'))).toEqual([])
    expect(shape(autumn('06:59'))).toEqual([['2026-10-19', 2_099, 2_100, 'minute', 'L3132-2']])
    const spring = (start: string) => [
      ...on(days('2026-03-23', 5), 'A', '08:00', '15:00'),
      at('A', '2026-03-28T13:00', '20:00'),
      at('A', `2026-03-30T${start}`, '12:00'),
    ]
    const march = { from: '2026-03-01', to: '2026-03-31' }
    expect(shape(spring('08:00'), march)).toEqual([])
    expect(shape(spring('07:59'), march)).toEqual([
      ['2026-03-23', 2_099, 2_100, 'minute', 'L3132-2'],
    ])
  })

  it('sees the week whole at the end of a year', () => {
    const worked = on(days('2026-12-28', 7), 'A', '08:00', '12:00')
    const january = { from: '2027-01-01', to: '2027-01-31' }
    expect(shape(worked, january)[0]).toEqual(['2026-12-28', 7, 6, 'day', 'L3132-1'])
    expect(shape(worked, { from: '2027-01-04', to: '2027-01-31' })).toEqual([])
  })
})
