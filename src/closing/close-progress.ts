import type { Clock } from '../platform/clock.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import { changesOf, type ServedEvent, type SignedIn } from '../platform/http/index.ts'
import { runOf, type StoredRun } from './close-queries.ts'
import type { CloseRun } from './closing-contract.ts'

const hasEnded = ({ state }: StoredRun): boolean => state !== 'queued' && state !== 'running'

/** Seconds still to go if the rest goes like what is done; null before there is anything to go by. */
export function remainingSeconds(run: StoredRun, now: string): number | null {
  if (hasEnded(run)) return 0
  if (run.startedAt === null || run.stepsDone === 0) return null
  const spent = Date.parse(now) - Date.parse(run.startedAt)
  return Math.max(0, Math.ceil(((run.stepsTotal - run.stepsDone) * spent) / run.stepsDone / 1000))
}

export const withRemaining = (run: StoredRun, now: string): CloseRun => ({
  ...run,
  remainingSeconds: remainingSeconds(run, now),
})

const POLL_MS = 400

/** The run each time that it has changed, until it has ended. */
export const progressOf = (
  database: Database,
  clock: Clock,
  viewer: SignedIn,
  runId: string,
  signal: AbortSignal,
): AsyncIterable<ServedEvent> =>
  changesOf(() => inGroup(database, viewer, (db) => runOf(db, viewer.groupId, runId)), {
    hasEnded,
    show: (run) => withRemaining(run, clock.now()),
    everyMs: POLL_MS,
    signal,
  })
