import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { NeedState } from './need.ts'
import { addEvent, heldNeeds, type KeptNeed, storeState } from './needs-store.ts'
import { type NeedMove, stateAfter } from './rules/need-life.ts'

/** Needs to move along their life, all or none. The transaction must see the whole group. */
export interface MoveNeeds {
  readonly groupId: GroupId
  readonly needIds: readonly string[]
  /** Set for the user of a member company: needs of others are not found. */
  readonly memberId?: string | null
  readonly actor: string
  /** Moment, ISO in UTC. */
  readonly at: string
  readonly reason?: string | null
  /** What answers the needs, for the one who reads their life: a post, assignments. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface NeedRefusal {
  readonly needId: string
  readonly reason: 'not-found' | 'state'
  /** Where it stands, of a need that is there. */
  readonly state: NeedState | null
}

/** Nothing is changed: all needs that stand against it. */
export interface MoveRefusal {
  readonly kind: 'needs-refused'
  readonly needs: readonly NeedRefusal[]
}

type Moved = Result<{ readonly needIds: readonly string[] }, MoveRefusal>

async function move(db: GroupDb, kind: NeedMove, command: MoveNeeds): Promise<Moved> {
  const { groupId, actor, at, memberId = null, reason = null, detail = {} } = command
  const needIds = [...new Set(command.needIds)].toSorted()
  const found = await heldNeeds(db, groupId, needIds)
  const known = new Map<string, KeptNeed>(
    found
      .filter((need) => memberId === null || need.memberId === memberId)
      .map((need) => [need.needId, need]),
  )
  const refusals = needIds.flatMap((needId): NeedRefusal[] => {
    const need = known.get(needId)
    if (need === undefined) return [{ needId, reason: 'not-found', state: null }]
    if (stateAfter(need.state, kind) !== null) return []
    return [{ needId, reason: 'state', state: need.state }]
  })
  if (refusals.length > 0) return refused({ kind: 'needs-refused', needs: refusals })
  for (const [needId, need] of known) {
    const state = stateAfter(need.state, kind) ?? need.state
    await storeState(db, groupId, needId, { state, at })
    await addEvent(db, groupId, needId, { at, actor, kind, reason, detail })
  }
  if (needIds.length > 0)
    await recordEvent(db, groupId, {
      at,
      actor,
      action: `need.${kind.replace('_', '-')}`,
      subject: needIds.length === 1 ? (needIds[0] ?? '') : `${needIds.length} needs`,
      detail: { needIds, reason, ...detail },
    })
  return done({ needIds })
}

/** Somebody works on an answer: the needs leave the compositions. Only stated needs. */
export const markBeingAnswered = (db: GroupDb, command: MoveNeeds): Promise<Moved> =>
  move(db, 'being_answered', command)

/** People work, or will by contract: the needs are met, and their delay ends. */
export const markCovered = (db: GroupDb, command: MoveNeeds): Promise<Moved> =>
  move(db, 'covered', command)

/** Takes needs back to stated: the answer came to nothing, or the withdrawal was a mistake. */
export const reopenNeed = (db: GroupDb, command: MoveNeeds): Promise<Moved> =>
  move(db, 'reopened', command)

/** The member asks no more. The reason is what the group learns from. */
export const withdrawNeed = (
  db: GroupDb,
  command: MoveNeeds & { readonly reason: string },
): Promise<Moved> => move(db, 'withdrawn', command)
