import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import { LIMITS_OF_THE_LAW, limitsOf } from './limits.ts'
import { openRestOn, quotaOf, restShareE4 } from './overtime.ts'
import { exampleOfHours } from './rules/part-time/part-time.ts'

const weeks = (overtime: readonly number[], first = '2025-12-29') =>
  overtime.map((more, index) => ({ week: addDays(day(first), 7 * index), minutes: 2_100 + more }))

const facts = (overtime: readonly number[], headcount = 18) => ({
  weeks: weeks(overtime),
  contracts: [{ ...exampleOfHours(35), startsOn: day('2020-01-01') }],
  limits: LIMITS_OF_THE_LAW,
  headcount,
})

describe('compulsory rest (Code du travail, L3121-38)', () => {
  it('is half up to twenty employees, all above, without those made available (T15)', () => {
    expect(restShareE4(18)).toBe(5_000)
    expect(restShareE4(20)).toBe(5_000)
    expect(restShareE4(21)).toBe(10_000)
  })

  it('is acquired from the 221st hour of overtime on (T15)', () => {
    const upTo220 = Array.from({ length: 22 }, () => 600)
    expect(quotaOf(2026, facts(upTo220))).toMatchObject({
      usedMinutes: 13_200,
      leftMinutes: 0,
      beyondMinutes: 0,
      restMinutes: 0,
    })
    expect(quotaOf(2026, facts([...upTo220, 60]))).toMatchObject({
      usedMinutes: 13_260,
      leftMinutes: 0,
      beyondMinutes: 60,
      restMinutes: 30,
    })
    expect(quotaOf(2026, facts([...upTo220, 60], 21)).restMinutes).toBe(60)
  })
})

describe('the quota of a year', () => {
  it('holds the weeks that end in it', () => {
    expect(quotaOf(2026, facts([60])).usedMinutes).toBe(60)
    expect(quotaOf(2025, facts([60])).usedMinutes).toBe(0)
    const last = { ...facts([]), weeks: weeks([60], '2026-12-28') }
    expect(quotaOf(2026, last).usedMinutes).toBe(0)
    expect(quotaOf(2027, last).usedMinutes).toBe(60)
  })

  it('is that of an agreement, in hours, or in minutes where no year has as many hours', () => {
    const limit = (value: number) =>
      limitsOf([
        { ruleId: 'OVT-04', value, startsOn: day('2026-01-01'), endsOn: null, source: 'Accord' },
      ])
    expect(quotaOf(2026, { ...facts([60]), limits: limit(130) })).toMatchObject({
      limitMinutes: 7_800,
      leftMinutes: 7_740,
      source: 'Accord',
    })
    expect(quotaOf(2026, { ...facts([60]), limits: limit(8_784) }).limitMinutes).toBe(527_040)
    expect(quotaOf(2026, { ...facts([60]), limits: limit(8_785) }).limitMinutes).toBe(8_785)
  })

  it('has nothing of part-time, annualised and unknown contracts', () => {
    const [full] = facts([]).contracts
    if (full === undefined) throw new Error('no contract')
    for (const contracts of [
      [{ ...full, weeklyMinutes: minutes(1_800) }],
      [{ ...full, annualMinutes: minutes(96_420) }],
      [],
    ])
      expect(quotaOf(2026, { ...facts([600]), contracts }).usedMinutes).toBe(0)
    const longer = [{ ...full, weeklyMinutes: minutes(2_340) }]
    expect(quotaOf(2026, { ...facts([240]), contracts: longer }).usedMinutes).toBe(240)
  })

  it('adds up, week by week, to a slow count by the minute', () => {
    const overtime = fc.array(fc.integer({ min: -300, max: 780 }), { maxLength: 52 })
    fc.assert(
      fc.property(overtime, fc.constantFrom(10, 30), (more, headcount) => {
        const quota = quotaOf(2026, facts(more, headcount))
        let [used, beyond] = [0, 0]
        for (const one of more)
          for (let minute = 0; minute < one; minute += 1) {
            used += 1
            if (used > 13_200) beyond += 1
          }
        const rest = headcount > 20 ? beyond : Math.ceil(beyond / 2)
        expect(quota).toMatchObject({ usedMinutes: used, beyondMinutes: beyond, restMinutes: rest })
        const sum = (of: (line: (typeof quota.lines)[number]) => number): number =>
          quota.lines.reduce((total, line) => total + of(line), 0)
        expect(sum((line) => line.overtimeMinutes)).toBe(used)
        expect(sum((line) => line.beyondMinutes)).toBe(beyond)
        expect(sum((line) => line.restMinutes)).toBe(rest)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the right to compulsory rest (Code du travail, D3121-18)', () => {
  const line = (week: string, restMinutes: number) => ({ week: day(week), restMinutes })

  it('opens at seven hours and is used within two months', () => {
    const lines = [line('2026-09-28', 300), line('2026-10-05', 119)]
    expect(openRestOn(day('2026-10-31'), lines, [])).toMatchObject({
      acquiredMinutes: 419,
      openedOn: null,
      dueBy: null,
    })
    const more = [...lines, line('2026-10-12', 1)]
    expect(openRestOn(day('2026-10-17'), more, []).openedOn).toBeNull()
    expect(openRestOn(day('2026-10-18'), more, [])).toEqual({
      acquiredMinutes: 420,
      takenMinutes: 0,
      leftMinutes: 420,
      openedOn: '2026-10-18',
      dueBy: '2026-12-18',
    })
  })

  it('closes when rest is taken below seven hours, and opens again', () => {
    const lines = [line('2026-09-28', 500), line('2026-10-19', 400)]
    const taken = [{ on: day('2026-10-12'), minutes: 420 }]
    expect(openRestOn(day('2026-10-12'), lines, taken)).toMatchObject({
      leftMinutes: 80,
      openedOn: null,
    })
    expect(openRestOn(day('2026-10-31'), lines, taken)).toMatchObject({
      leftMinutes: 480,
      takenMinutes: 420,
      openedOn: '2026-10-25',
    })
  })

  it('counts what a week brings before what is taken on its last day', () => {
    const lines = [line('2026-09-28', 420), line('2026-10-12', 420)]
    const taken = [{ on: day('2026-10-18'), minutes: 420 }]
    expect(openRestOn(day('2026-10-18'), lines, taken)).toEqual({
      acquiredMinutes: 840,
      takenMinutes: 420,
      leftMinutes: 420,
      openedOn: '2026-10-04',
      dueBy: '2026-12-04',
    })
    expect(openRestOn(day('2026-10-31'), [], taken)).toMatchObject({
      leftMinutes: 0,
      openedOn: null,
    })
  })
})
