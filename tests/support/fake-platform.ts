import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import type { PlatformAccount } from '../../src/billing/index.ts'

const API = join(import.meta.dirname, '../../../shared/judges/einvoice/afnor-api')
const FLOW_API = join(API, 'flow-service-1.3.0.openapi.json')
const DIRECTORY_API = join(API, 'directory-service-1.3.0.openapi.json')

/** Without the description of the interface there is nothing to check requests against. */
export const hasPlatformApi = existsSync(FLOW_API) && existsSync(DIRECTORY_API)

/** A flow that the platform holds. */
export interface HeldFlow {
  readonly flowId: string
  readonly trackingId: string | null
  readonly direction: 'In' | 'Out'
  readonly flowType: string
  readonly syntax: string
  readonly name: string
  readonly content: Uint8Array
  readonly processingRule: string
  readonly profile: string
  readonly submittedAt: string
  updatedAt: string
  state: 'Pending' | 'Ok' | 'Error'
  details: { level: 'Error'; item: string; reasonCode: string; reasonMessage: string }[]
}

/** What goes wrong with the next requests to a path. */
export type Mishap =
  | { readonly status: number; readonly retryAfter?: number }
  /** Does the work, then cuts the line before answering. */
  | 'answer-lost'

/** Checks values against the schemas of an OpenAPI document. */
function checkerOf(file: string) {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), 'api')
  return (name: string, value: unknown): string[] => {
    const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` })
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

/**
 * An approved platform that speaks XP Z12-013: a real server, which refuses what does not follow
 * the published interface. Its clock moves a second with every change.
 */
export class FakePlatform {
  readonly flows: HeldFlow[] = []
  readonly directory: {
    addressingIdentifier: string
    siren: string
    siret?: string
    businessName: string
    entityType: 'Public' | 'PrivateVatRegistered'
    status: 'Enabled' | 'Disabled'
  }[] = []
  readonly requests: string[] = []
  /** What is wrong with requests that came, by the interface. */
  readonly violations: string[] = []
  readonly #mishaps = new Map<string, Mishap[]>()
  readonly #checkFlow = checkerOf(FLOW_API)
  readonly #checkDirectory = checkerOf(DIRECTORY_API)
  readonly #server = createServer((request, response) => void this.#serve(request, response))
  readonly #tokens = new Set<string>()
  #seconds = Date.UTC(2026, 10, 1) / 1000
  pageSize = 2

  static async start(): Promise<FakePlatform> {
    const platform = new FakePlatform()
    await new Promise<void>((resolve) => platform.#server.listen(0, '127.0.0.1', resolve))
    return platform
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  get account(): PlatformAccount {
    const { port } = this.#server.address() as AddressInfo
    const base = `http://127.0.0.1:${port}`
    return {
      flowAddress: `${base}/flow-service`,
      directoryAddress: `${base}/directory-service/`,
      tokenAddress: `${base}/auth/token`,
      clientId: 'maillage:ge',
      secret: 's3cret/é',
      organizationId: '732829320',
    }
  }

  /** The next request to a path meets these, in order. */
  fails(path: string, ...mishaps: readonly Mishap[]): void {
    this.#mishaps.set(path, [...mishaps])
  }

  revokeTokens(): void {
    this.#tokens.clear()
  }

  /** A flow that comes in from elsewhere. */
  receives(flow: Pick<HeldFlow, 'flowType' | 'syntax' | 'name' | 'content'>): HeldFlow {
    return this.#hold({
      ...flow,
      trackingId: null,
      direction: 'In',
      processingRule: 'B2B',
      profile: 'CIUS',
      state: 'Ok',
    })
  }

  /** The checks of a flow have ended. */
  settles(flow: HeldFlow, state: 'Ok' | 'Error', reasonMessage = ''): void {
    flow.state = state
    flow.updatedAt = this.#tick()
    if (state === 'Error')
      flow.details.push({
        level: 'Error',
        item: flow.name,
        reasonCode: 'BR-FR-12',
        reasonMessage,
      })
  }

  #tick(): string {
    this.#seconds += 1
    return new Date(this.#seconds * 1000).toISOString()
  }

  #hold(flow: Omit<HeldFlow, 'flowId' | 'submittedAt' | 'updatedAt' | 'details'>): HeldFlow {
    const now = this.#tick()
    const held = { ...flow, flowId: randomUUID(), submittedAt: now, updatedAt: now, details: [] }
    this.flows.push(held)
    return held
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const url = new URL(request.url ?? '/', 'http://platform')
    this.requests.push(`${request.method} ${url.pathname}`)
    const mishap = this.#mishaps.get(url.pathname)?.shift()
    if (mishap !== undefined && mishap !== 'answer-lost') {
      if (mishap.retryAfter !== undefined)
        response.setHeader('retry-after', String(mishap.retryAfter))
      return answer(response, mishap.status, { errorCode: 'MISHAP', errorMessage: 'as planned' })
    }
    const body = Buffer.concat(chunks)
    const [status, content] = await this.#answerTo(request, url, body)
    if (mishap === 'answer-lost') return void request.socket.destroy()
    answer(response, status, content)
  }

  async #answerTo(
    request: IncomingMessage,
    url: URL,
    body: Buffer,
  ): Promise<readonly [number, unknown]> {
    if (url.pathname === '/auth/token') return this.#token(request, body)
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? ''
    if (!this.#tokens.has(bearer)) return [401, { errorCode: 'MISSING_TOKEN' }]
    if (request.headers['organization-id'] !== this.account.organizationId)
      return [403, { errorCode: 'FORBIDDEN_ACCESS' }]
    if (!/^[0-9a-f-]{36}$/.test(String(request.headers['request-id'])))
      this.violations.push('Request-Id is no UUID')
    const route = `${request.method} ${url.pathname}`
    if (route === 'POST /flow-service/v1/flows') return this.#create(request, body)
    if (route === 'POST /flow-service/v1/flows/search') return this.#search(body)
    if (route === 'POST /directory-service/v1/directory-line/search') return this.#lines(body)
    const found = /^GET \/flow-service\/v1\/flows\/([^/]+)$/.exec(route)?.[1]
    const flow = this.flows.find(({ flowId }) => flowId === found)
    if (flow === undefined) return [404, { errorCode: 'MISSING_RESOURCE' }]
    return [200, url.searchParams.get('docType') === 'Original' ? flow.content : shown(flow)]
  }

  #token(request: IncomingMessage, body: Buffer): readonly [number, unknown] {
    const { clientId, secret } = this.account
    const own = [clientId, secret].map(encodeURIComponent).join(':')
    const given = Buffer.from(
      request.headers.authorization?.replace('Basic ', '') ?? '',
      'base64',
    ).toString()
    const grant = new URLSearchParams(body.toString()).get('grant_type')
    if (given !== own || grant !== 'client_credentials') return [401, { error: 'invalid_client' }]
    const token = randomUUID()
    this.#tokens.add(token)
    return [200, { access_token: token, token_type: 'Bearer', expires_in: 300 }]
  }

  async #create(request: IncomingMessage, body: Buffer): Promise<readonly [number, unknown]> {
    const form = await new Response(Uint8Array.from(body), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData()
    const [info, file] = [form.get('flowInfo'), form.get('file')]
    if (!(info instanceof Blob) || !(file instanceof File))
      return [400, { errorCode: 'MISSING_REQUIRED_FIELD' }]
    if (info.type !== 'application/json') this.violations.push(`flowInfo is ${info.type}`)
    if (!['application/pdf', 'application/xml'].includes(file.type))
      this.violations.push(`file is ${file.type}`)
    const said = JSON.parse(await info.text())
    const wrong = this.#checkFlow('FlowInfo', said)
    this.violations.push(...wrong)
    const content = new Uint8Array(await file.arrayBuffer())
    const sha256 = createHash('sha256').update(content).digest('hex')
    if (wrong.length > 0 || (said.sha256 !== undefined && said.sha256 !== sha256))
      return [422, { errorCode: 'CHECKSUM_MISMATCH', errorMessage: wrong.join('; ') }]
    const held = this.#hold({
      trackingId: said.trackingId ?? null,
      direction: 'Out',
      flowType: said.flowSyntax === 'CDAR' ? 'CustomerInvoiceLC' : 'CustomerInvoice',
      syntax: said.flowSyntax,
      name: said.name,
      content,
      processingRule: said.processingRule ?? 'Undefined',
      profile: said.flowProfile ?? 'Undefined',
      state: 'Pending',
    })
    return [202, { ...said, flowId: held.flowId, submittedAt: held.submittedAt }]
  }

  #search(body: Buffer): readonly [number, unknown] {
    const asked = JSON.parse(body.toString())
    const wrong = this.#checkFlow('SearchFlowParams', asked)
    this.violations.push(...wrong)
    if (wrong.length > 0 || Object.keys(asked.where ?? {}).length === 0)
      return [422, { errorCode: 'UNPROCESSABLE_ENTITY' }]
    const { trackingId, updatedAfter, flowDirection } = asked.where
    const found = this.flows.filter(
      (flow) =>
        (trackingId === undefined || flow.trackingId === trackingId) &&
        (updatedAfter === undefined || flow.updatedAt > updatedAfter) &&
        (flowDirection === undefined || flowDirection.includes(flow.direction)),
    )
    const from = Number(asked.cursor ?? 0)
    const until = from + Math.min(asked.limit ?? 25, this.pageSize)
    const results = found.slice(from, until).map(shown)
    for (const result of results) this.violations.push(...this.#checkFlow('Flow', result))
    return [200, { results, ...(until < found.length ? { nextCursor: String(until) } : {}) }]
  }

  #lines(body: Buffer): readonly [number, unknown] {
    const asked = JSON.parse(body.toString())
    const wrong = this.#checkDirectory('searchDirectoryLine', asked)
    this.violations.push(...wrong)
    if (wrong.length > 0) return [422, { errorCode: 'UNPROCESSABLE_ENTITY' }]
    const { siren, siret } = asked.filters ?? {}
    const results = this.directory
      .filter((line) => siren === undefined || line.siren === siren.value)
      .filter((line) => siret === undefined || line.siret === siret.value)
      .map(({ addressingIdentifier, siren: of, businessName, entityType, status }) => ({
        addressingIdentifier,
        siren: of,
        directoryLineStatus: status,
        legalUnit: { siren: of, businessName, entityType },
      }))
    return [200, { totalNumberOfResults: results.length, results }]
  }
}

const shown = (flow: HeldFlow) => ({
  flowId: flow.flowId,
  ...(flow.trackingId === null ? {} : { trackingId: flow.trackingId }),
  name: flow.name,
  processingRule: flow.processingRule,
  processingRuleSource: 'Input',
  flowSyntax: flow.syntax,
  flowProfile: flow.profile,
  flowType: flow.flowType,
  flowDirection: flow.direction,
  submittedAt: flow.submittedAt,
  updatedAt: flow.updatedAt,
  acknowledgement: {
    status: flow.state,
    ...(flow.details.length === 0 ? {} : { details: flow.details }),
  },
})

function answer(response: ServerResponse, status: number, content: unknown): void {
  const isFile = content instanceof Uint8Array
  response.writeHead(status, {
    'content-type': isFile ? 'application/octet-stream' : 'application/json',
  })
  response.end(isFile ? content : JSON.stringify(content))
}
