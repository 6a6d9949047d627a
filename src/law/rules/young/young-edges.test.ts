import { describe, expect, it } from 'vitest'
import { at, days, foundBy, numbersOf, on } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

const SIXTEEN = '2010-01-15'
const FIFTEEN = '2011-01-15'

describe('nights under 18 (Code du travail, L3163-1 and L3163-2)', () => {
  const night = (bornOn: string, start: string, end: string) =>
    numbersOf('YNG-05', { bornOn, worked: [at('A', `2026-10-12T${start}`, end)] })

  it('begin at 22:00 from sixteen on, at 20:00 before, and end at 6:00', () => {
    expect(night(SIXTEEN, '16:00', '22:00')).toEqual([])
    expect(night(SIXTEEN, '16:00', '22:01')).toEqual([['2026-10-12', 1, 0]])
    expect(night(FIFTEEN, '16:00', '20:00')).toEqual([])
    expect(night(FIFTEEN, '16:00', '20:01')).toEqual([['2026-10-12', 1, 0]])
    expect(night(SIXTEEN, '06:00', '10:00')).toEqual([])
    expect(night(SIXTEEN, '05:59', '10:00')).toEqual([['2026-10-12', 1, 0]])
    expect(night(SIXTEEN, '21:00', '07:00')).toEqual([['2026-10-12', 480, 0]])
  })

  it('are allowed from the birthday on, at midnight', () => {
    expect(night('2008-10-13', '21:00', '07:00')).toEqual([['2026-10-12', 120, 0]])
    expect(night('2008-10-12', '21:00', '07:00')).toEqual([])
    // Sixteen at midnight: from 20:00 before it, and until 6:00 as at any age.
    expect(night('2010-10-13', '19:00', '01:00')).toEqual([['2026-10-12', 300, 0]])
  })

  it('name the work at fault only, on the day on which it starts', () => {
    const worked = [at('A', '2026-10-12T19:00', '21:30'), at('B', '2026-10-12T22:00', '23:00')]
    expect(foundBy('YNG-05', { bornOn: SIXTEEN, worked })).toMatchObject([
      { memberIds: ['B'], startsAt: '2026-10-12T22:00', article: 'L3163-2', severity: 'breach' },
    ])
    const last = { bornOn: SIXTEEN, worked: [at('A', '2026-09-30T22:00', '00:00')] }
    expect(numbersOf('YNG-05', last)).toEqual([])
    expect(numbersOf('YNG-05', { ...last, from: '2026-09-30', to: '2026-09-30' })).toHaveLength(1)
  })
})

describe('public holidays under 18 (Code du travail, L3164-6)', () => {
  const november = { from: '2026-11-01', to: '2026-11-30' }
  const armistice = on(['2026-11-11'], 'A', '08:00', '10:00')

  it('are those of the place, on the judged days, until the birthday', () => {
    const found = (bornOn: string, more = {}) =>
      numbersOf('YNG-06', { bornOn, worked: armistice, ...november, ...more })
    expect(found(SIXTEEN)).toEqual([['2026-11-11', 120, 0]])
    expect(found('2008-11-12')).toHaveLength(1)
    expect(found('2008-11-11')).toEqual([])
    expect(found(SIXTEEN, { from: '2026-11-12' })).toEqual([])
    expect(found(SIXTEEN, { to: '2026-11-10' })).toEqual([])
    const place = { sites: { 'site-A': { memberId: 'A', communeCode: '97411' } } }
    expect(found(SIXTEEN, place)).toHaveLength(1)
  })

  it('of a night are its hours on the holiday', () => {
    const worked = [at('A', '2026-11-10T20:00', '02:00'), at('A', '2026-11-11T23:00', '03:00')]
    expect(foundBy('YNG-06', { bornOn: SIXTEEN, worked, ...november })).toMatchObject([
      {
        date: '2026-11-11',
        measured: 180,
        startsAt: '2026-11-11T00:00',
        endsAt: '2026-11-12T00:00',
      },
    ])
  })
})

