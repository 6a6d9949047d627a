import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  at,
  circumstancesOf,
  days,
  on,
  personOf,
  type Situation,
} from '../../tests/support/person.ts'
import { addDays, type Day, day } from '../shared/days.ts'
import { instant, instantsOf, minutes, startOfDay, zone } from '../shared/time.ts'
import { capacityOf, type Finding, judgePerson, type Work } from './index.ts'

const PARIS = zone('Europe/Paris')

const capacity = (date: string, situation: Situation) =>
  capacityOf(personOf(situation), day(date), circumstancesOf(situation))

describe('what may still be planned for a person', () => {
  it('is ten hours of a free day', () => {
    expect(capacity('2026-10-14', {})).toEqual({
      day: '2026-10-14',
      free: [{ startsAt: '2026-10-14T00:00', endsAt: null, minutes: 600 }],
      earliestStart: '2026-10-14T00:00',
      latestEnd: null,
      minutesToday: 600,
      minutesThisWeek: 2_880,
    })
  })

  it('starts after the daily rest and ends before the next one', () => {
    const planned = [at('A', '2026-10-13T14:00', '22:00'), at('B', '2026-10-15T05:00', '12:00')]
    expect(capacity('2026-10-14', { planned })).toMatchObject({
      earliestStart: '2026-10-14T09:00',
      latestEnd: '2026-10-14T18:00',
      minutesToday: 540,
      minutesThisWeek: 2_880 - 480 - 420,
    })
  })

  it('lies before and after the work of the day', () => {
    const planned = [at('A', '2026-10-14T10:00', '14:00')]
    expect(capacity('2026-10-14', { planned }).free).toEqual([
      { startsAt: '2026-10-14T00:00', endsAt: '2026-10-14T10:00', minutes: 360 },
      { startsAt: '2026-10-14T14:00', endsAt: null, minutes: 360 },
    ])
  })

  it('keeps the week, the twelve weeks and the weekly rest', () => {
    const week = on(days('2026-10-12', 5), 'A', '08:00', '17:00')
    expect(capacity('2026-10-17', { planned: week })).toMatchObject({
      minutesToday: 180,
      minutesThisWeek: 180,
    })
    const six = on(days('2026-10-12', 6), 'A', '08:00', '14:00')
    expect(capacity('2026-10-18', { planned: six })).toMatchObject({ free: [], minutesToday: 0 })
    const monday = [...six.slice(0, 5), at('A', '2026-10-19T05:00', '12:00')]
    expect(capacity('2026-10-17', { planned: monday })).toMatchObject({
      latestEnd: '2026-10-17T18:00',
    })
    const weeks = on(days('2026-07-27', 80), 'A', '08:00', '16:00').filter(
      ({ start }) => new Date(start * 60_000).getUTCDay() !== 0,
    )
    // Eleven weeks and five days of eight hours six days a week: 528 h were reached long ago.
    expect(capacity('2026-10-15', { planned: weeks.slice(0, 66) })).toMatchObject({
      minutesToday: 0,
      minutesThisWeek: 0,
    })
  })

  it('follows the agreement, the age and the absence', () => {
    const limits = [
      { ruleId: 'TIM-01', value: 720, startsOn: day('2026-01-01'), endsOn: null, source: 'Accord' },
    ]
    expect(capacity('2026-10-14', { limits }).minutesToday).toBe(720)
    expect(capacity('2026-10-14', { bornOn: '2010-01-15' }).free).toEqual([
      { startsAt: '2026-10-14T06:00', endsAt: '2026-10-14T22:00', minutes: 480 },
    ])
    const absences = [
      { kind: 'paid_leave', startsOn: day('2026-10-14'), endsOn: day('2026-10-14') },
    ]
    expect(capacity('2026-10-14', { absences })).toMatchObject({ free: [], earliestStart: null })
    expect(capacity('2026-10-14', { leftOn: '2026-10-13' }).minutesToday).toBe(0)
  })

  it('takes declared work for the day on which there is some, and planned work for the others', () => {
    const planned = on(days('2026-10-12', 2), 'A', '08:00', '16:00')
    const worked = [at('A', '2026-10-12T08:00', '18:00')]
    expect(capacity('2026-10-14', { planned, worked }).minutesThisWeek).toBe(2_880 - 600 - 480)
  })
})

