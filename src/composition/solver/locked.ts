import type { CompositionProblem, ProposedJob } from '../model.ts'
import { check } from '../rules/check.ts'
import { isMixed, layJob, proposedJob, seasoned } from '../rules/job.ts'

/**
 * The locked jobs as they are laid: for a post, or for the first person for whom they make full
 * time. A job that is no longer possible is left out, and its needs with it.
 */
export function lockedJobs(problem: CompositionProblem): ProposedJob[] {
  const needs = new Map(problem.needs.map((need) => [need.id, need]))
  const mixed = isMixed(problem)
  const busy = new Set<string>()
  return problem.locks.jobs.flatMap((ids) => {
    const pieces = ids.flatMap((id) => needs.get(id) ?? []).map(seasoned)
    if (pieces.length < ids.length) return []
    for (const person of [null, ...problem.people]) {
      if (person !== null && busy.has(person.id)) continue
      const laid = layJob(problem, pieces, person, mixed)
      if (laid === null) continue
      const job = proposedJob(problem, pieces, person, laid)
      if (check(problem, [job]).length > 0) continue
      if (person !== null) busy.add(person.id)
      return [job]
    }
    return []
  })
}
