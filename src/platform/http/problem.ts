import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import type { Problem, problemError } from './contract.ts'

export type Language = 'fr' | 'en'

interface Kind {
  readonly status: number
  readonly fr: string
  readonly en: string
}

const KINDS = {
  'bad-request': { status: 400, fr: 'Requête illisible', en: 'Unreadable request' },
  'not-signed-in': { status: 401, fr: 'Connexion nécessaire', en: 'Sign-in needed' },
  'wrong-credentials': {
    status: 401,
    fr: 'Adresse ou mot de passe inexact',
    en: 'Wrong address or password',
  },
  'foreign-origin': {
    status: 403,
    fr: 'Demande venue d’un autre site',
    en: 'Request from another site',
  },
  'not-found': { status: 404, fr: 'Introuvable', en: 'Not found' },
  conflict: {
    status: 409,
    fr: 'Impossible dans l’état actuel',
    en: 'Not possible in the present state',
  },
  'changed-meanwhile': {
    status: 412,
    fr: 'Modifié entre-temps',
    en: 'Changed meanwhile',
  },
  'too-large': { status: 413, fr: 'Contenu trop volumineux', en: 'Content too large' },
  'media-type': {
    status: 415,
    fr: 'Type de contenu non accepté',
    en: 'Media type not accepted',
  },
  invalid: { status: 422, fr: 'Données à corriger', en: 'Data to correct' },
  'key-reused': {
    status: 422,
    fr: 'Clé d’idempotence déjà employée pour une autre demande',
    en: 'Idempotency key already used for another request',
  },
  'version-needed': {
    status: 428,
    fr: 'Indiquer la version lue (If-Match)',
    en: 'Name the version that was read (If-Match)',
  },
  'too-many-attempts': {
    status: 429,
    fr: 'Trop de tentatives, réessayer plus tard',
    en: 'Too many attempts, try again later',
  },
  failure: {
    status: 500,
    fr: 'Erreur de notre part',
    en: 'A mistake of ours',
  },
  unavailable: {
    status: 503,
    fr: 'Momentanément indisponible',
    en: 'Unavailable for the moment',
  },
} as const satisfies Record<string, Kind>

export type ProblemKind = keyof typeof KINDS

export interface ProblemFacts {
  readonly detail?: Readonly<Record<Language, string>>
  readonly errors?: readonly z.infer<typeof problemError>[]
  /** The refusal of the business with its numbers. */
  readonly facts?: unknown
  readonly logId?: string
  readonly retryAfterSeconds?: number
}

/** Ends a request with an answer of the kind; thrown at the edge only. */
export class HttpProblem extends Error {
  readonly kind: ProblemKind
  readonly more: ProblemFacts

  constructor(kind: ProblemKind, more: ProblemFacts = {}) {
    super(kind)
    this.kind = kind
    this.more = more
  }
}

export const notFound = (): HttpProblem => new HttpProblem('not-found')

/** The sentence and the status of each refusal of a use case. */
export type RefusalTable<Refusal extends { readonly kind: string }> = Readonly<
  Record<Refusal['kind'], { readonly is: ProblemKind; readonly fr: string; readonly en: string }>
>

/** A refusal of the business as the problem that tells it, facts included. */
export function refusalProblem<Refusal extends { readonly kind: string }>(
  table: RefusalTable<Refusal>,
  refusal: Refusal,
  facts: unknown = refusal,
): HttpProblem {
  const kind: Refusal['kind'] = refusal.kind
  const { is, fr, en } = table[kind]
  return new HttpProblem(is, { detail: { fr, en }, facts })
}

/** French unless English is asked for before it. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = range.trim().slice(0, 2)
    if (tag === 'fr' || tag === 'en') return tag
  }
  return 'fr'
}

export function problemBody(
  kind: ProblemKind,
  { detail, errors, facts, logId }: ProblemFacts,
  language: Language,
): Problem {
  const { status, [language]: title } = KINDS[kind]
  return {
    type: `/problems/${kind}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail: detail[language] }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
    ...(facts === undefined ? {} : { facts }),
    ...(logId === undefined ? {} : { logId }),
  }
}

/** Sends the problem as `application/problem+json`. */
export function sendProblem(reply: FastifyReply, problem: HttpProblem): FastifyReply {
  const language = languageOf(reply.request.headers['accept-language'])
  const { retryAfterSeconds } = problem.more
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  return reply
    .code(KINDS[problem.kind].status)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(problem.kind, problem.more, language))
}
