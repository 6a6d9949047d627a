import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { addMonths, type Day, monthOf } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents } from '../../shared/money.ts'
import type { GuaranteeKind, GuaranteeMove, GuaranteePolicy } from './guarantee.ts'
import { MONTHS_OF_VOLUME } from './rules/target.ts'

/** A member and what its guarantees are measured by. */
export interface GuaranteedMember {
  readonly memberId: string
  readonly name: string
  readonly isMember: boolean
  /** What the data package says was held before the first act. */
  readonly opening: Readonly<Record<GuaranteeKind, Cents>>
  /** Billed with VAT for the closed months of the twelve that end with the day. */
  readonly billedCents: Cents
  /** Of these months, those in which it was a member on some day. */
  readonly memberMonths: number
}

/** Every member that has been one by the day, by name; or one of them. */
export async function guaranteedMembers(
  db: GroupDb,
  groupId: GroupId,
  at: Day,
  memberId: string | null,
): Promise<readonly GuaranteedMember[]> {
  const last = monthOf(at)
  const first = addMonths(last, 1 - MONTHS_OF_VOLUME)
  const { rows } = await sql<{
    member_id: string
    name: string
    is_member: boolean
    deposit: number
    bank_guarantee: number
    billed: number
    months: number
  }>`
    with billed as (
      select member_id, sum(gross_cents)::bigint as billed from invoices
      where group_id = ${groupId} and issued_on <= ${at} and month between ${first} and ${last}
      group by member_id
    ), present as (
      select s.member_id, count(distinct c.month)::int as months,
        bool_or(s.joined_on <= ${at} and coalesce(s.left_on, ${at}) >= ${at}) as is_member
      from memberships s left join (
        select month, (month || '-01')::date as first,
          ((month || '-01')::date + interval '1 month - 1 day')::date as last
        from month_closes where group_id = ${groupId} and issued_on <= ${at}
          and month between ${first} and ${last}) c
        on s.joined_on <= c.last and coalesce(s.left_on, c.first) >= c.first
      where s.group_id = ${groupId} and s.joined_on <= ${at}
      group by s.member_id
    )
    select m.member_id, m.name, p.is_member, coalesce(m.deposit_cents, 0)::bigint as deposit,
      coalesce(m.bank_guarantee_cents, 0)::bigint as bank_guarantee,
      coalesce(b.billed, 0)::bigint as billed, p.months
    from members m join present p using (member_id) left join billed b using (member_id)
    where m.group_id = ${groupId} and (${memberId}::text is null or m.member_id = ${memberId})
    order by m.name, m.member_id collate "C"`.execute(db)
  return rows.map((row) => ({
    memberId: row.member_id,
    name: row.name,
    isMember: row.is_member,
    opening: { deposit: cents(row.deposit), bank_guarantee: cents(row.bank_guarantee) },
    billedCents: cents(row.billed),
    memberMonths: row.months,
  }))
}

/** A move as it is listed: with who recorded it, and what took it back. */
export interface RecordedMove extends GuaranteeMove {
  readonly recordedBy: string
  readonly recordedAt: string
  readonly cancelled: { readonly reason: string; readonly by: string; readonly at: string } | null
}

/** The acts of all members, or of one, in their order; those taken back too. */
export async function movesOf(
  db: GroupDb,
  groupId: GroupId,
  memberId: string | null,
): Promise<readonly RecordedMove[]> {
  const rows = await db
    .selectFrom('guarantee_moves as m')
    .leftJoin('guarantee_cancellations as c', (join) =>
      join.onRef('c.group_id', '=', 'm.group_id').onRef('c.move_id', '=', 'm.move_id'),
    )
    .selectAll('m')
    .select(['c.reason', 'c.recorded_by as cancelled_by', 'c.recorded_at as cancelled_at'])
    .where('m.group_id', '=', groupId)
    .$if(memberId !== null, (query) => query.where('m.member_id', '=', memberId ?? ''))
    .orderBy('m.moved_on')
    .orderBy('m.recorded_at')
    .orderBy('m.move_id')
    .execute()
  return rows.map((row) => ({
    moveId: row.move_id,
    memberId: row.member_id,
    kind: row.kind,
    act: row.move,
    amountCents: cents(row.amount_cents),
    on: row.moved_on,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    cancelled:
      row.reason === null || row.cancelled_by === null || row.cancelled_at === null
        ? null
        : { reason: row.reason, by: row.cancelled_by, at: row.cancelled_at },
  }))
}

/** One act at a time on the guarantees of a group: what is held is read, then changed. */
export const lockGuarantees = (db: GroupDb, groupId: GroupId) =>
  sql`select pg_advisory_xact_lock(hashtextextended('guarantees:' || ${groupId}, 0))`.execute(db)

export interface Recorded {
  readonly by: string
  readonly at: string
}

export async function insertMoves(
  db: GroupDb,
  groupId: GroupId,
  moves: readonly GuaranteeMove[],
  { by, at }: Recorded,
): Promise<void> {
  if (moves.length === 0) return
  await db
    .insertInto('guarantee_moves')
    .values(
      moves.map((move) => ({
        group_id: groupId,
        move_id: move.moveId,
        member_id: move.memberId,
        kind: move.kind,
        move: move.act,
        amount_cents: move.amountCents,
        moved_on: move.on,
        note: move.note,
        recorded_by: by,
        recorded_at: at,
      })),
    )
    .execute()
}

export async function insertCancellation(
  db: GroupDb,
  groupId: GroupId,
  { moveId, reason }: { readonly moveId: string; readonly reason: string },
  { by, at }: Recorded,
): Promise<void> {
  await db
    .insertInto('guarantee_cancellations')
    .values({ group_id: groupId, move_id: moveId, reason, recorded_by: by, recorded_at: at })
    .execute()
}

/** The policies, latest first. */
export async function policiesOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly GuaranteePolicy[]> {
  const rows = await db
    .selectFrom('guarantee_policies')
    .select(['starts_on', 'months_e4', 'source'])
    .where('group_id', '=', groupId)
    .orderBy('starts_on', 'desc')
    .execute()
  return rows.map((row) => ({
    startsOn: row.starts_on,
    monthsE4: row.months_e4,
    source: row.source,
  }))
}

/** Sets the policy of a day; one of the same day is replaced. */
export async function storePolicy(
  db: GroupDb,
  groupId: GroupId,
  { startsOn, monthsE4, source }: GuaranteePolicy,
  { by, at }: Recorded,
): Promise<void> {
  const row = { months_e4: monthsE4, source, recorded_by: by, recorded_at: at }
  await db
    .insertInto('guarantee_policies')
    .values({ group_id: groupId, starts_on: startsOn, ...row })
    .onConflict((conflict) => conflict.columns(['group_id', 'starts_on']).doUpdateSet(row))
    .execute()
}
