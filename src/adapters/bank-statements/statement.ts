import type { Day } from '../../shared/days.ts'

/** One movement of a bank account, as its bank wrote it. */
export interface BankOperation {
  /** Line of the file on which the movement starts, from 1. */
  readonly line: number
  readonly bookedOn: Day
  readonly valueOn: Day
  /** Positive when the account receives. */
  readonly amountCents: number
  readonly label: string
  readonly counterpartyName: string | null
  readonly counterpartyIban: string | null
  /** The reference that the one who ordered gave; of a rejected debit, ours. */
  readonly endToEndId: string | null
  readonly mandateReference: string | null
  /** The reference that the bank gave. */
  readonly bankReference: string | null
  /** Why a debit or a transfer came back: an ISO code such as `AM04`, or that of CFONB. */
  readonly returnReason: string | null
  /** The movements that the bank booked together, where it tells them. */
  readonly details: readonly OperationDetail[]
}

export interface OperationDetail {
  readonly amountCents: number | null
  readonly endToEndId: string | null
  readonly counterpartyName: string | null
  readonly counterpartyIban: string | null
  readonly label: string
}

export interface StatementBalance {
  readonly on: Day | null
  readonly amountCents: number
}

export type StatementFormat = 'camt053' | 'cfonb120' | 'ofx'

/** A statement of one account (releve de compte). */
export interface BankStatement {
  readonly format: StatementFormat
  readonly line: number
  /** The name that the bank gave to the statement. */
  readonly reference: string | null
  /** The IBAN, also of a French account number without one; else the number as it stands. */
  readonly account: string
  readonly currency: string
  readonly opening: StatementBalance | null
  readonly closing: StatementBalance | null
  readonly operations: readonly BankOperation[]
  /** Closing less opening and operations; null when the bank tells only one of the balances. */
  readonly differenceCents: number | null
}

/** What a file departs in from its format without being unreadable. */
export interface StatementWarning {
  readonly kind:
    | 'balance-of-another-currency'
    | 'balance-missing'
    | 'balances-differ'
    | 'not-booked'
    | 'status-missing'
    | 'details-differ'
    | 'unknown-version'
    | 'bank-code-differs'
  readonly line: number
  readonly found: string
}

/** Why a file is not taken: where, what stands there. */
export interface StatementMistake {
  readonly kind:
    | 'unknown-format'
    | 'empty'
    | 'too-large'
    | 'too-many-operations'
    | 'not-well-formed'
    | 'no-statement'
    | 'missing'
    | 'not-a-day'
    | 'not-an-amount'
    | 'not-a-sign'
    | 'other-currency'
    | 'long-record'
    | 'unknown-record'
    | 'outside-statement'
    | 'statement-not-ended'
    | 'statement-not-started'
    | 'detail-without-operation'
    | 'of-another-account'
  readonly line: number
  /** The field or the record that is wrong: `Stmt/Acct/Id`, `04`, `TRNAMT`. */
  readonly field: string
  readonly found: string
}

export interface ReadStatements {
  readonly statements: readonly BankStatement[]
  readonly warnings: readonly StatementWarning[]
  readonly mistakes: readonly StatementMistake[]
}

/** Stops the reading of a file that makes no sense from there on. */
export class UnreadableStatement extends Error {
  readonly mistake: StatementMistake

  constructor(mistake: StatementMistake) {
    super(`${mistake.kind} in line ${mistake.line}`)
    this.mistake = mistake
  }
}

/** Closing less opening and operations. */
export function differenceOf(
  opening: StatementBalance | null,
  closing: StatementBalance | null,
  operations: readonly Pick<BankOperation, 'amountCents'>[],
): number | null {
  if (opening === null || closing === null) return null
  const moved = operations.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return closing.amountCents - opening.amountCents - moved
}

/** On one line, without the characters that no screen shows. */
export const plainText = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** A text, or null where there is none or the placeholder of those who have none. */
export const textOrNull = (text: string | null | undefined): string | null => {
  const plain = plainText(text ?? '')
  return plain === '' || /^NOT ?PROVIDED$/i.test(plain) ? null : plain
}
