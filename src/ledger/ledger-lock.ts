import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'

/**
 * One transaction at a time numbers the entries of a group; it waits here for the others. Every
 * act takes it before the audit's own: one that must record first takes it by hand.
 */
export const lockNumbers = (db: GroupDb, groupId: GroupId) =>
  sql`select pg_advisory_xact_lock(hashtextextended('ledger:' || ${groupId}, 0))`.execute(db)
