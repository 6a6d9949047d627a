import { describe, expect, it } from 'vitest'
import { at, on } from '../../../tests/support/person.ts'
import { limitsOf } from '../../law/index.ts'
import { day } from '../../shared/days.ts'
import { timeRecord } from './time-record.ts'

const period = (from: string, to: string) => ({ from: day(from), to: day(to) })

describe('the register of working time (D3171-8)', () => {
  it('has each period of each day, its length, and the rest before it', () => {
    const [week] = timeRecord(
      [
        at('A', '2026-10-12T08:00', '12:00'),
        at('B', '2026-10-12T13:30', '17:00', { breakMinutes: 15 }),
        at('A', '2026-10-13T09:00', '10:00'),
      ],
      [],
      period('2026-10-12', '2026-10-14'),
    )
    expect(week?.days).toMatchObject([
      {
        day: '2026-10-12',
        spans: [
          { startsAt: '2026-10-12T08:00', endsAt: '2026-10-12T12:00', memberId: 'A' },
          { startsAt: '2026-10-12T13:30', endsAt: '2026-10-12T17:00', breakMinutes: 15 },
        ],
        minutes: 435,
        restBefore: null,
      },
      { day: '2026-10-13', minutes: 60, restBefore: 960 },
      { day: '2026-10-14', spans: [], minutes: 0, restBefore: null },
    ])
  })

  it('adds up the whole week, also where the period cuts it', () => {
    const days = ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02']
    const [week] = timeRecord(
      on(days, 'A', '08:00', '15:00'),
      [],
      period('2026-10-01', '2026-10-31'),
    )
    expect(week).toMatchObject({ from: '2026-09-28', minutes: 2_100, minutesShown: 840 })
  })

  it('counts a night on both of its days, by the clock that passes', () => {
    const [week] = timeRecord(
      [at('A', '2026-10-24T22:00', '06:00')],
      [],
      period('2026-10-24', '2026-10-25'),
    )
    expect(week?.days.map(({ minutes }) => minutes)).toEqual([120, 420])
    expect(week?.minutes).toBe(540)
  })

  it('takes the own week of an agreement', () => {
    const limits = limitsOf([
      { ruleId: 'TIM-09', value: 7, source: 'Accord', startsOn: day('2026-01-01'), endsOn: null },
    ])
    const weeks = timeRecord([], [], period('2026-10-10', '2026-10-12'), limits)
    expect(weeks.map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-04', '2026-10-10'],
      ['2026-10-11', '2026-10-17'],
    ])
  })

  it('tells the longest rest that begins in the week, when the work after it is known', () => {
    const days = ['2026-10-12', '2026-10-13', '2026-10-16', '2026-10-19']
    const weeks = timeRecord(
      on(days, 'A', '08:00', '16:00'),
      [],
      period('2026-10-12', '2026-10-25'),
    )
    expect(weeks.map(({ longestRest }) => longestRest)).toEqual([64 * 60, null])
  })

  it('names the absences of a day', () => {
    const absence = {
      id: 'x',
      kind: 'paid_leave',
      minutes: null,
      startsOn: day('2026-10-13'),
      endsOn: day('2026-10-14'),
    }
    const [week] = timeRecord([], [absence], period('2026-10-12', '2026-10-14'))
    expect(week?.days.map(({ absences }) => absences)).toEqual([[], ['paid_leave'], ['paid_leave']])
  })
})
