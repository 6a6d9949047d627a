import { createHash } from 'node:crypto'
import type { Page } from './contract.ts'
import { HttpProblem } from './problem.ts'

/** The rows that a list is asked for. */
export interface Slice {
  readonly limit: number
  readonly offset: number
}

/** No list is longer in a file; the largest month of the largest group is far below. */
export const EXPORT_LIMIT = 200_000

interface ListQuery {
  readonly limit?: unknown
  readonly cursor?: unknown
  readonly format?: unknown
}

/** A cursor belongs to its list: with another filter or sort it would point at other rows. */
const digestOf = (url: string, query: object): string => {
  const kept = Object.entries(query)
    .filter(([name, value]) => !['limit', 'cursor', 'format'].includes(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([url, kept]))
    .digest('base64url')
    .slice(0, 8)
}

const encode = (offset: number, digest: string): string =>
  Buffer.from(`${offset}.${digest}`).toString('base64url')

function offsetOf(cursor: string, digest: string): number {
  const [offset = '', of = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('.')
  if (/^\d{1,9}$/.test(offset) && of === digest) return Number(offset)
  throw new HttpProblem('invalid', {
    errors: [{ path: '/query/cursor', expected: 'nextCursor of the same list', value: cursor }],
  })
}

export interface Paging {
  readonly slice: Slice
  /** The page of rows that a store found, with the way to the next. */
  page<Row>(found: { readonly rows: readonly Row[]; readonly total: number }): Page<Row>
}

/** Reads `limit` and `cursor`; an export takes the whole list. */
export function pagingOf(url: string, query: ListQuery): Paging {
  const exported = query.format === 'csv' || query.format === 'xlsx'
  const digest = digestOf(url, query)
  const limit = typeof query.limit === 'number' ? query.limit : EXPORT_LIMIT
  const offset = typeof query.cursor === 'string' ? offsetOf(query.cursor, digest) : 0
  const slice = exported ? { limit: EXPORT_LIMIT, offset: 0 } : { limit, offset }
  return {
    slice,
    page: ({ rows, total }) => {
      const next = slice.offset + rows.length
      return { items: [...rows], total, nextCursor: next < total ? encode(next, digest) : null }
    },
  }
}
