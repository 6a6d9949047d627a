import type { Clock } from '../platform/clock.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import { termsOf } from './apply-changes.ts'
import type { ComposeLocks, ComposeTerms } from './composition-contract.ts'
import type { CompositionLocks, CompositionProblem } from './model.ts'
import { loadProblem } from './problem-store.ts'

/** The needs, members and people of the group as they stand, under the terms of the officer. */
export async function problemOfGroup(
  db: GroupDb,
  clock: Clock,
  terms: Partial<ComposeTerms> = {},
): Promise<CompositionProblem> {
  const problem = await loadProblem(db, { today: day(clock.now().slice(0, 10)) })
  return { ...problem, terms: { ...problem.terms, ...termsOf(terms) } }
}

/** The locks whose needs and members are still there. */
export function locksThatHold(
  { needs, members }: CompositionProblem,
  { jobs, needsApart, membersApart }: ComposeLocks,
): CompositionLocks {
  const known = new Set(needs.map(({ id }) => id))
  return {
    jobs: jobs.filter((job) => job.every((id) => known.has(id))),
    needsApart: needsApart.filter((pair) => pair.every((id) => known.has(id))),
    membersApart: membersApart.filter((pair) => pair.every((id) => members.has(id))),
  }
}
