import type { BillableLine } from '../../billing/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import { addMonths, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { closedMonths } from '../close-store.ts'
import { computeMonth } from '../compute-month.ts'
import { loadMonth } from '../load-month.ts'
import { type IssueCommand, type IssueRefusal, issueDocuments } from './issue-documents.ts'
import {
  countOfCauses,
  type CreditableDocument,
  creditableLinesOf,
  type IssuedDocument,
} from './issuing-store.ts'

export interface CorrectCommand extends Omit<IssueCommand, 'action' | 'detail'> {
  readonly number: string
}

export type CorrectRefusal =
  | IssueRefusal
  | { readonly kind: 'unknown-invoice'; readonly number: string }
  /** What was billed is what the facts of today give. */
  | { readonly kind: 'nothing-to-correct'; readonly number: string }

/**
 * What an invoice would have to correct now: the differences between what was billed to its member
 * for its people and months, credits included, and what the facts of today give. It is what the next
 * close would bill anyway.
 */
export async function correctionsOf(
  db: GroupDb,
  groupId: GroupId,
  { lines, memberId }: CreditableDocument,
): Promise<readonly BillableLine[]> {
  const last = (await closedMonths(db, groupId)).at(-1)
  if (last === undefined) return []
  const asked = new Map<string, Set<Month>>()
  for (const { employeeId, period } of lines)
    if (employeeId !== null)
      asked.set(employeeId, (asked.get(employeeId) ?? new Set<Month>()).add(period))
  if (asked.size === 0) return []
  const next = addMonths(last, 1)
  const facts = await loadMonth(db, groupId, next, asked)
  const employees = facts.employees.filter(({ employeeId }) => asked.has(employeeId))
  return computeMonth({ ...facts, employees }).lines.filter(
    (line) => line.kind === 'correction' && line.memberId === memberId,
  )
}

/** Issues a corrective invoice (facture rectificative), a credit note when money is given back. */
export async function correctInvoice(
  db: GroupDb,
  command: CorrectCommand,
): Promise<Result<IssuedDocument, CorrectRefusal>> {
  const { groupId, number } = command
  await lockHours(db, groupId, 'alone')
  const found = await creditableLinesOf(db, groupId, number)
  if (found === null) return refused({ kind: 'unknown-invoice', number })
  const lines = await correctionsOf(db, groupId, found)
  if (lines.length === 0) return refused({ kind: 'nothing-to-correct', number })
  const turn = (await countOfCauses(db, groupId, `correct:${number}:`)) + 1
  const issued = await issueDocuments(db, { ...command, action: 'invoice.corrected' }, [
    {
      kind: 'corrective',
      memberId: found.memberId,
      cause: `correct:${number}:${turn}`,
      lines,
      precedingNumbers: [number],
    },
  ])
  if (!issued.ok) return issued
  const [document] = issued.value
  return document === undefined ? refused({ kind: 'nothing-to-correct', number }) : done(document)
}
