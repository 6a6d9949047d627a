import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  fastify,
} from 'fastify'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import type { ApiModule, Authenticate } from './api.ts'
import { describeApi } from './document.ts'
import { tagAnswers } from './entity-tag.ts'
import { handleErrors } from './errors.ts'
import { refuseForeignOrigin } from './origin.ts'
import { HttpProblem, sendProblem } from './problem.ts'
import { API_ROOT, XLSX_TYPE } from './names.ts'
import { apiOf } from './routes.ts'
import { serveWeb } from './web-files.ts'

const BODY_LIMIT = 2 * 1024 * 1024

export interface ServerOptions {
  readonly database: Database
  readonly clock: Clock
  readonly authenticate: Authenticate
  readonly modules: readonly ApiModule[]
  /** Folder of the built browser application; null serves the API alone. */
  readonly webRoot: string | null
  readonly version: string
  /** Left out: nothing is logged. */
  readonly logger?: FastifyBaseLogger
  /** Number of proxies before the server whose word on the address is taken. */
  readonly proxies?: number
}

/** The HTTP server: API under `/api/v1`, health under `/healthz`, the application elsewhere. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { database, clock, authenticate, modules, version, logger, proxies = 0 } = options
  const settings: FastifyServerOptions = {
    bodyLimit: BODY_LIMIT,
    trustProxy: (_address, hop) => hop < proxies,
    genReqId: () => randomUUID(),
    ...(logger === undefined ? { logger: false } : { loggerInstance: logger }),
    routerOptions: { maxParamLength: 400 },
  }
  const server = fastify(settings)
  // Requests are read by their contract, all parts at once; answers are written by it.
  server.setValidatorCompiler(() => (value) => ({ value }))
  server.setSerializerCompiler(() => (value) => JSON.stringify(value))
  server.decorateRequest('viewer', null)
  server.removeContentTypeParser('text/plain')
  const files = [XLSX_TYPE, 'multipart/form-data']
  server.addContentTypeParser(files, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  handleErrors(server)
  tagAnswers(server)
  server.addHook('onRequest', async (request) => refuseForeignOrigin(request))
  await server.register(cookie)
  await server.register(helmet, HELMET)
  await describeApi(server, version)
  const stops = new AbortController()
  server.addHook('preClose', async () => stops.abort())
  // In a plugin of their own, so that the document has seen where it is before they come.
  await server.register(async (inside) => {
    inside.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
      reply.header('vary', 'accept, accept-language, cookie')
    })
    const api = apiOf(inside, { database, clock, authenticate, serverStops: stops.signal })
    for (const addRoutes of modules) addRoutes(api)
  })
  serveHealth(server, database, version)
  await serveWeb(server, options.webRoot)
  server.setNotFoundHandler((request, reply) => {
    const forPeople = (request.headers.accept ?? '').includes('text/html')
    const isPage = request.method === 'GET' && forPeople && !request.url.startsWith(API_ROOT)
    return isPage && options.webRoot !== null
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : sendProblem(reply, new HttpProblem('not-found'))
  })
  return server
}

function serveHealth(server: FastifyInstance, database: Database, version: string): void {
  server.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    await sql`select 1`.execute(database.system).catch(() => {
      throw new HttpProblem('unavailable')
    })
    return reply.header('cache-control', 'no-store').send({ status: 'ok', version })
  })
}

const HELMET = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
      frameSrc: ["'self'", 'blob:'],
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // The components set sizes and colours in style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      workerSrc: ["'self'", 'blob:'],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
} as const
