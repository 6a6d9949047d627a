import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { ReserveMove } from './reserve.ts'
import * as store from './reserve-store.ts'
import { reserveLimit, reserveLots, setAsideIn, takeable } from './rules/reserve.ts'

export type ReserveRefusal =
  /** The year would put aside more than the law lets deduct (CGI 214-1-8). */
  | {
      readonly kind: 'beyond-limit'
      readonly year: number
      readonly limitCents: Cents
      readonly setAsideCents: Cents
    }
  /** More than the lots that may still give. */
  | { readonly kind: 'more-than-left'; readonly year: number; readonly leftCents: Cents }
  | { readonly kind: 'unknown-move' }
  | { readonly kind: 'already-cancelled' }
  /** Later acts took what this one put aside. */
  | { readonly kind: 'in-use' }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

const counting = (moves: readonly store.RecordedReserveMove[]): readonly ReserveMove[] =>
  moves.filter(({ cancelledFor }) => cancelledFor === null)

/** Enters what was put aside, used or added back in a year. */
export async function recordReserve(
  db: GroupDb,
  doer: Doer,
  asked: Omit<ReserveMove, 'moveId'>,
): Promise<Result<ReserveMove, ReserveRefusal>> {
  const { groupId } = doer
  await store.lockReserve(db, groupId)
  const moves = counting(await store.reserveMoves(db, groupId))
  const refusal = await refusalOf(db, groupId, moves, asked)
  if (refusal !== null) return refused(refusal)
  const move = { ...asked, moveId: randomUUID() }
  await store.insertReserveMove(db, groupId, move, { by: doer.actor, at: doer.at })
  await record(db, doer, `reserve.${move.act}`, `${move.year}`, { ...move })
  return done(move)
}

async function refusalOf(
  db: GroupDb,
  groupId: GroupId,
  moves: readonly ReserveMove[],
  { act, year, amountCents }: Omit<ReserveMove, 'moveId'>,
): Promise<ReserveRefusal | null> {
  if (act === 'set_aside') {
    const limitCents = reserveLimit((await store.remunerationsOf(db, groupId, year)).cents)
    const setAsideCents = setAsideIn(moves, year)
    return setAsideCents + amountCents > limitCents
      ? { kind: 'beyond-limit', year, limitCents, setAsideCents }
      : null
  }
  const leftCents = takeable(moves, year)
  return amountCents > leftCents ? { kind: 'more-than-left', year, leftCents } : null
}

/** Takes back an act entered by mistake, unless later acts rest on it. */
export async function cancelReserve(
  db: GroupDb,
  doer: Doer,
  { moveId, reason }: { readonly moveId: string; readonly reason: string },
): Promise<Result<string, ReserveRefusal>> {
  const { groupId } = doer
  await store.lockReserve(db, groupId)
  const all = await store.reserveMoves(db, groupId)
  const move = all.find((each) => each.moveId === moveId)
  if (move === undefined) return refused({ kind: 'unknown-move' })
  if (move.cancelledFor !== null) return refused({ kind: 'already-cancelled' })
  if (!coversWhatIsTaken(counting(all).filter((each) => each.moveId !== moveId)))
    return refused({ kind: 'in-use' })
  await store.insertReserveCancellation(
    db,
    groupId,
    { moveId, reason },
    { by: doer.actor, at: doer.at },
  )
  await record(db, doer, 'reserve.cancelled', `${move.year}`, { moveId, reason })
  return done(moveId)
}

/** Every cent used or added back comes out of a lot. */
function coversWhatIsTaken(moves: readonly ReserveMove[]): boolean {
  const last = Math.max(0, ...moves.map(({ year }) => year))
  const lots = reserveLots(moves, last)
  const fromLots = lots.reduce((sum, lot) => sum + lot.usedCents + lot.addedBackCents, 0)
  const taken = moves.reduce(
    (sum, move) => (move.act === 'set_aside' ? sum : sum + move.amountCents),
    0,
  )
  return cents(fromLots) === cents(taken)
}

const record = (
  db: GroupDb,
  { groupId, actor, at }: Doer,
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> => recordEvent(db, groupId, { at, actor, action, subject, detail })
