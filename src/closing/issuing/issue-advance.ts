import { randomUUID } from 'node:crypto'
import { advanceLine, type PaymentTerm } from '../../billing/index.ts'
import { todayOf } from '../../group/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { monthOf } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { type IssueCommand, type IssueRefusal, issueDocuments } from './issue-documents.ts'
import type { IssuedDocument } from './issuing-store.ts'

export interface AdvanceCommand extends Omit<IssueCommand, 'action' | 'detail'> {
  readonly memberId: string
  readonly netCents: Cents
  readonly label: string
  readonly term?: PaymentTerm
}

/** Invoices an advance (acompte): the invoices of the closes to come deduct it. */
export async function issueAdvance(
  db: GroupDb,
  command: AdvanceCommand,
): Promise<Result<IssuedDocument, IssueRefusal>> {
  const { memberId, netCents, label, term, now } = command
  const item = `advance:${randomUUID()}`
  const period = monthOf(await todayOf(db, now))
  const issued = await issueDocuments(db, { ...command, action: 'advance.issued' }, [
    {
      kind: 'advance',
      memberId,
      cause: item,
      lines: [advanceLine({ memberId, item, label }, period, netCents)],
      ...(term === undefined ? {} : { term }),
    },
  ])
  if (!issued.ok) return issued
  const [document] = issued.value
  return document === undefined ? refused({ kind: 'unknown-member', memberId }) : done(document)
}
