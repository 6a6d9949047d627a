import { sql } from 'kysely'
import type { GroupId, MemberId } from '../../shared/ids.ts'
import type { SystemDb } from '../database/index.ts'
import type { SignedIn } from '../http/index.ts'

export interface Account {
  readonly userId: string
  readonly passwordHash: string
}

export async function accountOf(db: SystemDb, email: string): Promise<Account | null> {
  const row = await db
    .selectFrom('users')
    .select(['user_id', 'password_hash'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
  return row === undefined ? null : { userId: row.user_id, passwordHash: row.password_hash }
}

export interface GroupRole {
  readonly groupId: string
  readonly name: string
}

/** The groups in which a person has a role, by name. */
export async function groupsOf(db: SystemDb, userId: string): Promise<GroupRole[]> {
  const rows = await db
    .selectFrom('user_roles as r')
    .innerJoin('employer_group as g', 'g.group_id', 'r.group_id')
    .select(['g.group_id', 'g.name'])
    .where('r.user_id', '=', userId)
    .orderBy('g.name')
    .orderBy('g.group_id')
    .execute()
  return rows.map((row) => ({ groupId: row.group_id, name: row.name }))
}

export interface NewSession {
  readonly tokenSha256: string
  readonly userId: string
  readonly groupId: string
  readonly now: string
  readonly expiresAt: string
}

/** Opens a session; the one that the browser had before, and all that ended, go. */
export async function storeSession(
  db: SystemDb,
  { tokenSha256, userId, groupId, now, expiresAt }: NewSession,
  replaced: string | null,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('sessions')
      .where((eb) => eb.or([eb('expires_at', '<=', now), eb('token_sha256', '=', replaced ?? '')]))
      .execute()
    await transaction
      .insertInto('sessions')
      .values({
        token_sha256: tokenSha256,
        user_id: userId,
        group_id: groupId,
        created_at: now,
        last_seen_at: now,
        expires_at: expiresAt,
      })
      .execute()
  })
}

export async function endSession(db: SystemDb, tokenSha256: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_sha256', '=', tokenSha256).execute()
}

interface LiveSession extends SignedIn {
  readonly lastSeenAt: string
}

/** The session of a token that is neither over nor idle for too long, with the role of today. */
export async function liveSession(
  db: SystemDb,
  tokenSha256: string,
  { now, idleSince }: { readonly now: string; readonly idleSince: string },
): Promise<LiveSession | null> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.user_id', 's.user_id')
    .innerJoin('user_roles as r', (join) =>
      join.onRef('r.user_id', '=', 's.user_id').onRef('r.group_id', '=', 's.group_id'),
    )
    .innerJoin('employer_group as g', 'g.group_id', 's.group_id')
    .select(['s.user_id', 's.group_id', 's.last_seen_at', 's.expires_at'])
    .select(['u.name', 'u.email', 'u.language', 'r.role', 'r.member_id', 'g.name as group_name'])
    .where('s.token_sha256', '=', tokenSha256)
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', idleSince)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    sessionId: tokenSha256,
    userId: row.user_id,
    userName: row.name,
    email: row.email,
    groupId: row.group_id as GroupId,
    groupName: row.group_name,
    role: row.role,
    memberId: row.member_id as MemberId | null,
    language: row.language,
    expiresAt: row.expires_at,
    lastSeenAt: row.last_seen_at,
  }
}

export async function touchSession(db: SystemDb, tokenSha256: string, now: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('token_sha256', '=', tokenSha256)
    .execute()
}

export async function storeLanguage(
  db: SystemDb,
  userId: string,
  language: 'fr' | 'en',
): Promise<void> {
  await db.updateTable('users').set({ language }).where('user_id', '=', userId).execute()
}

/**
 * Counts an attempt before it is judged, so that many at once cannot slip through. Attempts beyond
 * the limit do not push the end of the wait away.
 *
 * @returns the attempts of the subject since the last quiet time, this one included.
 */
export async function countAttempt(
  db: SystemDb,
  { subject, limit }: { readonly subject: string; readonly limit: number },
  { now, quietSince }: { readonly now: string; readonly quietSince: string },
): Promise<number> {
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_failures as f (subject, failures, last_failed_at)
    values (${subject}, 1, ${now})
    on conflict (subject) do update set
      failures = case when f.last_failed_at <= ${quietSince}::timestamptz then 1
        else f.failures + 1 end,
      last_failed_at = case
        when f.last_failed_at <= ${quietSince}::timestamptz or f.failures < ${limit}
        then excluded.last_failed_at else f.last_failed_at end
    returning failures`.execute(db)
  return rows[0]?.failures ?? 1
}

export async function forgetAttempts(
  db: SystemDb,
  account: string,
  address: string,
): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('subject', '=', account).execute()
  await sql`update sign_in_failures set failures = greatest(failures - 1, 0)
    where subject = ${address}`.execute(db)
}
