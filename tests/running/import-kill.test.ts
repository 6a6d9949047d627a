import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { exportPackage, importPackage } from '../../src/exchange/index.ts'
import { addDays, day } from '../../src/shared/days.ts'
import type { GroupId } from '../../src/shared/ids.ts'
import { testDatabase } from '../support/database.ts'
import { filesOf, packageFolders, SMALL, type Tables } from '../support/package.ts'

const ENTRIES = 1_000
const ROUNDS = 5
const GROUP = 'G' as GroupId
const SCRIPT = fileURLToPath(new URL('../support/import-once.ts', import.meta.url))

const clean = await testDatabase()
const killed = await testDatabase()
const folder = packageFolders()

/** A package whose import takes long enough to be hit in the middle. */
function longPackage(): Tables {
  const days = Array.from({ length: ENTRIES }, (_, n) => addDays(day('2022-01-01'), n))
  const hours = days.map((on) => ({
    assignment_id: 'A1',
    starts_at: `${on}T08:00`,
    ends_at: `${on}T12:00`,
  }))
  return {
    ...SMALL,
    shifts: hours.map((row, n) => ({ shift_id: `H${n}`, ...row })),
    time_entries: hours.map((row, n) => ({ entry_id: `T${n}`, ...row })),
  }
}

const counts = async (): Promise<Record<string, unknown>> => {
  const { rows } = await killed.pool.query(`select
    (select count(*) from employer_group) groups, (select count(*) from members) members,
    (select count(*) from assignments) assignments, (select count(*) from shifts) shifts,
    (select count(*) from time_entries) entries, (select count(*) from audit_events) events`)
  return rows[0]
}

const NOTHING = { groups: 0, members: 0, assignments: 0, shifts: 0, entries: 0, events: 0 }
const ALL = { groups: 1, members: 2, assignments: 3, shifts: ENTRIES, entries: ENTRIES, events: 1 }

/** Starts an import in a process of its own and kills it after some time of work. */
async function importAndKill(path: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, path, killed.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  await setTimeout(afterMs)
  child.kill('SIGKILL')
  await ended
}

async function exported(database: typeof clean): Promise<string[]> {
  const path = join(await folder({}), 'out')
  expect(await exportPackage(database, GROUP, path)).toMatchObject({ ok: true })
  const files = (await readdir(path)).filter((file) => file.endsWith('.csv')).toSorted()
  return Promise.all(files.map(async (file) => file + (await readFile(join(path, file), 'utf8'))))
}

it('killed at any instant, an import leaves nothing, and the next one all of it', async () => {
  const path = await folder(filesOf(longPackage()))
  const started = performance.now()
  expect(await importPackage(clean, path)).toMatchObject({ ok: true })
  const took = performance.now() - started
  let before = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    // One instant in each part of the work, wherever chance puts it there.
    await importAndKill(path, (took * (round + Math.random())) / ROUNDS)
    const left = await counts()
    // The last rounds may come too late, and find it committed: whole.
    expect([NOTHING, ALL]).toContainEqual(left)
    if (left['groups'] === 0) before += 1
    else break
  }
  expect(before).toBeGreaterThan(0)
  expect(await importPackage(killed, path)).toMatchObject({ ok: true })
  expect(await counts()).toEqual(ALL)
  expect(await exported(killed)).toEqual(await exported(clean))
})
