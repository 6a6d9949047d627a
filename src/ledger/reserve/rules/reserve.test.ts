import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { RESERVE_ACTS, type ReserveAct, type ReserveMove } from '../reserve.ts'
import { reserveLimit, reserveLots, setAsideIn, takeable, toAddBack } from './reserve.ts'

const move = (act: ReserveAct, year: number, euros: number): ReserveMove => ({
  moveId: `${act} ${year} ${euros}`,
  act,
  year,
  amountCents: cents(euros * 100),
  note: '',
})

const left = (moves: readonly ReserveMove[], year: number) =>
  reserveLots(moves, year).map((lot) => [lot.year, lot.leftCents / 100])

describe('the tax reserve', () => {
  it('is limited to the larger of 10,000 EUR and 2 % of the remunerations (T25)', () => {
    expect(reserveLimit(cents(40_000_000))).toBe(1_000_000)
    expect(reserveLimit(cents(120_000_000))).toBe(2_400_000)
    expect(reserveLimit(cents(50_000_000))).toBe(1_000_000)
    expect(reserveLimit(cents(50_000_050))).toBe(1_000_001)
    expect(reserveLimit(cents(0))).toBe(1_000_000)
  })

  it('is used from the oldest lot on', () => {
    const moves = [move('set_aside', 2021, 8000), move('set_aside', 2023, 5000)]
    expect(left([...moves, move('used', 2024, 9000)], 2024)).toEqual([
      [2021, 0],
      [2023, 4000],
    ])
    // Seen before the use, both lots are whole; what is put aside later is not seen.
    expect(left([...moves, move('used', 2024, 9000)], 2023)).toEqual([
      [2021, 8000],
      [2023, 5000],
    ])
    expect(left(moves, 2022)).toEqual([[2021, 8000]])
  })

  it('is added back in the fifth following year, not before', () => {
    const moves = [move('set_aside', 2021, 8000), move('used', 2023, 3000)]
    expect(toAddBack(reserveLots(moves, 2025), 2025)).toBe(0)
    expect(toAddBack(reserveLots(moves, 2026), 2026)).toBe(500_000)
    const done = [...moves, move('added_back', 2026, 5000)]
    expect(toAddBack(reserveLots(done, 2026), 2026)).toBe(0)
    expect(takeable(moves, 2026)).toBe(500_000)
    expect(takeable(moves, 2027)).toBe(0)
    expect(takeable(done, 2026)).toBe(0)
  })

  it('takes for an earlier year nothing that a later one has taken', () => {
    const moves = [move('set_aside', 2021, 8000), move('used', 2025, 8000)]
    expect(takeable(moves, 2023)).toBe(0)
    expect(setAsideIn(moves, 2021)).toBe(800_000)
  })

  it('loses no cent, whatever is recorded while acts take no more than is there', () => {
    const act = fc.record({
      act: fc.constantFrom(...RESERVE_ACTS),
      year: fc.integer({ min: 2020, max: 2032 }),
      amount: fc.integer({ min: 1, max: 2_000_000 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (asked) => {
        const moves: ReserveMove[] = []
        for (const [index, { act: kind, year, amount }] of asked.entries()) {
          if (kind !== 'set_aside' && amount > takeable(moves, year)) continue
          moves.push({ moveId: `${index}`, act: kind, year, amountCents: cents(amount), note: '' })
        }
        const lots = reserveLots(moves, 2040)
        const total = (kind: ReserveAct) =>
          moves.reduce((sum, each) => (each.act === kind ? sum + each.amountCents : sum), 0)
        const sum = (part: (lot: (typeof lots)[number]) => number) =>
          lots.reduce((all, lot) => all + part(lot), 0)
        expect(sum((lot) => lot.setAsideCents)).toBe(total('set_aside'))
        expect(sum((lot) => lot.usedCents)).toBe(total('used'))
        expect(sum((lot) => lot.addedBackCents)).toBe(total('added_back'))
        expect(lots.every(({ leftCents }) => leftCents >= 0)).toBe(true)
      }),
    )
  })
})
