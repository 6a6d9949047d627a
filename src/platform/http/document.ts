import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { API_ROOT, SESSION_COOKIE } from './names.ts'

const TAGS = [
  ['session', 'Sign in and out'],
  ['group', 'The employer group and its choices'],
  ['month', 'Where the month stands'],
  ['closes', 'The close of a month'],
  ['hours', 'Time entries, confirmations, corrections'],
  ['members', 'Member companies'],
  ['employees', 'Shared employees'],
  ['findings', 'Rules of law and charter, and what they find'],
  ['invoices', 'Invoices and credit notes'],
  ['payroll', 'Pay variables and costs'],
  ['ledger', 'Accounting'],
  ['cash', 'Bank accounts, statements, settlements and the forecast of cash'],
  ['receivables', 'What members owe, paid and are reminded of'],
  ['liability', 'Joint liability, guarantees, the rule of the bylaws'],
  ['search', 'Search'],
  ['exchange', 'Import and export'],
  ['source', 'The source code of the program'],
] as const

const ABOUT = `Amounts are cents, times of work are minutes, rates and coefficients are
ten-thousandths, days are YYYY-MM-DD, times are wall-clock at the site.

Errors are problem+json (RFC 9457). Reads carry an ETag; a change of a resource names it in
If-Match. A POST with an Idempotency-Key does its work once. Lists take limit, cursor and sort, and
are also had as CSV or XLSX (format=csv, format=xlsx).`

/** OpenAPI 3.1 from the routes, at `/api/v1/openapi.json`, and the page to try them. */
export async function describeApi(server: FastifyInstance, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: {
        title: 'Maillage',
        version,
        description: ABOUT,
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      servers: [{ url: '/' }],
      tags: TAGS.map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  })
  await server.register(swaggerUi, {
    routePrefix: `${API_ROOT}/docs`,
    uiConfig: { deepLinking: true, docExpansion: 'none', tryItOutEnabled: true },
    theme: { title: 'Maillage API' },
  })
  server.get(`${API_ROOT}/openapi.json`, { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(server.swagger()),
  )
}

type Described = ReturnType<typeof jsonSchemaTransformObject>

/** Each named schema comes once for reading and once for writing; those nobody uses go. */
function withoutUnused(document: Described): Described {
  if (!('components' in document)) return document
  const components: unknown = document.components
  if (typeof components !== 'object' || components === null || !('schemas' in components))
    return document
  const schemas = Object.entries(components.schemas ?? {})
  const { schemas: _, ...rest } = components
  const reached = new Set<string>()
  const visit = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (reached.has(name)) continue
      reached.add(name)
      visit(JSON.stringify(schemas.find(([key]) => key === name)?.[1] ?? null))
    }
  }
  visit(JSON.stringify({ ...document, components: rest }))
  const kept = schemas.filter(([name]) => reached.has(name))
  return { ...document, components: { ...rest, schemas: Object.fromEntries(kept) } }
}
