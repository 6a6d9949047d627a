import { z } from 'zod'
import { defineRoute } from '../platform/http/contract.ts'

export const searchHit = z
  .object({
    kind: z.enum(['employee', 'member', 'invoice']),
    id: z.string(),
    title: z.string(),
    subtitle: z.string().nullable(),
  })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof searchHit>

export const searchContract = {
  search: defineRoute({
    method: 'GET',
    url: '/search',
    tag: 'search',
    summary: 'People, members and invoices by part of a name or number',
    access: 'signed-in',
    querystring: z.object({
      q: z.string().trim().min(1).max(100),
      limit: z.coerce.number().int().min(1).max(50).default(12),
    }),
    response: z.object({ items: z.array(searchHit) }),
  }),
}
