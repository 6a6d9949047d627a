import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { GroupDb } from '../database/index.ts'
import type { SignedIn } from './api.ts'
import { HttpProblem } from './problem.ts'

export interface StoredAnswer {
  readonly status: number
  readonly body: string
  readonly replayed: boolean
}

/** A key is remembered for a day. */
const KEPT = '1 day'

export function digestOfRequest(method: string, url: string, body: unknown): string {
  const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)
  return createHash('sha256').update(`${method} ${url}\n`).update(bytes).digest('hex')
}

/**
 * Does a command once for a key: the same request again gets the stored answer, another request
 * with the key is refused. The key is stored in the transaction of the work: a twin that comes
 * meanwhile waits for it, and a command that failed has left no key behind.
 */
export async function onceForKey(
  db: GroupDb,
  viewer: Pick<SignedIn, 'groupId' | 'userId'>,
  { key, digest, now }: { readonly key: string; readonly digest: string; readonly now: string },
  work: () => Promise<{ readonly status: number; readonly body: string }>,
): Promise<StoredAnswer> {
  const mine = { group_id: viewer.groupId, user_id: viewer.userId, key }
  await sql`delete from idempotency_keys where group_id = ${viewer.groupId}
    and user_id = ${viewer.userId} and created_at < ${now}::timestamptz - ${KEPT}::interval`.execute(
    db,
  )
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency_keys')
    .values({ ...mine, request_sha256: digest, status: null, body: null, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  const rows = db
    .selectFrom('idempotency_keys')
    .select(['request_sha256', 'status', 'body'])
    .where('group_id', '=', viewer.groupId)
    .where('user_id', '=', viewer.userId)
    .where('key', '=', key)
  if (numInsertedOrUpdatedRows === 0n) {
    const stored = await rows.executeTakeFirstOrThrow()
    if (stored.request_sha256 !== digest) throw new HttpProblem('key-reused')
    return { status: stored.status ?? 200, body: stored.body ?? 'null', replayed: true }
  }
  const { status, body } = await work()
  await db
    .updateTable('idempotency_keys')
    .set({ status, body })
    .where('group_id', '=', viewer.groupId)
    .where('user_id', '=', viewer.userId)
    .where('key', '=', key)
    .execute()
  return { status, body, replayed: false }
}
