import { describe, expect, it } from 'vitest'
import { at, days, foundBy, numbersOf, on } from '../../../../tests/support/person.ts'
import { day, month } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import type { PastWork } from '../../index.ts'

const past = (week: string, nightMinutes: number, longNights = 0): PastWork => ({
  week: day(week),
  month: month(week.slice(0, 7)),
  memberId: 'A',
  minutes: minutes(Math.max(nightMinutes, 600)),
  nightMinutes: minutes(nightMinutes),
  longNights,
})

describe('work of night workers (Code du travail, L3122-6)', () => {
  const twoNights = (start: string) => [
    at('A', `2026-10-12T${start}`, '00:00'),
    at('A', '2026-10-13T22:00', '06:01'),
  ]

  it('makes a night worker of two days with three hours of night', () => {
    expect(foundBy('NGT-03', { worked: twoNights('21:01') })).toEqual([])
    expect(numbersOf('NGT-03', { worked: twoNights('21:00') })).toEqual([['2026-10-13', 481, 480]])
  })

  it('adds the night of a day over members and over midnight', () => {
    const worked = [
      at('A', '2026-10-12T21:00', '23:00'),
      at('B', '2026-10-12T23:00', '00:00'),
      at('A', '2026-10-13T20:00', '00:00'),
      at('B', '2026-10-14T00:00', '04:01'),
    ]
    expect(foundBy('NGT-03', { worked })).toMatchObject([
      { date: '2026-10-13', measured: 481, memberIds: ['A', 'B'], article: 'L3122-6' },
    ])
  })

  it('asks for such days in most of the weeks worked of twelve', () => {
    const weeks = (nights: number) => [past('2026-09-07', 400, nights), past('2026-09-14', 0)]
    const worked = twoNights('21:00')
    expect(numbersOf('NGT-03', { worked, pastWorked: weeks(2) })).toHaveLength(1)
    expect(foundBy('NGT-03', { worked, pastWorked: weeks(1) })).toEqual([])
    // A week of thirteen weeks ago no longer counts.
    const old = [past('2026-07-20', 0), past('2026-07-13', 0)]
    expect(numbersOf('NGT-03', { worked, pastWorked: old })).toHaveLength(1)
    expect(foundBy('NGT-03', { worked, pastWorked: [past('2026-07-27', 0)] })).toEqual([])
  })

  it('or for 270 hours of night in fifty-two weeks', () => {
    // One night of nine hours, 480 minutes of which are counted here as its night: 22:00 to 06:00.
    const worked = [at('A', '2026-10-12T22:00', '07:00')]
    const nights = (sum: number) => [past('2025-10-20', sum), past('2026-02-02', 600)]
    expect(foundBy('NGT-03', { worked, pastWorked: nights(15_119) })).toEqual([])
    expect(numbersOf('NGT-03', { worked, pastWorked: nights(15_120) })).toEqual([
      ['2026-10-12', 540, 480],
    ])
    const older = [past('2025-10-13', 15_120), past('2026-02-02', 600)]
    expect(foundBy('NGT-03', { worked, pastWorked: older })).toEqual([])
  })

  it('is forty hours on average over twelve weeks, forty-four by agreement', () => {
    const worked = [
      ...on(
        days('2026-07-27', 84).filter((_, index) => index % 7 < 5),
        'A',
        '21:00',
        '05:00',
      ),
      at('B', '2026-10-17T14:00', '14:01'),
    ]
    expect(foundBy('NGT-03', { worked })).toMatchObject([
      { date: '2026-07-27', measured: 28_801, limit: 28_800, article: 'L3122-7' },
    ])
    const accord = { ruleId: 'NGT-03', value: 2_640, source: 'Accord' }
    const limits = [{ ...accord, startsOn: day('2026-01-01'), endsOn: null }]
    expect(foundBy('NGT-03', { worked, limits })).toEqual([])
  })

  it('is judged on the judged days, by the day on which the night starts', () => {
    const worked = twoNights('21:00')
    const found = (from: string, to: string) => numbersOf('NGT-03', { worked, from, to })
    expect(found('2026-10-13', '2026-10-13')).toEqual([['2026-10-13', 481, 480]])
    expect(found('2026-10-14', '2026-10-31')).toEqual([])
    expect(found('2026-10-01', '2026-10-12')).toEqual([])
  })

  it('is not said of the days of a night worker', () => {
    const worked = [...twoNights('21:00'), at('B', '2026-10-15T08:00', '17:00')]
    expect(numbersOf('NGT-03', { worked })).toEqual([['2026-10-13', 481, 480]])
    // A minute of night makes the day one of night.
    const late = [...worked, at('B', '2026-10-16T12:00', '21:01')]
    expect(numbersOf('NGT-03', { worked: late })).toEqual([
      ['2026-10-13', 481, 480],
      ['2026-10-16', 541, 480],
    ])
  })

  it('follows an agreement on the day, or on the mean, and leaves the other to the law', () => {
    const accord = (value: number) => ({
      limits: [
        { ruleId: 'NGT-03', value, source: 'Accord', startsOn: day('2026-01-01'), endsOn: null },
      ],
    })
    const worked = [at('A', '2026-10-12T21:00', '00:00'), at('A', '2026-10-13T22:00', '05:01')]
    expect(foundBy('NGT-03', { worked, ...accord(420) })).toMatchObject([
      { measured: 421, limit: 420, source: 'Accord', article: 'L3122-6', severity: 'breach' },
    ])
    expect(foundBy('NGT-03', { worked, ...accord(2_640) })).toEqual([])
    const long = { worked: twoNights('21:00') }
    expect(foundBy('NGT-03', { ...long, ...accord(2_640) })).toMatchObject([
      { measured: 481, limit: 480, source: 'law' },
    ])
    const year = on(
      days('2026-07-27', 84).filter((_, index) => index % 7 < 5),
      'A',
      '21:00',
      '05:00',
    )
    const more = [...year, at('B', '2026-10-17T14:00', '14:01')]
    const mean = foundBy('NGT-03', { worked: more, ...accord(420) }).filter(
      ({ measured }) => measured > 1_440,
    )
    expect(mean).toMatchObject([{ measured: 28_801, limit: 28_800, source: 'law' }])
    expect(foundBy('NGT-03', { worked: more, ...accord(2_400) })).toMatchObject([
      { limit: 28_800, source: 'Accord' },
    ])
  })

  it('is of no night worker where half of the weeks are without nights', () => {
    const worked = twoNights('21:00')
    const found = (...pastWorked: PastWork[]) => numbersOf('NGT-03', { worked, pastWorked }).length
    expect(found()).toBe(1)
    expect(found(past('2026-10-05', 0))).toBe(0)
    expect(found(past('2026-10-05', 0), past('2026-09-28', 400, 2))).toBe(1)
    expect(found(past('2026-10-05', 400, 1))).toBe(0)
    expect(found(past('2026-10-05', 400, 3))).toBe(1)
  })
})
