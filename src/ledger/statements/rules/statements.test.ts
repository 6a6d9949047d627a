import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STANDARD_CHART } from '../../books/chart.ts'
import {
  ASSETS,
  balanceSheetOf,
  EXCEPTIONAL_EXPENSE,
  EXCEPTIONAL_INCOME,
  FINANCIAL_EXPENSE,
  FINANCIAL_INCOME,
  incomeStatementOf,
  LIABILITIES,
  OPERATING_EXPENSE,
  OPERATING_INCOME,
  PROFIT_TAX,
  type StatementBalance,
  takes,
} from './statements.ts'

const SHEET = [...ASSETS, ...LIABILITIES].flatMap(({ rubrics }) => rubrics)
const INCOME = [
  ...OPERATING_INCOME,
  ...OPERATING_EXPENSE,
  ...FINANCIAL_INCOME,
  ...FINANCIAL_EXPENSE,
  ...EXCEPTIONAL_INCOME,
  ...EXCEPTIONAL_EXPENSE,
  ...PROFIT_TAX,
]

const balance = (account: string, balanceCents: number, auxiliary: string | null = null) =>
  ({ account, label: account, auxiliary, balanceCents }) satisfies StatementBalance

/** Any account of the classes, three figures and more. */
const account = (classes: string) =>
  fc
    .tuple(fc.constantFrom(...classes), fc.integer({ min: 0, max: 99_999 }))
    .map(([first, rest]) => `${first}${String(rest).padStart(5, '0')}`)

describe('the statements of an association', () => {
  it('have one rubric for each account of the chart, whatever its balance', () => {
    for (const { account } of STANDARD_CHART.filter((each) => !each.account.startsWith('8'))) {
      for (const amount of [5, -5]) {
        const of = SHEET.filter((rubric) => takes(rubric, balance(account, amount)))
        expect([account, amount, of.map(({ id }) => id)]).toEqual([
          account,
          amount,
          [expect.any(String)],
        ])
        if (!/^[67]/.test(account)) continue
        const income = INCOME.filter((rubric) => takes(rubric, balance(account, amount)))
        expect([account, income.map(({ id }) => id)]).toEqual([account, [expect.any(String)]])
      }
    }
  })

  it('have equal sides, and the same result twice, whatever the entries', () => {
    const known = STANDARD_CHART.map((each) => each.account).filter((each) => !each.startsWith('8'))
    const entry = fc.tuple(
      fc.constantFrom(...known),
      fc.constantFrom(...known),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom(null, 'M1', 'M2'),
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const sums = new Map<string, StatementBalance>()
        const put = (account: string, auxiliary: string | null, amount: number) => {
          const key = `${account} ${auxiliary}`
          const before = sums.get(key)?.balanceCents ?? 0
          sums.set(key, balance(account, before + amount, auxiliary))
        }
        for (const [one, other, amount, party] of entries) {
          put(one, party, amount)
          put(other, party, -amount)
        }
        const now = [...sums.values()]
        const { assets, liabilities } = balanceSheetOf({ now, before: [] })
        const total = (parts: typeof assets) =>
          parts.reduce((sum, { amountCents }) => sum + amountCents, 0)
        expect(total(assets)).toBe(total(liabilities))
        const inSheet = liabilities
          .flatMap(({ rows }) => rows)
          .find(({ id }) => id === 'result')?.amountCents
        const { resultCents } = incomeStatementOf({ now, before: [] })
        expect(inSheet ?? 0).toBe(resultCents.amountCents)
      }),
    )
  })

  it('know every account of the classes, also those a group adds', () => {
    fc.assert(
      fc.property(account('1234567'), fc.constantFrom(1, -1), (number, sign) => {
        const rubrics = SHEET.filter((rubric) => takes(rubric, balance(number, sign)))
        expect(rubrics.map(({ id }) => id)).toEqual([expect.any(String)])
      }),
      { numRuns: 500 },
    )
  })

  it('show what a member overpaid as a debt, beside what the others owe', () => {
    const now = [
      balance('411000', 500, 'M1'),
      balance('411000', -200, 'M2'),
      balance('512000', -300),
    ]
    const { assets, liabilities } = balanceSheetOf({ now, before: [] })
    const rows = [...assets, ...liabilities].flatMap((part) => part.rows)
    expect(rows.map(({ id, amountCents }) => [id, amountCents])).toEqual([
      ['members', 500],
      ['bankDebt', 300],
      ['memberAdvances', 200],
    ])
  })
})
