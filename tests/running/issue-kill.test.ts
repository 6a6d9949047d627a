import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { verifyGroup } from '../../src/ledger/index.ts'
import { testDatabase } from '../support/database.ts'
import { SmallGroup } from '../support/small-group.ts'

const CHILD = fileURLToPath(new URL('./issue-child.ts', import.meta.url))
const database = await testDatabase()

/** A process that issues advances to a member; resolves when the first one is issued. */
async function start(group: SmallGroup, member: string, count: number) {
  const child = spawn(process.execPath, [CHILD, database.url, group.id, member, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return { child, ended }
}

it('numbers invoices without hole by two workers at once, killed at any instant', {
  timeout: 180_000,
}, async () => {
  const group = await SmallGroup.create(database, 'killed')
  await group.add('establishments', {
    establishment_id: 'EV',
    name: 'Évreux',
    invoice_prefix: 'EV',
  })
  await group.member('M1')
  await group.member('M2', { establishment_id: 'EV' })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const workers = await Promise.all([start(group, 'M1', 500), start(group, 'M2', 500)])
    await pause(40 + 37 * attempt)
    for (const { child } of workers) child.kill('SIGKILL')
    await Promise.all(workers.map(({ ended }) => ended))
  }
  const last = await Promise.all([start(group, 'M1', 3), start(group, 'M2', 3)])
  await Promise.all(last.map(({ ended }) => ended))
  const { rows } = await sql<{ series: string; count: number; last: number; given: number }>`
    select i.series, count(*)::int as count, max(i.sequence) as last, s.last_sequence as given
    from invoices i join invoice_series s using (group_id, series, year)
    where i.group_id = ${group.id} group by i.series, s.last_sequence order by 1`.execute(
    database.system,
  )
  expect(rows.map(({ series }) => series)).toEqual(['EV', 'F'])
  for (const { count, last: number, given } of rows) {
    // Three killed runs of at least one each, and three of the last.
    expect(count).toBeGreaterThanOrEqual(6)
    expect([number, given]).toEqual([count, count])
  }
  expect(await verifyGroup(database, group.id)).toEqual([])
})
