import {
  type ApiModule,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../platform/http/index.ts'
import type { CompositionOptions } from './composition-api.ts'
import { compositionContract } from './composition-contract.ts'
import { progressOf, withTimes } from './composition-progress.ts'
import { compositionStart } from './composition-queries.ts'
import { askToCancel, runOf, runsOf } from './composition-store.ts'
import { chosenTerms } from './composition-view.ts'
import { termsOf } from './apply-changes.ts'
import { DEFAULT_TERMS } from './model.ts'
import { type ComposeRefusal, startComposition } from './start-composition.ts'

const REFUSALS: RefusalTable<ComposeRefusal> = {
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
}

/** Runs of the solver: asked for, watched, stopped. */
export const runsApi =
  ({ clock, enqueue }: Pick<CompositionOptions, 'clock' | 'enqueue'>): ApiModule =>
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
        terms: chosenTerms({ terms: { ...DEFAULT_TERMS, ...termsOf(body.terms) } }),
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
  }
