import type {
  CompositionAnswer,
  CompositionNeed,
  CompositionProblem,
  ProposedJob,
} from './model.ts'
import { roadKm } from './rules/distance.ts'
import { explainAnswer } from './rules/reasons.ts'
import { objectiveOf, WORTH } from './rules/score.ts'
import { scoreOf, solve } from './solver/solve.ts'

/** What is known before a change: the problem that was solved, and its answer. */
export interface Solved {
  readonly problem: CompositionProblem
  readonly answer: CompositionAnswer
}

/** Jobs and open needs near a change that may be composed anew; few enough for a second. */
const JOBS_NEAR = 8
const NEEDS_NEAR = 24
const TIME_LIMIT_MS = 800
/** When the terms change, everything may. */
const WHOLE_TIME_LIMIT_MS = 8000

export const needIdsOf = ({ pieces }: Pick<ProposedJob, 'pieces'>): string[] =>
  pieces.map(({ needId }) => needId)

/**
 * Composes a changed problem with the fewest changes. Jobs that the change leaves possible stay;
 * those that it breaks, needs that it adds and what is near them are composed anew. The bound of
 * the former answer still holds where the change only takes possibilities away; one need more adds
 * at most the job that it is in. When terms change, everything is composed anew.
 */
export async function composeNear(
  before: Solved,
  problem: CompositionProblem,
): Promise<CompositionAnswer> {
  const running = before.answer.jobs.map(needIdsOf)
  if (JSON.stringify(problem.terms) !== JSON.stringify(before.problem.terms))
    return solve({ ...problem, running }, { timeLimitMs: WHOLE_TIME_LIMIT_MS })
  const broken = new Set(brokenJobs(before, problem))
  const touched = touchedNeeds(before, problem, broken)
  const near = jobsNear(problem, before.answer.jobs, broken, touched)
  const free = new Set([...broken, ...near])
  const kept = before.answer.jobs.filter((job) => !free.has(job))
  const again = touched.length === 0 ? [] : await solveLocal(problem, kept, free, touched)
  return answerOf(before, { ...problem, running }, [...kept, ...again])
}

/** Jobs that lost a need or their person, hold what must be apart, or were let go by a lock. */
function brokenJobs(
  { problem: former, answer }: Solved,
  problem: CompositionProblem,
): ProposedJob[] {
  const needs = new Set(problem.needs.map(({ id }) => id))
  const people = new Map(problem.people.map((person) => [person.id, person]))
  const letGo = new Set(unlockedJobs(former, problem).flat())
  const { needsApart, membersApart } = problem.locks
  return answer.jobs.filter((job) => {
    const ids = needIdsOf(job)
    const person = job.personId === null ? null : people.get(job.personId)
    const members = [...job.memberIds, ...(person?.memberIds ?? [])]
    return (
      person === undefined ||
      ids.some((id) => !needs.has(id)) ||
      ids.every((id) => letGo.has(id)) ||
      needsApart.some((pair) => pair.every((id) => ids.includes(id))) ||
      membersApart.some((pair) => pair.every((id) => members.includes(id)))
    )
  })
}

const unlockedJobs = (
  former: CompositionProblem,
  problem: CompositionProblem,
): (readonly string[])[] =>
  former.locks.jobs.filter(
    (job) => !problem.locks.jobs.some((one) => one.toSorted().join() === job.toSorted().join()),
  )

/** Needs of broken jobs that are still there, and needs that were not there before. */
function touchedNeeds(
  { problem: former }: Solved,
  problem: CompositionProblem,
  broken: ReadonlySet<ProposedJob>,
): CompositionNeed[] {
  const known = new Set(former.needs.map(({ id }) => id))
  const loose = new Set([...broken].flatMap(needIdsOf))
  return problem.needs.filter(({ id }) => loose.has(id) || !known.has(id))
}

/** Road kilometres from a site to the nearest site of the needs of the skill. */
function nearestKm(
  problem: CompositionProblem,
  needs: readonly CompositionNeed[],
  to: CompositionNeed,
): number {
  const ways = needs
    .filter(({ skill }) => skill === to.skill)
    .map(({ siteId }) => roadKm(problem, siteId, to.siteId) ?? Number.POSITIVE_INFINITY)
  return Math.min(Number.POSITIVE_INFINITY, ...ways)
}

