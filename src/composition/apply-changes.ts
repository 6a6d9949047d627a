import { type Day, day } from '../shared/days.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { minutes } from '../shared/time.ts'
import { comesBack } from '../needs/index.ts'
import type { HypotheticalNeed, WhatIfChange } from './composition-contract.ts'
import type { CompositionNeed, CompositionProblem } from './model.ts'

/** A change that cannot be made, by its place in the list. */
export interface ChangeMistake {
  readonly index: number
  readonly expected:
    | 'job'
    | 'locked-job'
    | 'two-needs'
    | 'two-members'
    | 'site'
    | 'need'
    | 'member'
    | 'person'
}

const HYPOTHESIS = 'hypothesis-'

/** Whether the need was added by a what-if: nobody has stated it. */
export const isHypothetical = (needId: string): boolean => needId.startsWith(HYPOTHESIS)

/** What the changes may name, besides the problem itself. */
export interface ChangeContext {
  /** The jobs of the answer, each as the ids of its needs. */
  readonly jobs: readonly (readonly string[])[]
  readonly memberOfSite: ReadonlyMap<string, string>
  readonly today: Day
}

const keyOf = (needIds: readonly string[]): string => needIds.toSorted().join('|')

/**
 * The problem as it would be with the changes, in their order; or every change that cannot be made.
 * A need that is added is known by the number of hypothetical needs before it.
 */
export function applyChanges(
  problem: CompositionProblem,
  changes: readonly WhatIfChange[],
  context: ChangeContext,
): Result<CompositionProblem, readonly ChangeMistake[]> {
  const mistakes: ChangeMistake[] = []
  let changed = problem
  changes.forEach((change, index) => {
    const next = applied(changed, change, context)
    if (typeof next === 'string') mistakes.push({ index, expected: next })
    else changed = next
  })
  return mistakes.length > 0 ? refused(mistakes) : done(changed)
}

/** The problem with the change, or what was expected where it cannot be made. */
function applied(
  problem: CompositionProblem,
  change: WhatIfChange,
  context: ChangeContext,
): CompositionProblem | ChangeMistake['expected'] {
  const { locks } = problem
  switch (change.kind) {
    case 'lock': {
      const key = keyOf(change.needIds)
      if (!context.jobs.some((job) => keyOf(job) === key)) return 'job'
      const jobs = [...locks.jobs.filter((job) => keyOf(job) !== key), change.needIds.toSorted()]
      return { ...problem, locks: { ...locks, jobs } }
    }
    case 'unlock': {
      const key = keyOf(change.needIds)
      const jobs = locks.jobs.filter((job) => keyOf(job) !== key)
      if (jobs.length === locks.jobs.length) return 'locked-job'
      return { ...problem, locks: { ...locks, jobs } }
    }
    case 'needs-apart':
      return needsApart(problem, change.needIds)
    case 'members-apart':
      return membersApart(problem, change.memberIds)
    case 'add-need':
      return withNeed(problem, change.need, context)
    case 'drop-need':
      if (!problem.needs.some(({ id }) => id === change.needId)) return 'need'
      return without(problem, ({ id }) => id === change.needId)
    case 'drop-member':
      if (!problem.members.has(change.memberId)) return 'member'
      return without(problem, ({ memberId }) => memberId === change.memberId)
    case 'drop-person': {
      const people = problem.people.filter(({ id }) => id !== change.personId)
      return people.length === problem.people.length ? 'person' : { ...problem, people }
    }
    case 'terms':
      return { ...problem, terms: { ...problem.terms, ...termsOf(change.terms) } }
  }
}

/** The terms that the officer chose, over those of the product. */
export const termsOf = (
  chosen: Extract<WhatIfChange, { kind: 'terms' }>['terms'],
): Partial<CompositionProblem['terms']> => ({
  ...(chosen.membersMost === undefined ? {} : { membersMost: chosen.membersMost }),
  ...(chosen.travelMostKm === undefined ? {} : { travelMostKm: chosen.travelMostKm }),
  ...(chosen.weeklyMostMinutes === undefined
    ? {}
    : { weeklyMostMinutes: minutes(chosen.weeklyMostMinutes) }),
  ...(chosen.halfDayMostMinutes === undefined
    ? {}
    : { halfDayMostMinutes: minutes(chosen.halfDayMostMinutes) }),
})

