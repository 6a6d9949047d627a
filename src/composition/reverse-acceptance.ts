import { markBeingAnswered, reopenNeed } from '../needs/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, invariant, type Result, refused } from '../shared/refusal.ts'
import type { ReversalReason } from './composition-contract.ts'
import { deleteAssignments, deleteHire, usesOf } from './employment-store.ts'
import {
  acceptancesOf,
  documentsOf,
  needsInState,
  type StoredAcceptance,
  type StoredDocument,
} from './post-queries.ts'
import { markReversed, oneAtATime, setPostState } from './post-store.ts'

export type ReverseRefusal =
  | { readonly kind: 'unknown-acceptance' }
  /** Nothing is changed: all that stands against it. */
  | { readonly kind: 'not-reversible'; readonly reasons: readonly ReversalReason[] }

export interface ReverseCommand {
  readonly groupId: GroupId
  readonly acceptanceId: string
  readonly actor: string
  readonly now: string
}

/** The person did not sign: what members signed meanwhile is called off. */
const isCalledOff = (documents: readonly StoredDocument[]): boolean =>
  documents.some(({ kind, state }) => kind === 'contract' && state === 'refused')

/** What keeps an acceptance from being undone; empty when nothing does. */
export async function reasonsAgainst(
  db: GroupDb,
  groupId: GroupId,
  acceptance: StoredAcceptance,
  documents: readonly StoredDocument[],
): Promise<ReversalReason[]> {
  if (acceptance.state === 'reversed') return [{ kind: 'already-reversed' }]
  const { kind, postId, assignmentIds } = acceptance
  const uses = assignmentIds.length === 0 ? [] : await usesOf(db, groupId, assignmentIds)
  const fillings =
    kind === 'post' && postId !== null
      ? await acceptancesOf(db, groupId, { postIds: [postId] })
      : []
  return [
    ...documents
      .filter(({ state }) => state === 'signed' && !isCalledOff(documents))
      .map(({ documentId }) => ({ kind: 'signed', documentId }) as const),
    ...uses.flatMap(({ assignmentId, shifts, entries }): ReversalReason[] => [
      ...(shifts > 0 ? [{ kind: 'planned', assignmentId, shifts } as const] : []),
      ...(entries > 0 ? [{ kind: 'worked', assignmentId, entries } as const] : []),
    ]),
    ...fillings
      .filter((one) => one.kind === 'hire' && one.state === 'done')
      .map(({ acceptanceId }) => ({ kind: 'filled', acceptanceId }) as const),
  ]
}

/**
 * Undoes an acceptance of which nothing is signed, planned or worked, or whose contract the person
 * refused: assignments and a hire go away, documents are withdrawn, needs are open again. That it
 * was accepted and undone is kept.
 */
export async function reverseAcceptance(
  db: GroupDb,
  command: ReverseCommand,
): Promise<Result<StoredAcceptance, ReverseRefusal>> {
  const { groupId, acceptanceId, actor, now } = command
  await oneAtATime(db, groupId)
  const [acceptance] = await acceptancesOf(db, groupId, { acceptanceId })
  if (acceptance === undefined) return refused({ kind: 'unknown-acceptance' })
  const documents = await documentsOf(db, groupId, [acceptanceId])
  const reasons = await reasonsAgainst(db, groupId, acceptance, documents)
  if (reasons.length > 0) return refused({ kind: 'not-reversible', reasons })
  await undo(db, command, acceptance)
  await markReversed(db, groupId, acceptanceId, { actor, now })
  await recordEvent(db, groupId, {
    at: now,
    actor,
    action: 'acceptance.reverse',
    subject: acceptanceId,
    detail: {
      kind: acceptance.kind,
      postId: acceptance.postId,
      employeeId: acceptance.employeeId,
      needIds: acceptance.needIds,
      assignmentIds: acceptance.assignmentIds,
    },
  })
  const [after] = await acceptancesOf(db, groupId, { acceptanceId })
  return done(after ?? acceptance)
}

async function undo(
  db: GroupDb,
  { groupId, actor, now, acceptanceId }: ReverseCommand,
  { kind, postId, employeeId, needIds, assignmentIds }: StoredAcceptance,
): Promise<void> {
  await deleteAssignments(db, groupId, assignmentIds)
  if (kind === 'hire' && employeeId !== null) await deleteHire(db, groupId, employeeId)
  if (postId !== null)
    await setPostState(
      db,
      groupId,
      postId,
      kind === 'post' ? { state: 'withdrawn', at: now, reason: null } : { state: 'open' },
    )
  const move = { groupId, actor, at: now, detail: { acceptanceId, reversed: true } }
  if (kind !== 'hire' || postId === null) {
    await openAgain(db, groupId, { ...move, needIds })
    return
  }
  // The needs of a post that was filled stay with the post.
  const covered = await needsInState(db, groupId, needIds, ['covered'])
  await reopenNeed(db, { ...move, needIds: covered })
  await markBeingAnswered(db, { ...move, needIds: covered })
}

/** Opens the needs that are answered; what a member withdrew meanwhile stays withdrawn. */
export async function openAgain(
  db: GroupDb,
  groupId: GroupId,
  move: {
    readonly needIds: readonly string[]
    readonly actor: string
    readonly at: string
    readonly reason?: string
    readonly detail: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const needIds = await needsInState(db, groupId, move.needIds, ['being_answered', 'covered'])
  if (needIds.length === 0) return
  const opened = await reopenNeed(db, { ...move, groupId, needIds })
  invariant(opened.ok, 'needs that are being answered may be opened again')
}