describe('days and weeks under 18 (Code du travail, L3162-1)', () => {
  it('are those that are judged, a week as soon as one of its days is', () => {
    const worked = on(days('2026-10-12', 5), 'A', '08:00', '16:00')
    const found = (from: string, to: string) =>
      numbersOf('YNG-01', { bornOn: SIXTEEN, worked, from, to })
    expect(found('2026-10-18', '2026-10-31')).toEqual([['2026-10-12', 2_400, 2_100]])
    expect(found('2026-10-01', '2026-10-12')).toEqual([['2026-10-12', 2_400, 2_100]])
    expect(found('2026-10-19', '2026-10-31')).toEqual([])
    expect(found('2026-10-01', '2026-10-11')).toEqual([])
    const long = on(['2026-10-14'], 'A', '08:00', '17:00')
    const day1 = (from: string, to: string) =>
      numbersOf('YNG-01', { bornOn: SIXTEEN, worked: long, from, to })
    expect(day1('2026-10-14', '2026-10-14')).toEqual([['2026-10-14', 540, 480]])
    expect(day1('2026-10-15', '2026-10-31')).toEqual([])
    expect(day1('2026-10-01', '2026-10-13')).toEqual([])
  })

  it('may be longer by leave of the labour inspectorate, which is named', () => {
    const leave = { ruleId: 'YNG-01', value: 540, source: 'Décision', endsOn: null }
    const limits = [{ ...leave, startsOn: day('2026-01-01') }]
    const found = (end: string) =>
      foundBy('YNG-01', { bornOn: SIXTEEN, limits, worked: [at('A', '2026-10-12T08:00', end)] })
    expect(found('17:00')).toEqual([])
    expect(found('17:01')).toMatchObject([{ measured: 541, limit: 540, source: 'Décision' }])
  })
})

describe('weekly rest under 18 (Code du travail, L3164-2)', () => {
  const everyDay = on(days('2026-10-12', 7), 'A', '08:00', '10:00')

  it('is asked of weeks that end before the birthday, and that are judged', () => {
    const found = (bornOn: string, from = '2026-10-12', to = '2026-10-18') =>
      foundBy('YNG-04', { bornOn, worked: everyDay, from, to })
    expect(found('2008-10-19')).toMatchObject([
      { date: '2026-10-12', measured: 0, limit: 2, unit: 'day', article: 'L3164-2' },
    ])
    expect(found('2008-10-18')).toEqual([])
    expect(found(SIXTEEN, '2026-10-19', '2026-10-31')).toEqual([])
    expect(found(SIXTEEN, '2026-10-01', '2026-10-11')).toEqual([])
  })

  it('may begin on the last day of the week, with the first of the next', () => {
    const worked = on(days('2026-10-12', 6), 'A', '08:00', '10:00')
    const week = { bornOn: SIXTEEN, from: '2026-10-12', to: '2026-10-18' }
    expect(foundBy('YNG-04', { ...week, worked })).toEqual([])
    const monday = [...worked, at('A', '2026-10-19T04:00', '10:00')]
    expect(numbersOf('YNG-04', { ...week, worked: monday })).toEqual([['2026-10-12', 1, 2]])
  })
})

describe('breaks under 18 (Code du travail, L3162-3)', () => {
  it('are asked on the judged days', () => {
    const worked = [at('A', '2026-10-12T08:00', '13:00')]
    const found = (from: string, to: string) =>
      numbersOf('YNG-02', { bornOn: SIXTEEN, worked, from, to })
    expect(found('2026-10-12', '2026-10-12')).toEqual([['2026-10-12', 0, 30]])
    expect(found('2026-10-13', '2026-10-31')).toEqual([])
    expect(found('2026-10-01', '2026-10-11')).toEqual([])
  })

  it('that are too short are said with the longest, and the work around it', () => {
    const worked = [
      at('A', '2026-10-12T08:00', '10:00'),
      at('B', '2026-10-12T10:20', '12:00'),
      at('C', '2026-10-12T12:10', '13:10'),
    ]
    expect(foundBy('YNG-02', { bornOn: SIXTEEN, worked })).toMatchObject([
      {
        measured: 20,
        memberIds: ['A', 'B', 'C'],
        startsAt: '2026-10-12T08:00',
        endsAt: '2026-10-12T13:10',
        article: 'L3162-3',
      },
    ])
  })
})
