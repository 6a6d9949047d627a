import { describe, expect, it } from 'vitest'
import { at, days, foundBy, numbersOf, on } from '../../../../tests/support/person.ts'

const SIXTEEN = '2010-01-15'

describe('working time under 18 (Code du travail, L3162-1)', () => {
  it('is eight hours a day over two members', () => {
    const day = (end: string) => [
      at('A', '2026-10-12T08:00', '12:00'),
      at('B', '2026-10-12T13:00', end),
    ]
    expect(foundBy('YNG-01', { bornOn: SIXTEEN, worked: day('17:00') })).toEqual([])
    expect(foundBy('YNG-01', { bornOn: SIXTEEN, worked: day('17:01') })).toMatchObject([
      {
        memberIds: ['A', 'B'],
        date: '2026-10-12',
        measured: 481,
        limit: 480,
        article: 'L3162-1',
        basis: 'worked',
      },
    ])
  })

  it('is thirty-five hours a week', () => {
    const week = on(days('2026-10-12', 5), 'A', '08:00', '15:00')
    expect(foundBy('YNG-01', { bornOn: SIXTEEN, worked: week })).toEqual([])
    const more = [...week, at('B', '2026-10-17T08:00', '08:01')]
    expect(numbersOf('YNG-01', { bornOn: SIXTEEN, worked: more })).toEqual([
      ['2026-10-12', 2_101, 2_100],
    ])
  })

  it('stops with the eighteenth birthday, inside a week too', () => {
    const worked = on(days('2026-10-12', 5), 'A', '08:00', '16:30')
    const birthday = (bornOn: string) =>
      numbersOf('YNG-01', { bornOn, worked }).map(([date, measured]) => [date, measured])
    expect(birthday('2008-10-12')).toEqual([])
    expect(birthday('2008-10-13')).toEqual([['2026-10-12', 510]])
    // Monday to Thursday are 34 h, the Friday of the birthday is not counted.
    expect(birthday('2008-10-16').filter(([, measured]) => measured !== 510)).toEqual([])
    expect(birthday('2008-10-17').filter(([, measured]) => measured !== 510)).toEqual([
      ['2026-10-12', 2_550],
    ])
  })

  it('is not judged without a day of birth', () => {
    expect(foundBy('YNG-01', { worked: [at('A', '2026-10-12T08:00', '20:00')] })).toEqual([])
  })
})
