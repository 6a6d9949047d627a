import type {
  ComposedJob,
  ComposedNeed,
  ComposedPiece,
  ComposeTerms,
  Composition,
  CompositionFigures,
  MissingPiece,
  UncoveredFacts,
} from './composition-contract.ts'
import { isHypothetical } from './apply-changes.ts'
import { gapOf } from './composition-progress.ts'
import type {
  CompositionAnswer,
  CompositionNeed,
  CompositionProblem,
  IncompleteJob,
  ProposedJob,
  UncoveredReason,
} from './model.ts'
import { rounded } from './job-travel.ts'
import type { Names } from './names-store.ts'
import type { StandingAcceptance, StoredResult } from './result-store.ts'
import { yearMean } from './rules/score.ts'
import { seasonOf } from './rules/season.ts'
import { rangesOf, seasonWeeks } from './week-picture.ts'

export const keyOf = (needIds: readonly string[]): string => needIds.toSorted().join('|')
const needIdsOf = ({ pieces }: Pick<ProposedJob, 'pieces'>): string[] =>
  pieces.map(({ needId }) => needId)

/** What a result is shown with. */
export interface ViewContext {
  readonly names: Names
  readonly acceptances: readonly StandingAcceptance[]
}

export const chosenTerms = ({ terms }: Pick<CompositionProblem, 'terms'>): ComposeTerms => ({
  membersMost: terms.membersMost,
  travelMostKm: terms.travelMostKm,
  weeklyMostMinutes: terms.weeklyMostMinutes,
  halfDayMostMinutes: terms.halfDayMostMinutes,
})

/** A need as it is shown, with the names of its places. */
export function needView(
  need: CompositionNeed,
  { sites }: Pick<CompositionProblem, 'sites'>,
  names: Names,
): ComposedNeed {
  return {
    needId: need.id,
    memberId: need.memberId,
    memberName: names.members.get(need.memberId) ?? need.memberId,
    siteId: need.siteId,
    siteName: names.sites.get(need.siteId)?.name ?? need.siteId,
    skill: need.skill,
    authorisations: [...need.authorisations],
    leastMinutes: need.minutes.least,
    askedMinutes: need.minutes.asked,
    mostMinutes: need.minutes.most,
    halfDays: [...need.halfDays],
    halfDaysNeeded: need.halfDaysNeeded,
    startsOn: need.startsOn,
    endsOn: need.endsOn,
    everyYear: need.everyYear,
    weeks: seasonWeeks(need),
    place: sites.get(need.siteId) ?? null,
    hypothetical: isHypothetical(need.id),
  }
}

/** The pieces of a job with their weeks; what is not known of a need any more is left out. */
export function piecesView(
  job: Pick<ProposedJob, 'pieces'>,
  needs: ReadonlyMap<string, CompositionNeed>,
): ComposedPiece[] {
  return job.pieces.flatMap(({ needId, minutes, halfDays }) => {
    const need = needs.get(needId)
    if (need === undefined) return []
    const weeks = seasonWeeks(need)
    return [{ needId, memberId: need.memberId, minutes, halfDays: [...halfDays], weeks }]
  })
}

export const needsById = ({ needs }: CompositionProblem): Map<string, CompositionNeed> =>
  new Map(needs.map((need) => [need.id, need]))

/** The trades of a job; authorisations are those of its needs. */
const tradesOf = (
  { pieces }: Pick<ProposedJob, 'pieces'>,
  needs: ReadonlyMap<string, CompositionNeed>,
): string[] =>
  [...new Set(pieces.flatMap(({ needId }) => needs.get(needId)?.skill ?? []))].toSorted()

function commonView(
  job: Omit<ProposedJob, 'id'>,
  problem: CompositionProblem,
  needs: ReadonlyMap<string, CompositionNeed>,
  names: Names,
) {
  const person = problem.people.find(({ id }) => id === job.personId)
  return {
    pieces: piecesView(job, needs),
    weeklyMinutes: job.weeklyMinutes,
    annualised: job.annualised,
    memberIds: [...job.memberIds],
    skills: tradesOf(job, needs),
    person:
      person === undefined
        ? null
        : {
            personId: person.id,
            kind: person.kind,
            name: names.people.get(person.id) ?? person.id,
            weeklyMinutes: person.weeklyMinutes,
            soldMinutes: person.soldMinutes,
          },
    travelKm: rounded(job.travelKm),
  }
}

export function jobView(
  job: ProposedJob,
  problem: CompositionProblem,
  { names, acceptances }: ViewContext,
  needs = needsById(problem),
): ComposedJob {
  const key = keyOf(needIdsOf(job))
  const accepted = acceptances.find(({ needIds }) => keyOf(needIds) === key)
  return {
    jobId: job.id,
    ...commonView(job, problem, needs, names),
    locked: problem.locks.jobs.some((locked) => keyOf(locked) === key),
    acceptance:
      accepted === undefined
        ? null
        : {
            acceptanceId: accepted.acceptanceId,
            kind: accepted.kind === 'post' ? 'post' : 'person',
            postId: accepted.postId,
          },
  }
}

