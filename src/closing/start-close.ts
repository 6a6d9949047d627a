import { randomUUID } from 'node:crypto'
import type { GroupDb } from '../platform/database/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import { type Day, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { type CloseRefusal, closeRefusal } from './close-refusal.ts'
import { closedMonths } from './close-store.ts'
import { activeRun, closeOf, runOf, type StoredRun, storeRun } from './close-queries.ts'
import { entryCounts } from './month-queries.ts'

export type StartRefusal =
  | CloseRefusal
  | { readonly kind: 'closed'; readonly month: Month }
  | { readonly kind: 'run-under-way'; readonly runId: string | null }
  | { readonly kind: 'nothing-to-close'; readonly month: Month }

/**
 * Asks for the close of a month: the run and its job are there together when the transaction
 * commits. One run of a group at a time.
 */
export async function startClose(
  db: GroupDb,
  enqueue: Jobs['enqueue'],
  command: {
    readonly groupId: GroupId
    readonly month: Month
    readonly issuedOn: Day | null
    readonly requestedBy: string
    readonly now: string
  },
): Promise<Result<StoredRun, StartRefusal>> {
  const { groupId, month } = command
  if ((await closeOf(db, groupId, month)) !== null) return refused({ kind: 'closed', month })
  const refusal = await closeRefusal(db, groupId, month, command.issuedOn ?? lastDayOf(month))
  if (refusal !== null) return refused(refusal)
  if (await isEmptyAndFirst(db, groupId, month)) return refused({ kind: 'nothing-to-close', month })
  const runId = randomUUID()
  if (!(await storeRun(db, { ...command, runId }))) {
    const other = await activeRun(db, groupId)
    return refused({ kind: 'run-under-way', runId: other?.runId ?? null })
  }
  await enqueue(db, 'close-month', { groupId, month, runId }, { singletonKey: runId })
  const run = await runOf(db, groupId, runId)
  if (run === null) throw new Error('a run that was stored is there')
  return done(run)
}

/** A month without hours between two others is closed like them: the next one waits for it. */
async function isEmptyAndFirst(db: GroupDb, groupId: GroupId, month: Month): Promise<boolean> {
  const { total } = await entryCounts(db, groupId, month)
  return total === 0 && (await closedMonths(db, groupId)).length === 0
}
