import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  RouteOptions,
} from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { type Database, type GroupDb, inGroup } from '../database/index.ts'
import type {
  AnswerOf,
  Api,
  ApiRequest,
  Authenticate,
  Call,
  FileAnswer,
  Handler,
  SignedIn,
  Upload,
} from './api.ts'
import { problem, type RouteContract } from './contract.ts'
import { answerText, entityTag, matches } from './entity-tag.ts'
import { API_ROOT, XLSX_TYPE } from './names.ts'
import { sendEvents } from './event-stream.ts'
import { digestOfRequest, onceForKey } from './idempotency.ts'
import { pagingOf } from './paging.ts'
import { HttpProblem, languageOf, notFound } from './problem.ts'
import { csvOf, type ExportRows, xlsxOf } from './spreadsheet.ts'
import { type Parts, validated } from './validation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: SignedIn | null
  }
}

const JSON_TYPE = 'application/json; charset=utf-8'
const UPLOAD_LIMIT = 64 * 1024 * 1024

export interface RoutesOptions {
  readonly database: Database
  readonly clock: Clock
  readonly authenticate: Authenticate
  readonly serverStops: AbortSignal
}

/** The interface through which modules add their routes to the server. */
export function apiOf(server: FastifyInstance, options: RoutesOptions): Api {
  const { database } = options
  const add = (
    contract: RouteContract,
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) => server.route(routeOf(contract, options, handler))
  return {
    database,
    serve: (contract, handler, { rowsOf } = {}) =>
      add(contract, async (request, reply) => {
        const call = readRequest(contract, request, options)
        const format = exportFormat(contract, call)
        if (format === null) return serveJson(options, contract, call, handler, request, reply)
        const answer = await inGroup(database, call.viewer, (db) => handler({ ...call, db }))
        const rows = rowsOf === undefined ? itemsOf(answer) : rowsOf(answer)
        return sendExport(contract, call, format, rows, reply)
      }),
    serveChange: (contract, handler, read) =>
      add(contract, async (request, reply) => {
        const call = readRequest(contract, request, options)
        const guarded: typeof handler = async (inside) => {
          await refuseStale(request, inside, read)
          return handler(inside)
        }
        return serveJson(options, contract, call, guarded, request, reply)
      }),
    serveFile: (contract, handler) =>
      add(contract, async (request, reply) => {
        const call = readRequest(contract, request, options)
        const found = await inGroup(database, call.viewer, (db) => handler({ ...call, db }))
        const file = typeof found === 'function' ? await found() : found
        return sendFile(contract.produces ?? 'application/octet-stream', file, reply)
      }),
    serveEvents: (contract, source) =>
      add(contract, async (request, reply) => {
        const call = readRequest(contract, request, options)
        await sendEvents(reply, (signal) => source(call, signal), options.serverStops)
        return reply
      }),
    serveOutside: (contract, handler) =>
      add(contract, async (request, reply) => {
        const { query, body } = partsOf(contract, request)
        const now = options.clock.now()
        const answer = await handler({
          query: asOutput(query),
          body: asOutput(body),
          upload: uploadOf(request),
          viewer: request.viewer,
          language: languageIn(request),
          request,
          reply,
          now,
        })
        return sendAnswer(contract, answer, reply)
      }),
    atEnd: (work) => server.addHook('onClose', work),
  }
}

// The contract is what checked the value: here its type is said once.
const asOutput = <T>(value: unknown): T => value as T

const uploadOf = ({ body, headers }: FastifyRequest): Upload | null =>
  Buffer.isBuffer(body) ? { contentType: headers['content-type'] ?? '', bytes: body } : null

function partsOf(contract: RouteContract, request: FastifyRequest): Parts {
  const { params, query, body } = request
  return validated(
    contract,
    { params, query: withFormat(contract, request, query), body },
    languageIn(request),
  )
}

const languageIn = (request: FastifyRequest) => {
  const asked = request.headers['accept-language']
  return asked === undefined ? (request.viewer?.language ?? 'fr') : languageOf(asked)
}

/** A list is also had as a file by asking for its media type. */
function withFormat(contract: RouteContract, request: FastifyRequest, query: unknown): unknown {
  const accept = request.headers.accept ?? ''
  if (contract.exports === undefined || typeof query !== 'object' || query === null) return query
  const format = accept.startsWith('text/csv')
    ? 'csv'
    : accept.startsWith(XLSX_TYPE)
      ? 'xlsx'
      : null
  return format === null ? query : { format, ...query }
}

type Asked<Contract extends RouteContract> = Omit<Call<Contract>, 'db'> & ApiRequest<Contract>

function readRequest<Contract extends RouteContract>(
  contract: Contract,
  request: FastifyRequest,
  { clock }: RoutesOptions,
): Asked<Contract> {
  const { viewer } = request
  if (viewer === null) throw new HttpProblem('not-signed-in')
  const { params, query, body } = partsOf(contract, request)
  return {
    params: asOutput(params),
    query: asOutput(query),
    body: asOutput(body),
    upload: uploadOf(request),
    viewer,
    language: languageIn(request),
    now: clock.now(),
    paging: pagingOf(contract.url, typeof query === 'object' && query !== null ? query : {}),
  }
}

