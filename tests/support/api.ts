import { afterAll } from 'vitest'
import { apiModules, authenticateWith } from '../../src/app/modules.ts'
import type { Clock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { buildServer } from '../../src/platform/http/index.ts'
import { createUser, grantRole } from '../../src/platform/identity/index.ts'
import type { GroupId } from '../../src/shared/ids.ts'
import { testDatabase } from './database.ts'

export const PASSWORD = 'haie vive'

/** A clock that tests set forward. */
export class TestClock implements Clock {
  #now = Date.parse('2026-11-02T08:00:00Z')
  now(): string {
    return new Date(this.#now).toISOString()
  }
  forward({ minutes }: { minutes: number }): void {
    this.#now += minutes * 60_000
  }
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  /** The body as JSON. */
  readonly body: unknown
  /** The body of a file. */
  readonly bytes: Buffer
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Send = (
  method: Method,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>

export interface TestApi {
  readonly database: Database
  readonly clock: TestClock
  /** Sends without a session. */
  readonly send: Send
  /** A person of the group's staff, or of a member company, signed in. */
  signedIn(name: string, groupId: GroupId, memberId?: string): Promise<Send>
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The API of the product on a database of its own, without a network. */
export async function testApi(): Promise<TestApi> {
  const database = await testDatabase()
  const clock = new TestClock()
  const server = await buildServer({
    database,
    clock,
    authenticate: authenticateWith(database, clock),
    modules: apiModules(database, { enqueue: async () => true }, clock),
    webRoot: null,
    version: 'test',
  })
  afterAll(() => server.close())
  const send: Send = async (method, path, body, headers = {}) => {
    const response = await server.inject({
      method,
      url: path.startsWith('/healthz') ? path : `/api/v1${path}`,
      headers: { ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const { statusCode: status, headers: answered, body: text, rawPayload: bytes } = response
    return { status, headers: answered, text, body: jsonOf(text), bytes }
  }
  return {
    database,
    clock,
    send,
    async signedIn(name, groupId, memberId) {
      const email = `${name}@bocage.example`
      const userId = await createUser(database, { email, name, password: PASSWORD })
      await grantRole(database, { userId, groupId, memberId: memberId ?? null })
      const { headers } = await send('POST', '/session', { email, password: PASSWORD })
      const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
      return (method, path, body, more = {}) => send(method, path, body, { cookie, ...more })
    },
  }
}
