import { systemClock } from '../platform/clock.ts'
import { connect } from '../platform/database/index.ts'
import { buildServer } from '../platform/http/index.ts'
import { apiModules, authenticateWith } from './modules.ts'

/**
 * The OpenAPI document of the routes, as text. Nothing is asked of the database: the address is one
 * that is never opened.
 */
export async function apiDocument(version: string): Promise<string> {
  const database = connect('postgres://nobody@127.0.0.1:1/none')
  const server = await buildServer({
    database,
    clock: systemClock,
    authenticate: authenticateWith(database),
    modules: apiModules(database, { enqueue: async () => false }),
    webRoot: null,
    version,
  })
  await server.ready()
  const document = JSON.stringify(server.swagger(), null, 2)
  await server.close()
  await database.close()
  return `${document}\n`
}
