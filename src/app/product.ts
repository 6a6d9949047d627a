import { readFileSync } from 'node:fs'
import { buildServer } from '../platform/http/index.ts'
import { systemClock } from '../platform/clock.ts'
import { connect, type Database, migrate, openServer } from '../platform/database/index.ts'
import { type Jobs, openJobs } from '../platform/jobs/index.ts'
import type { CommandContext } from './cli/command.ts'
import { ensureDemonstration } from './demonstration.ts'
import { checkAddress, explainListening } from './listen.ts'
import { apiModules, authenticateWith } from './modules.ts'
import { supervise } from './supervisor.ts'
import { buildWeb, WEB_FOLDER } from './web-build.ts'

export interface ProductOptions {
  readonly host: string
  readonly port: number
  /** Whether an empty database gets the demonstration group. */
  readonly demonstration: boolean
}

/** Starts all of the product and says where it is; it stops with the clean-up of the command. */
export async function startProduct(
  context: CommandContext,
  { host, port, demonstration }: ProductOptions,
): Promise<void> {
  const { cleanup, stdout, stderr, signal } = context
  const report = (sentence: string): void => void stderr.write(`[travaux] ${sentence}\n`)
  await checkAddress(host, port)
  // The pages are built beside the rest: it is the longest part of a first start.
  const pages = buildWeb(signal)
  pages.catch(() => undefined)

  const server = await openServer()
  cleanup.add(() => server.release())
  const database = connect(server.url)
  cleanup.add(() => database.close())
  await migrateDatabase(database)
  const signIns = demonstration ? await ensureDemonstration(context, database, server.url) : []
  const jobs = await openJobs({
    url: server.url,
    supervise: false,
    onError: (error) => report(error.message),
    // The worker says it.
    onOutage: () => undefined,
  })
  cleanup.add(() => jobs.stop({ patienceMs: 0 }))
  const worker = supervise(new URL('./worker.ts', import.meta.url), report)
  cleanup.add(() => worker.stop())

  if ((await pages) === 'built') stdout.write('Pages construites.\n')
  const address = await listen(database, jobs, { host, port }, context)
  stdout.write(`\nMaillage est prêt : ${address}\n`)
  for (const { who, email, password } of signIns)
    stdout.write(`  ${who.padEnd(12)} ${email}   mot de passe : ${password}\n`)
  stdout.write('Ctrl-C arrête tout.\n')
}

async function migrateDatabase(database: Database): Promise<void> {
  const client = await database.pool.connect()
  try {
    await migrate(client)
  } finally {
    client.release()
  }
}

async function listen(
  database: Database,
  jobs: Jobs,
  { host, port }: { readonly host: string; readonly port: number },
  { cleanup }: CommandContext,
): Promise<string> {
  const http = await buildServer({
    database,
    clock: systemClock,
    authenticate: authenticateWith(database),
    modules: apiModules(database, jobs),
    webRoot: WEB_FOLDER,
    version: productVersion(),
  })
  cleanup.add(() => http.close())
  try {
    return await http.listen({ host, port })
  } catch (error) {
    throw explainListening(error, host, port)
  }
}

function productVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  const { version } = manifest as { readonly version: string }
  return version
}
