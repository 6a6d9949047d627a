import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, daysFrom, weekday } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import {
  carryOverEnd,
  carryOverInformationDue,
  inBusinessDays,
  leaveAcquired,
  leaveRuns,
  leaveTaken,
  leaveWorth,
  leaveYearOf,
  previousLeaveYear,
  seniorityYears,
  splitDays,
} from './leave.ts'
import { isWorkingDay, territoryOf } from './public-holidays.ts'

const YEAR = leaveYearOf(day('2026-01-01'))
const END = YEAR.endsOn

const away = (kind: string, startsOn: string, endsOn: string, part: number | null = null) => ({
  kind,
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  minutes: part === null ? null : minutes(part),
})

const acquired = (
  absences: ReturnType<typeof away>[] = [],
  hiredOn = '2020-01-01',
  leftOn: string | null = null,
  until = END,
) => {
  const employed = [{ startsOn: day(hiredOn), endsOn: leftOn === null ? null : day(leftOn) }]
  return leaveAcquired({ employed, absences }, YEAR, until)
}

describe('the leave year (Code du travail, R3141-4)', () => {
  it('runs from June to May', () => {
    expect(YEAR).toEqual({ startsOn: '2025-06-01', endsOn: '2026-05-31' })
    expect(leaveYearOf(day('2026-05-31'))).toEqual(YEAR)
    expect(leaveYearOf(day('2026-06-01')).startsOn).toBe('2026-06-01')
    expect(previousLeaveYear(YEAR).startsOn).toBe('2024-06-01')
  })
})

