import { z } from 'zod'
import type { problemError, RouteContract } from './contract.ts'
import { HttpProblem, type Language } from './problem.ts'

type ProblemError = z.infer<typeof problemError>

const SENTENCES = { fr: z.locales.fr().localeError, en: z.locales.en().localeError }

const pointer = (part: string, path: readonly PropertyKey[]): string =>
  ['', part, ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join(
    '/',
  )

const SECRET = /password/i

function errorsOf(part: string, issues: readonly z.core.$ZodIssue[]): ProblemError[] {
  return issues.map((issue) => {
    const path = pointer(part, issue.path)
    const shown = issue.input !== undefined && typeof issue.input !== 'object' && !SECRET.test(path)
    return { path, expected: issue.message, ...(shown ? { value: issue.input } : {}) }
  })
}

export interface Parts {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Reads the three parts of a request by their contract; all that is wrong is told at once. */
export function validated(contract: RouteContract, parts: Parts, language: Language): Parts {
  const errors: ProblemError[] = []
  const read = (part: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) return undefined
    const result = schema.safeParse(value, { error: SENTENCES[language], reportInput: true })
    if (result.success) return result.data
    errors.push(...errorsOf(part, result.error.issues))
    return undefined
  }
  const answer = {
    params: read('path', contract.params, parts.params),
    query: read('query', contract.querystring, parts.query),
    body: read('body', contract.body, parts.body),
  }
  if (errors.length > 0) throw new HttpProblem('invalid', { errors })
  return answer
}
