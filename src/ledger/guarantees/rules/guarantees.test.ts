import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../shared/days.ts'
import { cents } from '../../../shared/money.ts'
import { DEFAULT_ACCOUNTS } from '../../accounts.ts'
import {
  GUARANTEE_ACTS,
  type GuaranteeAct,
  GUARANTEE_KINDS,
  type GuaranteeMove,
} from '../guarantee.ts'
import { guaranteeEntry } from './guarantee-entry.ts'
import { firstShortDay, standingOf } from './standing.ts'
import { targetDeposit } from './target.ts'

const move = (act: GuaranteeAct, on: string, amount: number): GuaranteeMove => ({
  moveId: '0f1e2d3c-0000-4000-8000-000000000000',
  memberId: 'M1',
  kind: 'deposit',
  act,
  amountCents: cents(amount),
  on: day(on),
  note: '',
})
const NONE = cents(0)

describe('a guarantee on a day', () => {
  const moves = [
    move('asked', '2026-01-05', 3000),
    move('held', '2026-01-20', 1000),
    move('held', '2026-02-01', 2000),
    move('called', '2026-06-10', 500),
    move('refunded', '2026-12-31', 2500),
  ]
  it.each([
    ['2026-01-04', 0, 0],
    ['2026-01-05', 3000, 0],
    ['2026-01-20', 2000, 1000],
    ['2026-02-01', 0, 3000],
    ['2026-06-09', 0, 3000],
    ['2026-06-10', 0, 2500],
    ['2026-12-31', 0, 0],
  ])('on %s: %i awaited, %i held', (at, awaitedCents, heldCents) => {
    expect(standingOf(NONE, moves, day(at))).toMatchObject({ awaitedCents, heldCents })
  })

  it('starts with what was held before its first act', () => {
    expect(standingOf(cents(700), moves, day('2026-06-10')).heldCents).toBe(3200)
  })

  it('awaits nothing where more came than was asked', () => {
    const more = [move('asked', '2026-01-05', 10), move('held', '2026-01-06', 30)]
    expect(standingOf(NONE, more, day('2026-01-06'))).toMatchObject({ awaitedCents: 0 })
  })

  it('finds the first day on which more goes out than is there', () => {
    expect(firstShortDay(NONE, moves)).toBeNull()
    const late = [move('held', '2026-03-01', 1000), move('called', '2026-02-28', 1)]
    expect(firstShortDay(NONE, late)).toEqual({ on: '2026-02-28', heldCents: 0 })
    expect(firstShortDay(cents(1), late)).toBeNull()
    const sameDay = [move('called', '2026-03-01', 1000), move('held', '2026-03-01', 1000)]
    expect(firstShortDay(NONE, sameDay)).toBeNull()
    expect(firstShortDay(NONE, [...moves, move('called', '2026-11-30', 1)])).toEqual({
      on: '2026-12-31',
      heldCents: 2499,
    })
  })
})

describe('what a member should deposit (BIL-16)', () => {
  const target = (months: number, billed: number, memberMonths: number) =>
    targetDeposit({ monthsE4: months * 10_000, billedCents: cents(billed), memberMonths })
  it('is the months of the policy times its mean billing', () => {
    expect(target(1, 1_200_000, 12)).toBe(100_000)
    expect(target(1.5, 1_200_000, 12)).toBe(150_000)
    expect(target(2, 300_000, 3)).toBe(200_000)
  })
  it('is rounded half up to the cent', () => {
    expect(target(1, 6, 12)).toBe(1)
    expect(target(1, 5, 12)).toBe(0)
  })
  it('is nothing without billing or membership', () => {
    expect(target(2, 0, 12)).toBe(0)
    expect(target(2, -100, 12)).toBe(0)
    expect(target(2, 100, 0)).toBe(0)
  })
})

describe('what an act writes in the books', () => {
  const member = { id: 'M1', name: 'Garage Morin' }
  const sides = (kind: GuaranteeMove['kind'], act: GuaranteeAct) =>
    guaranteeEntry({ ...move(act, '2026-03-01', 900), kind }, member, DEFAULT_ACCOUNTS)?.lines.map(
      ({ account, debitCents, creditCents }) => [account, debitCents, creditCents],
    )
  it('a deposit is a debt to the member until it is called or given back', () => {
    expect(sides('deposit', 'asked')).toBeUndefined()
    expect(sides('deposit', 'held')).toEqual([
      ['467100', 900, 0],
      ['165000', 0, 900],
    ])
    expect(sides('deposit', 'called')).toEqual([
      ['165000', 900, 0],
      ['411000', 0, 900],
    ])
    expect(sides('deposit', 'refunded')).toEqual([
      ['165000', 900, 0],
      ['467100', 0, 900],
    ])
  })
  it('a promise of a bank is not in the books until it is called', () => {
    expect(sides('bank_guarantee', 'held')).toBeUndefined()
    expect(sides('bank_guarantee', 'refunded')).toBeUndefined()
    expect(sides('bank_guarantee', 'called')).toEqual([
      ['467100', 900, 0],
      ['411000', 0, 900],
    ])
  })
  it('the deposits of the books are those that are held', () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom(...GUARANTEE_ACTS),
        amount: fc.integer({ min: 1, max: 9e9 }),
      }),
    )
    fc.assert(
      fc.property(acts, fc.constantFrom(...GUARANTEE_KINDS), (list, kind) => {
        const moves = list.map(({ act, amount }) => ({ ...move(act, '2026-03-01', amount), kind }))
        const booked = moves
          .flatMap((each) => guaranteeEntry(each, member, DEFAULT_ACCOUNTS)?.lines ?? [])
          .filter(({ account }) => account === DEFAULT_ACCOUNTS.deposits_held.account)
          .reduce((sum, line) => sum + line.creditCents - line.debitCents, 0)
        const { heldCents } = standingOf(NONE, moves, day('2026-03-01'))
        expect(booked).toBe(kind === 'deposit' ? heldCents : 0)
      }),
    )
  })
})
