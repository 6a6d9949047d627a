import {
  type ApiModule,
  HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../platform/http/index.ts'
import { rateE4 } from '../shared/money.ts'
import type { ChangeMistake } from './apply-changes.ts'
import type { CompositionOptions } from './composition-api.ts'
import { compositionContract } from './composition-contract.ts'
import { compositionOf } from './composition-queries.ts'
import { jobDetail } from './job-detail.ts'
import { dropScenario, keepScenario, type ScenarioRefusal } from './keep-scenario.ts'
import { missingDetail } from './missing-detail.ts'
import { resultOf } from './result-store.ts'
import { whatIf } from './what-if.ts'

const REFUSALS: RefusalTable<ScenarioRefusal> = {
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

/** What a run answered: as a whole, job by job, and what is missing. */
export const resultsApi =
  ({ clock, employmentCost }: Pick<CompositionOptions, 'clock' | 'employmentCost'>): ApiModule =>
  (api) => {
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
  }

/** What is tried on an answer, and kept or dropped. */
export const scenariosApi =
  ({ clock }: Pick<CompositionOptions, 'clock'>): ApiModule =>
  (api) => {
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
  }
