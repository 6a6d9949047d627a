import { createHash } from 'node:crypto'
import { z } from 'zod'
import type {
  DirectoryLine,
  OutgoingFlow,
  Platform,
  PlatformAccount,
  PlatformFlow,
} from '../../billing/transmission/platform.ts'
import { type PlatformOptions, Requests } from './requests.ts'

export type { PlatformOptions } from './requests.ts'

const PAGE = 100
const MOST_LINES = 50

const sentAnswer = z.object({ flowId: z.string().min(1).max(64) })
const flow = z.object({
  flowId: z.string().min(1),
  trackingId: z.string().nullish(),
  name: z.string(),
  flowSyntax: z.string(),
  flowType: z.string(),
  flowDirection: z.enum(['In', 'Out']),
  updatedAt: z.string(),
  acknowledgement: z.object({
    status: z.enum(['Pending', 'Ok', 'Error']),
    details: z
      .array(z.object({ item: z.string(), reasonCode: z.string(), reasonMessage: z.string() }))
      .optional(),
  }),
})
const searchAnswer = z.object({
  results: z.array(flow).default([]),
  nextCursor: z.string().nullish(),
})
const directoryAnswer = z.object({
  results: z
    .array(
      z.object({
        addressingIdentifier: z.string().min(1),
        directoryLineStatus: z.string().optional(),
        legalUnit: z
          .object({ businessName: z.string().optional(), entityType: z.string().optional() })
          .optional(),
      }),
    )
    .default([]),
})

/** An approved platform by its flow and directory services (XP Z12-013, version 1.3.0). */
export function openPlatform(account: PlatformAccount, options: PlatformOptions): Platform {
  const requests = new Requests(account, options)
  const at = (base: string, path: string) => `${base.replace(/\/+$/, '')}/v1${path}`
  const flows = (path: string) => at(account.flowAddress, `/flows${path}`)

  async function search(where: object, cursor: string | null) {
    const json = { limit: PAGE, where, ...(cursor === null ? {} : { cursor }) }
    const asked = { method: 'POST', address: flows('/search'), json, isRepeatable: true } as const
    const found = await answered(requests, await requests.ask(asked), searchAnswer)
    return { flows: found.results.map(flowOf), next: found.nextCursor ?? null }
  }

  return {
    send: async (outgoing) => {
      const response = await requests.ask({
        method: 'POST',
        address: flows(''),
        form: formOf(outgoing),
        isRepeatable: false,
      })
      return (await answered(requests, response, sentAnswer)).flowId
    },

    find: async (trackingId) => (await search({ trackingId }, null)).flows[0] ?? null,

    async *changedSince(moment) {
      const where = moment === null ? { flowDirection: ['In', 'Out'] } : { updatedAfter: moment }
      const found: PlatformFlow[] = []
      let cursor: string | null = null
      do {
        const page = await search(where, cursor)
        found.push(...page.flows)
        cursor = page.next
      } while (cursor !== null)
      // Pages come in no promised order: what was read so far must be all that is older.
      yield* found.toSorted((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt))
    },

    download: async (flowId) => {
      const address = flows(`/${encodeURIComponent(flowId)}?docType=Original`)
      const response = await requests.ask({ method: 'GET', address, isRepeatable: true })
      return new Uint8Array(await response.arrayBuffer())
    },

    addressesOf: async (number) => {
      const field = number.length === 14 ? 'siret' : 'siren'
      const response = await requests.ask({
        method: 'POST',
        address: at(account.directoryAddress, '/directory-line/search'),
        json: {
          filters: { [field]: { op: 'strict', value: number } },
          include: ['siren'],
          limit: MOST_LINES,
        },
        isRepeatable: true,
      })
      return (await answered(requests, response, directoryAnswer)).results.map(lineOf)
    },
  }
}

async function answered<Schema extends z.ZodType>(
  requests: Requests,
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const read = schema.safeParse(await response.json().catch(() => null))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const where = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
  throw requests.problem('no-answer', response.status, where)
}

function formOf(outgoing: OutgoingFlow): FormData {
  const { trackingId, fileName, content, syntax, profile, processingRule } = outgoing
  const info = {
    trackingId,
    name: fileName,
    processingRule,
    flowSyntax: syntax,
    ...(profile === null ? {} : { flowProfile: profile }),
    sha256: createHash('sha256').update(content).digest('hex'),
  }
  const type = fileName.endsWith('.pdf') ? 'application/pdf' : 'application/xml'
  const form = new FormData()
  form.append('flowInfo', new Blob([JSON.stringify(info)], { type: 'application/json' }))
  form.append('file', new Blob([Uint8Array.from(content)], { type }), fileName)
  return form
}

const flowOf = (answer: z.output<typeof flow>): PlatformFlow => ({
  flowId: answer.flowId,
  trackingId: answer.trackingId ?? null,
  direction: answer.flowDirection,
  flowType: answer.flowType,
  syntax: answer.flowSyntax,
  name: answer.name,
  updatedAt: answer.updatedAt,
  state: answer.acknowledgement.status,
  details: (answer.acknowledgement.details ?? []).map(
    ({ item, reasonCode, reasonMessage }) => `${reasonCode}: ${reasonMessage} (${item})`,
  ),
})

const lineOf = (line: z.output<typeof directoryAnswer>['results'][number]): DirectoryLine => ({
  address: line.addressingIdentifier,
  name: line.legalUnit?.businessName ?? null,
  isPublic: line.legalUnit?.entityType === 'Public',
  isOpen: line.directoryLineStatus !== 'Disabled',
})
