import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { prepareHome } from './home.ts'
import { alone, isLeased, lease } from './lock.ts'
import {
  accepts,
  liveServer,
  type Postmaster,
  postmasterUrl,
  startServer,
  stopServer,
} from './postmaster.ts'

export { homeFolder } from './home.ts'
export { ServerUnavailable } from './unavailable.ts'

const DATABASE = 'maillage'

export interface EmbeddedServer {
  readonly url: string
  release(): Promise<void>
}

/**
 * The PostgreSQL server of the home folder, started if nobody has. All processes share one; each
 * holds a lease, and the last one out stops the server. A server whose users were all killed is
 * taken over by the next one.
 */
export async function openEmbedded(): Promise<EmbeddedServer> {
  const home = prepareHome()
  const door = join(home, 'door.lock')
  const users = join(home, 'users.lock')
  const { server, mine } = await alone(door, async () => {
    const found = await adopted(home)
    return { server: found ?? (await startServer(home)), mine: lease(users) }
  })
  await ensureDatabase(server, door)
  let released: Promise<void> | undefined
  return {
    url: postmasterUrl(server.socket, DATABASE),
    release: () => {
      released ??= alone(door, async () => {
        mine.release()
        if (!isLeased(users)) await stopServer(server)
      })
      return released
    },
  }
}

/** A live server that takes connections; one that is on its way out is waited for. */
async function adopted(home: string): Promise<Postmaster | undefined> {
  for (;;) {
    const server = liveServer(home)
    if (server === undefined || (await accepts(server.socket))) return server
    await pause(50)
  }
}

async function ensureDatabase(server: Postmaster, door: string): Promise<void> {
  await alone(door, async () => {
    const client = new pg.Client({ connectionString: postmasterUrl(server.socket, 'postgres') })
    await client.connect()
    try {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [
        DATABASE,
      ])
      if (rowCount === 0) await client.query(`create database ${DATABASE}`)
    } finally {
      await client.end()
    }
  })
}
