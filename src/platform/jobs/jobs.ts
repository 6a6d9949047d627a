import { sql, type Transaction } from 'kysely'
import { fromKysely, PgBoss, type QueueOptions } from 'pg-boss'
import type { GroupId } from '../../shared/ids.ts'
import type { Month } from '../../shared/days.ts'
import type { Tables } from '../database/index.ts'
import { type OutageListener, Outages } from './outages.ts'

/** The work that is done outside of a request, with what it needs to know. */
export interface JobPayloads {
  'close-month': { readonly groupId: GroupId; readonly month: Month; readonly runId: string }
  compose: { readonly groupId: GroupId; readonly runId: string }
  'exchange-flows': { readonly groupId: GroupId }
}
export type JobQueue = keyof JobPayloads

/**
 * A worker says every five seconds that it lives; ten seconds of silence give its job to another.
 * A job may take as long as it needs.
 */
const SILENCE_SECONDS = 10
const DEFAULTS: QueueOptions = {
  heartbeatSeconds: SILENCE_SECONDS,
  expireInSeconds: 6 * 3600,
  retryLimit: 5,
  retryDelay: 1,
}
const QUEUES: Record<JobQueue, QueueOptions> = {
  'close-month': DEFAULTS,
  compose: DEFAULTS,
  'exchange-flows': DEFAULTS,
}

export interface JobHandle {
  /** Set off when another worker was given the job: this one must let go. */
  readonly signal: AbortSignal
}
export type JobHandler<Queue extends JobQueue> = (
  payload: JobPayloads[Queue],
  job: JobHandle,
) => Promise<void>

export interface Jobs {
  /**
   * Puts a job in the queue when, and only when, the caller's transaction commits.
   *
   * @returns false when a job of that key already waits or runs: nothing is added.
   */
  enqueue<Queue extends JobQueue>(
    db: Transaction<Tables>,
    queue: Queue,
    payload: JobPayloads[Queue],
    options: { readonly singletonKey: string },
  ): Promise<boolean>
  /** Hands the jobs of the queue to the handler, one at a time, until stopped. */
  work<Queue extends JobQueue>(queue: Queue, handler: JobHandler<Queue>): Promise<void>
  /** Waits for the running jobs as long as told, then lets go of the database. */
  stop(options?: { readonly patienceMs: number }): Promise<void>
}

/** Told of what goes wrong between the jobs: a job that failed, a database that went away. */
export interface JobsOptions extends OutageListener {
  readonly url: string
  /** Whether this process looks after jobs whose worker died; true where work is done. */
  readonly supervise: boolean
}

/** The queue of jobs, in a schema of its own beside the tables of the product. */
export async function openJobs({ url, supervise, ...listener }: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    // Connections of its own: a busy pool must not keep a worker from saying that it lives.
    max: 3,
    schedule: false,
    supervise,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    reindex: false,
    monitorVacuum: false,
  })
  const outages = new Outages(() => boss.getDb().executeSql('select 1'), listener)
  const onError = (error: Error): void => void outages.tell(error)
  boss.on('error', onError)
  await boss.start()
  for (const [queue, options] of Object.entries(QUEUES)) await ensureQueue(boss, queue, options)
  return {
    enqueue: enqueueWith(boss),
    work: workWith(boss, onError),
    stop: stopWith(boss, outages),
  }
}

async function ensureQueue(boss: PgBoss, name: string, options: QueueOptions): Promise<void> {
  if ((await boss.getQueue(name)) === null)
    await boss.createQueue(name, { ...options, policy: 'exclusive' })
  else await boss.updateQueue(name, options)
}

const enqueueWith =
  (boss: PgBoss): Jobs['enqueue'] =>
  (db, queue, payload, { singletonKey }) =>
    asOwner(db, async () => {
      const key = Buffer.from(singletonKey).toString('base64url')
      const id = await boss.send(queue, payload, { singletonKey: key, db: fromKysely(db) })
      return id !== null
    })

/** The queue belongs to the owner of the database: a group's transaction has no right to it. */
async function asOwner<T>(db: Transaction<Tables>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ role: string }>`select current_setting('role') as role`.execute(db)
  const role = rows[0]?.role ?? 'none'
  await sql`select set_config('role', 'none', true)`.execute(db)
  const result = await work()
  await sql`select set_config('role', ${role}, true)`.execute(db)
  return result
}

const workWith =
  (boss: PgBoss, onError: (error: Error) => void): Jobs['work'] =>
  async (queue, handler) => {
    type Payload = Parameters<typeof handler>[0]
    await boss.work<Payload>(queue, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job === undefined) return
      try {
        await handler(job.data, { signal: job.signal })
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)))
        throw error
      }
    })
  }

const stopWith =
  (boss: PgBoss, outages: Outages): Jobs['stop'] =>
  async ({ patienceMs } = { patienceMs: 5000 }) => {
    outages.stop()
    await boss.stop({ graceful: patienceMs > 0, timeout: Math.max(patienceMs, 1000) })
  }
