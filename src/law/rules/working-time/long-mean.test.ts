import { describe, expect, it } from 'vitest'
import { at, days, foundBy, numbersOf, on } from '../../../../tests/support/person.ts'
import { day, month } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import { exampleWork, type PastWork } from '../../index.ts'

const works = (...work: string[]) => exampleWork({ fr: '', en: '', work, found: [] })
const TWELVE_WEEKS = works('A lu-ve 2026-07-27/2026-10-18 08:00-16:48')

const past = (week: string, sum: number, memberId = 'A'): PastWork => ({
  week: day(week),
  month: month(week.slice(0, 7)),
  memberId,
  minutes: minutes(sum),
  nightMinutes: minutes(0),
  longNights: 0,
})

describe('mean of twelve weeks (Code du travail, L3121-22)', () => {
  it('is 528 hours in all, over all members', () => {
    expect(foundBy('TIM-03', { worked: TWELVE_WEEKS })).toEqual([])
    const worked = [...TWELVE_WEEKS, at('B', '2026-10-17T08:00', '08:01')]
    expect(foundBy('TIM-03', { worked })).toMatchObject([
      {
        memberIds: ['A', 'B'],
        assignmentIds: ['as-A', 'as-B'],
        date: '2026-07-27',
        startsAt: '2026-07-27T00:00',
        endsAt: '2026-10-17T08:01',
        measured: 31_681,
        limit: 31_680,
        article: 'L3121-22',
        basis: 'worked',
      },
    ])
  })

  it('finds each run of weeks that is over and ends in the judged days, free weeks included', () => {
    const worked = [...TWELVE_WEEKS, ...works('B lu-ve 2026-07-27/2026-10-18 17:00-17:30')]
    const found = numbersOf('TIM-03', { worked, from: '2026-10-05', to: '2026-10-25' })
    // 47 h: eleven weeks of them are 517 h, which leaves the week after as it is.
    expect(found).toEqual([['2026-07-27', 12 * (2_640 + 150), 31_680]])
    const next = { from: '2026-10-19', to: '2026-10-25' }
    expect(numbersOf('TIM-03', { worked, ...next })).toEqual([])
    const after = (end: string) => [
      ...worked,
      ...works(`C ma-me 2026-10-19/2026-10-25 08:00-${end}`),
    ]
    expect(numbersOf('TIM-03', { worked: after('16:15'), ...next })).toEqual([])
    expect(numbersOf('TIM-03', { worked: after('16:16'), ...next })).toEqual([
      ['2026-08-03', 11 * 2_790 + 992, 31_680],
    ])
  })

  it('adds the summed weeks before, and those on the edge of the detailed days', () => {
    const pastWorked = [
      ...days('2026-07-27', 77)
        .filter((_, index) => index % 7 === 0)
        .map((week) => past(week, 2_640)),
      past('2026-10-12', 1_000, 'B'),
    ]
    const worked = [at('A', '2026-10-14T08:00', '16:00')]
    const sum = (more: number) => [...pastWorked.slice(0, -1), past('2026-10-12', more, 'B')]
    expect(foundBy('TIM-03', { worked, pastWorked: sum(2_640 - 480) })).toEqual([])
    expect(foundBy('TIM-03', { worked, pastWorked: sum(2_641 - 480) })).toMatchObject([
      { memberIds: ['A', 'B'], shiftIds: ['A@2026-10-14T08:00'], measured: 31_681 },
    ])
  })

  it('names the members of its weeks, in order, and of no other', () => {
    const pastWorked = [
      past('2026-07-20', 600, 'Z'),
      past('2026-07-27', 31_000, 'C'),
      past('2026-08-03', 60, 'A'),
    ]
    const worked = [at('B', '2026-10-12T08:00', '20:00'), at('Y', '2026-10-19T08:00', '09:00')]
    const week = { from: '2026-10-12', to: '2026-10-18' }
    expect(foundBy('TIM-03', { worked, pastWorked, ...week })).toMatchObject([
      {
        measured: 31_780,
        memberIds: ['A', 'B', 'C'],
        assignmentIds: ['as-B'],
        source: 'law',
        endsAt: '2026-10-12T20:00',
      },
    ])
    const free = { from: '2026-10-12', to: '2026-10-18' }
    const before = [past('2026-07-27', 31_681, 'C')]
    expect(foundBy('TIM-03', { pastWorked: before, ...free })).toMatchObject([
      { memberIds: ['C'], shiftIds: [], endsAt: '2026-10-19T00:00' },
    ])
  })

  it('follows the mean of an agreement', () => {
    const accord = {
      ruleId: 'TIM-03',
      value: 2_760,
      startsOn: day('2026-10-12'),
      endsOn: null,
      source: 'Accord',
    }
    const worked = works('A lu-ve 2026-07-27/2026-10-18 08:00-17:12')
    expect(foundBy('TIM-03', { worked, limits: [accord] }).map(({ source }) => source)).toEqual([])
    const more = [...worked, at('B', '2026-10-17T08:00', '08:01')]
    expect(foundBy('TIM-03', { worked: more, limits: [accord] })).toMatchObject([
      { measured: 33_121, limit: 33_120, source: 'Accord' },
    ])
  })

  it('leaves agricultural production to its twelve months', () => {
    const worked = works('A lu-ve 2025-10-13/2026-10-11 08:00-16:48', 'B 2026-10-10 08:00-08:01')
    const farm = { group: { kind: 'agricultural' as const } }
    expect(foundBy('TIM-03', { worked, ...farm })).toEqual([])
    expect(numbersOf('TIM-04', { worked, ...farm })).toEqual([['2025-10-13', 137_281, 137_280]])
    expect(numbersOf('TIM-04', { worked, group: { idcc: '7024' } })).toHaveLength(1)
    expect(foundBy('TIM-04', { worked })).toEqual([])
  })
})

describe('the week of an agreement (Code du travail, L3121-32)', () => {
  const sunday = {
    ruleId: 'TIM-09',
    value: 7,
    startsOn: day('2026-10-07'),
    endsOn: null,
    source: 'Accord',
  }

  it('moves the limits of the week', () => {
    // Sunday to Friday eight hours each, and a minute on the Saturday: one week from Sunday on.
    const worked = [
      ...on(days('2026-10-18', 6), 'A', '08:00', '16:00'),
      at('B', '2026-10-24T08:00', '08:01'),
    ]
    expect(foundBy('TIM-02', { worked })).toEqual([])
    expect(numbersOf('TIM-02', { worked, limits: [sunday] })).toEqual([
      ['2026-10-18', 2_881, 2_880],
    ])
  })

  it('cuts the week that runs when it begins', () => {
    const worked = on(days('2026-10-05', 7), 'A', '08:00', '16:00')
    const limits = [{ ...sunday, startsOn: day('2026-10-01') }]
    expect(numbersOf('TIM-02', { worked })).toEqual([['2026-10-05', 3_360, 2_880]])
    expect(foundBy('TIM-02', { worked, limits: [sunday] })).toEqual([])
    expect(foundBy('TIM-02', { worked, limits })).toEqual([])
  })
})
