import { describe, expect, it } from 'vitest'
import { readBudget } from './budget-text.ts'

describe('a budget as it is typed', () => {
  it('takes an amount for the year in twelfths that add up, or twelve amounts', () => {
    const months = Array.from({ length: 12 }, (_, index) => `${index},5`).join('\t')
    const { lines, wrong } = readBudget(`706000;100 000,01\n\n641100\t${months}`, 2026)
    expect(wrong).toEqual([])
    const of = (account: string) => lines.filter((line) => line.account === account)
    expect(of('706000')).toHaveLength(12)
    expect(of('706000').reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(10_000_001)
    expect(of('641100').at(-1)).toEqual({ account: '641100', month: '2026-12', amountCents: 1150 })
  })

  it('names the lines that cannot be read', () => {
    const text = '706000;abc\n411000;5\n641100;1;2\n606100;12'
    expect(readBudget(text, 2026).wrong).toEqual([1, 2, 3])
  })
})
