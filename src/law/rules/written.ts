import { addDays, type Day } from '../../shared/days.ts'
import type { Finding } from '../finding.ts'
import { findingOf, midnightOf, type Observation, type Rule, type Scene } from '../rule.ts'

/** What a rule saw in contracts, assignments or dates, without looking at any hours. */
export interface Written
  extends Pick<Observation, 'measured' | 'limit' | 'source' | 'unit' | 'article' | 'severity'> {
  readonly first: Day
  /** Last day on which it holds; the first one unless said. */
  readonly last?: Day
  readonly memberIds?: readonly string[]
  readonly assignmentIds?: readonly string[]
}

const sorted = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort()

/** A finding on what is written: on the planned side, from midnight to midnight. */
export function findingOnWritten(rule: Rule, scene: Scene, written: Written): Finding {
  const { first, last = first, memberIds = [], assignmentIds = [], ...seen } = written
  const [startsAt, endsAt] = [midnightOf(first), midnightOf(addDays(last, 1))]
  const finding = findingOf(rule, scene, { ...seen, basis: 'planned', works: [], startsAt, endsAt })
  return { ...finding, memberIds: sorted(memberIds), assignmentIds: sorted(assignmentIds) }
}

export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)
export const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b)
