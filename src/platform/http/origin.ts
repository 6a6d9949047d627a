import type { FastifyRequest } from 'fastify'
import { HttpProblem } from './problem.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send. Browsers say where a request comes from; a
 * program that says nothing has no session of somebody else to misuse.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpProblem('foreign-origin')
  const { origin } = request.headers
  if (origin !== undefined && !isOwn(origin, request.host)) throw new HttpProblem('foreign-origin')
}

function isOwn(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
