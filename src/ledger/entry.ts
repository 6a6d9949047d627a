import type { Day } from '../shared/days.ts'
import type { Cents } from '../shared/money.ts'
import type { Journal } from './accounts.ts'

/** One line of a double entry: either a debit or a credit, never both, never neither. */
export interface LedgerLine {
  readonly account: string
  readonly accountLabel: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly label: string
  readonly debitCents: Cents
  readonly creditCents: Cents
  /** Analytic axis: the member that the line is about. */
  readonly memberId: string | null
}

/** An entry (ecriture) before it has its number. */
export interface EntryDraft {
  readonly journal: Journal
  readonly entryDate: Day
  readonly pieceReference: string
  readonly pieceDate: Day
  readonly label: string
  readonly lines: readonly LedgerLine[]
}
