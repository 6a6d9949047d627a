/**
 * Time of importing a group of 680 employees, beside the bare insertion of its shifts and entries
 * by the database from a copy that it holds already: what the checks of a package cost.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { generatePackage, importPackage } from '../src/exchange/index.ts'
import { throwawayDatabase } from '../src/platform/database/index.ts'

const serverUrl = process.env.DATABASE_URL
if (serverUrl === undefined) throw new Error('DATABASE_URL names the PostgreSQL server')

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

const database = await throwawayDatabase(serverUrl)
const directory = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
try {
  const { shifts, entries } = await generatePackage({ profile: 'alliance', seed: 1, directory })
  const first = await timed(async () => {
    const imported = await importPackage(database, directory)
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal.errors.slice(0, 5)))
  })
  const second = await timed(() => importPackage(database, directory))
  await sql`create table held_shifts as select * from shifts`.execute(database.system)
  await sql`create table held_entries as select * from time_entries`.execute(database.system)
  await sql`truncate shifts, time_entries`.execute(database.system)
  const bare = await timed(async () => {
    await sql`insert into shifts select * from held_shifts`.execute(database.system)
    await sql`insert into time_entries select * from held_entries`.execute(database.system)
  })
  console.log(
    `${shifts} shifts and ${entries} entries: ${seconds(first)}, again ${seconds(second)}`,
  )
  console.log(
    `bare insertion of the same rows: ${seconds(bare)}; import/bare ${(first / bare).toFixed(2)}, again/bare ${(second / bare).toFixed(2)}`,
  )
} finally {
  await database.discard()
  await rm(directory, { recursive: true })
}
