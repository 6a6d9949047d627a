import { isDeepStrictEqual } from 'node:util'
import type { ComposeStaleness } from './composition-contract.ts'
import type { CompositionProblem } from './model.ts'

type ById<Value> = ReadonlyMap<string, Value>

const differingIds = <Value>(then: ById<Value>, now: ById<Value>): string[] =>
  [...new Set([...then.keys(), ...now.keys()])]
    .filter((id) => !isDeepStrictEqual(then.get(id), now.get(id)))
    .toSorted()

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))

/** Members that state needs, as a composition sees them: who they are and where. */
function membersOf({ members, needs, sites }: CompositionProblem): ById<unknown> {
  const siteIds = new Map<string, Set<string>>()
  for (const { memberId, siteId } of needs)
    siteIds.set(memberId, (siteIds.get(memberId) ?? new Set()).add(siteId))
  return new Map(
    [...siteIds].map(([id, of]) => {
      const places = [...of].toSorted().map((siteId) => [siteId, sites.get(siteId) ?? null])
      return [id, [members.get(id), places]]
    }),
  )
}

/**
 * What differs between the problem that was solved and the one of now, but for what the acceptance
 * of jobs of the result itself took away.
 *
 * @param accepted ids of the needs and people that jobs of the result were accepted with
 */
export function stalenessOf(
  solved: CompositionProblem,
  now: CompositionProblem,
  accepted: ReadonlySet<string>,
): ComposeStaleness {
  const then = byId(solved.needs)
  const present = byId(now.needs)
  const differing = differingIds(then, present).filter((id) => !accepted.has(id))
  // A member whose needs came or went is told by them.
  const told = new Set(
    [...differing, ...accepted].map((id) => (present.get(id) ?? then.get(id))?.memberId),
  )
  const membersChanged = differingIds(membersOf(solved), membersOf(now)).filter(
    (id) => !told.has(id),
  )
  const peopleChanged = differingIds(byId(solved.people), byId(now.people)).filter(
    (id) => !accepted.has(id),
  )
  return {
    stale: differing.length + membersChanged.length + peopleChanged.length > 0,
    needsAdded: differing.filter((id) => !then.has(id)),
    needsChanged: differing.filter((id) => then.has(id) && present.has(id)),
    needsGone: differing.filter((id) => !present.has(id)),
    membersChanged,
    peopleChanged,
  }
}
