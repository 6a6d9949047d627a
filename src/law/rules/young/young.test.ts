import { describe, expect, it } from 'vitest'
import { at, days, foundBy, judged, numbersOf, on } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

const SIXTEEN = '2010-01-15'
const FIFTEEN = '2011-01-15'

describe('break under 18 (Code du travail, L3162-3)', () => {
  it('is thirty minutes in a row on a day of more than four hours and a half', () => {
    const parts = (start: string, end: string) => [
      at('A', '2026-10-12T08:00', '10:00'),
      at('B', `2026-10-12T${start}`, end),
    ]
    const found = (start: string, end: string) =>
      numbersOf('YNG-02', { bornOn: SIXTEEN, worked: parts(start, end) })
    expect(found('10:29', '12:59')).toEqual([])
    expect(found('10:29', '13:00')).toEqual([['2026-10-12', 29, 30]])
    expect(found('10:30', '14:30')).toEqual([])
  })

  it('does not let more than that run in a row, before or after a break', () => {
    const found = (end: string) =>
      numbersOf('YNG-02', {
        bornOn: SIXTEEN,
        worked: [at('A', '2026-10-12T08:00', '09:00'), at('B', '2026-10-12T10:00', end)],
      })
    expect(found('14:30')).toEqual([])
    expect(found('14:31')).toEqual([['2026-10-12', 0, 30]])
    const short = [
      at('A', '2026-10-12T08:00', '09:00'),
      at('B', '2026-10-12T10:00', '13:00'),
      at('A', '2026-10-12T13:10', '15:10'),
    ]
    // Five hours with ten minutes between them: the day has its half hour elsewhere.
    expect(numbersOf('YNG-02', { bornOn: SIXTEEN, worked: short })).toEqual([])
    expect(numbersOf('YNG-02', { bornOn: SIXTEEN, worked: short.slice(1) })).toEqual([
      ['2026-10-12', 10, 30],
    ])
  })

  it('may end the day, and is not owed from the eighteenth birthday on', () => {
    const breakMinutes = { breakMinutes: 30, breakAt: '2026-10-12T12:30' }
    const worked = [at('A', '2026-10-12T08:00', '13:00', breakMinutes)]
    expect(foundBy('YNG-02', { bornOn: SIXTEEN, worked })).toEqual([])
    const long = [at('A', '2026-10-12T08:00', '13:00')]
    expect(foundBy('YNG-02', { bornOn: '2008-10-12', worked: long })).toEqual([])
    expect(foundBy('YNG-02', { bornOn: '2008-10-13', worked: long })).toHaveLength(1)
    expect(foundBy('YNG-02', { worked: long })).toEqual([])
  })
})

describe('rest under 18 (Code du travail, L3164-1 and L3164-2)', () => {
  const night = (start: string) => [
    at('A', '2026-10-12T14:00', '20:00'),
    at('B', `2026-10-13T${start}`, '12:00'),
  ]
  const found = (bornOn: string, start: string) =>
    judged({ bornOn, worked: night(start) })
      .filter(({ ruleId }) => /YNG-03|TIM-05/.test(ruleId))
      .map(({ ruleId, measured, limit }) => [ruleId, measured, limit])

  it('is twelve hours a day, fourteen under sixteen, beside the eleven of all', () => {
    expect(found(SIXTEEN, '08:00')).toEqual([])
    expect(found(SIXTEEN, '07:59')).toEqual([['YNG-03', 719, 720]])
    expect(found(SIXTEEN, '06:59')).toEqual([
      ['TIM-05', 659, 660],
      ['YNG-03', 659, 720],
    ])
    expect(found(FIFTEEN, '10:00')).toEqual([])
    expect(found(FIFTEEN, '09:59')).toEqual([['YNG-03', 839, 840]])
    expect(found('2010-10-12', '08:00')).toEqual([])
    expect(found('2010-10-13', '08:00')).toEqual([['YNG-03', 720, 840]])
    expect(found('2008-10-12', '07:59')).toEqual([])
  })

  it('is two days in a row each week, or forty-eight hours', () => {
    const week = [
      ...on(days('2026-10-12', 5), 'A', '08:00', '12:00'),
      at('A', '2026-10-19T08:00', '12:00'),
    ]
    const only = { bornOn: SIXTEEN, from: '2026-10-12', to: '2026-10-18' }
    expect(foundBy('YNG-04', { ...only, worked: week })).toEqual([])
    const worked = [...week, at('B', '2026-10-17T12:00', '12:01')]
    expect(foundBy('YNG-04', { ...only, worked })).toMatchObject([
      { measured: 1, limit: 2, unit: 'day', date: '2026-10-12' },
    ])
    // Saturday 08:00 to Monday 08:00 are forty-eight hours.
    const early = (end: string) => [...week, at('B', '2026-10-17T07:00', end)]
    expect(foundBy('YNG-04', { ...only, worked: early('08:00') })).toEqual([])
    expect(foundBy('YNG-04', { ...only, worked: early('08:01') })).toHaveLength(1)
  })

  it('is thirty-six hours where an agreement says so', () => {
    const accord = { ruleId: 'YNG-04', value: 2_160, source: 'Accord' }
    const limits = [{ ...accord, startsOn: day('2026-01-01'), endsOn: null }]
    const worked = (end: string) => [
      ...on(days('2026-10-12', 5), 'A', '08:00', '12:00'),
      at('B', '2026-10-17T08:00', end),
      at('A', '2026-10-19T08:00', '12:00'),
    ]
    const only = { bornOn: SIXTEEN, from: '2026-10-12', to: '2026-10-18', limits }
    expect(foundBy('YNG-04', { ...only, worked: worked('20:00') })).toEqual([])
    expect(foundBy('YNG-04', { ...only, worked: worked('20:01') })).toMatchObject([
      { measured: 2_159, limit: 2_160, unit: 'minute', source: 'Accord' },
    ])
  })
})

describe('what is lacking to judge the young', () => {
  it('is nothing invented: no day of birth, no finding', () => {
    const worked = [at('A', '2026-11-11T20:00', '06:00')]
    const found = judged({ worked, from: '2026-11-01', to: '2026-11-30' })
    expect(found.filter(({ ruleId }) => ruleId.startsWith('YNG'))).toEqual([])
  })
})