function jobsNear(
  problem: CompositionProblem,
  jobs: readonly ProposedJob[],
  broken: ReadonlySet<ProposedJob>,
  touched: readonly CompositionNeed[],
): ProposedJob[] {
  const needs = new Map(problem.needs.map((need) => [need.id, need]))
  const locked = new Set(problem.locks.jobs.flat())
  return jobs
    .filter((job) => !broken.has(job) && !needIdsOf(job).some((id) => locked.has(id)))
    .map((job) => {
      const ways = needIdsOf(job).flatMap((id) => {
        const need = needs.get(id)
        return need === undefined ? [] : [nearestKm(problem, touched, need)]
      })
      return { job, km: Math.min(...ways) }
    })
    .filter(({ km }) => km <= problem.terms.travelMostKm)
    .toSorted((a, b) => a.km - b.km || (a.job.id < b.job.id ? -1 : 1))
    .slice(0, JOBS_NEAR)
    .map(({ job }) => job)
}

/** The needs of the free jobs, those touched, and the nearest that no job covers. */
function localProblem(
  problem: CompositionProblem,
  kept: readonly ProposedJob[],
  free: ReadonlySet<ProposedJob>,
  touched: readonly CompositionNeed[],
): CompositionProblem {
  const keptNeeds = new Set(kept.flatMap(needIdsOf))
  const freeNeeds = new Set([...[...free].flatMap(needIdsOf), ...touched.map(({ id }) => id)])
  const open = problem.needs
    .filter(({ id }) => !keptNeeds.has(id) && !freeNeeds.has(id))
    .map((need) => ({ need, km: nearestKm(problem, touched, need) }))
    .filter(({ km }) => km <= problem.terms.travelMostKm)
    .toSorted((a, b) => a.km - b.km || (a.need.id < b.need.id ? -1 : 1))
    .slice(0, NEEDS_NEAR)
  for (const { need } of open) freeNeeds.add(need.id)
  const busy = new Set(kept.map(({ personId }) => personId))
  const skills = new Set(touched.map(({ skill }) => skill))
  const needs = problem.needs.filter(({ id }) => freeNeeds.has(id))
  const inside = (ids: readonly string[]): boolean => ids.every((id) => freeNeeds.has(id))
  return {
    ...problem,
    needs,
    people: problem.people.filter(
      (person) => !busy.has(person.id) && person.skills.some((skill) => skills.has(skill)),
    ),
    locks: {
      jobs: problem.locks.jobs.filter(inside),
      needsApart: problem.locks.needsApart.filter(inside),
      membersApart: problem.locks.membersApart,
    },
    running: [...free].map(needIdsOf).filter(inside),
  }
}

async function solveLocal(
  ...around: Parameters<typeof localProblem>
): Promise<readonly ProposedJob[]> {
  const { jobs } = await solve(localProblem(...around), { timeLimitMs: TIME_LIMIT_MS })
  return jobs
}

function answerOf(
  before: Solved,
  problem: CompositionProblem,
  chosen: readonly ProposedJob[],
): CompositionAnswer {
  const jobs = chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const score = scoreOf(problem, jobs)
  const objective = objectiveOf(score)
  const { bound, jobsBound, finished } = boundAfter(before, problem)
  const { uncovered, incomplete } = explainAnswer(problem, jobs)
  const proven = Math.max(objective, bound)
  return {
    jobs,
    uncovered,
    incomplete,
    score,
    objective,
    bound: proven,
    gap: proven <= 0 ? 0 : (proven - objective) / proven,
    jobsBound: Math.max(jobs.length, jobsBound),
    finished,
  }
}

/** What is proven of the changed problem by what was proven of the former one. */
function boundAfter({ problem: former, answer }: Solved, problem: CompositionProblem) {
  const known = new Set(former.needs.map(({ id }) => id))
  const added = problem.needs.filter(({ id }) => !known.has(id)).length
  const longest = Math.max(
    problem.terms.fullTimeMinutes,
    ...problem.people.map(({ weeklyMinutes }) => weeklyMinutes),
  )
  // Each need of a job that was locked may be in a job of its own.
  const more = added + unlockedJobs(former, problem).flat().length
  return {
    bound: answer.bound + more * (longest * WORTH.minutes + WORTH.jobs),
    jobsBound: answer.jobsBound + more,
    finished: answer.finished,
  }
}