describe('acquired leave (Code du travail, L3141-3 to L3141-7)', () => {
  it('is thirty days for a year, two and a half for a month', () => {
    expect(acquired()).toMatchObject({ daysE2: 3_000, days: 30 })
    expect(acquired([], '2025-06-01', '2025-06-30')).toMatchObject({ daysE2: 250, days: 3 })
    expect(acquired([], '2026-01-01')).toMatchObject({ daysE2: 1_250, days: 13, by: 'months' })
  })

  it('loses nothing to an absence of four weeks, a month being four weeks (L3141-4)', () => {
    const unpaid = (last: string) => acquired([away('unpaid', '2026-02-02', last)])
    expect(unpaid('2026-03-01')).toMatchObject({ days: 30, lostDays: 28 })
    expect(unpaid('2026-03-02').days).toBe(30)
    // Thirty days of 365 lost: 335 days hold eleven times four weeks, 27.5 days.
    expect(unpaid('2026-03-03')).toMatchObject({ daysE2: 2_753, days: 28, by: 'proportion' })
  })

  it('never loses more than in proportion (L3141-6)', () => {
    expect(acquired([away('unpaid', '2025-06-01', '2025-11-30')])).toMatchObject({
      lostDays: 183,
      daysE2: 1_500,
      by: 'months',
    })
  })

  it('gets two days for a month of sickness, all of it for an accident at work (LEA-04)', () => {
    const year = ['2025-06-01', '2026-05-31'] as const
    expect(acquired([away('sickness', ...year)])).toMatchObject({ daysE2: 2_400, sickDays: 365 })
    expect(acquired([away('work_accident', ...year)])).toMatchObject({ daysE2: 3_000 })
    expect(acquired([away('maternity', ...year)])).toMatchObject({ daysE2: 3_000 })
    expect(acquired([away('unpaid', ...year)])).toMatchObject({ daysE2: 0, days: 0 })
    const half = acquired([away('sickness', '2025-12-01', '2026-05-31')])
    expect(half).toMatchObject({ sickDays: 182, daysE2: 1_504 + 1_196 })
  })

  it('never gets more for a day of sickness than for a day of work', () => {
    // 2 June to 18 October 2025 holds 24 jours ouvrables five times, with the Sunday before or not.
    const worked = acquired([], '2020-01-01', null, day('2025-10-18'))
    const sick = acquired(
      [away('sickness', '2025-06-01', '2025-06-01')],
      '2020-01-01',
      null,
      day('2025-10-18'),
    )
    expect(worked).toMatchObject({ daysE2: 1_250, sickDays: 0 })
    expect(sick).toMatchObject({ daysE2: 1_250, sickDays: 1 })
  })

  it('gets nothing for sickness before 24 April 2024', () => {
    const year = leaveYearOf(day('2024-01-01'))
    const employed = [{ startsOn: day('2020-01-01'), endsOn: null }]
    const sick = away('sickness', '2023-06-01', '2024-05-31')
    expect(leaveAcquired({ employed, absences: [sick] }, year, year.endsOn)).toMatchObject({
      sickDays: 38,
      lostDays: 328,
    })
  })

  it('loses nothing to a part of a day, to leave, to accidents, nor to time between assignments', () => {
    for (const kind of ['paid_leave', 'work_accident', 'maternity', 'paternity', 'family_event'])
      expect(leaveWorth(kind, YEAR.startsOn)).toBe('full')
    for (const kind of ['training', 'delegation', 'compensatory_rest', 'intermission'])
      expect(leaveWorth(kind, YEAR.startsOn)).toBe('full')
    for (const kind of ['unpaid', 'other']) expect(leaveWorth(kind, YEAR.startsOn)).toBe('nothing')
    expect(leaveWorth('sickness', day('2024-04-24'))).toBe('sick')
    expect(leaveWorth('sickness', day('2024-04-23'))).toBe('nothing')
    const part = acquired([away('unpaid', '2025-06-01', '2026-05-31', 60)])
    expect(part).toMatchObject({ daysE2: 3_000, fullDays: 365, sickDays: 0, lostDays: 0 })
  })

  it('loses a day once, to the absence that is worth least', () => {
    const both = [
      away('sickness', '2025-12-01', '2025-12-31'),
      away('unpaid', '2025-12-16', '2026-01-15'),
      away('training', '2025-12-01', '2025-12-31'),
    ]
    expect(acquired(both)).toMatchObject({ sickDays: 15, lostDays: 31, fullDays: 319 })
  })

  it('ends with the contract, with the leave year, and on the day asked', () => {
    expect(acquired([], '2025-06-01', '2025-08-31')).toMatchObject({ fullDays: 92, daysE2: 756 })
    expect(acquired([], '2020-01-01', null, day('2026-12-31'))).toMatchObject({ fullDays: 365 })
    expect(acquired([], '2026-05-31')).toMatchObject({ fullDays: 1, daysE2: 8, days: 1 })
    const open = { startsOn: YEAR.startsOn, endsOn: null }
    const employed = [{ startsOn: day('2020-01-01'), endsOn: null }]
    expect(leaveAcquired({ employed, absences: [] }, open, day('2025-06-30'))).toMatchObject({
      fullDays: 30,
      daysE2: 250,
      by: 'months',
    })
  })

  it('is by weeks or by days of work where these give most', () => {
    // 4 to 31 May 2026: 28 days are four weeks, and no whole month.
    expect(acquired([], '2026-05-04')).toMatchObject({ fullDays: 28, by: 'weeks', daysE2: 250 })
    // 24 jours ouvrables, in 27 days from a Monday to a Saturday, are a month too.
    expect(acquired([], '2025-07-01', '2025-07-26')).toMatchObject({ by: 'proportion' })
    expect(acquired([], '2025-07-01', '2025-07-28')).toMatchObject({ by: 'weeks', daysE2: 250 })
    expect(acquired([], '2025-06-30', '2025-07-26')).toMatchObject({ by: 'days', daysE2: 250 })
  })

  it('is known on any day of the year', () => {
    expect(acquired([], '2020-01-01', null, day('2025-08-31')).daysE2).toBe(756)
    expect(acquired([], '2020-01-01', null, day('2025-05-31')).daysE2).toBe(0)
  })

  it('grows with time worked and never passes the year', () => {
    const inYear = fc.integer({ min: 0, max: 364 }).map((n) => addDays(YEAR.startsOn, n))
    fc.assert(
      fc.property(inYear, inYear, inYear, (a, b, until) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const lost = acquired([away('unpaid', from, to)], '2020-01-01', null, until)
        const sick = acquired([away('sickness', from, to)], '2020-01-01', null, until)
        const whole = acquired([], '2020-01-01', null, until)
        expect(lost.daysE2).toBeLessThanOrEqual(sick.daysE2)
        expect(sick.daysE2).toBeLessThanOrEqual(whole.daysE2)
        expect(whole.daysE2).toBeLessThanOrEqual(3_000)
        expect(lost.fullDays + lost.lostDays).toBe(whole.fullDays)
        // A slow count of the days that the absence leaves, in proportion.
        const left = daysFrom(YEAR.startsOn, until).filter((on) => on < from || on > to).length
        expect(lost.fullDays).toBe(left)
        expect(lost.daysE2).toBeGreaterThanOrEqual(Math.floor((left * 3_000) / 365))
      }),
      { numRuns: 40 },
    )
  })
})

