import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type {
  CompositionAnswer,
  CompositionPerson,
  CompositionProblem,
  CompositionProgress,
  CompositionScore,
  ProposedJob,
} from '../model.ts'
import { isMixed, layJob, proposedJob, seasoned } from '../rules/job.ts'
import { explainAnswer } from '../rules/reasons.ts'
import { addScores, NO_SCORE, objectiveOf, WORTH, yearMean } from '../rules/score.ts'
import { seasonOf } from '../rules/season.ts'
import { lockedJobs } from './locked.ts'
import { type ChosenJob, now, type PartOrder, type ThreadNews, type ThreadOrder } from './orders.ts'
import { keyOfNeeds, type Part, partsOf } from './part.ts'

export interface SolveOptions {
  readonly timeLimitMs?: number
  readonly onProgress?: (progress: CompositionProgress) => void
  readonly signal?: AbortSignal
}

export const DEFAULT_TIME_LIMIT_MS = 30_000
/** Two threads at most: what is left of the machine answers people. */
const THREADS_MOST = 2

/** Where a part stands, as its thread told last. */
interface PartNews {
  readonly jobs: readonly ChosenJob[]
  readonly objective: number
  readonly bound: number
  readonly jobsBound: number
  readonly closed: boolean
  readonly goalsMet: boolean
}

/**
 * Composes the needs into full-time jobs, in threads of their own: the best answer found in the
 * time, how far from the best possible it can be at most, and why each other need is left. An
 * aborted search answers the best so far.
 */
export async function solve(
  problem: CompositionProblem,
  options: SolveOptions = {},
): Promise<CompositionAnswer> {
  const parts = partsOf(problem).map((part): PartOrder => ({ part, start: startOf(problem) }))
  const news = await solveParts(problem, parts, options)
  return answerOf(problem, news)
}

const startOf = ({ running }: CompositionProblem): ChosenJob[] =>
  running.map((needIds) => ({ needIds, personId: null }))

/** Solves parts in as many threads as help; answers where each of them stands at the end. */
export async function solveParts(
  problem: CompositionProblem,
  parts: readonly PartOrder[],
  { timeLimitMs = DEFAULT_TIME_LIMIT_MS, onProgress, signal }: SolveOptions,
): Promise<readonly PartNews[]> {
  const state: PartNews[] = parts.map(({ part }) => nothingYet(problem, part))
  if (parts.length === 0 || signal?.aborted === true) return state
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const abort = (): void => {
    Atomics.store(stop, 0, 1)
  }
  signal?.addEventListener('abort', abort)
  const deadline = now() + timeLimitMs
  const hear = (places: readonly number[]) => (told: ThreadNews) => {
    if (told.kind === 'done') return
    const place = places[told.at]
    if (place === undefined) return
    state[place] = told
    onProgress?.(progressOf(told.stage, state))
  }
  try {
    const shares = sharesOf(parts)
    await Promise.all(
      shares.map((places) =>
        runThread(
          { problem, parts: places.flatMap((place) => parts[place] ?? []), deadline, stop },
          hear(places),
        ),
      ),
    )
  } finally {
    signal?.removeEventListener('abort', abort)
  }
  return state
}

/** Before anything is known: all minutes covered, in jobs of one employer. */
function nothingYet(problem: CompositionProblem, part: Part): PartNews {
  const ids = new Set(part.needIds)
  const all = problem.needs
    .filter(({ id }) => ids.has(id))
    .reduce((sum, need) => sum + yearMean(seasonOf(need), need.minutes.most), 0)
  const bound = all + ids.size * WORTH.jobs
  return { jobs: [], objective: 0, bound, jobsBound: ids.size, closed: false, goalsMet: false }
}

function progressOf(
  stage: CompositionProgress['stage'],
  state: readonly PartNews[],
): CompositionProgress {
  const sum = (value: (part: PartNews) => number): number =>
    state.reduce((total, part) => total + value(part), 0)
  const bound = sum((part) => part.bound)
  return {
    stage,
    jobs: sum(({ jobs }) => jobs.length),
    objective: sum(({ objective }) => objective),
    bound: Number.isFinite(bound) ? bound : null,
  }
}

