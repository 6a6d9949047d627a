import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type {
  PlatformAccount,
  PlatformProblem,
  PlatformProblemKind,
} from '../../billing/transmission/platform.ts'

export interface PlatformOptions {
  readonly makeProblem: (
    kind: PlatformProblemKind,
    status: number | null,
    said: string,
  ) => PlatformProblem
  /** Longest wait for an answer. */
  readonly timeoutMs?: number
  /** Wait before the second try of a reading; each further one is twice as long. */
  readonly pauseMs?: number
  readonly fetch?: typeof fetch
}

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly address: string
  readonly json?: unknown
  readonly form?: FormData
  /** Whether the same again does no harm: such a request is tried again. */
  readonly isRepeatable: boolean
}

const TIMEOUT_MS = 30_000
const PAUSE_MS = 500
const MOST_TRIES = 3
const LONGEST_PAUSE_MS = 10_000
/** A token is given up a little before its end. */
const MARGIN_MS = 30_000
const SHORTEST_LIFE_S = 60

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() })
const errorAnswer = z.object({ errorCode: z.string(), errorMessage: z.string().nullish() })

/** Sends requests with a token of the account (OAuth 2, client credentials; RFC 6749, 4.4). */
export class Requests {
  readonly #account: PlatformAccount
  readonly #options: PlatformOptions
  readonly #fetch: typeof fetch
  #token: { readonly text: string; readonly until: number } | undefined

  constructor(account: PlatformAccount, options: PlatformOptions) {
    this.#account = account
    this.#options = options
    this.#fetch = options.fetch ?? fetch
  }

  problem(kind: PlatformProblemKind, status: number | null, said: string): PlatformProblem {
    return this.#options.makeProblem(kind, status, said)
  }

  /** The answer of a request that went well. A token that ran out is asked for once more. */
  async ask(asked: Asked): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      const response = await this.#once(asked).catch((error: unknown) => {
        if (!asked.isRepeatable || tries >= MOST_TRIES) throw error
        return null
      })
      if (response?.ok) return response
      const isLast = tries >= MOST_TRIES
      if (response?.status === 401 && tries === 1) {
        this.#token = undefined
        continue
      }
      const mayComeBack = response === null || response.status === 429 || response.status >= 500
      if (response !== null && (isLast || !asked.isRepeatable || !mayComeBack))
        throw await this.#problemOf(response)
      await wait(this.#pauseBefore(tries, response))
    }
  }

  async #once({ method, address, json, form }: Asked): Promise<Response> {
    const headers = new Headers({
      accept: 'application/json, application/octet-stream',
      authorization: `Bearer ${await this.#bearer()}`,
      'request-id': randomUUID(),
    })
    const { organizationId } = this.#account
    if (organizationId !== null) headers.set('organization-id', organizationId)
    if (json !== undefined) headers.set('content-type', 'application/json')
    const body = json === undefined ? form : JSON.stringify(json)
    return this.#reach(address, { method, headers, ...(body === undefined ? {} : { body }) })
  }

  async #reach(address: string, init: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(this.#options.timeoutMs ?? TIMEOUT_MS)
    try {
      return await this.#fetch(address, { ...init, signal, redirect: 'error' })
    } catch (error) {
      throw this.problem('no-answer', null, causeOf(error))
    }
  }

  async #bearer(): Promise<string> {
    if (this.#token !== undefined && performance.now() < this.#token.until) return this.#token.text
    const { tokenAddress, clientId, secret } = this.#account
    const response = await this.#reach(tokenAddress, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const { status } = response
    if (status === 400 || status === 401 || status === 403)
      throw this.problem('not-signed-in', status, await saidIn(response))
    if (!response.ok) throw await this.#problemOf(response)
    const answer = tokenAnswer.safeParse(await response.json().catch(() => null))
    if (!answer.success) throw this.problem('no-answer', status, 'no token in the answer')
    const lifeMs = (answer.data.expires_in ?? SHORTEST_LIFE_S) * 1000
    this.#token = {
      text: answer.data.access_token,
      until: performance.now() + Math.max(lifeMs - MARGIN_MS, 0),
    }
    return this.#token.text
  }

  async #problemOf(response: Response): Promise<PlatformProblem> {
    const { status } = response
    const said = await saidIn(response)
    if (status === 401) return this.problem('not-signed-in', status, said)
    if (status === 429 || status === 503) return this.problem('busy', status, said)
    return this.problem(status >= 500 ? 'no-answer' : 'refused', status, said)
  }

  /** As long as the platform asks, within reason; else longer with each try. */
  #pauseBefore(tries: number, response: Response | null): number {
    const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1000
    const own = (this.#options.pauseMs ?? PAUSE_MS) * 2 ** (tries - 1)
    return Math.min(Number.isFinite(asked) ? asked : own, LONGEST_PAUSE_MS)
  }
}

const LONGEST_SAYING = 500

async function saidIn(response: Response): Promise<string> {
  const text = await response.text().catch(() => '')
  const error = errorAnswer.safeParse(jsonOf(text))
  const said = error.success
    ? [error.data.errorCode, error.data.errorMessage].filter(Boolean).join(': ')
    : text
  return said.slice(0, LONGEST_SAYING)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What a failed `fetch` tells, without the address: it stands in a log. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message
}
