import { type SqlBool, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { halfDaysOf, halfDaysText } from './half-days.ts'
import type { NeedAsked, NeedState } from './need.ts'

/** A need with where it stands. */
export interface KeptNeed extends NeedAsked {
  readonly needId: string
  readonly memberId: string
  readonly state: NeedState
  readonly version: number
}

export interface NeedEvent {
  readonly at: string
  readonly actor: string
  readonly kind: 'stated' | 'changed' | 'being_answered' | 'covered' | 'reopened' | 'withdrawn'
  readonly reason: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** The member whose site it is, or null when there is no such site. */
export async function memberOfSite(
  db: GroupDb,
  groupId: GroupId,
  siteId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('sites')
    .select('member_id')
    .where('group_id', '=', groupId)
    .where('site_id', '=', siteId)
    .executeTakeFirst()
  return row?.member_id ?? null
}

/** The needs of the identifiers, held for the transaction, in the order of their identifiers. */
export async function heldNeeds(
  db: GroupDb,
  groupId: GroupId,
  needIds: readonly string[],
): Promise<KeptNeed[]> {
  const rows = await db
    .selectFrom('needs as n')
    .innerJoin('sites as s', (join) =>
      join.onRef('s.group_id', '=', 'n.group_id').onRef('s.site_id', '=', 'n.site_id'),
    )
    .selectAll('n')
    .select('s.member_id')
    .where('n.group_id', '=', groupId)
    .where(sql<SqlBool>`n.need_id = any(${[...needIds]})`)
    .orderBy('n.need_id')
    .forUpdate('n')
    .execute()
  return rows.map((row) => ({
    needId: row.need_id,
    memberId: row.member_id,
    siteId: row.site_id,
    skill: row.skill,
    authorisations: row.authorisations,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    weeklyMinutes: row.weekly_minutes,
    weeklyMinutesLeast: row.weekly_minutes_least,
    weeklyMinutesMost: row.weekly_minutes_most,
    halfDays: halfDaysOf(row.half_days),
    halfDaysNeeded: row.half_days_needed,
    everyYear: row.every_year,
    hourlyPriceE4: row.hourly_price_e4,
    note: row.note,
    state: row.state,
    version: row.version,
  }))
}

const columnsOf = (need: NeedAsked) => ({
  site_id: need.siteId,
  skill: need.skill,
  authorisations: [...need.authorisations],
  starts_on: need.startsOn,
  ends_on: need.endsOn,
  weekly_minutes: need.weeklyMinutes,
  weekly_minutes_least: need.weeklyMinutesLeast,
  weekly_minutes_most: need.weeklyMinutesMost,
  half_days: halfDaysText(need.halfDays),
  half_days_needed: need.halfDaysNeeded,
  every_year: need.everyYear,
  hourly_price_e4: need.hourlyPriceE4,
  note: need.note,
})

/** Adds a need under the number after the highest one. */
export async function addNeed(
  db: GroupDb,
  groupId: GroupId,
  need: NeedAsked,
  at: string,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('needs:' || ${groupId}, 0))`.execute(db)
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(substring(need_id from '^B([0-9]{1,9})$')::int), 0) + 1 as number
    from needs where group_id = ${groupId}`.execute(db)
  const needId = `B${String(rows[0]?.number ?? 1).padStart(3, '0')}`
  await db
    .insertInto('needs')
    .values({
      group_id: groupId,
      need_id: needId,
      ...columnsOf(need),
      stated_at: at,
      state_changed_at: at,
    })
    .execute()
  return needId
}

/** Gives a need what it now asks; counts the version. */
export async function storeChange(
  db: GroupDb,
  groupId: GroupId,
  needId: string,
  need: NeedAsked,
): Promise<void> {
  await db
    .updateTable('needs')
    .set({ ...columnsOf(need), version: sql`version + 1` })
    .where('group_id', '=', groupId)
    .where('need_id', '=', needId)
    .execute()
}

export async function storeState(
  db: GroupDb,
  groupId: GroupId,
  needId: string,
  { state, at }: { readonly state: NeedState; readonly at: string },
): Promise<void> {
  await db
    .updateTable('needs')
    .set({ state, state_changed_at: at })
    .where('group_id', '=', groupId)
    .where('need_id', '=', needId)
    .execute()
}

/** Adds an event at the end of the life of a need, which the transaction holds. */
export async function addEvent(
  db: GroupDb,
  groupId: GroupId,
  needId: string,
  { at, actor, kind, reason, detail }: NeedEvent,
): Promise<void> {
  await sql`insert into need_events (group_id, need_id, sequence, at, actor, kind, reason, detail)
    select ${groupId}, ${needId}, coalesce(max(sequence), 0) + 1, ${at}, ${actor}, ${kind},
      ${reason}, ${JSON.stringify(detail)}::jsonb
    from need_events where group_id = ${groupId} and need_id = ${needId}`.execute(db)
}

/** The life of a need, oldest first. */
export async function eventsOf(
  db: GroupDb,
  groupId: GroupId,
  needId: string,
): Promise<NeedEvent[]> {
  return db
    .selectFrom('need_events')
    .select(['at', 'actor', 'kind', 'reason', 'detail'])
    .where('group_id', '=', groupId)
    .where('need_id', '=', needId)
    .orderBy('sequence')
    .execute()
}
