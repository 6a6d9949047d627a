import type { z } from 'zod'
import type { Page, Problem, RouteContract } from '../platform/http/contract.ts'
import { language } from './texts.ts'

/** Where the whole API of this version lives. */
const BASE = '/api/v1'

/** The API said no, or could not be reached (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.status = problem.status
    this.problem = problem
  }
}

type Part<Name extends string, Schema> = Schema extends z.ZodType
  ? { readonly [K in Name]: z.input<Schema> }
  : { readonly [K in Name]?: undefined }

/** What a route of the contract takes: its parameters, its query and its body. */
export type Input<Contract extends RouteContract> = Part<'params', Contract['params']> &
  Part<'query', Contract['querystring']> &
  Part<'body', Contract['body']>

/** What a route of the contract answers. */
export type Answer<Contract extends RouteContract> = z.output<Contract['response']>

interface AnyInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** The address of a route with its parameters and query filled in. */
export function addressOf(url: string, { params, query }: AnyInput): string {
  let path = url
  for (const [name, value] of entriesOf(params)) {
    path = path.replace(`:${name}`, encodeURIComponent(String(value)))
  }
  const search = new URLSearchParams()
  for (const [name, value] of entriesOf(query)) {
    if (value !== undefined && value !== null && value !== '') search.append(name, String(value))
  }
  return `${BASE}${path}${search.size === 0 ? '' : `?${search}`}`
}

/** The address of a list as a file, for a link that downloads it. */
export const fileAddress = (url: string, query: object, format: 'csv' | 'xlsx'): string =>
  addressOf(url, { query: { ...query, format } })

const UNREACHABLE: Problem = { type: 'unreachable', title: '', status: 0 }

async function problemOf(response: Response): Promise<Problem> {
  const plain = { type: 'about:blank', title: response.statusText, status: response.status }
  if (!(response.headers.get('content-type') ?? '').includes('json')) return plain
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null ? { ...plain, ...body } : plain
}

/** Called with each answer 401, so that the shell can ask to sign in again. */
let onSignedOut = (): void => {}
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener
}

/** A key that makes a command sent twice do its work once. Also made where `randomUUID` is not. */
function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function request(
  method: string,
  url: string,
  input: AnyInput & { readonly ifMatch?: string; readonly signal?: AbortSignal },
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': language() })
  const { body } = input
  const json = body === undefined || body instanceof FormData ? null : JSON.stringify(body)
  // The browser itself names the type of a form, with the mark between its parts.
  if (json !== null) headers.set('content-type', 'application/json')
  if (method === 'POST') headers.set('idempotency-key', idempotencyKey())
  if (input.ifMatch !== undefined) headers.set('if-match', input.ifMatch)
  const response = await fetch(addressOf(url, input), {
    method,
    headers,
    credentials: 'same-origin',
    ...(json !== null ? { body: json } : body instanceof FormData ? { body } : {}),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(UNREACHABLE)
  })
  if (response.ok) return response
  if (response.status === 401 && url !== '/session') onSignedOut()
  throw new ApiProblem(await problemOf(response))
}

/**
 * Reads: `get<typeof membersContract.list>('/members', { query: { month } })`. The contract is
 * only a type here; the address must be its own.
 */
export async function get<Contract extends RouteContract & { method: 'GET' }>(
  url: Contract['url'],
  input: Input<Contract>,
  signal?: AbortSignal,
): Promise<Answer<Contract>> {
  const response = await request('GET', url, {
    ...input,
    ...(signal === undefined ? {} : { signal }),
  })
  return response.json()
}

/** Reads one page of a list. What a row holds is said by the caller, from the contract of the list. */
export async function getPage<Row>(
  url: string,
  query: object,
  signal?: AbortSignal,
): Promise<Page<Row>> {
  const response = await request('GET', url, {
    query,
    ...(signal === undefined ? {} : { signal }),
  })
  return response.json()
}

/** Reads with the mark of the version, to be given back in `send(…, { ifMatch })`. */
export async function getWithTag<Contract extends RouteContract & { method: 'GET' }>(
  url: Contract['url'],
  input: Input<Contract>,
): Promise<{ readonly value: Answer<Contract>; readonly tag: string | null }> {
  const response = await request('GET', url, input)
  return { value: await response.json(), tag: response.headers.get('etag') }
}

/** Commands: `send<typeof timeContract.confirm>('POST', '/hours/confirmations', { body })`. */
export async function send<Contract extends RouteContract>(
  method: Contract['method'],
  url: Contract['url'],
  input: Input<Contract>,
  ifMatch?: string,
): Promise<Answer<Contract>> {
  const response = await request(method, url, {
    ...input,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  })
  const text = await response.text()
  return JSON.parse(text === '' ? 'null' : text)
}

/** Sends files as a form to a route that takes them. */
export async function sendFiles<Contract extends RouteContract>(
  url: Contract['url'],
  query: Part<'query', Contract['querystring']>['query'],
  files: FormData,
): Promise<Answer<Contract>> {
  const response = await request('POST', url, { query, body: files })
  return response.json()
}

/** Commands whose answer is a file: its bytes, for a link that the page makes. */
export async function sendForFile<Contract extends RouteContract>(
  method: Contract['method'],
  url: Contract['url'],
  input: Input<Contract>,
): Promise<Blob> {
  const response = await request(method, url, input)
  return response.blob()
}
