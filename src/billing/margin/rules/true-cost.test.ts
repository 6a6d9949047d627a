import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { type Charge, COST_PARTS, type CostCell, type CostPart, trueCost } from './true-cost.ts'

const time = (employeeId: string, memberId: string, minutes: number) => ({
  employeeId,
  memberId,
  assignmentId: `${employeeId}-${memberId}`,
  minutes,
})
const charge = (
  part: CostPart,
  amount: number,
  employeeId: string | null = null,
  memberId: string | null = null,
): Charge => ({ part, cents: cents(amount), employeeId, memberId })

const shown = (cells: readonly CostCell[], part: CostPart) =>
  Object.fromEntries(
    cells
      .filter(({ parts }) => parts[part] !== 0)
      .map(({ employeeId, memberId, parts }) => [`${employeeId} ${memberId}`, parts[part]]),
  )

describe('the true cost of an hour', () => {
  const times = [time('P1', 'M1', 200), time('P1', 'M2', 100), time('P2', 'M2', 300)]

  it('gives a person the whole of its cost, by its minutes at each member', () => {
    expect(shown(trueCost(times, [charge('intermission', 100, 'P1')]), 'intermission')).toEqual({
      'P1 M1': 67,
      'P1 M2': 33,
    })
  })

  it('leaves with a member what is of that member', () => {
    expect(shown(trueCost(times, [charge('pay', 100, 'P1', 'M2')]), 'pay')).toEqual({
      'P1 M2': 100,
    })
    expect(shown(trueCost(times, [charge('pay', 100, 'P1', 'M3')]), 'pay')).toEqual({
      'P1 M3': 100,
    })
    expect(shown(trueCost(times, [charge('overheads', 100, null, 'M2')]), 'overheads')).toEqual({
      'P1 M2': 25,
      'P2 M2': 75,
    })
  })

  it('spreads over all time what a person without any costs', () => {
    expect(shown(trueCost(times, [charge('training', 7, 'P9')]), 'training')).toEqual({
      'P1 M1': 2,
      'P1 M2': 1,
      'P2 M2': 4,
    })
  })

  it('keeps what no time can bear, under its own name', () => {
    expect(
      shown(trueCost([], [charge('overheads', 5), charge('pay', 3, 'P1')]), 'overheads'),
    ).toEqual({ 'null null': 5 })
    expect(shown(trueCost([], [charge('pay', 3, 'P1')]), 'pay')).toEqual({ 'P1 null': 3 })
  })

  it('loses nobody a cent, in any month', () => {
    const id = (of: string) => fc.integer({ min: 1, max: 6 }).map((n) => `${of}${n}`)
    const anyTime = fc
      .tuple(id('P'), id('M'), fc.integer({ min: 0, max: 20_000 }))
      .map(([person, member, minutes]) => time(person, member, minutes))
    const anyCharge = fc
      .tuple(
        fc.constantFrom(...COST_PARTS),
        fc.integer({ min: -50_000, max: 1_000_000 }),
        fc.option(id('P')),
        fc.option(id('M')),
      )
      .map(([part, amount, person, member]) => charge(part, amount, person, member))
    fc.assert(
      fc.property(fc.array(anyTime), fc.array(anyCharge, { maxLength: 40 }), (some, charges) => {
        const cells = trueCost(some, charges)
        for (const part of COST_PARTS) {
          const spread = cells.reduce((sum, { parts }) => sum + parts[part], 0)
          const given = charges.filter((one) => one.part === part)
          expect(spread).toBe(given.reduce((sum, one) => sum + one.cents, 0))
        }
        expect(cells.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
          some.reduce((sum, { minutes }) => sum + minutes, 0),
        )
        for (const memberId of ['M1', 'M2']) {
          const ofMember = charges.filter((one) => one.memberId === memberId)
          const named = trueCost(some, ofMember).filter((cell) => cell.memberId !== memberId)
          expect(named.every(({ parts }) => COST_PARTS.every((part) => parts[part] === 0))).toBe(
            true,
          )
        }
      }),
    )
  })
})