describe('leave taken', () => {
  const week = away('paid_leave', '2026-10-12', '2026-10-16')

  it('takes six working days a week and five business days', () => {
    expect(leaveTaken(week, 'working')).toBe(600)
    expect(leaveTaken(week, 'business')).toBe(500)
    expect(leaveTaken(week, 'working', { worksSaturdays: true })).toBe(500)
    expect(leaveTaken(away('paid_leave', '2026-10-12', '2026-10-18'), 'working')).toBe(600)
    expect(leaveTaken(away('paid_leave', '2026-10-12', '2026-10-15'), 'working')).toBe(400)
  })

  it('takes no public holiday of the place, and half a day for a part', () => {
    expect(leaveTaken(away('paid_leave', '2026-11-09', '2026-11-13'), 'working')).toBe(500)
    expect(leaveTaken(away('paid_leave', '2026-12-21', '2026-12-26'), 'working')).toBe(500)
    expect(
      leaveTaken(away('paid_leave', '2026-12-21', '2026-12-26'), 'working', {
        territory: territoryOf('67482'),
      }),
    ).toBe(400)
    expect(leaveTaken(away('paid_leave', '2026-10-12', '2026-10-12', 210), 'working')).toBe(50)
  })

  it('is of one day where it has no end, and of business days without the Saturday', () => {
    const one = { startsOn: day('2026-10-14'), endsOn: null, minutes: null }
    expect(leaveTaken(one, 'working')).toBe(100)
    const friday = away('paid_leave', '2026-10-16', '2026-10-16')
    expect(leaveTaken(friday, 'working')).toBe(200)
    expect(leaveTaken(friday, 'working', { worksSaturdays: true })).toBe(100)
    expect(leaveTaken(friday, 'business')).toBe(100)
    expect(leaveTaken(away('paid_leave', '2026-11-11', '2026-11-11'), 'business')).toBe(0)
  })

  it('is counted as a slow walk over the days', () => {
    const days = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (start, length) => {
        const startsOn = addDays(day('2027-01-05'), start)
        const endsOn = addDays(startsOn, length)
        const holidays = ['2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17']
        holidays.push('2027-07-14', '2027-08-15', '2027-11-01', '2027-11-11', '2027-12-25')
        const last = weekday(endsOn) === 5 ? addDays(endsOn, 1) : endsOn
        const count = (to: typeof last, most: number) =>
          daysFrom(startsOn, to).filter((on) => weekday(on) <= most && !holidays.includes(on))
            .length
        const leave = away('paid_leave', startsOn, endsOn)
        expect(leaveTaken(leave, 'working')).toBe(count(last, 6) * 100)
        expect(leaveTaken(leave, 'business')).toBe(count(endsOn, 5) * 100)
      }),
    )
  })

  it('turns thirty working days into twenty-five business days', () => {
    expect(inBusinessDays(3_000)).toBe(2_500)
    expect(inBusinessDays(250)).toBe(208)
  })
})

