import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, it, onTestFinished } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { systemClock } from '../platform/clock.ts'
import { inGroup } from '../platform/database/index.ts'
import { type Month, month } from '../shared/days.ts'
import { closeMonth, preflightOf, runClose, writeCloseFiles } from './index.ts'

const database = await testDatabase()
const OCTOBER = month('2026-10')

async function groupToClose(name: string): Promise<{ group: SmallGroup; runId: string }> {
  const group = await SmallGroup.create(database, name)
  await group.member('M1')
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T12:00')
  const runId = randomUUID()
  const run = { run_id: runId, month: OCTOBER, state: 'queued', requested_by: 'officer' }
  await group.add('close_runs', run)
  return { group, runId }
}

const runOf = (runId: string) =>
  database.system
    .selectFrom('close_runs')
    .selectAll()
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow()

const statesOf = (group: SmallGroup) =>
  inGroup(database, group.id, async (db) =>
    (await preflightOf(db, group.id, OCTOBER)).map(({ step, state }) => `${step} ${state}`),
  )

it('runs a close to its documents and writes the files of the exchange format', async () => {
  const { group, runId } = await groupToClose('files')
  expect(await statesOf(group)).toContain('hours ready')
  const command = { groupId: group.id, month: OCTOBER, runId, clock: systemClock }
  expect(await runClose(database, command)).toBe('done')
  expect(await runOf(runId)).toMatchObject({ state: 'done', steps_done: 6, steps_total: 6 })
  expect(await statesOf(group)).toContain('ledger done')
  expect(await runClose(database, command)).toBe('let-go')

  const out = await mkdtemp(join(tmpdir(), 'close-'))
  onTestFinished(() => rm(out, { recursive: true }))
  await writeCloseFiles(database, group.id, OCTOBER, out, { pdf: true })
  expect((await readdir(out, { recursive: true })).sort()).toEqual([
    '732829320FEC20261031.txt',
    'cost.csv',
    'invoice_lines.csv',
    'invoices',
    'invoices.csv',
    'invoices/F-2026-00001.pdf',
    'invoices/F-2026-00001.xml',
    'pay_variables.csv',
    'report.json',
  ])
  const read = async (name: string): Promise<unknown> =>
    parse(await readFile(join(out, name)), { columns: true })
  expect(await read('invoice_lines.csv')).toMatchObject([
    { kind: 'hours', minutes: '240', unit_price_e4: '224400', net_cents: '8976', entry_ids: 'E1' },
  ])
  expect(await read('pay_variables.csv')).toMatchObject([
    { employee_id: 'P1', code: 'hours_normal', quantity_minutes: '240', amount_cents: '4800' },
  ])
  expect(await read('invoices.csv')).toMatchObject([
    { gross_cents: '10771', pdf: 'invoices/F-2026-00001.pdf' },
  ])
})

it('says beside the lines what the corrections correct, where there are some', async () => {
  const { group } = await groupToClose('corrected')
  const command = { groupId: group.id, actor: 'officer', clock: systemClock }
  const out = await mkdtemp(join(tmpdir(), 'close-'))
  onTestFinished(() => rm(out, { recursive: true }))
  const linesAfter = async (closed: Month): Promise<Record<string, string>[]> => {
    await closeMonth(database, { ...command, month: closed })
    await writeCloseFiles(database, group.id, closed, out, { pdf: false })
    return parse(await readFile(join(out, 'invoice_lines.csv')), { columns: true })
  }
  const before = await linesAfter(OCTOBER)
  expect(await readdir(out)).not.toContain('corrections.csv')
  await group.work('E2', 'A1', '2026-10-06T08:00', '2026-10-06T09:00')
  const after = await linesAfter(month('2026-11'))
  expect(after.map(({ kind, minutes }) => `${kind} ${minutes}`)).toEqual(['correction 60'])
  expect(Object.keys(after[0] ?? {})).toEqual(Object.keys(before[0] ?? {}))
  expect(await readFile(join(out, 'corrections.csv'), 'utf8')).toBe(
    'invoice_number,line,month,kind\nF-2026-00002,1,2026-10,hours\n',
  )
  await linesAfter(month('2026-12'))
  expect(await readdir(out)).not.toContain('corrections.csv')
})

it('cancels a run that was asked to stop before it committed, and leaves the month open', async () => {
  const { group, runId } = await groupToClose('stopped')
  await database.system
    .updateTable('close_runs')
    .set({ cancel_requested: true })
    .where('run_id', '=', runId)
    .execute()
  const command = { groupId: group.id, month: OCTOBER, runId, clock: systemClock }
  expect(await runClose(database, command)).toBe('cancelled')
  expect((await runOf(runId)).state).toBe('cancelled')
  expect(await statesOf(group)).toContain('hours ready')
})

it('tells why a run failed', async () => {
  const { group, runId } = await groupToClose('refused')
  const command = { groupId: group.id, month: OCTOBER, runId, clock: systemClock }
  await runClose(database, command)
  const next = randomUUID()
  const run = { run_id: next, month: '2026-12', state: 'queued', requested_by: 'officer' }
  await group.add('close_runs', run)
  await runClose(database, { ...command, month: month('2026-12'), runId: next })
  const { state, failure } = await runOf(next)
  expect([state, JSON.parse(failure ?? '')]).toEqual([
    'failed',
    { kind: 'earlier-month-open', month: '2026-12', open: '2026-11' },
  ])
})
