import { randomUUID } from 'node:crypto'
import { openNeeds } from '../needs/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { ComposeLocks, ComposeTerms } from './composition-contract.ts'
import * as store from './composition-store.ts'
import type { StoredRun } from './composition-store.ts'

export type ComposeRefusal =
  | { readonly kind: 'run-under-way'; readonly runId: string | null }
  | { readonly kind: 'no-open-need' }

/**
 * Asks for a composition: the run and its job are there together when the transaction commits. One
 * run of a group at a time.
 */
export async function startComposition(
  db: GroupDb,
  enqueue: Jobs['enqueue'],
  command: {
    readonly groupId: GroupId
    readonly terms: ComposeTerms
    readonly locks: ComposeLocks
    readonly timeLimitSeconds: number
    readonly requestedBy: string
    readonly now: string
  },
): Promise<Result<StoredRun, ComposeRefusal>> {
  const { groupId, now } = command
  if ((await openNeeds(db)).length === 0) return refused({ kind: 'no-open-need' })
  await store.endAbandonedRuns(db, groupId, now)
  const runId = randomUUID()
  if (!(await store.storeRun(db, { ...command, runId })))
    return refused({ kind: 'run-under-way', runId: await store.activeRun(db, groupId) })
  await enqueue(db, 'compose', { groupId, runId }, { singletonKey: runId })
  const run = await store.runOf(db, groupId, runId)
  if (run === null) throw new Error('a run that was stored is there')
  return done(run)
}
