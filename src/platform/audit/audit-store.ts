import { sql } from 'kysely'
import type { GroupId } from '../../shared/ids.ts'
import type { GroupDb } from '../database/index.ts'
import { type AuditEvent, type ChainedEvent, FIRST_HASH, hashOf } from './audit-chain.ts'

/** Adds an event at the end of the group's chain, in the transaction of what it tells. */
export async function recordEvent(db: GroupDb, groupId: GroupId, event: AuditEvent): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit:' || ${groupId}, 0))`.execute(db)
  const last = await db
    .selectFrom('audit_events')
    .select(['sequence', 'hash'])
    .where('group_id', '=', groupId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const sequence = (last?.sequence ?? 0) + 1
  const previousHash = last?.hash ?? FIRST_HASH
  // The database keeps milliseconds as they are given; the hash must see the same text.
  const at = new Date(event.at).toISOString()
  await db
    .insertInto('audit_events')
    .values({
      group_id: groupId,
      sequence,
      at,
      actor: event.actor,
      action: event.action,
      subject: event.subject,
      detail: JSON.stringify(event.detail),
      previous_hash: previousHash,
      hash: hashOf(groupId, sequence, previousHash, { ...event, at }),
    })
    .execute()
}

/** The whole chain of a group, in order. */
export async function auditChain(db: GroupDb, groupId: GroupId): Promise<ChainedEvent[]> {
  const rows = await db
    .selectFrom('audit_events')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('sequence')
    .execute()
  return rows.map(({ sequence, at, actor, action, subject, detail, previous_hash, hash }) => ({
    sequence,
    at,
    actor,
    action,
    subject,
    detail,
    previousHash: previous_hash,
    hash,
  }))
}
