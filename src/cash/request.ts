import {
  type HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../platform/http/index.ts'

/** The first refusal makes the sentence, all are facts. */
export function problemOf<Refusal extends { readonly kind: string }>(
  table: RefusalTable<Refusal>,
  refusals: readonly Refusal[],
): HttpProblem {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal has a reason')
  return refusalProblem(table, first, { kind: first.kind, refusals })
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** Identifiers of this area are UUIDs: anything else names nothing. */
export function known(id: string): string {
  if (!UUID.test(id)) throw notFound()
  return id
}
