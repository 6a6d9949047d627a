import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { GroupDb } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { composeNear, needIdsOf } from './compose-near.ts'
import { applyChanges, type ChangeMistake } from './apply-changes.ts'
import type { WhatIfChange } from './composition-contract.ts'
import { figuresOf } from './composition-view.ts'
import { differenceOf } from './difference.ts'
import { namesOf } from './names-store.ts'
import { resultOf, storeScenario } from './result-store.ts'
import { toStored } from './stored-problem.ts'

export type WhatIfRefusal =
  | { readonly kind: 'unknown-result' }
  /** Nothing is tried: every change that cannot be made. */
  | { readonly kind: 'wrong-changes'; readonly mistakes: readonly ChangeMistake[] }

export interface WhatIfCommand {
  readonly groupId: GroupId
  readonly resultId: string
  readonly changes: readonly WhatIfChange[]
  readonly actor: string
  readonly now: string
}

/**
 * Tries changes on a result: the jobs are composed again with the fewest changes, and kept as a
 * draft beside what they were.
 *
 * @returns the identifier of the draft
 */
export async function whatIf(
  db: GroupDb,
  { groupId, resultId, changes, actor, now }: WhatIfCommand,
): Promise<Result<string, WhatIfRefusal>> {
  const base = await resultOf(db, groupId, resultId)
  if (base === null) return refused({ kind: 'unknown-result' })
  const { sites } = await namesOf(db, groupId)
  const changed = applyChanges(base.problem, changes, {
    jobs: base.answer.jobs.map(needIdsOf),
    memberOfSite: new Map([...sites.values()].map(({ siteId, memberId }) => [siteId, memberId])),
    today: day(now.slice(0, 10)),
  })
  if (!changed.ok) return refused({ kind: 'wrong-changes', mistakes: changed.refusal })
  const startedAt = performance.now()
  const problem = changed.value
  const answer = await composeNear(base, problem)
  const seconds = Math.round(performance.now() - startedAt) / 1000
  const scenarioId = randomUUID()
  await storeScenario(db, groupId, {
    scenarioId,
    runId: base.runId,
    problem: toStored(problem),
    answer,
    scenario: {
      baseId: resultId,
      state: 'draft',
      changes: [...(base.scenario?.changes ?? []), ...changes],
      difference: {
        ...differenceOf(base.answer, answer),
        before: figuresOf(base.problem, base.answer),
        after: figuresOf(problem, answer),
        seconds,
      },
      requestedBy: actor,
      requestedAt: now,
    },
  })
  return done(scenarioId)
}
