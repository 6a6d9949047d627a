import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { CloseRun } from './closing-contract.ts'

export interface StoredClose {
  readonly issuedOn: Day
  readonly closedAt: string
  readonly closedBy: string
  readonly report: Record<string, unknown>
}

/** The close of a month, or null while it is open. */
export async function closeOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<StoredClose | null> {
  const { rows } = await sql<StoredClose>`
    select issued_on as "issuedOn", closed_at as "closedAt", closed_by as "closedBy", report
    from month_closes where group_id = ${groupId} and month = ${month}`.execute(db)
  return rows[0] ?? null
}

export type StoredRun = Omit<CloseRun, 'remainingSeconds'>

const RUN = sql`run_id as "runId", month, state, stage, steps_done as "stepsDone",
  steps_total as "stepsTotal", cancel_requested as "cancelRequested", failure,
  requested_by as "requestedBy", requested_at as "requestedAt", started_at as "startedAt",
  updated_at as "updatedAt"`

export async function runOf(
  db: GroupDb,
  groupId: GroupId,
  runId: string,
): Promise<StoredRun | null> {
  const { rows } = await sql<StoredRun>`
    select ${RUN} from close_runs
    where group_id = ${groupId} and run_id = ${runId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** The run of the group that waits or works: there is one at most. */
export async function activeRun(db: GroupDb, groupId: GroupId): Promise<StoredRun | null> {
  const { rows } = await sql<StoredRun>`
    select ${RUN} from close_runs
    where group_id = ${groupId} and state in ('queued', 'running')`.execute(db)
  return rows[0] ?? null
}

/** The newest run of a month. */
export async function newestRun(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<StoredRun | null> {
  const { rows } = await sql<StoredRun>`
    select ${RUN} from close_runs where group_id = ${groupId} and month = ${month}
    order by requested_at desc, run_id limit 1`.execute(db)
  return rows[0] ?? null
}

/** @returns false when another run of the group waits or works. */
export async function storeRun(
  db: GroupDb,
  run: {
    readonly groupId: GroupId
    readonly runId: string
    readonly month: Month
    readonly issuedOn: Day | null
    readonly requestedBy: string
    readonly now: string
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into close_runs (group_id, run_id, month, state, issued_on, requested_by, requested_at,
      updated_at)
    values (${run.groupId}, ${run.runId}::uuid, ${run.month}, 'queued', ${run.issuedOn}::date,
      ${run.requestedBy}, ${run.now}, ${run.now})
    on conflict (group_id) where state in ('queued', 'running') do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** Asks the worker to stop; a run that still waits ends at once. */
export async function askToCancel(db: GroupDb, groupId: GroupId, runId: string): Promise<void> {
  await sql`update close_runs set cancel_requested = true, updated_at = clock_timestamp(),
      state = case when state = 'queued' then 'cancelled' else state end
    where group_id = ${groupId} and run_id = ${runId}::uuid
      and state in ('queued', 'running')`.execute(db)
}
