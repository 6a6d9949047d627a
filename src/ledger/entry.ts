import type { Day } from '../shared/days.ts'
import { type Cents, cents, NO_CENTS } from '../shared/money.ts'
import { invariant } from '../shared/refusal.ts'
import type { Account, Journal } from './accounts.ts'

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
  readonly establishmentId?: string | null
  /** On a line of VAT: what the return needs of it. */
  readonly vat?: LineVat
  /** What a line of expense or income is made of; the parts add up to debit less credit. */
  readonly parts?: readonly LinePart[]
}

/** Rate in hundredths of a percent (2000 is 20 %), and the amount without VAT, both positive. */
export interface LineVat {
  readonly percentE2: number
  readonly baseCents: Cents
}

/** A part of a line on the analytic axes; the books themselves know the line alone. */
export interface LinePart {
  readonly memberId: string | null
  readonly establishmentId: string | null
  readonly employeeId: string | null
  readonly amountCents: Cents
}

/** The lines with the rate and the base of their VAT: `ofVat(credit(…), 2000, base)`. */
export const ofVat = (
  lines: readonly LedgerLine[],
  percentE2: number,
  baseCents: number,
): LedgerLine[] =>
  lines.map((line) => ({ ...line, vat: { percentE2, baseCents: cents(Math.abs(baseCents)) } }))

/** An entry (ecriture) before it has its number. */
export interface EntryDraft {
  readonly journal: Journal
  /** What makes it, such as `invoice:F-2026-00001`: the same cause is posted once in a group. */
  readonly cause: string
  readonly entryDate: Day
  readonly pieceReference: string
  readonly pieceDate: Day
  readonly label: string
  readonly lines: readonly LedgerLine[]
}

/** Whom a line of a collective account is about (compte auxiliaire): a member, a supplier. */
export interface Party {
  readonly id: string
  readonly name: string
}

/** A line on its debit side when positive, on its credit side when negative; none for zero. */
export function debit(
  { account, label: accountLabel }: Account,
  amount: number,
  label: string,
  memberId: string | null,
  auxiliary: Party | null = null,
): LedgerLine[] {
  if (amount === 0) return []
  return [
    {
      account,
      accountLabel,
      auxiliary: auxiliary?.id ?? null,
      auxiliaryLabel: auxiliary?.name ?? null,
      label,
      debitCents: amount > 0 ? cents(amount) : NO_CENTS,
      creditCents: amount < 0 ? cents(-amount) : NO_CENTS,
      memberId,
    },
  ]
}

/** The other side of `debit`: on the credit side when positive. */
export const credit = (
  account: Account,
  amount: number,
  label: string,
  memberId: string | null,
  auxiliary: Party | null = null,
): LedgerLine[] => debit(account, -amount, label, memberId, auxiliary)

/** The draft itself; one whose debits are not its credits is a fault of the program. */
export function balanced(draft: EntryDraft): EntryDraft {
  const difference = draft.lines.reduce((sum, line) => sum + line.debitCents - line.creditCents, 0)
  invariant(difference === 0, `entry ${draft.pieceReference} balances (${difference} cents)`)
  for (const { account, parts, debitCents, creditCents } of draft.lines) {
    const sum = parts?.reduce((total, { amountCents }) => total + amountCents, 0)
    const whole = debitCents - creditCents
    invariant(sum === undefined || sum === whole, `parts of ${account} add up (${sum}, ${whole})`)
  }
  return draft
}
