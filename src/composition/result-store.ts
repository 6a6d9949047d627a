import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type {
  ComposeTerms,
  CompositionDifference,
  SCENARIO_STATES,
  WhatIfChange,
} from './composition-contract.ts'
import type { CompositionAnswer, CompositionLocks, CompositionProblem } from './model.ts'
import { fromStored, type StoredProblem } from './stored-problem.ts'

export interface StoredScenario {
  readonly baseId: string
  readonly state: (typeof SCENARIO_STATES)[number]
  /** Since the run, oldest first. */
  readonly changes: readonly WhatIfChange[]
  readonly difference: CompositionDifference
  readonly requestedBy: string
  readonly requestedAt: string
}

/** The answer of a run or of a scenario, with what was asked. */
export interface StoredResult {
  readonly resultId: string
  readonly runId: string
  readonly madeAt: string
  /** When the needs were read. */
  readonly readAt: string
  readonly problem: CompositionProblem
  readonly answer: CompositionAnswer
  readonly scenario: StoredScenario | null
}

interface ResultRow extends Omit<StoredResult, 'problem'> {
  readonly problem: StoredProblem
}

/** The result of the identifier, or null when there is none. */
export async function resultOf(
  db: GroupDb,
  groupId: GroupId,
  resultId: string,
): Promise<StoredResult | null> {
  const { rows } = await sql<ResultRow>`
    select run_id as "resultId", run_id as "runId", coalesce(ended_at, updated_at) as "madeAt",
      coalesce(started_at, requested_at) as "readAt", problem, answer, null::jsonb as scenario
    from compose_runs
    where group_id = ${groupId} and run_id = ${resultId}::uuid and answer is not null
    union all
    select s.scenario_id, s.run_id, s.requested_at, coalesce(r.started_at, r.requested_at),
      s.problem, s.answer,
      jsonb_build_object('baseId', s.base_id, 'state', s.state, 'changes', s.changes,
        'difference', s.difference, 'requestedBy', s.requested_by,
        'requestedAt', s.requested_at)
    from compose_scenarios s join compose_runs r using (group_id, run_id)
    where s.group_id = ${groupId} and s.scenario_id = ${resultId}::uuid`.execute(db)
  const [row] = rows
  return row === undefined ? null : { ...row, problem: fromStored(row.problem) }
}

/** The locks of a result, without all that it was made of. */
export async function locksOf(
  db: GroupDb,
  groupId: GroupId,
  resultId: string,
): Promise<CompositionLocks | null> {
  const { rows } = await sql<{ locks: CompositionLocks }>`
    select problem -> 'locks' as locks from compose_runs
    where group_id = ${groupId} and run_id = ${resultId}::uuid and answer is not null
    union all
    select problem -> 'locks' from compose_scenarios
    where group_id = ${groupId} and scenario_id = ${resultId}::uuid`.execute(db)
  return rows[0]?.locks ?? null
}

/** What is shown: the scenario kept last of the newest run with an answer, else that run. */
export async function shownResult(db: GroupDb, groupId: GroupId): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select coalesce((
      select s.scenario_id from compose_scenarios s
      where s.group_id = r.group_id and s.run_id = r.run_id and s.state = 'kept'
      order by s.kept_at desc, s.scenario_id limit 1), r.run_id) as id
    from compose_runs r where r.group_id = ${groupId} and r.answer is not null
    order by r.requested_at desc, r.run_id limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export interface NewScenario {
  readonly scenarioId: string
  readonly runId: string
  readonly scenario: StoredScenario
  readonly problem: StoredProblem
  readonly answer: CompositionAnswer
}

export async function storeScenario(
  db: GroupDb,
  groupId: GroupId,
  { scenarioId, runId, scenario, problem, answer }: NewScenario,
): Promise<void> {
  await db
    .insertInto('compose_scenarios')
    .values({
      group_id: groupId,
      scenario_id: scenarioId,
      run_id: runId,
      base_id: scenario.baseId,
      changes: JSON.stringify(scenario.changes),
      problem: JSON.stringify(problem),
      answer: JSON.stringify(answer),
      difference: JSON.stringify(scenario.difference),
      requested_by: scenario.requestedBy,
      requested_at: scenario.requestedAt,
      kept_at: null,
    })
    .execute()
}

/** @returns false when there is no such scenario */
export async function setScenarioState(
  db: GroupDb,
  groupId: GroupId,
  scenarioId: string,
  state: 'kept' | 'dropped',
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('compose_scenarios')
    .set({ state, ...(state === 'kept' ? { kept_at: now } : {}) })
    .where('group_id', '=', groupId)
    .where('scenario_id', '=', scenarioId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Terms of the newest run, or null before the first. */
export async function newestRun(
  db: GroupDb,
  groupId: GroupId,
): Promise<{ readonly runId: string; readonly terms: ComposeTerms } | null> {
  const { rows } = await sql<{ runId: string; terms: ComposeTerms }>`
    select run_id as "runId", terms from compose_runs where group_id = ${groupId}
    order by requested_at desc, run_id limit 1`.execute(db)
  return rows[0] ?? null
}

/** What stands of the jobs that were accepted: their needs, and who holds them. */
export interface StandingAcceptance {
  readonly acceptanceId: string
  readonly kind: 'post' | 'person' | 'hire'
  readonly resultId: string | null
  readonly postId: string | null
  readonly needIds: readonly string[]
  readonly people: readonly string[]
  readonly acceptedAt: string
}

/** Acceptances that were not reversed, oldest first. */
export async function standingAcceptances(
  db: GroupDb,
  groupId: GroupId,
): Promise<StandingAcceptance[]> {
  const { rows } = await sql<StandingAcceptance>`
    select acceptance_id as "acceptanceId", kind, result_id as "resultId", post_id as "postId",
      need_ids as "needIds",
      array_remove(array[employee_id, candidate_id], null) as people, accepted_at as "acceptedAt"
    from acceptances where group_id = ${groupId} and state = 'done'
    order by accepted_at, acceptance_id`.execute(db)
  return rows
}
