import { systemClock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import type { ApiModule, Authenticate } from '../platform/http/index.ts'
import { byCookie, identityApi } from '../platform/identity/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'

/** The routes of the whole product. */
export const apiModules = (_database: Database, _jobs: Jobs): readonly ApiModule[] => [identityApi]

export const authenticateWith = (database: Database): Authenticate =>
  byCookie(database, systemClock)
