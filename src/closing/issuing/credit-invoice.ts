import { type CreditLineRefusal, creditLines, type WantedCredit } from '../../billing/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import { cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { type IssueCommand, type IssueRefusal, issueDocuments } from './issue-documents.ts'
import {
  countOfCauses,
  type CreditableDocument,
  creditableLinesOf,
  type IssuedDocument,
  openAdvances,
} from './issuing-store.ts'

export interface CreditCommand extends Omit<IssueCommand, 'action' | 'detail'> {
  readonly number: string
  /** Null: all that is left of the invoice. */
  readonly lines: readonly WantedCredit[] | null
  /** The hours may be corrected and billed again; else what is given is given for good. */
  readonly reopens: boolean
  readonly reason: string
}

export type CreditRefusal =
  | IssueRefusal
  | { readonly kind: 'unknown-invoice'; readonly number: string }
  /** A credit note is not credited: what it gave back is invoiced again. */
  | { readonly kind: 'not-creditable'; readonly number: string }
  | { readonly kind: 'nothing-left'; readonly number: string }
  | { readonly kind: 'lines-refused'; readonly lines: readonly CreditLineRefusal[] }

/** Takes an invoice back, whole or in part, by a credit note (avoir) that names it. */
export async function creditInvoice(
  db: GroupDb,
  command: CreditCommand,
): Promise<Result<IssuedDocument, CreditRefusal>> {
  const { groupId, number, lines: wanted, reason } = command
  await lockHours(db, groupId, 'alone')
  const found = await creditableLinesOf(db, groupId, number)
  if (found === null) return refused({ kind: 'unknown-invoice', number })
  if (found.kind === 'credit_note') return refused({ kind: 'not-creditable', number })
  // No hours stand behind an advance.
  const reopens = command.reopens && found.kind !== 'advance'
  const lines = found.kind === 'advance' ? await leftOfAdvance(db, command, found) : found.lines
  const credits = creditLines(lines, wanted, { number, reopens, reason })
  if (!credits.ok) return refused({ kind: 'lines-refused', lines: credits.refusal })
  if (credits.value.length === 0) return refused({ kind: 'nothing-left', number })
  const turn = (await countOfCauses(db, groupId, `credit:${number}:`)) + 1
  const issued = await issueDocuments(
    db,
    { ...command, action: 'invoice.credited', detail: { reason, reopens } },
    [
      {
        kind: 'credit_note',
        memberId: found.memberId,
        cause: `credit:${number}:${turn}`,
        lines: credits.value,
      },
    ],
  )
  if (!issued.ok) return issued
  const [document] = issued.value
  return document === undefined ? refused({ kind: 'nothing-left', number }) : done(document)
}

/** Of an advance, what was deducted and then credited with its invoice is open again. */
async function leftOfAdvance(
  db: GroupDb,
  { groupId }: CreditCommand,
  { lines, memberId }: CreditableDocument,
): Promise<CreditableDocument['lines']> {
  const open = new Map(
    (await openAdvances(db, groupId, memberId)).map(({ item, leftCents }) => [item, leftCents]),
  )
  return lines.map((line) => ({
    ...line,
    creditedCents: cents((open.get(line.explanation.item ?? '') ?? 0) - line.netCents),
  }))
}
