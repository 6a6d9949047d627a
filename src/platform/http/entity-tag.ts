import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { RouteContract } from './contract.ts'

/** A strong tag: the same bytes have the same tag. */
export const entityTag = (bytes: string | Buffer): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`

/** The body of an answer as it is sent: only what the contract declares. */
export const answerText = (contract: RouteContract, answer: unknown): string =>
  JSON.stringify(z.encode(contract.response, answer))

export function matches(header: string, tag: string): boolean {
  if (header.trim() === '*') return true
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}

/** Gives each read its tag, and answers 304 to who has it already. */
export function tagAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || reply.statusCode !== 200) return payload
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    const tag = entityTag(payload)
    reply.header('etag', tag)
    const known = request.headers['if-none-match']
    if (known === undefined || !matches(known, tag)) return payload
    reply.code(304).removeHeader('content-length')
    return ''
  })
}