describe('leaves in a row', () => {
  const runs = (leaves: readonly (readonly [string, string | null])[], worked: string[] = []) =>
    leaveRuns(
      leaves.map(([from, to]) => ({ startsOn: day(from), endsOn: to === null ? null : day(to) })),
      (on) => isWorkingDay(on),
      (on) => worked.includes(on),
    ).map(({ first, last, workingDays }) => [first, last, workingDays])

  it('are one over Saturdays, Sundays and holidays, in any order', () => {
    const weeks = [
      ['2026-10-12', '2026-10-16'],
      ['2026-10-05', '2026-10-09'],
    ] as const
    expect(runs(weeks)).toEqual([['2026-10-05', '2026-10-16', 11]])
    expect(runs(weeks, ['2026-10-10'])).toHaveLength(2)
    expect(runs(weeks, ['2026-10-11'])).toHaveLength(2)
    expect(
      runs([
        ['2026-11-10', '2026-11-10'],
        ['2026-11-12', '2026-11-13'],
      ]),
    ).toEqual([['2026-11-10', '2026-11-13', 3]])
    expect(
      runs([
        ['2026-10-05', '2026-10-08'],
        ['2026-10-12', '2026-10-12'],
      ]),
    ).toHaveLength(2)
  })

  it('that lie inside another add nothing, and one without an end is one day', () => {
    expect(
      runs([
        ['2026-10-05', '2026-10-16'],
        ['2026-10-07', '2026-10-08'],
        ['2026-10-17', null],
      ]),
    ).toEqual([['2026-10-05', '2026-10-17', 12]])
    expect(runs([])).toEqual([])
  })
})

describe('days for split leave (Code du travail, L3141-23)', () => {
  it.each([
    [24, 6, 0],
    [18, 6, 2],
    [18, 12, 2],
    [19, 5, 1],
    [21, 3, 1],
    [22, 2, 0],
    [22, 8, 0],
    [12, 2, 0],
  ])('with %i days inside the period and %i outside are %i', (inside, outside, extra) => {
    expect(splitDays(inside, outside)).toBe(extra)
  })
})

describe('leave carried over (Code du travail, L3141-19-1 to L3141-19-3)', () => {
  const sick = {
    acquiredUntil: day('2026-05-31'),
    absentSince: day('2026-01-05'),
    returnedOn: day('2026-09-01'),
    informedOn: day('2026-09-15'),
  }

  it('lasts fifteen months from the information after the return', () => {
    expect(carryOverEnd(sick)).toEqual({ on: '2027-12-15', article: 'L3141-19-1' })
    expect(carryOverEnd({ ...sick, informedOn: null })).toBeNull()
    expect(carryOverInformationDue(day('2026-09-01'))).toBe('2026-10-01')
  })

  it('runs from the end of the leave year after a year of absence, and stands still on return', () => {
    const long = { ...sick, absentSince: day('2025-05-31') }
    expect(carryOverEnd({ ...long, returnedOn: null, informedOn: null })).toEqual({
      on: '2027-08-31',
      article: 'L3141-19-2',
    })
    expect(carryOverEnd(long)).toEqual({ on: '2027-09-14', article: 'L3141-19-2' })
    expect(carryOverEnd({ ...long, informedOn: null })).toBeNull()
    expect(carryOverEnd({ ...long, returnedOn: day('2027-09-01') })?.on).toBe('2027-08-31')
    const late = { ...long, returnedOn: day('2027-08-31'), informedOn: day('2027-09-10') }
    expect(carryOverEnd(late)?.on).toBe('2027-09-10')
    expect(carryOverEnd({ ...late, returnedOn: day('2027-09-01') })?.on).toBe('2027-08-31')
    expect(carryOverEnd({ ...long, absentSince: day('2025-06-01') })?.article).toBe('L3141-19-1')
  })
})

describe('seniority', () => {
  it('goes up on the anniversary', () => {
    expect(seniorityYears(day('2020-03-01'), day('2026-02-28'))).toBe(5)
    expect(seniorityYears(day('2020-03-01'), day('2026-03-01'))).toBe(6)
  })
})
