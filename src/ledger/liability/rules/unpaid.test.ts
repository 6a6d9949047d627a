import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { month } from '../../../shared/days.ts'
import { cents } from '../../../shared/money.ts'
import { unpaidByMonth } from './unpaid.ts'

const owed = (...amounts: readonly number[]) =>
  amounts.map((amount, index) => ({ month: month(`2026-0${index + 1}`), cents: cents(amount) }))
const unpaid = (amounts: readonly number[], paid: number) =>
  [...unpaidByMonth(owed(...amounts), cents(paid))].map(([of, left]) => [of, left])

describe('what months still owe', () => {
  it.each([
    [
      'nothing paid',
      0,
      [
        ['2026-01', 100],
        ['2026-02', 50],
      ],
    ],
    [
      'a part of the oldest',
      99,
      [
        ['2026-01', 1],
        ['2026-02', 50],
      ],
    ],
    ['the oldest whole', 100, [['2026-02', 50]]],
    ['one cent more', 101, [['2026-02', 49]]],
    ['all', 150, []],
    ['more than all', 200, []],
    [
      'money taken back',
      -10,
      [
        ['2026-01', 110],
        ['2026-02', 50],
      ],
    ],
  ])('%s', (_, paid, left) => {
    expect(unpaid([100, 50], paid)).toEqual(left)
  })

  it('a month that takes off settles the oldest', () => {
    expect(unpaid([100, -30, 50], 0)).toEqual([
      ['2026-01', 70],
      ['2026-03', 50],
    ])
  })

  it('adds up to what is owed less what is paid', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 9 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: -1e9, max: 1e10 }), (list, paid) => {
        const whole = list.reduce((sum, each) => sum + each, 0)
        const left = [...unpaidByMonth(owed(...list), cents(paid)).values()]
        const expected = whole === 0 ? 0 : Math.max(0, whole - paid)
        expect(left.reduce<number>((sum, each) => sum + each, 0)).toBe(expected)
      }),
    )
  })
})
