import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { findingsById, insertEvents, lockFindings, storeAcceptance } from './findings-store.ts'
import { type LiveFinding, stateOf } from './live-finding.ts'

export interface AcceptCommand {
  readonly groupId: GroupId
  readonly findingIds: readonly string[]
  /** Who does it, as the audit names him. */
  readonly actor: string
  readonly at: string
}

/** Nothing is accepted when one of the findings cannot be. */
export type AcceptRefusal =
  | { readonly kind: 'not-found'; readonly findingIds: readonly string[] }
  | { readonly kind: 'closed'; readonly findingIds: readonly string[] }
  | { readonly kind: 'no-reason' }

export interface Accepted {
  /** Findings that this command changed. */
  readonly changed: readonly string[]
  readonly unchanged: number
}

type Outcome = Result<Accepted, readonly AcceptRefusal[]>

/**
 * Accepts findings as they are measured, with one reason: the person answers for it. Those that
 * are accepted already keep their first reason.
 */
export async function acceptFindings(
  db: GroupDb,
  command: AcceptCommand & { readonly reason: string },
): Promise<Outcome> {
  const reason = command.reason.trim()
  return change(db, command, {
    verb: 'accept-findings',
    isConcerned: (live) => stateOf(live) === 'open',
    acceptance: { at: command.at, by: command.actor, reason },
    refusals: reason === '' ? [{ kind: 'no-reason' }] : [],
  })
}

/** Takes acceptances back: the findings are open again. */
export const withdrawAcceptance = (db: GroupDb, command: AcceptCommand): Promise<Outcome> =>
  change(db, command, {
    verb: 'withdraw-acceptance',
    isConcerned: (live) => stateOf(live) === 'accepted',
    acceptance: null,
    refusals: [],
  })

interface Change {
  readonly verb: string
  readonly isConcerned: (live: LiveFinding) => boolean
  readonly acceptance: LiveFinding['acceptance']
  readonly refusals: readonly AcceptRefusal[]
}

async function change(
  db: GroupDb,
  { groupId, findingIds, actor, at }: AcceptCommand,
  { verb, isConcerned, acceptance, refusals }: Change,
): Promise<Outcome> {
  await lockFindings(db, groupId)
  const asked = [...new Set(findingIds)]
  const known = await findingsById(db, asked)
  const found = new Set(known.map(({ findingId }) => findingId))
  const missing = asked.filter((id) => !found.has(id))
  const closed = known.filter(({ closedAt }) => closedAt !== null).map(({ findingId }) => findingId)
  const all: readonly AcceptRefusal[] = [
    ...(missing.length === 0 ? [] : [{ kind: 'not-found', findingIds: missing } as const]),
    ...(closed.length === 0 ? [] : [{ kind: 'closed', findingIds: closed } as const]),
    ...refusals,
  ]
  if (all.length > 0) return refused(all)

  const concerned = known.filter(isConcerned)
  const changed = concerned.map(({ findingId }) => findingId)
  if (changed.length === 0) return done({ changed, unchanged: known.length })
  await storeAcceptance(db, changed, acceptance)
  const reason = acceptance?.reason ?? null
  const kind = acceptance === null ? 'withdrawn' : 'accepted'
  await insertEvents(
    db,
    groupId,
    at,
    concerned.map(({ findingId, finding: { measured, limit } }) => ({
      findingId,
      kind,
      actor,
      reason,
      measured,
      limit,
    })),
  )
  const detail = { findings: changed, ...(reason === null ? {} : { reason }) }
  const subject = changed.length === 1 ? (changed[0] ?? '') : `${changed.length} findings`
  await recordEvent(db, groupId, { at, actor, action: verb, subject, detail })
  return done({ changed, unchanged: known.length - changed.length })
}