async function serveJson<Contract extends RouteContract>(
  { database }: RoutesOptions,
  contract: Contract,
  call: Asked<Contract>,
  handler: Handler<Contract>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = contract.status ?? 200
  const work = async (db: GroupDb) => ({
    status,
    body: answerText(contract, await handler({ ...call, db })),
  })
  const key = request.headers['idempotency-key']
  if (contract.method !== 'POST' || typeof key !== 'string' || key === '') {
    const { body } = await inGroup(database, call.viewer, work)
    return sendText(reply, status, body)
  }
  if (key.length > 255)
    throw new HttpProblem('invalid', {
      errors: [{ path: '/header/idempotency-key', expected: 'at most 255 characters' }],
    })
  const digest = digestOfRequest(contract.method, request.url, request.body)
  const stored = await inGroup(database, call.viewer, (db) =>
    onceForKey(db, call.viewer, { key, digest, now: call.now }, () => work(db)),
  )
  if (stored.replayed) reply.header('idempotency-replayed', 'true')
  return sendText(reply, stored.status, stored.body)
}

function sendText(reply: FastifyReply, status: number, body: string): FastifyReply {
  if (status === 204) return reply.code(204).send()
  return reply.code(status).type(JSON_TYPE).send(body)
}

const sendAnswer = <Contract extends RouteContract>(
  contract: Contract,
  answer: AnswerOf<Contract>,
  reply: FastifyReply,
): FastifyReply => sendText(reply, contract.status ?? 200, answerText(contract, answer))

/** Two changes of one resource come one after the other, so that the second sees the first. */
async function refuseStale<Read extends RouteContract>(
  request: FastifyRequest,
  call: Omit<Call<RouteContract>, 'params' | 'query' | 'body'>,
  read: { readonly contract: Read; readonly handler: Handler<Read> },
): Promise<void> {
  const named = request.headers['if-match']
  if (named === undefined) throw new HttpProblem('version-needed')
  await sql`select pg_advisory_xact_lock(hashtextextended(
    ${`resource:${call.viewer.groupId}:${read.contract.url}`}, 0))`.execute(call.db)
  const { params, query } = validated(
    read.contract,
    { params: request.params, query: {}, body: undefined },
    call.language,
  )
  const current = await read.handler({
    ...call,
    params: asOutput(params),
    query: asOutput(query),
    body: asOutput(undefined),
  })
  if (!matches(named, entityTag(answerText(read.contract, current))))
    throw new HttpProblem('changed-meanwhile')
}

type ExportFormat = 'csv' | 'xlsx'

function exportFormat(
  contract: RouteContract,
  { query }: { readonly query: unknown },
): ExportFormat | null {
  if (contract.exports === undefined || typeof query !== 'object' || query === null) return null
  const format: unknown = Reflect.get(query, 'format')
  return format === 'csv' || format === 'xlsx' ? format : null
}

function itemsOf(answer: unknown): ExportRows {
  const items = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'items') : []
  return Array.isArray(items) ? items : []
}

async function sendExport(
  { exports }: RouteContract,
  { query }: { readonly query: unknown },
  format: ExportFormat,
  rows: ExportRows,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { file, columns } = exports ?? { file: 'export', columns: [] }
  const month: unknown =
    typeof query === 'object' && query !== null ? Reflect.get(query, 'month') : ''
  const fileName = `${file}${typeof month === 'string' && month !== '' ? `-${month}` : ''}.${format}`
  const content = format === 'csv' ? csvOf(columns, rows) : await xlsxOf(file, columns, rows)
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE
  return sendFile(type, { content, fileName, disposition: 'attachment' }, reply)
}

const sendFile = (
  type: string,
  { content, fileName, disposition }: FileAnswer,
  reply: FastifyReply,
): FastifyReply =>
  reply
    .type(type)
    .header(
      'content-disposition',
      `${disposition}; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
    )
    .send(content)

function routeOf(
  contract: RouteContract,
  { authenticate }: RoutesOptions,
  handler: RouteOptions['handler'],
): RouteOptions {
  return {
    method: contract.method,
    url: `${API_ROOT}${contract.url}`,
    schema: documentOf(contract),
    ...(contract.consumes === undefined ? {} : { bodyLimit: UPLOAD_LIMIT }),
    exposeHeadRoute: contract.produces !== 'text/event-stream',
    onRequest: async (request) => {
      if (contract.access === 'public') return
      request.viewer = await authenticate(request)
      if (request.viewer === null) throw new HttpProblem('not-signed-in')
      if (contract.access === 'officer' && request.viewer.role !== 'officer') throw notFound()
    },
    handler,
  }
}

/** What the OpenAPI document says of the route. */
function documentOf(contract: RouteContract): FastifySchema {
  const { tag, summary, description, params, querystring, body, response, produces } = contract
  const file = z.string().meta({ contentMediaType: 'application/octet-stream' })
  const content = {
    [produces ?? 'application/json']: { schema: produces === undefined ? response : file },
    ...(contract.exports === undefined
      ? {}
      : { 'text/csv': { schema: file }, [XLSX_TYPE]: { schema: file } }),
  }
  const done = contract.status === 204 ? z.null() : { description: summary, content }
  const wrong = {
    description: 'Problem',
    content: { 'application/problem+json': { schema: problem } },
  }
  return {
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(contract.access === 'public' ? { security: [] } : {}),
    ...(params === undefined ? {} : { params }),
    ...(querystring === undefined ? {} : { querystring }),
    ...(body === undefined ? {} : { body }),
    ...(contract.consumes === undefined ? {} : { consumes: [...contract.consumes] }),
    response: { [contract.status ?? 200]: done, default: wrong },
  }
}