type Pair = readonly [string, string]

const sorted = ([a, b]: Pair): Pair => (a < b ? [a, b] : [b, a])
const holds = (pairs: readonly Pair[], [a, b]: Pair): boolean =>
  pairs.some((pair) => keyOf(pair) === keyOf([a, b]))

/** A job that is locked and holds the pair is unlocked: what was said last counts. */
function needsApart(problem: CompositionProblem, pair: Pair): CompositionProblem | 'two-needs' {
  const known = new Set(problem.needs.map(({ id }) => id))
  if (pair[0] === pair[1] || !known.has(pair[0]) || !known.has(pair[1])) return 'two-needs'
  const { locks } = problem
  const jobs = locks.jobs.filter((job) => !(job.includes(pair[0]) && job.includes(pair[1])))
  const apart = holds(locks.needsApart, pair)
    ? locks.needsApart
    : [...locks.needsApart, sorted(pair)]
  return { ...problem, locks: { ...locks, jobs, needsApart: apart } }
}

function membersApart(problem: CompositionProblem, pair: Pair): CompositionProblem | 'two-members' {
  const { locks, members, needs } = problem
  if (pair[0] === pair[1] || !members.has(pair[0]) || !members.has(pair[1])) return 'two-members'
  const memberOf = new Map(needs.map(({ id, memberId }) => [id, memberId]))
  const has = (job: readonly string[], member: string): boolean =>
    job.some((needId) => memberOf.get(needId) === member)
  const jobs = locks.jobs.filter((job) => !(has(job, pair[0]) && has(job, pair[1])))
  const apart = holds(locks.membersApart, pair)
    ? locks.membersApart
    : [...locks.membersApart, sorted(pair)]
  return { ...problem, locks: { ...locks, jobs, membersApart: apart } }
}

/** Locks on jobs that lose a need go with it: the rest of the job is free again. */
function without(
  problem: CompositionProblem,
  goes: (need: CompositionNeed) => boolean,
): CompositionProblem {
  const gone = new Set(problem.needs.filter(goes).map(({ id }) => id))
  const { locks } = problem
  return {
    ...problem,
    needs: problem.needs.filter(({ id }) => !gone.has(id)),
    locks: {
      ...locks,
      jobs: locks.jobs.filter((job) => !job.some((needId) => gone.has(needId))),
      needsApart: locks.needsApart.filter((pair) => !pair.some((needId) => gone.has(needId))),
    },
  }
}

function withNeed(
  problem: CompositionProblem,
  asked: HypotheticalNeed,
  { memberOfSite, today }: ChangeContext,
): CompositionProblem | 'site' {
  const memberId = memberOfSite.get(asked.siteId)
  if (memberId === undefined || !problem.members.has(memberId)) return 'site'
  const before = problem.needs.filter(({ id }) => isHypothetical(id)).length
  const startsOn = asked.startsOn === null ? today : day(asked.startsOn)
  const endsOn = asked.endsOn === null ? null : day(asked.endsOn)
  const week = minutes(asked.weeklyMinutes)
  const need: CompositionNeed = {
    id: `${HYPOTHESIS}${before + 1}`,
    siteId: asked.siteId,
    memberId,
    skill: asked.skill,
    authorisations: asked.authorisations,
    minutes: { least: week, asked: week, most: week },
    halfDays: asked.halfDays.toSorted((a, b) => a - b),
    halfDaysNeeded: null,
    everyYear: comesBack({ startsOn, endsOn, everyYear: null }),
    startsOn,
    endsOn,
  }
  return { ...problem, needs: [...problem.needs, need] }
}
