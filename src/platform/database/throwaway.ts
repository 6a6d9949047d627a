import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { connect, type Database } from './database.ts'
import { migrate, schemaDigest } from './migrate.ts'

const TEMPLATE_LOCK = 7_114_202
const THROWAWAY = 'maillage_throwaway_'

const withDatabaseName = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

async function onServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes, once a server and schema, an empty migrated database that others are copied from. */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = `maillage_template_${schemaDigest()}`
  await onServer(serverUrl, async (server) => {
    await server.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    try {
      const { rowCount } = await server.query('select from pg_database where datname = $1', [name])
      if (rowCount) return
      // Built under another name: a process killed here leaves no half-made template.
      const draft = `${name}_draft`
      await server.query(`drop database if exists ${draft}`)
      await server.query(`create database ${draft}`)
      await onServer(withDatabaseName(serverUrl, draft), migrate)
      await server.query(`alter database ${draft} rename to ${name}`)
    } finally {
      await server.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
    }
  })
  return name
}

export interface ThrowawayDatabase extends Database {
  /** Closes the connections and drops the database. */
  discard(): Promise<void>
}

/** A migrated empty database of its own on the server, for one command or one test. */
export async function throwawayDatabase(serverUrl: string): Promise<ThrowawayDatabase> {
  const template = await ensureTemplate(serverUrl)
  const name = `${THROWAWAY}${randomBytes(8).toString('hex')}`
  const url = withDatabaseName(serverUrl, name)
  const keeper = new pg.Client({ connectionString: url })
  keeper.on('error', () => undefined)
  await onServer(serverUrl, async (server) => {
    await server.query('select pg_advisory_lock_shared($1)', [TEMPLATE_LOCK])
    await server.query(`create database ${name} template ${template}`)
    // A session for as long as the database is in use: one without any is a leftover.
    await keeper.connect()
  })
  const database = connect(url)
  return {
    ...database,
    discard: async () => {
      const closed = Promise.all([database.close(), keeper.end()])
      // By force: an interrupted command may still be waiting for an answer.
      await onServer(serverUrl, (server) =>
        server.query(`drop database if exists ${name} with (force)`),
      )
      await closed
    },
  }
}

/** Drops the throw-away databases of processes that were killed: those without any session. */
export async function dropLeftovers(serverUrl: string): Promise<void> {
  await onServer(serverUrl, async (server) => {
    await server.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rows } = await server.query<{ datname: string }>(
      `select datname from pg_database d
       where starts_with(datname, $1) and pg_has_role(datdba, 'member')
         and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
      [THROWAWAY],
    )
    for (const { datname } of rows) await server.query(`drop database if exists ${datname}`)
  })
}
