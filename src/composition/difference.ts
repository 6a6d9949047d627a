import type { CompositionDifference } from './composition-contract.ts'
import type { CompositionAnswer, ProposedJob } from './model.ts'

const needIdsOf = (job: ProposedJob): string[] => job.pieces.map(({ needId }) => needId).toSorted()
const keyOf = (job: ProposedJob): string => `${needIdsOf(job).join('|')}@${job.personId ?? ''}`

/** The other job with which most needs are shared; of equal ones the first. */
function nearest(
  job: ProposedJob,
  others: ReadonlyMap<string, ProposedJob>,
): ProposedJob | undefined {
  const shared = new Map<ProposedJob, number>()
  for (const { needId } of job.pieces) {
    const other = others.get(needId)
    if (other !== undefined) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

const byNeed = (jobs: readonly ProposedJob[]): Map<string, ProposedJob> =>
  new Map(jobs.flatMap((job) => job.pieces.map(({ needId }) => [needId, job] as const)))

export type JobsDifference = Omit<CompositionDifference, 'before' | 'after' | 'seconds'>

/**
 * What became of the jobs of one answer in another. A job is the same when its needs and its person
 * are; it has changed into the job that shares most of its needs, each job into one at most.
 */
export function differenceOf(
  before: Pick<CompositionAnswer, 'jobs'>,
  after: Pick<CompositionAnswer, 'jobs'>,
): JobsDifference {
  const now = new Set(after.jobs.map(keyOf))
  const then = new Set(before.jobs.map(keyOf))
  const removed = before.jobs.filter((job) => !now.has(keyOf(job)))
  const added = after.jobs.filter((job) => !then.has(keyOf(job)))
  const changed: JobsDifference['changed'] = []
  const free = byNeed(added)
  const gone: JobsDifference['gone'] = []
  const taken = new Set<ProposedJob>()
  for (const job of removed) {
    const into = nearest(job, free)
    const needIds = needIdsOf(job)
    if (into === undefined) {
      gone.push({ jobId: job.id, needIds })
      continue
    }
    taken.add(into)
    for (const { needId } of into.pieces) free.delete(needId)
    const intoIds = needIdsOf(into)
    changed.push({
      beforeJobId: job.id,
      afterJobId: into.id,
      needsAdded: intoIds.filter((id) => !needIds.includes(id)),
      needsRemoved: needIds.filter((id) => !intoIds.includes(id)),
    })
  }
  const [coveredBefore, coveredAfter] = [byNeed(before.jobs), byNeed(after.jobs)]
  return {
    kept: before.jobs.length - removed.length,
    changed,
    appeared: added.filter((job) => !taken.has(job)).map(({ id }) => id),
    gone,
    needsCovered: [...coveredAfter.keys()].filter((id) => !coveredBefore.has(id)).toSorted(),
    needsLeft: [...coveredBefore.keys()].filter((id) => !coveredAfter.has(id)).toSorted(),
  }
}
