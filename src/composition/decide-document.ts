import { randomUUID } from 'node:crypto'
import { markCovered } from '../needs/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day, day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { DocumentToSign } from './composition-contract.ts'
import { contractOn, deleteAssignments, storeAmendment, usesOf } from './employment-store.ts'
import { documentOf, needsInState, type StoredDocument } from './post-queries.ts'
import { oneAtATime, storeDecision } from './post-store.ts'
import { openAgain } from './reverse-acceptance.ts'

export interface DecideCommand {
  readonly groupId: GroupId
  readonly documentId: string
  readonly decision: 'signed' | 'refused'
  readonly on: Day
  readonly reason: string | null
  readonly actor: string
  readonly now: string
}

export type DecideRefusal =
  | { readonly kind: 'unknown-document' }
  | { readonly kind: 'decided'; readonly state: DocumentToSign['state'] }
  /** The agreement cannot be refused any more: the person is planned or worked there. */
  | { readonly kind: 'in-use'; readonly shifts: number; readonly entries: number }
  /** The contract that the amendment changes is no longer in force. */
  | { readonly kind: 'no-contract' }

/**
 * Enters that a document was signed or refused. A signed agreement covers its need; a signed
 * amendment becomes the version of the contract in force. A refused agreement takes its assignment
 * away and opens its need again.
 */
export async function decideDocument(
  db: GroupDb,
  command: DecideCommand,
): Promise<Result<string, DecideRefusal>> {
  const { groupId, documentId, decision, actor, now, on, reason } = command
  await oneAtATime(db, groupId)
  const document = await documentOf(db, groupId, documentId)
  if (document === null) return refused({ kind: 'unknown-document' })
  if (document.state !== 'to_sign') return refused({ kind: 'decided', state: document.state })
  const refusal =
    decision === 'signed'
      ? await carryOut(db, command, document)
      : await takeBack(db, command, document)
  if (refusal !== null) return refused(refusal)
  await storeDecision(db, groupId, documentId, { decision, on, reason, actor })
  await recordEvent(db, groupId, {
    at: now,
    actor,
    action: `document.${decision}`,
    subject: documentId,
    detail: { kind: document.kind, employeeId: document.employeeId, on, reason },
  })
  return done(documentId)
}

async function carryOut(
  db: GroupDb,
  { groupId, actor, now, documentId }: DecideCommand,
  document: StoredDocument,
): Promise<DecideRefusal | null> {
  if (document.kind === 'amendment') return amend(db, groupId, document)
  if (document.needId === null) return null
  const needIds = await needsInState(db, groupId, [document.needId], ['stated', 'being_answered'])
  const detail = { documentId, employeeId: document.employeeId }
  await markCovered(db, { groupId, needIds, actor, at: now, detail })
  return null
}

/** A version starts after the one that it changes: not on the same day. */
async function amend(
  db: GroupDb,
  groupId: GroupId,
  { employeeId, data }: StoredDocument,
): Promise<DecideRefusal | null> {
  const wanted = day(data.startsOn)
  const before = await contractOn(db, groupId, employeeId, wanted)
  if (before === null) return { kind: 'no-contract' }
  const startsOn = before.startsOn < wanted ? wanted : addDays(before.startsOn, 1)
  if (before.endsOn !== null && before.endsOn < startsOn) return { kind: 'no-contract' }
  await storeAmendment(db, groupId, before.contractId, {
    contractId: randomUUID(),
    startsOn,
    weeklyMinutes: data.weeklyMinutes,
    annualMinutes: data.annualMinutes ?? before.annualMinutes,
    memberIds: [...new Set([...before.memberIds, ...data.members.map((one) => one.memberId)])],
  })
  return null
}

async function takeBack(
  db: GroupDb,
  { groupId, actor, now, documentId, reason }: DecideCommand,
  { kind, assignmentId, needId }: StoredDocument,
): Promise<DecideRefusal | null> {
  if (kind !== 'agreement' || assignmentId === null || needId === null) return null
  const [use] = await usesOf(db, groupId, [assignmentId])
  if (use !== undefined) return { kind: 'in-use', shifts: use.shifts, entries: use.entries }
  await deleteAssignments(db, groupId, [assignmentId])
  await openAgain(db, groupId, {
    needIds: [needId],
    actor,
    at: now,
    ...(reason === null ? {} : { reason }),
    detail: { documentId, refused: true },
  })
  return null
}
