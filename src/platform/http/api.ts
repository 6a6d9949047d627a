import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { GroupId, MemberId } from '../../shared/ids.ts'
import type { Database, GroupDb } from '../database/index.ts'
import type { RouteContract } from './contract.ts'
import type { Paging } from './paging.ts'
import type { Language } from './problem.ts'
import type { ExportRows } from './spreadsheet.ts'

/** Who sent the request, as their session says. */
export interface SignedIn {
  readonly sessionId: string
  readonly userId: string
  readonly userName: string
  readonly email: string
  readonly groupId: GroupId
  readonly groupName: string
  readonly role: 'officer' | 'member'
  /** Set for the user of a member company. */
  readonly memberId: MemberId | null
  readonly language: Language
  readonly expiresAt: string
}

/** Tells who sent a request, or null when nobody is signed in. */
export type Authenticate = (request: FastifyRequest) => Promise<SignedIn | null>

type OutputOf<Contract, Part extends string> = Contract extends { [name in Part]: infer Schema }
  ? Schema extends z.ZodType
    ? z.output<Schema>
    : undefined
  : undefined

/** A body that is not JSON. */
export interface Upload {
  readonly contentType: string
  readonly bytes: Buffer
}

/** What a route was asked, and by whom. */
export interface ApiRequest<Contract extends RouteContract> {
  readonly params: OutputOf<Contract, 'params'>
  readonly query: OutputOf<Contract, 'querystring'>
  readonly body: OutputOf<Contract, 'body'>
  readonly upload: Upload | null
  readonly viewer: SignedIn
  /** The language of the answer: that of the request, else that of the person. */
  readonly language: Language
  /** The moment of the request, UTC, ISO 8601. */
  readonly now: string
}

/** A request inside the one transaction in which only the rows of its viewer exist. */
export interface Call<Contract extends RouteContract> extends ApiRequest<Contract> {
  readonly db: GroupDb
  readonly paging: Paging
}

export type AnswerOf<Contract extends RouteContract> = z.input<Contract['response']>

export type Handler<Contract extends RouteContract> = (
  call: Call<Contract>,
) => Promise<AnswerOf<Contract>>

/** A file: its bytes and, for a download, its name. */
export interface FileAnswer {
  readonly content: Buffer | string
  readonly fileName: string
  readonly disposition: 'inline' | 'attachment'
}

export interface ServedEvent {
  readonly event: string
  readonly data: unknown
}

/** For routes outside of a group's transaction: signing in and out, work that has its own. */
export interface OutsideCall<Contract extends RouteContract> {
  readonly query: OutputOf<Contract, 'querystring'>
  readonly upload: Upload | null
  readonly body: OutputOf<Contract, 'body'>
  /** Null where nobody need be signed in. */
  readonly viewer: SignedIn | null
  readonly language: Language
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly now: string
}

/** Where the modules of the application put their routes. */
export interface Api {
  readonly database: Database
  /** Serves a route whose answer is JSON, or a list as a file too. */
  serve<Contract extends RouteContract>(
    contract: Contract,
    handler: Handler<Contract>,
    options?: {
      /** Rows of the file, where they are not the `items` of the answer. */
      readonly rowsOf?: (answer: AnswerOf<Contract>) => ExportRows
    },
  ): void
  /** Serves a change that names, in If-Match, the version of the resource that was read. */
  serveChange<Read extends RouteContract, Contract extends RouteContract>(
    contract: Contract,
    handler: Handler<Contract>,
    read: { readonly contract: Read; readonly handler: Handler<Read> },
  ): void
  /** Serves a file, or what makes it once the transaction of the request has ended. */
  serveFile<Contract extends RouteContract>(
    contract: Contract,
    handler: (call: Call<Contract>) => Promise<FileAnswer | (() => Promise<FileAnswer>)>,
  ): void
  /** Serves server-sent events until the source ends or the reader goes away. */
  serveEvents<Contract extends RouteContract>(
    contract: Contract,
    source: (request: ApiRequest<Contract>, signal: AbortSignal) => AsyncIterable<ServedEvent>,
  ): void
  /** Serves a route that sets the session itself, or whose work has a transaction of its own. */
  serveOutside<Contract extends RouteContract>(
    contract: Contract,
    handler: (call: OutsideCall<Contract>) => Promise<AnswerOf<Contract>>,
  ): void
  /** Work to do when the server has answered its last request. */
  atEnd(work: () => Promise<void>): void
}

export type ApiModule = (api: Api) => void
