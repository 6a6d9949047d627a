import type { EntryTemplateAnswer, TypedLineBody } from '../books/books-contract.ts'
import { ApiProblem } from '../../web/api.ts'
import { parseEuros, typedEuros } from '../../web/typed-number.ts'

/** A line as it stands in the form. */
export interface TypedRow {
  readonly account: string
  readonly auxiliary: string
  readonly label: string
  readonly debit: string
  readonly credit: string
}

const BLANK: TypedRow = { account: '', auxiliary: '', label: '', debit: '', credit: '' }

export const blankLines = (): readonly TypedRow[] => [BLANK, BLANK]

const euroText = (cents: number): string => (cents === 0 ? '' : typedEuros(cents))

export const linesOfTemplate = ({ lines }: EntryTemplateAnswer): readonly TypedRow[] =>
  lines.map((line) => ({
    account: line.account,
    auxiliary: line.auxiliary ?? '',
    label: line.label ?? '',
    debit: euroText(line.debitCents),
    credit: euroText(line.creditCents),
  }))

const isBlank = (row: TypedRow): boolean => Object.values(row).every((cell) => cell.trim() === '')

/** What was typed without its blank lines, and the lines whose amounts cannot be read. */
export function readLines(rows: readonly TypedRow[]): {
  readonly lines: readonly TypedLineBody[]
  readonly wrong: ReadonlySet<number>
} {
  const wrong = new Set<number>()
  const amount = (typed: string, index: number): number => {
    const read = typed.trim() === '' ? 0 : parseEuros(typed)
    if (read === null) wrong.add(index)
    return read ?? 0
  }
  const lines = rows.flatMap((row, index) =>
    isBlank(row)
      ? []
      : [
          {
            account: row.account.trim().toUpperCase(),
            auxiliary: row.auxiliary.trim() === '' ? null : row.auxiliary.trim(),
            label: row.label.trim() === '' ? null : row.label.trim(),
            debitCents: amount(row.debit, index),
            creditCents: amount(row.credit, index),
          },
        ],
  )
  return { lines, wrong }
}

export const sumsOf = (lines: readonly TypedLineBody[]) => ({
  debitCents: lines.reduce((sum, { debitCents }) => sum + debitCents, 0),
  creditCents: lines.reduce((sum, { creditCents }) => sum + creditCents, 0),
})

/** Kinds of refusal by the line they are about, counted from 1 without the blank ones. */
export function refusedLines(error: Error | null): ReadonlyMap<number, string> {
  const facts = error instanceof ApiProblem ? error.problem.facts : null
  if (typeof facts !== 'object' || facts === null || !('refusals' in facts)) return new Map()
  const refusals: unknown = facts.refusals
  if (!Array.isArray(refusals)) return new Map()
  return new Map(
    refusals.flatMap((refusal: unknown) =>
      typeof refusal === 'object' &&
      refusal !== null &&
      'line' in refusal &&
      'kind' in refusal &&
      typeof refusal.line === 'number' &&
      typeof refusal.kind === 'string'
        ? [[refusal.line, refusal.kind] as const]
        : [],
    ),
  )
}
