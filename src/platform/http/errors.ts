import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem, type ProblemKind, sendProblem } from './problem.ts'

const BY_STATUS: Readonly<Record<number, ProblemKind>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'media-type',
  429: 'too-many-attempts',
}

/** Classes of PostgreSQL: connection lost, insufficient resources, operator intervention. */
const OUTAGE_CLASSES = new Set(['08', '53', '57'])
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE'])

const isOutage = (code: string): boolean =>
  UNREACHABLE.has(code) || (code.length === 5 && OUTAGE_CLASSES.has(code.slice(0, 2)))

function problemOf(error: FastifyError | HttpProblem, request: FastifyRequest): HttpProblem {
  if (error instanceof HttpProblem) return error
  const known = BY_STATUS[error.statusCode ?? 500]
  if (known !== undefined) return new HttpProblem(known)
  request.log.error({ err: error }, 'request failed')
  const kind = isOutage(error.code ?? '') ? 'unavailable' : 'failure'
  return new HttpProblem(kind, { logId: request.id })
}

/** One handler for every error: problem+json, nothing of the inside told. */
export function handleErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | HttpProblem, request, reply: FastifyReply) =>
    sendProblem(reply, problemOf(error, request)),
  )
}
