import type { Clock } from '../platform/clock.ts'
import {
  type ApiModule,
  HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../platform/http/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import { rateE4 } from '../shared/money.ts'
import type { ChangeMistake } from './apply-changes.ts'
import { compositionContract } from './composition-contract.ts'
import { progressOf, withTimes } from './composition-progress.ts'
import { compositionOf, compositionStart } from './composition-queries.ts'
import { askToCancel, runOf, runsOf } from './composition-store.ts'
import { chosenTerms } from './composition-view.ts'
import type { EmploymentCost } from './job-cost.ts'
import { jobDetail } from './job-detail.ts'
import { missingDetail } from './missing-detail.ts'
import { DEFAULT_TERMS } from './model.ts'
import { postsApi } from './posts-api.ts'
import { resultOf } from './result-store.ts'
import { type ScenarioRefusal, dropScenario, keepScenario } from './keep-scenario.ts'
import { type ComposeRefusal, startComposition } from './start-composition.ts'
import { whatIf } from './what-if.ts'

const REFUSALS: RefusalTable<ComposeRefusal | ScenarioRefusal> = {
  'run-under-way': {
    is: 'conflict',
    fr: 'Une composition est déjà en cours.',
    en: 'A composition is under way already.',
  },
  'no-open-need': {
    is: 'conflict',
    fr: 'Aucun besoin n’est ouvert : saisissez d’abord les besoins des adhérents.',
    en: 'No need is open: enter the needs of the members first.',
  },
  'unknown-scenario': { is: 'not-found', fr: 'Essai introuvable.', en: 'No such draft.' },
  dropped: {
    is: 'conflict',
    fr: 'Cet essai a été abandonné.',
    en: 'This draft was dropped.',
  },
  'has-acceptances': {
    is: 'conflict',
    fr: 'Un emploi de cet essai a été accepté : annulez d’abord cette acceptation.',
    en: 'A job of this draft was accepted: undo that first.',
  },
}

/** What each change must name. */
const EXPECTED: Readonly<Record<ChangeMistake['expected'], string>> = {
  job: 'needs of a job of the result',
  'locked-job': 'needs of a locked job',
  'two-needs': 'two different needs of the composition',
  'two-members': 'two different members',
  site: 'a site of a member',
  need: 'a need of the composition',
  member: 'a member',
  person: 'a person to fill',
}

const wrongChanges = (mistakes: readonly ChangeMistake[]): HttpProblem =>
  new HttpProblem('invalid', {
    errors: mistakes.map(({ index, expected }) => ({
      path: `/body/changes/${index}`,
      expected: EXPECTED[expected],
    })),
  })

export interface CompositionOptions {
  readonly clock: Clock
  readonly enqueue: Jobs['enqueue']
  /** Pay lies downstream: the application brings what an employment costs. */
  readonly employmentCost: EmploymentCost
}

export const compositionApi =
  ({ clock, enqueue, employmentCost }: CompositionOptions): ApiModule =>
  (api) => {
    api.serve(compositionContract.start, ({ db, viewer }) =>
      compositionStart(db, viewer.groupId, clock),
    )

    api.serve(compositionContract.runs, async ({ db, viewer, paging, now }) => {
      const { rows, total } = await runsOf(db, viewer.groupId, paging.slice)
      return paging.page({ rows: rows.map((run) => withTimes(run, now)), total })
    })

    api.serve(compositionContract.compose, async ({ db, viewer, body, now }) => {
      const { locks, timeLimitSeconds } = body
      const started = await startComposition(db, enqueue, {
        groupId: viewer.groupId,
        terms: { ...chosenTerms({ terms: DEFAULT_TERMS }), ...defined(body.terms) },
        locks,
        timeLimitSeconds,
        requestedBy: viewer.userName,
        now,
      })
      if (!started.ok) throw refusalProblem(REFUSALS, started.refusal)
      return withTimes(started.value, now)
    })

    api.serve(compositionContract.run, async ({ db, viewer, params: { runId }, now }) => {
      const run = await runOf(db, viewer.groupId, runId)
      if (run === null) throw notFound()
      return withTimes(run, now)
    })

    api.serve(compositionContract.cancel, async ({ db, viewer, params: { runId }, now }) => {
      await askToCancel(db, viewer.groupId, runId, now)
      const run = await runOf(db, viewer.groupId, runId)
      if (run === null) throw notFound()
      return withTimes(run, now)
    })

    api.serveEvents(compositionContract.events, ({ viewer, params: { runId } }, signal) =>
      progressOf(api.database, clock, viewer, runId, signal),
    )

    api.serve(compositionContract.result, async ({ db, viewer, params: { resultId } }) => {
      const result = await resultOf(db, viewer.groupId, resultId)
      if (result === null) throw notFound()
      return compositionOf(db, viewer.groupId, result, clock)
    })

    api.serve(compositionContract.job, async ({ db, viewer, params, query, now }) => {
      const result = await resultOf(db, viewer.groupId, params.resultId)
      if (result === null) throw notFound()
      const { hourlyGrossE4 } = query
      const question = {
        groupId: viewer.groupId,
        jobId: params.jobId,
        hourlyGrossE4: hourlyGrossE4 === undefined ? null : rateE4(hourlyGrossE4),
        now,
      }
      const found = await jobDetail(db, result, question, employmentCost)
      if (found === null) throw notFound()
      return found
    })

    api.serve(compositionContract.missing, async ({ db, viewer, params, now }) => {
      const { groupId } = viewer
      const result = await resultOf(db, groupId, params.resultId)
      if (result === null) throw notFound()
      const { missingId } = params
      const found = await missingDetail(db, result, { groupId, missingId, now })
      if (found === null) throw notFound()
      return found
    })

    api.serve(compositionContract.whatIf, async ({ db, viewer, params, body, now }) => {
      const { groupId, userName: actor } = viewer
      const { changes } = body
      const tried = await whatIf(db, { groupId, ...params, changes, actor, now })
      if (!tried.ok) {
        if (tried.refusal.kind === 'unknown-result') throw notFound()
        throw wrongChanges(tried.refusal.mistakes)
      }
      const result = await resultOf(db, groupId, tried.value)
      if (result === null) throw notFound()
      return compositionOf(db, groupId, result, clock)
    })

    api.serve(compositionContract.keep, async ({ db, viewer, params: { resultId }, now }) => {
      const kept = await keepScenario(db, viewer.groupId, resultId, now)
      if (!kept.ok) throw refusalProblem(REFUSALS, kept.refusal)
      return compositionOf(db, viewer.groupId, kept.value, clock)
    })

    api.serve(compositionContract.drop, async ({ db, viewer, params: { resultId }, now }) => {
      const dropped = await dropScenario(db, viewer.groupId, resultId, now)
      if (!dropped.ok) throw refusalProblem(REFUSALS, dropped.refusal)
      return null
    })

    postsApi(clock)(api)
  }

/** What was said of a partial answer: an absent member is not one that is undefined. */
const defined = <Value extends object>(
  value: Value,
): { [Key in keyof Value]: NonNullable<Value[Key]> } => JSON.parse(JSON.stringify(value))
