import { runClose } from '../closing/index.ts'
import { runComposition } from '../composition/index.ts'
import { systemClock } from '../platform/clock.ts'
import { connect, openServer } from '../platform/database/index.ts'
import { openJobs } from '../platform/jobs/index.ts'
import { exchangeWithAllPlatforms, exchangeWithPlatform } from './exchange-with-platforms.ts'
import { eraseWhatIsOver } from './retention.ts'

/**
 * The process that does the long work of the queue, apart from the one that answers requests. It
 * ends when the line to its parent is cut. It uses the database server in its own name, so that an
 * embedded one is stopped also when the parent was killed.
 */
const PATIENCE_MS = 5_000
const OUTAGE = {
  gone: 'La base de données ne répond plus : les travaux attendent son retour.',
  back: 'La base de données répond de nouveau.',
} as const

const server = await openServer()
const database = connect(server.url)
const jobs = await openJobs({
  url: server.url,
  supervise: true,
  onError: (error) => console.error(`[travaux] ${error.stack ?? error.message}`),
  onOutage: (state) => console.error(`[travaux] ${OUTAGE[state]}`),
})

let stopping: Promise<void> | undefined
const stop = (): void => {
  stopping ??= (async () => {
    await jobs.stop({ patienceMs: PATIENCE_MS })
    // Connections still in use belong to work that was given up: the server undoes it.
    void database.close()
    await server.release()
    process.exit(0)
  })()
}
// The Ctrl-C of a terminal reaches all processes at once: the parent decides.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', stop)
process.on('disconnect', stop)
if (!process.connected) stop()

const ONE_DAY_MS = 24 * 3_600_000
const erase = (): void =>
  void eraseWhatIsOver(database, systemClock).catch((error: unknown) => {
    if (stopping === undefined) console.error('[travaux] effacement des données échues :', error)
  })

const TEN_MINUTES_MS = 600_000
let isExchanging = false
/** Platforms are asked what is new again and again; an exchange that lasts is not doubled. */
const exchange = async (): Promise<void> => {
  if (isExchanging || stopping !== undefined) return
  isExchanging = true
  await exchangeWithAllPlatforms(database, systemClock).catch((error: unknown) => {
    if (stopping === undefined) console.error('[travaux] échanges avec les plateformes :', error)
  })
  isExchanging = false
}

async function takeUp(): Promise<void> {
  await jobs.work('close-month', async (payload, { signal }) => {
    await runClose(database, { ...payload, clock: systemClock, signal })
  })
  await jobs.work('compose', async (payload, { signal }) => {
    await runComposition(database, { ...payload, clock: systemClock, signal })
  })
  await jobs.work('exchange-flows', async ({ groupId }, { signal }) => {
    await exchangeWithPlatform(database, groupId, { clock: systemClock, signal })
  })
  erase()
  setInterval(erase, ONE_DAY_MS).unref()
  setInterval(() => void exchange(), TEN_MINUTES_MS).unref()
}

// A queue that is being let go takes no work any more: the server must be released all the same.
await takeUp().catch((error: unknown) => {
  if (stopping === undefined) throw error
})