const TIMES = [
  'TIM-01',
  'TIM-02',
  'TIM-03',
  'TIM-05',
  'TIM-06',
  'NGT-03',
  'YNG-01',
  'YNG-03',
  'YNG-04',
  'YNG-05',
  'YNG-06',
]

const shift = fc.record({
  start: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 300, max: 600 }) },
    { weight: 1, arbitrary: fc.integer({ min: 300, max: 1_200 }) },
  ),
  length: fc.integer({ min: 120, max: 480 }),
  isWorked: fc.constantFrom(true, true, true, false),
})

/** Work of three weeks in a row, at most one shift a day, around a clock change or not. */
const someWeeks = fc
  .tuple(
    fc.constantFrom('2026-03-16', '2026-10-12', '2026-12-21', '2026-06-01'),
    fc.array(shift, { minLength: 21, maxLength: 21 }),
    fc.constantFrom(undefined, '2010-01-15', '2010-12-25', '2011-06-01'),
  )
  .map(([first, shifts, bornOn]) => ({ first: day(first), shifts, bornOn }))

function workOf(date: Day, start: number, end: number, id: string): Work {
  const midnight = startOfDay(date, PARIS)
  const place = { zone: PARIS, memberId: 'A', assignmentId: 'as-A', siteId: 'site-A' }
  const times = { start: instant(midnight + start), end: instant(midnight + end) }
  return { ...place, ...times, id, breakStart: null, breakMinutes: minutes(0) }
}

const ofTime = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ ruleId }) => TIMES.includes(ruleId))

/** Whether a finding was there before, at least as far from its limit. */
const isKnown = (before: readonly Finding[], now: Finding): boolean =>
  before.some(
    (one) =>
      one.ruleId === now.ruleId &&
      one.date === now.date &&
      one.unit === now.unit &&
      Math.abs(one.measured - one.limit) >= Math.abs(now.measured - now.limit),
  )

describe('the capacity of a day', () => {
  it('breaks no rule when it is planned, and one by one minute more', () => {
    fc.assert(
      fc.property(
        someWeeks,
        fc.integer({ min: 7, max: 13 }),
        ({ first, shifts, bornOn }, index) => {
          const planned = shifts.flatMap(({ start, length, isWorked }, nth) =>
            isWorked && nth !== index
              ? [workOf(addDays(first, nth), start, start + length, `w${nth}`)]
              : [],
          )
          const period = { from: first, to: addDays(first, 21) }
          const born = bornOn === undefined ? {} : { bornOn }
          const judge = (more: readonly Work[]) => {
            const situation = { planned: [...planned, ...more], ...period, ...born }
            return ofTime(judgePerson(personOf(situation), circumstancesOf(situation)))
          }
          const before = judge([])
          // A rest that is short already hides another one of the same day.
          const restsAreRight = before.every(({ ruleId }) => !/TIM-05|YNG-03/.test(ruleId))
          const addsNothing = (start: number, end: number): boolean => {
            const date = addDays(first, index)
            const from = startOfDay(date, PARIS)
            return judge([workOf(date, start - from, end - from, 'more')]).every((one) =>
              isKnown(before, one),
            )
          }
          const date = addDays(first, index)
          const situation = { planned, ...period, ...born }
          const { free } = capacityOf(personOf(situation), date, circumstancesOf(situation))
          for (const { startsAt, minutes: most } of free) {
            const start = instantsOf(startsAt, PARIS)[0] ?? 0
            expect(addsNothing(start, start + most)).toBe(true)
            if (restsAreRight) expect(addsNothing(start, start + most + 1)).toBe(false)
            if (start > startOfDay(date, PARIS) && restsAreRight)
              expect(addsNothing(start - 1, start - 1 + 240)).toBe(false)
          }
          if (free.length === 0) {
            const noon = startOfDay(date, PARIS) + 720
            expect(addsNothing(noon, noon + 1)).toBe(false)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
