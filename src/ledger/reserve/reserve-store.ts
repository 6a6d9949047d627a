import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents } from '../../shared/money.ts'
import type { ReserveMove } from './reserve.ts'

export interface RecordedReserveMove extends ReserveMove {
  readonly recordedBy: string
  readonly recordedAt: string
  /** Why it was taken back: it no longer counts. */
  readonly cancelledFor: string | null
}

/** All acts on the reserve, year by year as they were recorded; those taken back too. */
export async function reserveMoves(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly RecordedReserveMove[]> {
  const rows = await db
    .selectFrom('reserve_moves as m')
    .leftJoin('reserve_cancellations as c', (join) =>
      join.onRef('c.group_id', '=', 'm.group_id').onRef('c.move_id', '=', 'm.move_id'),
    )
    .selectAll('m')
    .select('c.reason')
    .where('m.group_id', '=', groupId)
    .orderBy('m.year')
    .orderBy('m.recorded_at')
    .orderBy('m.move_id')
    .execute()
  return rows.map((row) => ({
    moveId: row.move_id,
    act: row.move,
    year: row.year,
    amountCents: cents(row.amount_cents),
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    cancelledFor: row.reason,
  }))
}

/** One act at a time on the reserve of a group. */
export const lockReserve = (db: GroupDb, groupId: GroupId) =>
  sql`select pg_advisory_xact_lock(hashtextextended('reserve:' || ${groupId}, 0))`.execute(db)

export async function insertReserveMove(
  db: GroupDb,
  groupId: GroupId,
  { moveId, act, year, amountCents, note }: ReserveMove,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  await db
    .insertInto('reserve_moves')
    .values({
      group_id: groupId,
      move_id: moveId,
      move: act,
      year,
      amount_cents: amountCents,
      note,
      recorded_by: by,
      recorded_at: at,
    })
    .execute()
}

export async function insertReserveCancellation(
  db: GroupDb,
  groupId: GroupId,
  { moveId, reason }: { readonly moveId: string; readonly reason: string },
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  await db
    .insertInto('reserve_cancellations')
    .values({ group_id: groupId, move_id: moveId, reason, recorded_by: by, recorded_at: at })
    .execute()
}

/** Remunerations of a calendar year, as the closes computed them: gross pay (CSS L242-1). */
export async function remunerationsOf(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<{ readonly cents: Cents; readonly months: number }> {
  const row = await db
    .selectFrom('costs')
    .select(({ fn }) => [
      fn.sum<string | null>('gross_cents').as('gross'),
      fn.count<string>('period').distinct().as('months'),
    ])
    .where('group_id', '=', groupId)
    .where('period', 'like', sql<never>`${`${year}-%`}`)
    .executeTakeFirstOrThrow()
  return { cents: cents(Number(row.gross ?? 0)), months: Number(row.months) }
}
