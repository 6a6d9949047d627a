import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { ComposeLocks, ComposeRun, ComposeTerms } from './composition-contract.ts'
import type { CompositionAnswer } from './model.ts'
import type { StoredProblem } from './stored-problem.ts'

export type StoredRun = Omit<ComposeRun, 'gap' | 'seconds'>

const RUN = sql`run_id as "runId", state, stage, jobs, objective, bound, needs,
  time_limit_seconds as "timeLimitSeconds", answer is not null as "hasResult",
  cancel_requested as "cancelRequested", failure, terms, locks, requested_by as "requestedBy",
  requested_at as "requestedAt", started_at as "startedAt", ended_at as "endedAt"`

export async function runOf(
  db: GroupDb,
  groupId: GroupId,
  runId: string,
): Promise<StoredRun | null> {
  const { rows } = await sql<StoredRun>`select ${RUN} from compose_runs
    where group_id = ${groupId} and run_id = ${runId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Newest first; all of them are few thousand at most. */
export async function runsOf(
  db: GroupDb,
  groupId: GroupId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: StoredRun[]; readonly total: number }> {
  const { rows } = await sql<StoredRun>`select ${RUN} from compose_runs
    where group_id = ${groupId} order by requested_at desc, run_id
    limit ${limit} offset ${offset}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from compose_runs where group_id = ${groupId}`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

/** The run of the group that waits or works: there is one at most. */
export async function activeRun(db: GroupDb, groupId: GroupId): Promise<string | null> {
  const { rows } = await sql<{ run_id: string }>`select run_id from compose_runs
    where group_id = ${groupId} and state in ('queued', 'running')`.execute(db)
  return rows[0]?.run_id ?? null
}

export interface NewRun {
  readonly groupId: GroupId
  readonly runId: string
  readonly terms: ComposeTerms
  readonly locks: ComposeLocks
  readonly timeLimitSeconds: number
  readonly requestedBy: string
  readonly now: string
}

/** @returns false when another run of the group waits or works. */
export async function storeRun(db: GroupDb, run: NewRun): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into compose_runs (group_id, run_id, state, terms, locks, time_limit_seconds,
      requested_by, requested_at, updated_at)
    values (${run.groupId}, ${run.runId}::uuid, 'queued', ${JSON.stringify(run.terms)},
      ${JSON.stringify(run.locks)}, ${run.timeLimitSeconds}, ${run.requestedBy}, ${run.now},
      ${run.now})
    on conflict (group_id) where state in ('queued', 'running') do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** A worker writes every second: of one that was silent so long, nobody will take up the run. */
const SILENCE = '5 minutes'

export async function endAbandonedRuns(db: GroupDb, groupId: GroupId, now: string): Promise<void> {
  await sql`update compose_runs set state = 'failed', failure = 'abandoned', ended_at = ${now}
    where group_id = ${groupId} and state = 'running'
      and updated_at < clock_timestamp() - ${SILENCE}::interval`.execute(db)
}

/** Asks the worker to stop; a run that still waits ends at once. */
export async function askToCancel(
  db: GroupDb,
  groupId: GroupId,
  runId: string,
  now: string,
): Promise<void> {
  await sql`update compose_runs set cancel_requested = true, updated_at = clock_timestamp(),
      ended_at = case when state = 'queued' then ${now}::timestamptz end,
      state = case when state = 'queued' then 'cancelled' else state end
    where group_id = ${groupId} and run_id = ${runId}::uuid
      and state in ('queued', 'running')`.execute(db)
}

export interface TakenRun {
  readonly terms: ComposeTerms
  readonly locks: ComposeLocks
  readonly timeLimitSeconds: number
}

/** Null when the run has ended or does not exist. */
export async function takeUp(
  db: GroupDb,
  groupId: GroupId,
  runId: string,
  now: string,
): Promise<TakenRun | null> {
  const { rows } = await sql<TakenRun>`
    update compose_runs set state = 'running', stage = 'read', updated_at = clock_timestamp(),
      started_at = coalesce(started_at, ${now}::timestamptz)
    where group_id = ${groupId} and run_id = ${runId}::uuid and state in ('queued', 'running')
    returning terms, locks, time_limit_seconds as "timeLimitSeconds"`.execute(db)
  return rows[0] ?? null
}

export interface RunProgress {
  readonly stage: StoredRun['stage']
  readonly jobs: number | null
  readonly objective: number | null
  readonly bound: number | null
  readonly needs: number
}

/** @returns whether somebody asked to cancel */
export async function writeProgress(
  db: GroupDb,
  groupId: GroupId,
  runId: string,
  { stage, jobs, objective, bound, needs }: RunProgress,
): Promise<boolean> {
  const { rows } = await sql<{ cancel_requested: boolean }>`
    update compose_runs set stage = ${stage}, jobs = ${jobs}, objective = ${objective},
      bound = ${bound}, needs = ${needs}, updated_at = clock_timestamp()
    where group_id = ${groupId} and run_id = ${runId}::uuid and state = 'running'
    returning cancel_requested`.execute(db)
  return rows[0]?.cancel_requested ?? true
}

export interface RunEnd {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly failure: string | null
  readonly now: string
  readonly result: {
    readonly problem: StoredProblem
    readonly answer: CompositionAnswer
  } | null
}

export async function writeEnd(
  db: GroupDb,
  groupId: GroupId,
  runId: string,
  { state, failure, now, result }: RunEnd,
): Promise<void> {
  const answer = result?.answer ?? null
  await sql`update compose_runs set state = ${state}, failure = ${failure}, ended_at = ${now},
      problem = ${result === null ? null : JSON.stringify(result.problem)},
      answer = ${answer === null ? null : JSON.stringify(answer)},
      jobs = coalesce(${answer?.jobs.length ?? null}, jobs),
      objective = coalesce(${answer?.objective ?? null}, objective),
      bound = coalesce(${answer?.bound ?? null}, bound), updated_at = clock_timestamp()
    where group_id = ${groupId} and run_id = ${runId}::uuid and state = 'running'`.execute(db)
}