/** The parts of each thread: the largest first, each to the thread that has least. */
function sharesOf(parts: readonly PartOrder[]): number[][] {
  const count = Math.max(1, Math.min(THREADS_MOST, availableParallelism(), parts.length))
  const shares = Array.from({ length: count }, () => ({ places: new Array<number>(), size: 0 }))
  const sized = parts
    .map(({ part }, place) => ({ place, size: part.needIds.length }))
    .toSorted((a, b) => b.size - a.size || a.place - b.place)
  for (const { place, size } of sized) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a))
    least.places.push(place)
    least.size += size
  }
  return shares.map(({ places }) => places)
}

function runThread(order: ThreadOrder, hear: (news: ThreadNews) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const thread = new Worker(new URL('./solver-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 900 },
  })
  thread.on('message', (news: ThreadNews) => {
    hear(news)
    if (news.kind === 'done') resolve()
  })
  thread.on('error', reject)
  thread.on('exit', () => {
    resolve()
  })
  return promise
}

/** The answer that the parts and the locked jobs make together. */
export function answerOf(
  problem: CompositionProblem,
  news: readonly PartNews[],
): CompositionAnswer {
  const locked = lockedJobs(problem)
  const jobs = [...locked, ...news.flatMap(({ jobs: chosen }) => layAll(problem, chosen))].toSorted(
    (a, b) => (a.id < b.id ? -1 : 1),
  )
  const score = scoreOf(problem, jobs)
  const objective = objectiveOf(score)
  const lockedWorth = objectiveOf(scoreOf({ ...problem, running: [] }, locked))
  // Both sums leave out the jobs that ran: what is lost of them counts on both sides.
  const lost = problem.running.length * WORTH.changes
  const parts = news.reduce((sum, { bound }) => sum + bound, 0)
  const bound = Math.max(objective, parts + lockedWorth + lost)
  const { uncovered, incomplete } = explainAnswer(problem, jobs)
  return {
    jobs,
    uncovered,
    incomplete,
    score,
    objective,
    bound,
    gap: bound <= 0 ? 0 : (bound - objective) / bound,
    jobsBound: news.reduce((sum, part) => sum + part.jobsBound, locked.length),
    finished: news.every(({ closed, goalsMet }) => closed || goalsMet),
  }
}

function layAll(problem: CompositionProblem, chosen: readonly ChosenJob[]): ProposedJob[] {
  const needs = new Map(problem.needs.map((need) => [need.id, need]))
  const people = new Map(problem.people.map((person) => [person.id, person]))
  const mixed = isMixed(problem)
  return chosen.flatMap(({ needIds, personId }) => {
    const pieces = needIds.flatMap((id) => needs.get(id) ?? []).map(seasoned)
    const person: CompositionPerson | null =
      personId === null ? null : (people.get(personId) ?? null)
    const laid = layJob(problem, pieces, person, mixed)
    return laid === null ? [] : [proposedJob(problem, pieces, person, laid)]
  })
}

/** The goals as they stand with these jobs. */
export function scoreOf(
  problem: CompositionProblem,
  jobs: readonly ProposedJob[],
): CompositionScore {
  const needs = new Map(problem.needs.map((need) => [need.id, need]))
  const kept = new Set(jobs.map(({ pieces }) => keyOfNeeds(pieces.map(({ needId }) => needId))))
  const changes = problem.running.filter((ids) => !kept.has(keyOfNeeds(ids))).length
  return jobs
    .map(({ pieces, memberIds, travelKm }) => ({
      minutes: pieces.reduce((sum, { needId, minutes }) => {
        const need = needs.get(needId)
        return need === undefined ? sum : sum + yearMean(seasonOf(need), minutes)
      }, 0),
      jobs: 1,
      employers: memberIds.length,
      travelKm,
      changes: 0,
    }))
    .reduce(addScores, { ...NO_SCORE, changes })
}
