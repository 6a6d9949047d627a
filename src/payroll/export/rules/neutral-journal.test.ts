import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, type Month, month } from '../../../shared/days.ts'
import type { NeutralLine, PayLine } from '../pay-line.ts'
import { differenceLines, differenceOf } from './difference.ts'
import { type KnownVariable, neutralJournal, neutralLine, summed } from './neutral-journal.ts'

const known = (more: Partial<KnownVariable>): KnownVariable => ({
  employeeId: 'P1',
  memberId: null,
  code: 'absence_sickness',
  period: month('2026-10'),
  toldIn: month('2026-10'),
  minutes: null,
  days: 3,
  amountCents: null,
  from: day('2026-10-29'),
  to: day('2026-11-03'),
  assignmentIds: [],
  ...more,
})

describe('a line of the neutral journal', () => {
  it('keeps the days of an absence inside its month', () => {
    expect(neutralLine(known({}))).toMatchObject({ from: '2026-10-29', to: '2026-10-31' })
    expect(neutralLine(known({ period: month('2026-11') }))).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-03',
    })
  })

  it('hides delegation under paid time, its days too (SLP-02)', () => {
    expect(neutralLine(known({ code: 'absence_delegation' }))).toMatchObject({
      code: 'paid_time',
      from: '2026-10-01',
      to: '2026-10-31',
    })
  })

  it('names the assignment only where there is one', () => {
    expect(neutralLine(known({ assignmentIds: ['A1'] })).assignmentId).toBe('A1')
    expect(neutralLine(known({ assignmentIds: ['A1', 'A2'] })).assignmentId).toBeNull()
  })
})

const MONTHS = ['2026-08', '2026-09', '2026-10'].map(month)
const arbitrary = fc.record({
  period: fc.constantFrom(...MONTHS),
  memberId: fc.constantFrom('M1', 'M2', null),
  minutes: fc.integer({ min: -600, max: 6_000 }),
})

/** A variable of hours; those that no close told yet have no month. */
const hours = (
  { period, memberId, minutes }: { period: Month; memberId: string | null; minutes: number },
  toldIn: Month | null,
): KnownVariable =>
  known({
    period,
    memberId,
    minutes,
    toldIn,
    code: 'hours_normal',
    days: null,
    from: null,
    to: null,
  })

const totalOf = (lines: readonly NeutralLine[]): string =>
  JSON.stringify(
    summed(lines)
      .map(({ period, memberId, minutes }) => [period, memberId, minutes])
      .sort(),
  )

describe('what the pay of months is told', () => {
  it('is each variable once, in whatever order months are told and told again', () => {
    const orders = fc.array(fc.constantFrom(...MONTHS), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 12 }), orders, (variables, order) => {
        const all: KnownVariable[] = []
        const told = new Map<Month, readonly NeutralLine[]>(MONTHS.map((each) => [each, []]))
        const tell = (each: Month) => {
          const elsewhere = MONTHS.filter((other) => other !== each).flatMap(
            (other) => told.get(other) ?? [],
          )
          told.set(each, neutralJournal(each, all, elsewhere))
        }
        for (const [index, one] of variables.entries()) {
          all.push(hours(one, null))
          const next = order[index % order.length]
          if (next !== undefined) tell(next)
        }
        // Once each month was told after the last change, everything is told, and nothing twice.
        for (const each of MONTHS) tell(each)
        expect(totalOf([...told.values()].flat())).toBe(totalOf(all.map(neutralLine)))
      }),
    )
  })

  it('never holds a later month', () => {
    const lines = neutralJournal(month('2026-09'), [known({})], [])
    expect(lines).toEqual([])
  })
})

describe('the difference of two exports', () => {
  const payLine = fc
    .record({
      employeeId: fc.constantFrom('P1', 'P2'),
      code: fc.constantFrom('hours_normal', 'PRIME'),
      minutes: fc.integer({ min: -100, max: 500 }),
    })
    .map(
      ({ employeeId, code, minutes }): PayLine => ({
        ...neutralLine(hours({ period: month('2026-10'), memberId: null, minutes }, null)),
        employeeId,
        code,
        payrollNumber: employeeId,
        targetCode: code,
        establishmentId: null,
      }),
    )
  const exported = fc.uniqueArray(payLine, {
    selector: ({ employeeId, code }) => `${employeeId} ${code}`,
  })

  it('added to what was told gives what is told now', () => {
    fc.assert(
      fc.property(exported, exported, (before, after) => {
        const changes = differenceLines(differenceOf(before, after))
        const sums = (lines: readonly NeutralLine[]) =>
          JSON.stringify(
            summed(lines)
              .map(({ employeeId, code, minutes }) => [employeeId, code, minutes])
              .sort(),
          )
        expect(sums([...before, ...changes])).toBe(sums(after))
      }),
    )
  })
})
