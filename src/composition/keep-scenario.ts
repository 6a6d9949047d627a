import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import {
  resultOf,
  setScenarioState,
  type StoredResult,
  standingAcceptances,
} from './result-store.ts'

export type ScenarioRefusal =
  | { readonly kind: 'unknown-scenario' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'has-acceptances'; readonly acceptanceIds: readonly string[] }

/** Keeps a draft: it is what is shown from now on. */
export async function keepScenario(
  db: GroupDb,
  groupId: GroupId,
  scenarioId: string,
  now: string,
): Promise<Result<StoredResult, ScenarioRefusal>> {
  const result = await resultOf(db, groupId, scenarioId)
  if (result === null || result.scenario === null) return refused({ kind: 'unknown-scenario' })
  if (result.scenario.state === 'dropped') return refused({ kind: 'dropped' })
  await setScenarioState(db, groupId, scenarioId, 'kept', now)
  return done({ ...result, scenario: { ...result.scenario, state: 'kept' } })
}

/** Drops a draft, or one that was kept: what it was made on is shown again. */
export async function dropScenario(
  db: GroupDb,
  groupId: GroupId,
  scenarioId: string,
  now: string,
): Promise<Result<null, ScenarioRefusal>> {
  const result = await resultOf(db, groupId, scenarioId)
  if (result === null || result.scenario === null) return refused({ kind: 'unknown-scenario' })
  const standing = await standingAcceptances(db, groupId)
  const acceptanceIds = standing
    .filter((one) => one.resultId === scenarioId)
    .map(({ acceptanceId }) => acceptanceId)
  if (acceptanceIds.length > 0) return refused({ kind: 'has-acceptances', acceptanceIds })
  await setScenarioState(db, groupId, scenarioId, 'dropped', now)
  return done(null)
}
