import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { openJobs } from './index.ts'

const database = await testDatabase()
const name = new URL(database.url).pathname.slice(1)
const server = new pg.Client({ connectionString: inject('serverUrl') })
await server.connect()
afterAll(() => server.end())

/** Closes the database to the queue alone: what keeps it for this test stays connected. */
async function closeDatabase(): Promise<void> {
  await server.query(`alter database ${name} with allow_connections false`)
  await server.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = $1 and application_name = 'pgboss'`,
    [name],
  )
}

it('tells an outage of the database once, and its end, instead of every retry', async () => {
  const errors: string[] = []
  const states: string[] = []
  const jobs = await openJobs({
    url: database.url,
    supervise: true,
    onError: ({ message }) => errors.push(message),
    onOutage: (state) => states.push(state),
  })
  await jobs.work('close-month', () => Promise.resolve())
  try {
    await closeDatabase()
    await expect.poll(() => states, { timeout: 20_000 }).toEqual(['gone'])
    await pause(2500)
    // A connection may tell its own end before the last one ends; of the retries nothing is told.
    const ofRetries = errors.filter((message) => !message.startsWith('terminating connection'))
    expect([states, ofRetries]).toEqual([['gone'], []])
    await server.query(`alter database ${name} with allow_connections true`)
    await expect.poll(() => states, { timeout: 20_000 }).toEqual(['gone', 'back'])
  } finally {
    await server.query(`alter database ${name} with allow_connections true`)
    await jobs.stop()
  }
})
