import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { SmallGroup } from '../support/small-group.ts'

const CHILD = fileURLToPath(new URL('./close-child.ts', import.meta.url))
const MEMBERS = 6
const database = await testDatabase()

/** People who share their weeks among the members, with all kinds of lines. */
async function groupOfMany(name: string): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, name)
  for (let n = 1; n <= MEMBERS; n += 1) await group.member(`M${n}`)
  for (let p = 1; p <= 12; p += 1) {
    await group.employee(`P${p}`, p % 3 ? {} : { weekly_minutes: 1440 })
    for (const turn of [0, 1]) {
      const member = 1 + ((p + turn) % MEMBERS)
      const terms = p % 4 ? {} : { pricing: 'cost_plus_percent', percent_e4: 500 }
      await group.assignment(`A${p}-${turn}`, `P${p}`, `M${member}`, terms)
    }
    for (let d = 5; d <= 23; d += 1) {
      if ([10, 11, 17, 18].includes(d)) continue
      const day = `2026-10-${String(d).padStart(2, '0')}`
      const times = [`${day}T07:00`, `${day}T15:${10 + p}`] as const
      await group.work(`E${p}-${d}`, `A${p}-${d % 2}`, ...times)
    }
  }
  return group
}

async function newRun(group: SmallGroup): Promise<string> {
  const run_id = randomUUID()
  await group.add('close_runs', {
    run_id,
    month: '2026-10',
    state: 'queued',
    requested_by: 'officer',
  })
  return run_id
}

/** Starts the close in a process of its own; resolves when it is about to begin. */
async function start(group: SmallGroup, runId: string) {
  const child = spawn(process.execPath, [CHILD, database.url, group.id, '2026-10', runId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return { child, ended }
}

const TABLES = {
  month_closes: "month, issued_on, closed_by, report - array['seconds', 'closed_at'] as report",
  invoice_series: 'series, year, last_sequence',
  invoices: '*',
  invoice_lines: '*',
  invoice_documents: 'invoice_number, pdf_sha256, xml',
  pay_variables: '*',
  costs: '*',
  ledger_entries: '*',
  ledger_lines: '*',
  audit_events: 'sequence, actor, action, subject, detail',
}

/** All that a close leaves, without the name of the group. */
async function leftBy(group: SmallGroup): Promise<Record<string, string[]>> {
  const left: Record<string, string[]> = {}
  for (const [table, columns] of Object.entries(TABLES)) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - 'group_id' - 'recorded_at')::text as row from
        (select ${sql.raw(columns)} from ${sql.table(table)} where group_id = ${group.id}) t
      order by 1`.execute(database.system)
    left[table] = rows.map(({ row }) => row)
  }
  return left
}

const countOf = async (group: SmallGroup, table: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)}
    where group_id = ${group.id}`.execute(database.system)
  return rows[0]?.count ?? 0
}

async function closed(group: SmallGroup): Promise<void> {
  while ((await countOf(group, 'month_closes')) === 0) await pause(5)
}

it('killed at any instant and started again, a close leaves what one clean run leaves', {
  timeout: 120_000,
}, async () => {
  const clean = await groupOfMany('clean')
  const cleanRun = await start(clean, await newRun(clean))
  const began = performance.now()
  await closed(clean)
  const committed = performance.now() - began
  await cleanRun.ended
  const expected = await leftBy(clean)
  expect(expected['invoices']).toHaveLength(MEMBERS)
  expect(expected['invoice_documents']).toHaveLength(MEMBERS)

  const killed = await groupOfMany('killed')
  const runId = await newRun(killed)
  const outcomes = new Set<number>()
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    const { child, ended } = await start(killed, runId)
    // The last one right after the commit, however slow the machine has become meanwhile.
    if (attempt < 9) await pause((committed * attempt) / 6)
    else await closed(killed)
    child.kill('SIGKILL')
    await ended
    const closes = await countOf(killed, 'month_closes')
    outcomes.add(closes)
    for (const table of ['invoices', 'invoice_series', 'costs', 'ledger_entries'])
      expect((await countOf(killed, table)) > 0, table).toBe(closes === 1)
  }
  // Killed before the commit as well as after it, or the test has tried nothing.
  expect([...outcomes].sort()).toEqual([0, 1])
  await (await start(killed, runId)).ended
  expect(await leftBy(killed)).toEqual(expected)
  const { rows } = await sql<{ state: string }>`
    select state from close_runs where group_id = ${killed.id}`.execute(database.system)
  expect(rows).toEqual([{ state: 'done' }])
})
