import type { Typesetter } from '../adapters/typst/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { ApiModule } from '../platform/http/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { EmploymentCost } from './job-cost.ts'
import { acceptancesApi, documentsApi, postsApi } from './posts-api.ts'
import { resultsApi, scenariosApi } from './results-api.ts'
import { runsApi } from './runs-api.ts'
import { sheetsApi } from './sheets-api.ts'

export interface CompositionOptions {
  readonly clock: Clock
  readonly enqueue: Jobs['enqueue']
  /** Pay lies downstream: the application brings what an employment costs. */
  readonly employmentCost: EmploymentCost
  readonly openTypesetter: () => Typesetter
}

/** Needs composed into jobs, what is tried on them, and what becomes of those that are accepted. */
export const compositionApi =
  (options: CompositionOptions): ApiModule =>
  (api) => {
    runsApi(options)(api)
    resultsApi(options)(api)
    scenariosApi(options)(api)
    acceptancesApi(options)(api)
    postsApi(api)
    documentsApi(api)
    sheetsApi(options)(api)
  }
