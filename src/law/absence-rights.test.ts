import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween, daysFrom } from '../shared/days.ts'
import {
  extraDaysForChildren,
  FAMILY_EVENT_DAYS,
  isHolidayPaid,
  sickPayDays,
  sickPayOf,
  solidarityMinutes,
} from './absence-rights.ts'

describe('leave for family events (Code du travail, L3142-4)', () => {
  it('has the days of the law', () => {
    expect(FAMILY_EVENT_DAYS).toMatchObject({
      own_marriage: 4,
      child_marriage: 1,
      birth: 3,
      adoption: 3,
      spouse_death: 3,
      child_death: 12,
      young_child_death: 14,
      child_illness: 5,
    })
  })
})

describe('sick pay of the employer (Code du travail, D1226-1 to D1226-3)', () => {
  it.each([
    [0, 0],
    [1, 30],
    [5, 30],
    [6, 40],
    [10, 40],
    [11, 50],
    [30, 80],
    [31, 90],
    [45, 90],
  ])('after %i years lasts %i days at each rate', (years, days) => {
    expect(sickPayDays(years)).toBe(days)
  })

  const sick = (more: Partial<Parameters<typeof sickPayOf>[0]> = {}) =>
    sickPayOf({
      hiredOn: day('2020-03-01'),
      startsOn: day('2026-01-01'),
      endsOn: day('2026-12-31'),
      isWorkAccident: false,
      paidDays: 0,
      ...more,
    })

  it('starts on the eighth day, at 90 %, then two thirds', () => {
    expect(sick().steps).toEqual([
      { rateE4: 9_000, from: '2026-01-08', to: '2026-02-06' },
      { rateE4: 6_667, from: '2026-02-07', to: '2026-03-08' },
    ])
    expect(sick({ isWorkAccident: true }).steps[0]).toMatchObject({ from: '2026-01-01' })
    expect(sick({ hiredOn: day('2025-01-02') })).toMatchObject({ daysAtEachRate: 0, steps: [] })
    expect(sick({ hiredOn: day('2025-01-01') }).daysAtEachRate).toBe(30)
  })

  it('is nothing for an absence of a week', () => {
    expect(sick({ endsOn: day('2026-01-07') }).steps).toEqual([])
    expect(sick({ endsOn: day('2026-01-08') }).steps).toEqual([
      { rateE4: 9_000, from: '2026-01-08', to: '2026-01-08' },
    ])
  })

  it('takes off what was paid in the year before, a slow count agrees', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 150 }),
        fc.boolean(),
        (paidDays, length, isWorkAccident) => {
          const endsOn = addDays(day('2026-01-01'), length)
          const { steps } = sick({ paidDays, endsOn, isWorkAccident })
          const paid = { 9_000: 0, 6_667: 0 }
          let counter = paidDays
          for (const [index] of daysFrom(day('2026-01-01'), endsOn).entries()) {
            if (!isWorkAccident && index < 7) continue
            if (counter < 30) paid[9_000] += 1
            else if (counter < 60) paid[6_667] += 1
            counter += 1
          }
          const of = (rate: 9_000 | 6_667) =>
            steps
              .filter(({ rateE4 }) => rateE4 === rate)
              .reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
          expect([of(9_000), of(6_667)]).toEqual([paid[9_000], paid[6_667]])
        },
      ),
    )
  })
})

describe('days for dependent children (Code du travail, L3141-8)', () => {
  it.each([
    [30, 2, 20, 4],
    [6, 2, 20, 2],
    [7, 2, 20, 4],
    [30, 2, 21, 0],
    [27, 2, 21, 3],
    [20, 2, 21, 4],
  ])('on %i days of leave, %i children, at %i years are %i', (leave, children, age, extra) => {
    expect(extraDaysForChildren(leave, children, age)).toBe(extra)
  })
})

describe('public holidays and pay', () => {
  it('takes no pay from three months of seniority on (L3133-3), 1 May never does', () => {
    expect(isHolidayPaid(day('2026-11-11'), day('2026-08-11'))).toBe(true)
    expect(isHolidayPaid(day('2026-11-11'), day('2026-08-12'))).toBe(false)
    expect(isHolidayPaid(day('2026-11-11'), day('2026-08-12'), 1)).toBe(true)
    expect(isHolidayPaid(day('2026-05-01'), day('2026-05-01'))).toBe(true)
  })

  it('asks seven hours of the solidarity day, in proportion at part time (L3133-8)', () => {
    expect(solidarityMinutes(null, 2_100)).toBe(420)
    expect(solidarityMinutes(2_340, 2_100)).toBe(420)
    expect(solidarityMinutes(1_440, 2_100)).toBe(288)
    expect(solidarityMinutes(1_502, 2_100)).toBe(300)
    expect(solidarityMinutes(1_503, 2_100)).toBe(301)
  })
})
