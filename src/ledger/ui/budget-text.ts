import { allocate } from '../../shared/money.ts'
import type { BudgetRowAnswer } from '../statements/statements-contract.ts'
import { parseSignedEuros, typedEuros } from '../../web/typed-number.ts'

interface BudgetLine {
  readonly account: string
  readonly month: string
  readonly amountCents: number
}

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))

const amountText = (cents: number): string => typedEuros(cents).replace(/,00$/, '')

/** The budget as it would be typed: the account and twelve months. */
export const budgetText = (rows: readonly BudgetRowAnswer[]): string =>
  rows
    .filter(({ budgetCents }) => budgetCents.some((amount) => amount !== 0))
    .map(({ account, budgetCents }) => [account, ...budgetCents.map(amountText)].join(';'))
    .join('\n')

/** What was typed, and the numbers of the lines that cannot be read. */
export function readBudget(
  typed: string,
  year: number,
): { readonly lines: readonly BudgetLine[]; readonly wrong: readonly number[] } {
  const lines: BudgetLine[] = []
  const wrong: number[] = []
  typed.split('\n').forEach((row, index) => {
    const [account = '', ...cells] = row.split(/[\t;]/).map((cell) => cell.trim())
    if (account === '' && cells.every((cell) => cell === '')) return
    const amounts = cells.filter((cell) => cell !== '').map(parseSignedEuros)
    const read = amounts.filter((amount) => amount !== null)
    const isWhole = read.length === amounts.length && (read.length === 1 || read.length === 12)
    if (!/^[67]\d{2}[0-9A-Z]{0,9}$/.test(account) || !isWhole) {
      wrong.push(index + 1)
      return
    }
    const [whole = 0] = read
    const monthly =
      read.length === 1
        ? allocate(
            whole,
            Array.from({ length: 12 }, () => 1),
          )
        : read
    MONTHS.forEach((month, place) => {
      lines.push({ account, month: `${year}-${month}`, amountCents: monthly[place] ?? 0 })
    })
  })
  return { lines, wrong }
}
