import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, month } from '../../shared/days.ts'
import { type AbsenceTime, type DueWeek, dueWeeksIn, unsoldMinutes } from './due-time.ts'

const OCTOBER = month('2026-10')
const fullTime = { startsOn: day('2026-01-01'), endsOn: null, weeklyMinutes: 2100 }
const total = (weeks: readonly DueWeek[], of: keyof (typeof weeks)[number]): number =>
  weeks.reduce((sum, week) => sum + Number(week[of]), 0)

describe('the time that a person owes in a month', () => {
  it('is a fifth of the week on each working day, weeks cut at the ends of the month', () => {
    const weeks = dueWeeksIn(OCTOBER)([fullTime], [])
    expect(weeks.map(({ monday, contractMinutes }) => [monday, contractMinutes])).toEqual([
      ['2026-09-28', 840],
      ['2026-10-05', 2100],
      ['2026-10-12', 2100],
      ['2026-10-19', 2100],
      ['2026-10-26', 2100],
    ])
  })

  it('starts and ends with the contract, and follows its versions', () => {
    const versions = [
      { ...fullTime, startsOn: day('2026-10-06'), endsOn: day('2026-10-12') },
      { startsOn: day('2026-10-13'), endsOn: day('2026-10-13'), weeklyMinutes: 600 },
    ]
    expect(total(dueWeeksIn(OCTOBER)(versions, []), 'contractMinutes')).toBe(4 * 420 + 420 + 120)
  })

  it('takes the legal week where the contract has none', () => {
    const weeks = dueWeeksIn(OCTOBER)([{ ...fullTime, weeklyMinutes: null }], [])
    expect(weeks[1]?.contractMinutes).toBe(2100)
  })

  it('sets paid and unpaid absences apart, whole days and parts of a day', () => {
    const absences: AbsenceTime[] = [
      { kind: 'paid_leave', startsOn: day('2026-10-05'), endsOn: day('2026-10-06'), minutes: null },
      { kind: 'sickness', startsOn: day('2026-10-07'), endsOn: day('2026-10-11'), minutes: null },
      { kind: 'training', startsOn: day('2026-10-12'), endsOn: day('2026-10-12'), minutes: 90 },
    ]
    const [, second, third] = dueWeeksIn(OCTOBER)([fullTime], absences)
    expect(second).toMatchObject({ paidAbsenceMinutes: 840, unpaidAbsenceMinutes: 1260 })
    expect(third).toMatchObject({ paidAbsenceMinutes: 90, unpaidAbsenceMinutes: 0 })
  })

  it('pays a public holiday that falls on a working day', () => {
    const weeks = dueWeeksIn(month('2026-05'))([fullTime], [])
    // 1, 8, 14 and 25 May.
    expect(total(weeks, 'paidAbsenceMinutes')).toBe(4 * 420)
  })

  it('owes nothing more once it is worked', () => {
    const week = dueWeeksIn(OCTOBER)([fullTime], [])[1]
    if (week === undefined) throw new Error('October has a second week')
    expect([2099, 2100, 2101].map((worked) => unsoldMinutes(week, worked))).toEqual([1, 0, 0])
  })

  it('never counts more absence than time due', () => {
    const absence = fc.record({
      kind: fc.constantFrom('paid_leave', 'sickness', 'training'),
      offset: fc.integer({ min: 0, max: 30 }),
      days: fc.integer({ min: 0, max: 10 }),
      minutes: fc.option(fc.integer({ min: 1, max: 900 })),
    })
    fc.assert(
      fc.property(fc.array(absence), fc.integer({ min: 1, max: 2880 }), (some, weeklyMinutes) => {
        const absences = some.map(({ kind, offset, days, minutes }) => {
          const startsOn = addDays(day('2026-10-01'), offset)
          return { kind, startsOn, endsOn: addDays(startsOn, days), minutes }
        })
        for (const week of dueWeeksIn(OCTOBER)([{ ...fullTime, weeklyMinutes }], absences))
          expect(week.paidAbsenceMinutes + week.unpaidAbsenceMinutes).toBeLessThanOrEqual(
            week.contractMinutes,
          )
      }),
    )
  })
})
