import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { AbsenceRow } from './absences-contract.ts'
import * as store from './absences-list.ts'
import type { EndCause } from './facts.ts'

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  /** Moment, ISO in UTC. */
  readonly at: string
}

export type CompleteRefusal =
  | { readonly kind: 'not-found' }
  /** Only a family event has an event, only sickness or an accident an information on leave. */
  | { readonly kind: 'not-of-this-kind'; readonly absence: string }
  | { readonly kind: 'informed-before-return'; readonly endsOn: Day }

/** Says what the kind of an absence leaves open; pay follows, by a correction in a closed month. */
export async function completeAbsence(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  absenceId: string,
  given: { readonly familyEvent: AbsenceRow['familyEvent']; readonly informedOn: Day | null },
): Promise<Result<AbsenceRow, readonly CompleteRefusal[]>> {
  const known = await store.absenceById(db, groupId, absenceId)
  if (known === null) return refused([{ kind: 'not-found' }])
  const { kind, effect, endsOn } = known
  const isMisplaced =
    (given.familyEvent !== null && effect !== 'by_event') ||
    (given.informedOn !== null && effect !== 'sick_pay')
  const refusals: readonly CompleteRefusal[] = [
    ...(isMisplaced ? [{ kind: 'not-of-this-kind', absence: kind } as const] : []),
    ...(given.informedOn !== null && given.informedOn <= endsOn
      ? [{ kind: 'informed-before-return', endsOn: endsOn as Day } as const]
      : []),
  ]
  if (refusals.length > 0) return refused(refusals)
  await store.storeDetails(db, groupId, absenceId, given)
  const event = { at, actor, action: 'complete-absence', subject: absenceId }
  await recordEvent(db, groupId, { ...event, detail: { ...given } })
  return done({ ...known, ...given })
}

/** Says how a fixed-term contract ended before its term: it decides its indemnity (L1243-10). */
export async function sayEndCause(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  contractId: string,
  cause: EndCause,
): Promise<boolean> {
  if (!(await store.storeEndCause(db, groupId, contractId, cause))) return false
  const event = { at, actor, action: 'say-end-cause', subject: contractId }
  await recordEvent(db, groupId, { ...event, detail: { cause } })
  return true
}
