/**
 * Times of every answer of the API that a screen reads, with 680 employees: the median of fifteen
 * requests, and its ratio to the smallest transaction through the same server. The least CPU of
 * this process beside it tells the waiting for a busy machine from work.
 * Run with DATABASE_URL of a PostgreSQL server: `node bench/api.ts`. Prints; judges nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { contracts } from '../src/app/contracts.ts'
import { apiModules, authenticateWith } from '../src/app/modules.ts'
import { closeMonth } from '../src/closing/index.ts'
import { DEFAULT_MONTH, generatePackage, importPackage } from '../src/exchange/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { type Database, throwawayDatabase } from '../src/platform/database/index.ts'
import { buildServer } from '../src/platform/http/index.ts'
import { defineRoute } from '../src/platform/http/contract.ts'
import { createUser, grantRole } from '../src/platform/identity/index.ts'
import { addMonths } from '../src/shared/days.ts'
import type { GroupId } from '../src/shared/ids.ts'

const RUNS = 15
const PERSON = { email: 'bench@example.fr', password: 'une haie vive' }
const NOTHING = defineRoute({
  method: 'GET',
  url: '/nothing',
  tag: 'bench',
  summary: 'select 1 in the transaction of the viewer',
  access: 'signed-in',
  response: z.object({ one: z.int() }),
})

const CLOSED = addMonths(DEFAULT_MONTH, -1)

/** What a parameter of an address stands for here. */
async function namesIn({ pool }: Database): Promise<Readonly<Record<string, string>>> {
  const first = async (text: string): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(text)
    return rows[0]?.id ?? 'none'
  }
  return {
    month: DEFAULT_MONTH,
    memberId: await first('select member_id as id from members order by 1 limit 1'),
    employeeId: await first('select employee_id as id from employees order by 1 limit 1'),
    entryId: await first(`select entry_id as id from time_entries
      where work_day >= '${DEFAULT_MONTH}-01' order by 1 limit 1`),
    invoiceNumber: await first('select invoice_number as id from invoices order by 1 limit 1'),
  }
}

const OF_A_CLOSED_MONTH = /ledger|costs|pay-variables|report/

/** Each GET of the contracts, then the lists as screens ask for them beyond their first page. */
function addresses(names: Readonly<Record<string, string>>): string[] {
  const plain = contracts
    .filter(({ method, url }) => method === 'GET' && !/runId|\/(pdf|xml)$/.test(url))
    .map(({ url }) => {
      const month = OF_A_CLOSED_MONTH.test(url) ? CLOSED : DEFAULT_MONTH
      const path = url.replace(/:(\w+)/g, (_, name: string) =>
        name === 'month' ? month : (names[name] ?? 'none'),
      )
      return `${path}?month=${month}${url === '/search' ? '&q=martin' : ''}`
    })
  const hours = `/hours?month=${DEFAULT_MONTH}`
  return [
    ...plain,
    `/closes/${CLOSED}`,
    `/months/${CLOSED}/summary`,
    `${hours}&limit=500`,
    `${hours}&limit=500&sort=-difference`,
    `${hours}&limit=500&state=different`,
    `${hours}&sort=employee`,
    `${hours}&state=missing_member`,
    `${hours}&q=martin`,
    `/employees?month=${DEFAULT_MONTH}&limit=500`,
    `/findings?month=${DEFAULT_MONTH}&limit=500`,
  ]
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function measure(database: Database, groupId: GroupId): Promise<void> {
  const userId = await createUser(database, { ...PERSON, name: 'Bench' })
  await grantRole(database, { userId, groupId, memberId: null })
  const modules = apiModules(database, { enqueue: async () => false })
  const server = await buildServer({
    database,
    clock: systemClock,
    authenticate: authenticateWith(database),
    modules: [
      ...modules,
      (api) =>
        api.serve(NOTHING, async ({ db }) => {
          await sql`select 1`.execute(db)
          return { one: 1 }
        }),
    ],
    webRoot: null,
    version: 'bench',
  })
  const session = await server.inject({ method: 'POST', url: '/api/v1/session', payload: PERSON })
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
  const times = async (path: string) => {
    const runs: { wall: number; cpu: number }[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const [began, spent] = [performance.now(), cpuMs()]
      const answer = await server.inject({ url: `/api/v1${path}`, headers: { cookie } })
      runs.push({ wall: performance.now() - began, cpu: cpuMs() - spent })
      if (answer.statusCode !== 200) console.log(`${path} answers ${answer.statusCode}`)
    }
    const [first] = runs
    const walls = runs.map(({ wall }) => wall)
    const cpus = runs.map(({ cpu }) => cpu)
    return {
      median: median(walls),
      least: Math.min(...walls),
      first: first?.wall ?? Number.NaN,
      cpu: Math.min(...cpus),
    }
  }
  await times(NOTHING.url)
  const nothing = await times(NOTHING.url)
  console.log('median ms   least   first  cpu ms    ratio')
  for (const path of [NOTHING.url, ...addresses(await namesIn(database))]) {
    const time = await times(path)
    const numbers = [time.median, time.least, time.first, time.cpu, time.median / nothing.median]
    console.log(`${numbers.map((number) => number.toFixed(1).padStart(8)).join('')}   ${path}`)
  }
  await server.close()
}

const serverUrl = process.env['DATABASE_URL']
if (serverUrl === undefined) throw new Error('DATABASE_URL names the PostgreSQL server')
const directory = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
const database = await throwawayDatabase(serverUrl)
try {
  await generatePackage({ profile: 'alliance', seed: 1, directory })
  const imported = await importPackage(database, directory)
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusal.errors.slice(0, 5)))
  const { groupId } = imported.value
  const close = { groupId, month: CLOSED, actor: 'bench', clock: systemClock }
  const closed = await closeMonth(database, close)
  if (!closed.ok) throw new Error(JSON.stringify(closed.refusal))
  await sql`analyze`.execute(database.system)
  await measure(database, groupId)
} finally {
  await database.discard()
  await rm(directory, { recursive: true, force: true })
}
