import type { Clock } from '../platform/clock.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import { changesOf, type ServedEvent, type SignedIn } from '../platform/http/index.ts'
import type { ComposeRun } from './composition-contract.ts'
import { runOf, type StoredRun } from './composition-store.ts'

const hasEnded = ({ state }: StoredRun): boolean => state !== 'queued' && state !== 'running'

export const gapOf = (objective: number, bound: number): number =>
  bound > 0 ? Math.max(0, (bound - objective) / bound) : 0

/** The run with what follows from it: the gap, and how long it has been at work. */
export function withTimes(run: StoredRun, now: string): ComposeRun {
  const { objective, bound, startedAt, endedAt } = run
  const spent = startedAt === null ? 0 : Date.parse(endedAt ?? now) - Date.parse(startedAt)
  return {
    ...run,
    gap: objective === null || bound === null ? null : gapOf(objective, bound),
    seconds: Math.max(0, Math.round(spent / 100) / 10),
  }
}

const POLL_MS = 300

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
    show: (run) => withTimes(run, clock.now()),
    everyMs: POLL_MS,
    signal,
  })