const missingKey = (one: IncompleteJob): string =>
  `${keyOf(needIdsOf(one))}@${one.personId ?? ''}@${one.skill}`

/** The incomplete jobs of an answer, each once: best completions first, then those of reasons. */
export function missingOf(answer: CompositionAnswer): ReadonlyMap<string, IncompleteJob> {
  const ofReasons = answer.uncovered.flatMap(({ reason }) =>
    reason.kind === 'missing-hours' ? [reason.incomplete] : [],
  )
  const byKey = new Map<string, IncompleteJob>()
  for (const one of [...answer.incomplete, ...ofReasons])
    if (!byKey.has(missingKey(one))) byKey.set(missingKey(one), one)
  return new Map([...byKey.values()].map((one, index) => [`missing-${index + 1}`, one]))
}

export function missingView(
  missingId: string,
  one: IncompleteJob,
  problem: CompositionProblem,
  names: Names,
  needs = needsById(problem),
): MissingPiece {
  const around = names.sites.get(one.aroundSiteId)
  return {
    missingId,
    ...commonView(one, problem, needs, names),
    skill: one.skill,
    missingMinutes: one.missingMinutes,
    freeHalfDays: [...one.freeHalfDays],
    weeks: rangesOf(one.weeks),
    aroundSiteId: one.aroundSiteId,
    aroundSiteName: around?.name ?? one.aroundSiteId,
    aroundMemberName: around?.memberName ?? '',
  }
}

function reasonView(
  reason: UncoveredReason,
  missingIds: ReadonlyMap<string, string>,
  names: Names,
): UncoveredFacts {
  switch (reason.kind) {
    case 'missing-hours': {
      const missingId = missingIds.get(missingKey(reason.incomplete)) ?? ''
      const { missingMinutes } = reason.incomplete
      return { kind: 'missing-hours', missingId, missingMinutes }
    }
    case 'competitor': {
      const members = reason.memberIds.map((memberId) => ({
        memberId,
        name: names.members.get(memberId) ?? memberId,
      }))
      return { kind: 'competitor', members }
    }
    case 'place': {
      const { nearestKm } = reason
      return { kind: 'place', nearestKm: nearestKm === null ? null : rounded(nearestKm) }
    }
    default:
      return reason
  }
}

/** The figures of an answer: what was asked, what is covered, how far from the best possible. */
export function figuresOf(
  problem: CompositionProblem,
  answer: CompositionAnswer,
): CompositionFigures {
  const { jobs, score, objective, bound } = answer
  const asked = problem.needs.reduce(
    (sum, need) => sum + yearMean(seasonOf(need), need.minutes.asked),
    0,
  )
  return {
    needs: problem.needs.length,
    neededMinutes: Math.round(asked),
    jobs: jobs.length,
    jobsBound: answer.jobsBound,
    coveredNeeds: jobs.reduce((sum, { pieces }) => sum + pieces.length, 0),
    coveredMinutes: Math.round(score.minutes),
    employersMean: jobs.length === 0 ? 0 : score.employers / jobs.length,
    employersMost: Math.max(0, ...jobs.map(({ memberIds }) => memberIds.length)),
    travelKm: rounded(score.travelKm),
    newJobs: jobs.filter(({ personId }) => personId === null).length,
    filledPeople: jobs.filter(({ personId }) => personId !== null).length,
    objective,
    bound: Math.max(bound, objective),
    gap: gapOf(objective, bound),
    finished: answer.finished,
  }
}

/** A whole result as it is shown, but for what changed in the data since. */
export function compositionView(
  result: StoredResult,
  context: ViewContext,
): Omit<Composition, 'staleness'> {
  const { problem, answer, scenario } = result
  const { names } = context
  const needs = needsById(problem)
  const missing = missingOf(answer)
  const missingIds = new Map([...missing].map(([id, one]) => [missingKey(one), id]))
  return {
    resultId: result.resultId,
    runId: result.runId,
    scenario: scenario === null ? null : { ...scenario, changes: [...scenario.changes] },
    madeAt: result.madeAt,
    terms: chosenTerms(problem),
    locks: {
      jobs: problem.locks.jobs.map((job) => [...job]),
      needsApart: problem.locks.needsApart.map(([a, b]) => [a, b]),
      membersApart: problem.locks.membersApart.map(([a, b]) => [a, b]),
    },
    fullTimeMinutes: problem.terms.fullTimeMinutes,
    annualMinutes: problem.terms.annualMinutes,
    figures: figuresOf(problem, answer),
    jobs: answer.jobs.map((job) => jobView(job, problem, context, needs)),
    missing: [...missing].map(([id, one]) => missingView(id, one, problem, names, needs)),
    uncovered: answer.uncovered.map(({ needId, reason }) => ({
      needId,
      reason: reasonView(reason, missingIds, names),
    })),
    needs: Object.fromEntries(
      problem.needs.map((need) => [need.id, needView(need, problem, names)]),
    ),
  }
}
