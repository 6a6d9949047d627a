/**
 * Times of the close of a month without and with documents: the group of 680 employees, then the
 * same four times over in one group. Run with DATABASE_URL of a PostgreSQL server:
 * `node bench/close.ts [--pdf]`. Prints; judges nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { closeMonth, renderDocuments, writeCloseFiles } from '../src/closing/index.ts'
import { DEFAULT_MONTH, generatePackage, importPackage } from '../src/exchange/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { type Database, throwawayDatabase } from '../src/platform/database/index.ts'
import type { GroupId } from '../src/shared/ids.ts'

const TABLES = [
  'employer_group',
  'establishments',
  'members',
  'memberships',
  'sites',
  'employees',
  'contracts',
  'assignments',
  'assignment_prices',
  'time_entries',
  'absences',
  'pay_items',
]
/** Columns that name a row: each copy of the group has its own. */
const NAMES = /^(establishment|member|site|employee|contract|assignment|entry|absence|pay_item)_id$/

/** Puts a group into another, `copies` times over. */
async function multiply(database: Database, from: GroupId, into: string, copies: number) {
  for (const table of TABLES) {
    const { rows } = await sql<{ name: string }>`select column_name as name
      from information_schema.columns where table_name = ${table}`.execute(database.system)
    for (let copy = 1; copy <= copies; copy += 1) {
      if (table === 'employer_group' && copy > 1) continue
      const columns = rows.map(({ name }) => `"${name}"`).join(', ')
      const values = rows.map(({ name }) =>
        name === 'group_id'
          ? `'${into}'`
          : NAMES.test(name)
            ? `"${name}" || '-${copy}'`
            : `"${name}"`,
      )
      await sql
        .raw(`insert into ${table} (${columns})
          select ${values.join(', ')} from ${table} where group_id = '${from}'`)
        .execute(database.system)
    }
  }
  await sql`analyze`.execute(database.system)
}

async function timeClose(database: Database, groupId: GroupId, pdf: boolean): Promise<number> {
  const out = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
  const month = DEFAULT_MONTH
  const began = performance.now()
  const closed = await closeMonth(database, { groupId, month, actor: 'bench', clock: systemClock })
  if (!closed.ok) throw new Error(JSON.stringify(closed.refusal))
  const committed = performance.now()
  if (pdf) await renderDocuments(database, groupId, month)
  const rendered = performance.now()
  await writeCloseFiles(database, groupId, month, out, { pdf })
  const written = performance.now()
  await rm(out, { recursive: true })
  const { totals, seconds } = closed.value
  console.log(groupId, {
    employees: totals.employees,
    minutes_billed: totals.minutes_billed,
    invoices: totals.invoices,
    lines: totals.invoice_lines,
    seconds,
    closed_ms: Math.round(committed - began),
    documents_ms: Math.round(rendered - committed),
    files_ms: Math.round(written - rendered),
    total_ms: Math.round(written - began),
    rss_mb: Math.round(process.memoryUsage().rss / 1e6),
  })
  return written - began
}

const serverUrl = process.env.DATABASE_URL
if (serverUrl === undefined) throw new Error('DATABASE_URL names the PostgreSQL server')
const pdf = process.argv.includes('--pdf')
const database = await throwawayDatabase(serverUrl)
const directory = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
try {
  await generatePackage({ profile: 'alliance', seed: 1, directory })
  const imported = await importPackage(database, directory)
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusal.errors.slice(0, 5)))
  const { groupId } = imported.value
  await multiply(database, groupId, 'four', 4)
  const one = await timeClose(database, groupId, pdf)
  const four = await timeClose(database, 'four' as GroupId, pdf)
  console.log(`four times the employees cost ${(four / one).toFixed(2)} times the time`)
} finally {
  await database.discard()
  await rm(directory, { recursive: true })
}
