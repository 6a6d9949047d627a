import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { accountsOf } from '../ledger-store.ts'
import { postEntries } from '../post-entries.ts'
import { reverseEntry } from '../reverse-entry.ts'
import type { GuaranteeMove, GuaranteePolicy } from './guarantee.ts'
import * as store from './guarantee-store.ts'
import { guaranteesOn } from './guarantees-view.ts'
import { guaranteeCause, guaranteeEntry } from './rules/guarantee-entry.ts'
import { firstShortDay } from './rules/standing.ts'

export type GuaranteeRefusal =
  | { readonly kind: 'unknown-member'; readonly memberId: string }
  | { readonly kind: 'in-the-future'; readonly on: Day; readonly today: Day }
  /** More would be called or given back than is held on that day. */
  | { readonly kind: 'more-than-held'; readonly on: Day; readonly heldCents: Cents }
  | { readonly kind: 'unknown-move' }
  | { readonly kind: 'already-cancelled' }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'nothing-missing' }

export interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
  readonly today: Day
}

/** Enters an act in the life of a guarantee, and in the books where it belongs there. */
export async function recordGuarantee(
  db: GroupDb,
  doer: Doer,
  asked: Omit<GuaranteeMove, 'moveId'>,
): Promise<Result<GuaranteeMove, GuaranteeRefusal>> {
  const { groupId, today } = doer
  await store.lockGuarantees(db, groupId)
  const [member] = await store.guaranteedMembers(db, groupId, today, asked.memberId)
  if (member === undefined) return refused({ kind: 'unknown-member', memberId: asked.memberId })
  if (asked.act !== 'asked' && asked.on > today)
    return refused({ kind: 'in-the-future', on: asked.on, today })
  const move = { ...asked, moveId: randomUUID() }
  const before = await standingMoves(db, groupId, move)
  const short = firstShortDay(member.opening[move.kind], [...before, move])
  if (short !== null) return refused({ kind: 'more-than-held', ...short })
  await store.insertMoves(db, groupId, [move], { by: doer.actor, at: doer.at })
  await post(db, doer, move, member.name)
  await record(db, doer, `guarantee.${move.act}`, move.memberId, { ...move })
  return done(move)
}

/** Takes back an act entered by mistake: it stays written, and no longer counts. */
export async function cancelGuarantee(
  db: GroupDb,
  doer: Doer,
  { moveId, reason }: { readonly moveId: string; readonly reason: string },
): Promise<Result<string, GuaranteeRefusal>> {
  const { groupId, today } = doer
  if (reason.trim() === '') return refused({ kind: 'no-reason' })
  await store.lockGuarantees(db, groupId)
  const move = (await store.movesOf(db, groupId, null)).find((each) => each.moveId === moveId)
  if (move === undefined) return refused({ kind: 'unknown-move' })
  if (move.cancelled !== null) return refused({ kind: 'already-cancelled' })
  const [member] = await store.guaranteedMembers(db, groupId, today, move.memberId)
  if (member === undefined) return refused({ kind: 'unknown-member', memberId: move.memberId })
  const others = (await standingMoves(db, groupId, move)).filter((each) => each.moveId !== moveId)
  const short = firstShortDay(member.opening[move.kind], others)
  if (short !== null) return refused({ kind: 'more-than-held', ...short })
  await store.insertCancellation(
    db,
    groupId,
    { moveId, reason: reason.trim() },
    { by: doer.actor, at: doer.at },
  )
  await reverseEntry(db, groupId, { cause: guaranteeCause(move), on: today })
  await record(db, doer, 'guarantee.cancelled', move.memberId, { moveId, reason: reason.trim() })
  return done(moveId)
}

/** Asks every member for what it has not deposited by the policy of the day. */
export async function askMissing(
  db: GroupDb,
  doer: Doer,
  note: string,
): Promise<Result<readonly GuaranteeMove[], GuaranteeRefusal>> {
  const { groupId, today } = doer
  await store.lockGuarantees(db, groupId)
  const { members } = await guaranteesOn(db, groupId, today)
  const moves = members.flatMap(({ memberId, missingCents }): GuaranteeMove[] =>
    missingCents === null || missingCents <= 0
      ? []
      : [
          {
            moveId: randomUUID(),
            memberId,
            kind: 'deposit',
            act: 'asked',
            amountCents: missingCents,
            on: today,
            note,
          },
        ],
  )
  if (moves.length === 0) return refused({ kind: 'nothing-missing' })
  await store.insertMoves(db, groupId, moves, { by: doer.actor, at: doer.at })
  const asked = moves.map(({ memberId, amountCents }) => ({ memberId, amountCents }))
  await record(db, doer, 'guarantee.asked', today, { asked })
  return done(moves)
}

/** Sets how many months of billing are deposited from a day on. */
export async function setPolicy(
  db: GroupDb,
  doer: Doer,
  policy: GuaranteePolicy,
): Promise<Result<GuaranteePolicy, GuaranteeRefusal>> {
  const kept = { ...policy, source: policy.source.trim() }
  if (kept.source === '') return refused({ kind: 'no-reason' })
  await store.storePolicy(db, doer.groupId, kept, { by: doer.actor, at: doer.at })
  await record(db, doer, 'guarantee.policy', kept.startsOn, { ...kept })
  return done(kept)
}

/** The acts that count on the guarantee of a move. */
const standingMoves = async (
  db: GroupDb,
  groupId: GroupId,
  { memberId, kind }: Pick<GuaranteeMove, 'memberId' | 'kind'>,
): Promise<readonly GuaranteeMove[]> =>
  (await store.movesOf(db, groupId, memberId)).filter(
    (move) => move.kind === kind && move.cancelled === null,
  )

async function post(
  db: GroupDb,
  { groupId, today }: Doer,
  move: GuaranteeMove,
  name: string,
): Promise<void> {
  const accounts = await accountsOf(db, groupId)
  const entry = guaranteeEntry(move, { id: move.memberId, name }, accounts)
  if (entry !== null) await postEntries(db, groupId, today, [entry])
}

const record = (
  db: GroupDb,
  { groupId, actor, at }: Doer,
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> => recordEvent(db, groupId, { at, actor, action, subject, detail })
