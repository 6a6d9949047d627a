import { sql } from 'kysely'
import type { Clock } from '../platform/clock.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { CLOSE_STAGES, type CloseProgress, closeMonth, type OnProgress } from './close-month.ts'
import { renderDocuments } from './render-documents.ts'

export interface CloseRunCommand {
  readonly groupId: GroupId
  readonly month: Month
  readonly runId: string
  readonly clock: Clock
  /** Set off when another worker was given the run: this one lets go without a word. */
  readonly signal?: AbortSignal
}

export type CloseRunEnd = 'done' | 'failed' | 'cancelled' | 'let-go'

/**
 * The job that closes a month: the close, then the documents, its progress written to `close_runs`
 * on a connection of its own so that it is seen meanwhile. Given again after its worker died, it
 * goes on where the work stands: the close answers that it is done, documents that are there are
 * not made again.
 *
 * Cancelled before the close has committed, nothing is left of it. Cancelled later, the month stays
 * closed; the missing documents are made when they are asked for.
 */
export async function runClose(
  database: Pick<Database, 'system'>,
  command: CloseRunCommand,
): Promise<CloseRunEnd> {
  const run = await begin(database, command)
  if (run === null) return 'let-go'
  const cancelled = new AbortController()
  const letGo = command.signal
  const signal = letGo ? AbortSignal.any([cancelled.signal, letGo]) : cancelled.signal
  const onProgress: OnProgress = async (progress) => {
    if (await writeProgress(database, command, progress)) cancelled.abort()
  }
  const end = async (state: Exclude<CloseRunEnd, 'let-go'>, failure: string | null = null) => {
    await writeEnd(database, command, state, failure)
    return state
  }
  try {
    const { groupId, month, clock } = command
    const issuedOn = run.issued_on === null ? {} : { issuedOn: run.issued_on }
    const actor = run.requested_by
    const close = { groupId, month, actor, clock, onProgress, signal, ...issuedOn }
    const result = await closeMonth(database, close)
    if (letGo?.aborted) return 'let-go'
    if (!result.ok) {
      return result.refusal.kind === 'cancelled'
        ? end('cancelled')
        : end('failed', JSON.stringify(result.refusal))
    }
    const { complete } = await renderDocuments(database, groupId, month, { onProgress, signal })
    if (letGo?.aborted) return 'let-go'
    return complete ? end('done') : end('cancelled')
  } catch (error) {
    if (letGo?.aborted) return 'let-go'
    return end('failed', error instanceof Error ? error.message : String(error))
  }
}

interface RunRow {
  readonly requested_by: string
  readonly issued_on: Day | null
}

/** Null when the run has ended or does not exist. */
const begin = (database: Pick<Database, 'system'>, { groupId, runId }: CloseRunCommand) =>
  inGroup(database, groupId, async (db): Promise<RunRow | null> => {
    const { rows } = await sql<RunRow>`
      update close_runs set state = 'running', updated_at = clock_timestamp(),
        started_at = coalesce(started_at, clock_timestamp()),
        steps_total = greatest(steps_total, ${CLOSE_STAGES.length})
      where group_id = ${groupId} and run_id = ${runId}::uuid and state in ('queued', 'running')
      returning requested_by, issued_on`.execute(db)
    return rows[0] ?? null
  })

/**
 * The stages of the close are one step each, then each document is one.
 *
 * @returns whether somebody asked to cancel
 */
const writeProgress = (
  database: Pick<Database, 'system'>,
  { groupId, runId }: CloseRunCommand,
  { stage, done, total }: CloseProgress,
) =>
  inGroup(database, groupId, async (db): Promise<boolean> => {
    const before = stage === 'documents' ? CLOSE_STAGES.length : 0
    const { rows } = await sql<{ cancel_requested: boolean }>`
      update close_runs set stage = ${stage}, steps_done = ${before + done},
        steps_total = ${before + total}, updated_at = clock_timestamp()
      where group_id = ${groupId} and run_id = ${runId}::uuid
      returning cancel_requested`.execute(db)
    return rows[0]?.cancel_requested ?? false
  })

const writeEnd = (
  database: Pick<Database, 'system'>,
  { groupId, runId }: CloseRunCommand,
  state: 'done' | 'failed' | 'cancelled',
  failure: string | null,
) =>
  inGroup(database, groupId, async (db): Promise<void> => {
    await sql`
      update close_runs set state = ${state}, failure = ${failure},
        updated_at = clock_timestamp()
      where group_id = ${groupId} and run_id = ${runId}::uuid`.execute(db)
  })
