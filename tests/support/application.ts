import { afterAll, inject } from 'vitest'
import { apiModules, authenticateWith } from '../../src/app/modules.ts'
import { buildWeb, WEB_FOLDER } from '../../src/app/web-build.ts'
import { runClose } from '../../src/closing/index.ts'
import { runComposition } from '../../src/composition/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type Database, throwawayDatabase } from '../../src/platform/database/index.ts'
import { buildServer } from '../../src/platform/http/index.ts'
import { createUser, grantRole } from '../../src/platform/identity/index.ts'
import { openJobs } from '../../src/platform/jobs/index.ts'
import type { GroupId } from '../../src/shared/ids.ts'

const PASSWORD = 'haie vive et fossé'

export interface Person {
  readonly email: string
  readonly password: string
}

export interface Application {
  readonly address: string
  readonly database: Database
  /** A person who can sign in: of the group's staff, or of one member company. */
  person(name: string, groupId: GroupId, memberId: string | null): Promise<Person>
}

/** The whole product on a database of its own, as `npm start` composes it; ends with the file. */
export async function startApplication(): Promise<Application> {
  const built = buildWeb(new AbortController().signal)
  const database = await throwawayDatabase(inject('serverUrl'))
  const jobs = await openJobs({
    url: database.url,
    supervise: false,
    onError: (error) => console.error(error),
    onOutage: (state) => console.error(state),
  })
  await jobs.work('close-month', async (payload, { signal }) => {
    await runClose(database, { ...payload, clock: systemClock, signal })
  })
  await jobs.work('compose', async (payload, { signal }) => {
    await runComposition(database, { ...payload, clock: systemClock, signal })
  })
  await built
  const server = await buildServer({
    database,
    clock: systemClock,
    authenticate: authenticateWith(database),
    modules: apiModules(database, jobs),
    webRoot: WEB_FOLDER,
    version: 'journeys',
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await server.close()
    await jobs.stop()
    await database.discard()
  })
  return {
    address,
    database,
    async person(name, groupId, memberId) {
      const email = `${name.toLowerCase()}@bocage.example`
      const userId = await createUser(database, { email, name, password: PASSWORD })
      await grantRole(database, { userId, groupId, memberId })
      return { email, password: PASSWORD }
    },
  }
}
