import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'

/** Movements of a group are settled one after the other: what is open is read and taken at once. */
export const lockCash = (db: GroupDb, groupId: GroupId) =>
  sql`select pg_advisory_xact_lock(hashtextextended('cash:' || ${groupId}, 0))`.execute(db)
