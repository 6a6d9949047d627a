import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, periodsOverlap } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { Adjustment, DelegationCredit, Opening } from './facts.ts'
import * as store from './kept-store.ts'

/** Who adds to a counter, and when. */
export interface Doer {
  readonly groupId: GroupId
  readonly employeeId: string
  readonly actor: string
  /** Moment, ISO in UTC. */
  readonly at: string
}

export type CounterRefusal =
  | { readonly kind: 'not-found'; readonly employeeId: string }
  | { readonly kind: 'nothing-to-add' }
  | { readonly kind: 'no-reason' }
  /** A balance is there for that day: an adjustment corrects it. */
  | { readonly kind: 'already-open'; readonly datedOn: Day; readonly source: string }
  | { readonly kind: 'before-hiring'; readonly hiredOn: Day }
  | { readonly kind: 'ends-before-start'; readonly startsOn: Day }
  | { readonly kind: 'mandate-overlaps'; readonly startsOn: Day }

type Outcome = Result<null, readonly CounterRefusal[]>

const orRefused = (refusals: readonly CounterRefusal[]): Outcome =>
  refusals.length > 0 ? refused(refusals) : done(null)

const beforeHiring = (on: Day, hiredOn: Day): readonly CounterRefusal[] =>
  on < hiredOn ? [{ kind: 'before-hiring', hiredOn }] : []

/** Adds a dated line to a counter; it is never edited, another line takes it back. */
export async function adjustCounter(
  db: GroupDb,
  doer: Doer,
  given: Omit<Adjustment, 'adjustmentId' | 'recordedBy'>,
): Promise<Outcome> {
  const hiredOn = await store.hiredOnOf(db, doer)
  if (hiredOn === null) return refused([{ kind: 'not-found', employeeId: doer.employeeId }])
  const reason = given.reason.trim()
  const outcome = orRefused([
    ...(given.quantity === 0 ? [{ kind: 'nothing-to-add' } as const] : []),
    ...(reason === '' ? [{ kind: 'no-reason' } as const] : []),
    ...beforeHiring(given.datedOn, hiredOn),
  ])
  if (!outcome.ok) return outcome
  const adjustment = { ...given, reason, adjustmentId: randomUUID(), recordedBy: doer.actor }
  await store.insertAdjustment(db, doer, adjustment)
  await record(db, doer, 'adjust-counter', { ...adjustment })
  return outcome
}

/** Takes over the balance of a counter from an older tool, once for a day. */
export async function openCounter(db: GroupDb, doer: Doer, given: Opening): Promise<Outcome> {
  const hiredOn = await store.hiredOnOf(db, doer)
  if (hiredOn === null) return refused([{ kind: 'not-found', employeeId: doer.employeeId }])
  const opening = { ...given, source: given.source.trim() }
  const known = await store.openingAt(db, doer, opening)
  const outcome = orRefused([
    ...(opening.source === '' ? [{ kind: 'no-reason' } as const] : []),
    ...beforeHiring(opening.datedOn, hiredOn),
    ...(known === null
      ? []
      : [{ kind: 'already-open', datedOn: opening.datedOn, source: known } as const]),
  ])
  if (!outcome.ok) return outcome
  await store.insertOpening(db, doer, opening)
  await record(db, doer, 'open-counter', { ...opening })
  return outcome
}

/** Gives the hours of delegation of a mandate from a day on. */
export async function grantDelegation(
  db: GroupDb,
  doer: Doer,
  given: DelegationCredit,
): Promise<Outcome> {
  const hiredOn = await store.hiredOnOf(db, doer)
  if (hiredOn === null) return refused([{ kind: 'not-found', employeeId: doer.employeeId }])
  const credit = { ...given, mandate: given.mandate.trim() }
  const { startsOn, endsOn, mandate } = credit
  const others = await store.creditsOf(db, doer)
  const overlapping = others.find((one) => one.mandate === mandate && periodsOverlap(one, credit))
  const outcome = orRefused([
    ...(mandate === '' ? [{ kind: 'no-reason' } as const] : []),
    ...(endsOn !== null && endsOn < startsOn
      ? [{ kind: 'ends-before-start', startsOn } as const]
      : []),
    ...beforeHiring(startsOn, hiredOn),
    ...(overlapping === undefined
      ? []
      : [{ kind: 'mandate-overlaps', startsOn: overlapping.startsOn } as const]),
  ])
  if (!outcome.ok) return outcome
  await store.insertCredit(db, doer, credit)
  await record(db, doer, 'grant-delegation', { ...credit })
  return outcome
}

const record = (
  db: GroupDb,
  { groupId, employeeId, actor, at }: Doer,
  action: string,
  detail: Record<string, unknown>,
) => recordEvent(db, groupId, { at, actor, action, subject: employeeId, detail })
