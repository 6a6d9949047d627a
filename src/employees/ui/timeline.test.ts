import { describe, expect, it } from 'vitest'
import type { CalendarDay } from '../employees-contract.ts'
import { isWeekend, minutesFrom, percentAt, spanOf, ticksOf, weeksOfDays } from './timeline.ts'

const dayOf = (day: string, startsAt?: string, endsAt?: string): CalendarDay => ({
  day,
  work:
    startsAt === undefined || endsAt === undefined
      ? []
      : [
          {
            basis: 'worked',
            id: 'e',
            assignmentId: 'a',
            memberId: 'm',
            memberName: 'M',
            siteId: 's',
            siteName: 'S',
            timeZone: 'Europe/Paris',
            startsAt,
            endsAt,
            breakMinutes: 0,
            minutes: 60,
            employeeConfirmed: true,
            memberConfirmed: true,
          },
        ],
  moves: [],
  restBeforeMinutes: null,
  absences: [],
  marks: [],
})

describe('the picture of a month', () => {
  it('counts minutes from the midnight of the day, also past the next one', () => {
    expect(minutesFrom('2026-10-05', '2026-10-05T08:30')).toBe(510)
    expect(minutesFrom('2026-10-31', '2026-11-01T02:00')).toBe(26 * 60)
  })

  it('shows six to twenty, and more only when somebody works then', () => {
    expect(spanOf([dayOf('2026-10-05', '2026-10-05T08:00', '2026-10-05T16:00')])).toEqual({
      from: 6,
      to: 20,
    })
    expect(spanOf([dayOf('2026-10-05', '2026-10-05T21:30', '2026-10-06T05:15')])).toEqual({
      from: 6,
      to: 30,
    })
  })

  it('places minutes by percent and never outside', () => {
    const span = { from: 6, to: 20 }
    expect(percentAt(span, 6 * 60)).toBe(0)
    expect(percentAt(span, 13 * 60)).toBe(50)
    expect(percentAt(span, 22 * 60)).toBe(100)
    expect(percentAt(span, 60)).toBe(0)
  })

  it('writes the hours at even distances', () => {
    expect(ticksOf({ from: 6, to: 20 })).toEqual([6, 8, 10, 12, 14, 16, 18, 20])
    expect(ticksOf({ from: 5, to: 30 })).toEqual([6, 9, 12, 15, 18, 21, 24, 27, 30])
  })

  it('cuts the month into weeks that begin on Monday', () => {
    const days = ['2026-10-01', '2026-10-04', '2026-10-05', '2026-10-11', '2026-10-12'].map((day) =>
      dayOf(day),
    )
    expect(weeksOfDays(days).map((week) => [week.monday, week.days.length])).toEqual([
      ['2026-09-28', 2],
      ['2026-10-05', 2],
      ['2026-10-12', 1],
    ])
    expect(['2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
