import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Brand } from '../../shared/brand.ts'
import type { GroupId, MemberId } from '../../shared/ids.ts'
import type { Tables } from './tables.ts'

const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
pg.types.setTypeParser(INT8, Number)
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(TIMESTAMP, (text) => text.slice(0, 16).replace(' ', 'T'))
pg.types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text).toISOString())

/** The database with the rights of its owner: identity, migrations, the list of groups. */
export type SystemDb = Brand<Kysely<Tables>, 'SystemDb'>

/**
 * A transaction that sees one group and, for the user of a member company, one member.
 * Only `inGroup` makes one, so a store cannot be called without having said for whom.
 */
export type GroupDb = Brand<Transaction<Tables>, 'GroupDb'>

export interface Database {
  readonly system: SystemDb
  readonly pool: pg.Pool
  /** The address that it was connected with. */
  readonly url: string
  close(): Promise<void>
}

export function connect(connectionString: string, poolSize = 8): Database {
  const pool = new pg.Pool({ connectionString, max: poolSize })
  // A connection that breaks while idle is replaced at the next query, which reports the cause.
  pool.on('error', () => undefined)
  const system = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) as SystemDb
  let closed: Promise<void> | undefined
  return {
    system,
    pool,
    url: connectionString,
    close: () => {
      closed ??= system.destroy()
      return closed
    },
  }
}

export interface Viewer {
  readonly groupId: GroupId
  /** Set for the user of a member company: rows of others are not there. */
  readonly memberId?: MemberId | null
}

/**
 * Runs the work in one transaction in which only the rows of the viewer exist. Queries are not
 * compiled: that takes longer than they do.
 */
export function inGroup<T>(
  database: Pick<Database, 'system'>,
  viewer: Viewer | GroupId,
  work: (db: GroupDb) => Promise<T>,
): Promise<T> {
  const { groupId, memberId = null }: Viewer =
    typeof viewer === 'string' ? { groupId: viewer } : viewer
  return database.system.transaction().execute(async (transaction) => {
    await sql`select set_config('app.group', ${groupId}, true), set_config('app.member', ${memberId ?? ''}, true),
      set_config('role', 'maillage_app', true), set_config('jit', 'off', true)`.execute(transaction)
    return work(transaction as GroupDb)
  })
}

/**
 * Holds the hours of a group still until the end of the transaction: writers of hours share it,
 * the close of a month has it alone. Without it an entry could be written between the moment the
 * close reads and the moment it commits, and belong to neither month.
 */
export async function lockHours(
  db: GroupDb,
  groupId: GroupId,
  mode: 'shared' | 'alone',
): Promise<void> {
  const key = sql`hashtextextended('hours:' || ${groupId}, 0)`
  await (mode === 'alone'
    ? sql`select pg_advisory_xact_lock(${key})`.execute(db)
    : sql`select pg_advisory_xact_lock_shared(${key})`.execute(db))
}

/**
 * Runs a part of the work with the rows of the whole group, in the transaction of a member
 * company's user: for what the command of a member leads to but the member may not read, such as
 * the audit chain. What the member names must have been seen with its own eyes before.
 */
export async function beyondMember<T>(db: GroupDb, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ member: string }>`
    select coalesce(current_setting('app.member', true), '') as member`.execute(db)
  await sql`select set_config('app.member', '', true)`.execute(db)
  const result = await work()
  await sql`select set_config('app.member', ${rows[0]?.member ?? ''}, true)`.execute(db)
  return result
}
