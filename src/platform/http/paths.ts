import type { z } from 'zod'
import type { Problem, RouteContract } from './contract.ts'

type Braces<Url extends string> = Url extends `${infer Before}:${infer Name}/${infer After}`
  ? `${Before}{${Name}}/${Braces<After>}`
  : Url extends `${infer Before}:${infer Name}`
    ? `${Before}{${Name}}`
    : Url

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never

// A query all of whose members may be left out may be left out itself.
type QueryOf<Contract> = Contract extends { querystring: infer Schema }
  ? Record<string, never> extends InputOf<Schema>
    ? { query?: InputOf<Schema> }
    : { query: InputOf<Schema> }
  : { query?: never }

type PathOf<Contract> = Contract extends { params: infer Schema }
  ? { path: InputOf<Schema> }
  : { path?: never }

type BodyOf<Contract> = Contract extends { body: infer Schema }
  ? { requestBody: { content: { 'application/json': InputOf<Schema> } } }
  : { requestBody?: never }

type StatusOf<Contract extends RouteContract> = Contract extends {
  status: infer Status extends number
}
  ? Status
  : 200

type OperationOf<Contract extends RouteContract> = BodyOf<Contract> & {
  parameters: QueryOf<Contract> & PathOf<Contract> & { header?: Record<string, string> }
  responses: Record<
    StatusOf<Contract>,
    {
      headers: Record<string, string>
      content: { 'application/json': z.output<Contract['response']> }
    }
  > & {
    default: {
      headers: Record<string, string>
      content: { 'application/problem+json': Problem }
    }
  }
}

/** The contracts as openapi-fetch reads them: `{ '/members/{id}': { get: … } }`. */
export type PathsOf<Contract extends RouteContract> = {
  [Url in Contract['url'] as Braces<Url>]: {
    [Each in Extract<Contract, { url: Url }> as Lowercase<Each['method']>]: OperationOf<Each>
  }
}

/** What a route answers, once read. */
export type AnswerOf<Contract extends RouteContract> = z.output<Contract['response']>
