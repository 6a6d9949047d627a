import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import * as store from './composition-store.ts'
import { locksThatHold, problemOfGroup } from './current-problem.ts'
import type { CompositionAnswer, CompositionProblem, CompositionProgress } from './model.ts'
import { WORTH, yearMean } from './rules/score.ts'
import { seasonOf } from './rules/season.ts'
import { solve } from './solver/solve.ts'
import { toStored } from './stored-problem.ts'

export interface ComposeRunCommand {
  readonly groupId: GroupId
  readonly runId: string
  readonly clock: Clock
  /** Set off when another worker was given the run: this one lets go without a word. */
  readonly signal?: AbortSignal
}

export type ComposeRunEnd = 'done' | 'failed' | 'cancelled' | 'let-go'

/** How often progress is written, and a wish to cancel is read. */
const TICK_MS = 300

/**
 * The job that composes: it reads the needs, solves apart from this thread, and keeps what it read
 * and answered with the run. Progress is written meanwhile, so that it is seen. Given again after
 * its worker died, it reads and solves anew.
 *
 * Cancelled, the run keeps the best answer so far.
 */
export async function runComposition(
  database: Pick<Database, 'system'>,
  command: ComposeRunCommand,
): Promise<ComposeRunEnd> {
  const { groupId, runId, clock, signal: letGo } = command
  const run = await inGroup(database, groupId, (db) =>
    store.takeUp(db, groupId, runId, clock.now()),
  )
  if (run === null) return 'let-go'
  const end = async (ending: Omit<store.RunEnd, 'now'>): Promise<ComposeRunEnd> => {
    if (letGo?.aborted) return 'let-go'
    await inGroup(database, groupId, (db) =>
      store.writeEnd(db, groupId, runId, { ...ending, now: clock.now() }),
    )
    return ending.state
  }
  try {
    const problem = await inGroup(database, groupId, (db) => problemOfGroup(db, clock, run.terms))
    const locks = locksThatHold(problem, run.locks)
    const { answer, cancelled } = await solveTelling(database, command, run.timeLimitSeconds, {
      ...problem,
      locks,
    })
    const result = {
      problem: toStored({ ...problem, locks }),
      answer: { ...answer, bound: provenBound(problem, answer) },
    }
    return await end({ state: cancelled ? 'cancelled' : 'done', failure: null, result })
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    return end({ state: 'failed', failure, result: null })
  }
}

/** Before anything is proven: no more can be covered than all that is asked at most. */
function provenBound(problem: CompositionProblem, { bound }: CompositionAnswer): number {
  if (Number.isFinite(bound)) return bound
  return problem.needs.reduce(
    (sum, need) => sum + yearMean(seasonOf(need), need.minutes.most) + WORTH.jobs,
    0,
  )
}

/** Solves while progress is written, and stops when somebody asks for it. */
async function solveTelling(
  database: Pick<Database, 'system'>,
  { groupId, runId, signal: letGo }: ComposeRunCommand,
  timeLimitSeconds: number,
  problem: CompositionProblem,
): Promise<{ readonly answer: CompositionAnswer; readonly cancelled: boolean }> {
  const cancel = new AbortController()
  const solved = new AbortController()
  let latest: CompositionProgress = { stage: 'columns', jobs: 0, objective: 0, bound: null }
  const tell = async (): Promise<void> => {
    while (!solved.signal.aborted) {
      const { stage, jobs, objective, bound } = latest
      const progress = { stage, jobs, objective, bound, needs: problem.needs.length }
      // A database that is away for a moment does not end the search.
      const wished = await inGroup(database, groupId, (db) =>
        store.writeProgress(db, groupId, runId, progress),
      ).catch(() => false)
      if (wished) cancel.abort()
      await pause(TICK_MS, undefined, { signal: solved.signal }).catch(() => undefined)
    }
  }
  const telling = tell()
  try {
    const answer = await solve(problem, {
      timeLimitMs: timeLimitSeconds * 1000,
      signal: letGo ? AbortSignal.any([cancel.signal, letGo]) : cancel.signal,
      onProgress: (progress) => {
        latest = progress
      },
    })
    return { answer, cancelled: cancel.signal.aborted }
  } finally {
    solved.abort()
    await telling
  }
}
