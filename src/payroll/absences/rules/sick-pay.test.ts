import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween } from '../../../shared/days.ts'
import type { AbsencePayFacts } from '../facts.ts'
import { away, contract, lines, person } from './example-person.ts'
import { sickLeaves } from './sick-pay.ts'

describe('sick pay (L1226-1)', () => {
  const sick = (from: string, to: string, more: Partial<AbsencePayFacts> = {}) =>
    person({ absences: [away('A', 'sickness', [from, to])], ...more })

  it('starts on the eighth day, before the allowances of social security', () => {
    expect(lines(sick('2026-10-01', '2026-10-07'), '2026-10')).toEqual({
      pay: [
        ['social_security_waiting', null, 3, null],
        ['sick_waiting', null, 7, null],
      ],
      notices: [],
    })
    // Thursday 8 October at 90 %: 7 h x 12.31 x 0.9.
    expect(lines(sick('2026-10-01', '2026-10-08'), '2026-10')).toEqual({
      pay: [
        ['social_security_waiting', null, 3, null],
        ['sick_waiting', null, 7, null],
        ['sick_pay_90', 420, 1, 7_755],
      ],
      notices: [['allowances_not_deducted', 'A']],
    })
  })

  it('goes from 90 % to two thirds after thirty days, over the months', () => {
    const facts = sick('2026-09-01', '2026-11-30')
    // Paid at 90 % from 8 September to 7 October, at two thirds from 8 October to 6 November.
    const codes = (of: string) => lines(facts, of).pay.map(([code, , days]) => [code, days])
    expect(codes('2026-09')).toEqual([
      ['social_security_waiting', 3],
      ['sick_waiting', 7],
      ['sick_pay_90', 23],
    ])
    expect(codes('2026-10')).toEqual([
      ['sick_pay_90', 7],
      ['sick_pay_66', 24],
    ])
    expect(codes('2026-11')).toEqual([['sick_pay_66', 6]])
    // Five days of work from 2 to 6 November: 35 h x 12.31 x 2 / 3 = 287.233...
    expect(lines(facts, '2026-11').pay).toEqual([['sick_pay_66', 2_100, 6, 28_723]])
  })

  it.each([
    ['2025-10-01', 30],
    ['2025-10-02', 0],
  ])('needs a year of seniority: hired on %s', (hiredOn, days) => {
    const facts = sick('2026-10-01', '2026-12-31', {
      hiredOn: day(hiredOn),
      contracts: [contract({ startsOn: day(hiredOn) })],
    })
    expect(sickLeaves(facts)[0]?.pay.daysAtEachRate).toBe(days)
  })

  it('takes off the days paid in the twelve months before, and not those before them', () => {
    const earlier = (from: string, to: string) =>
      person({
        absences: [
          away('A', 'sickness', [from, to]),
          away('B', 'sickness', ['2026-10-01', '2026-10-31']),
        ],
      })
    // Twenty days paid from 8 to 27 October 2025: those from the 1st on are within twelve months.
    const ninety = (facts: AbsencePayFacts) =>
      sickLeaves(facts)
        .at(-1)
        ?.pay.steps.find(({ rateE4 }) => rateE4 === 9_000)
    expect(ninety(earlier('2025-10-01', '2025-10-27'))).toMatchObject({
      from: '2026-10-08',
      to: '2026-10-17',
    })
    // The first ten of them lie before 1 October 2025.
    expect(ninety(earlier('2025-09-14', '2025-10-10'))).toMatchObject({ to: '2026-10-27' })
  })

  it('has one waiting time for a leave and its prolongation', () => {
    const absences = [
      away('A', 'sickness', ['2026-10-01', '2026-10-05']),
      away('B', 'sickness', ['2026-10-06', '2026-10-10']),
    ]
    expect(lines(person({ absences }), '2026-10').pay).toContainEqual([
      'sick_pay_90',
      840,
      3,
      15_511,
    ])
    const apart = absences.map((one) =>
      one.absenceId === 'B' ? { ...one, startsOn: day('2026-10-07') } : one,
    )
    const codes = lines(person({ absences: apart }), '2026-10').pay.map(([code]) => code)
    expect(codes).not.toContain('sick_pay_90')
    // One day of work between: social security asks for no second waiting time.
    expect(codes.filter((code) => code === 'social_security_waiting')).toHaveLength(1)
  })

  it('waits neither here nor at social security after a work accident', () => {
    const absences = [
      away('A', 'work_accident', ['2026-10-07', '2026-10-09'], { workedOnFirstDay: true }),
    ]
    const worked = new Map([[day('2026-10-07'), 180]])
    expect(lines(person({ absences }), '2026-10', worked).pay).toEqual([
      ['accident_day_pay', 240, null, 4_924],
      ['sick_pay_90', 840, 2, 15_511],
    ])
  })

  it.each(['seasonal', 'intermittent'])('is not due to %s people', (kind) => {
    const facts = sick('2026-10-01', '2026-10-31', { contracts: [contract({ kind })] })
    expect(lines(facts, '2026-10').pay.map(([code]) => code)).not.toContain('sick_pay_90')
  })

  it('leaves the amount to the local law in Alsace-Moselle', () => {
    const placements = [
      { startsOn: day('2020-01-01'), endsOn: null, territory: 'alsace_moselle' as const },
    ]
    const { pay, notices } = lines(sick('2026-10-01', '2026-10-08', { placements }), '2026-10')
    expect(pay).toContainEqual(['sick_pay_90', 420, 1, null])
    expect(notices).toEqual([['local_law', 'A']])
  })

  it('never pays more days in any twelve months than the seniority gives', () => {
    const leave = fc.record({
      offset: fc.integer({ min: 0, max: 1_000 }),
      length: fc.integer({ min: 0, max: 120 }),
      isAccident: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(leave, { maxLength: 8 }), (leaves) => {
        let free = day('2023-01-01')
        const absences = leaves
          .toSorted((a, b) => a.offset - b.offset)
          .flatMap(({ offset, length, isAccident }, index) => {
            const startsOn = addDays(day('2023-01-01'), offset)
            if (startsOn < free) return []
            const endsOn = addDays(startsOn, length)
            free = addDays(endsOn, 2)
            const kind = isAccident ? 'work_accident' : 'sickness'
            return [away(`A${index}`, kind, [startsOn, endsOn])]
          })
        for (const { startsOn, endsOn, pay } of sickLeaves(person({ absences }))) {
          const paid = pay.steps.reduce((sum, one) => sum + daysBetween(one.from, one.to) + 1, 0)
          expect(paid).toBeLessThanOrEqual(2 * pay.daysAtEachRate)
          for (const step of pay.steps) {
            expect(step.from >= startsOn && step.to <= endsOn).toBe(true)
            expect(step.from <= step.to).toBe(true)
          }
        }
      }),
    )
  })
})
