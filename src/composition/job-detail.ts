import { candidatesToPlace } from '../needs/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { type RateE4, rateE4 } from '../shared/money.ts'
import { candidatesFor, type Wanted } from './candidates-that-fit.ts'
import type { JobDetail } from './composition-contract.ts'
import { jobView, needsById, needView, piecesView } from './composition-view.ts'
import { contractOn, usualPrices, workAccidentRate } from './employment-store.ts'
import { jobChecks } from './job-checks.ts'
import { atLeastSmic, type EmploymentCost, jobCost } from './job-cost.ts'
import { type JobFacts, jobMargin, soldBefore } from './job-margin.ts'
import { jobTravel, type NamedSite } from './job-travel.ts'
import type { CompositionNeed, CompositionProblem, ProposedJob } from './model.ts'
import { type Names, namesOf } from './names-store.ts'
import { type StandingAcceptance, type StoredResult, standingAcceptances } from './result-store.ts'
import { type PlacedPiece, weekPictures, yearPicture } from './week-picture.ts'

export interface JobQuestion {
  readonly groupId: GroupId
  readonly jobId: string
  /** Null: that of the person, else the minimum wage. */
  readonly hourlyGrossE4: RateE4 | null
  readonly now: string
}

/** All that a planner wants to know of one job; null when the result has no such job. */
export async function jobDetail(
  db: GroupDb,
  result: StoredResult,
  question: JobQuestion,
  employmentCost: EmploymentCost,
): Promise<JobDetail | null> {
  const { groupId, jobId } = question
  const { problem, answer } = result
  const job = answer.jobs.find(({ id }) => id === jobId)
  if (job === undefined) return null
  const names = await namesOf(db, groupId)
  const acceptances = await standingAcceptances(db, groupId)
  const today = day(question.now.slice(0, 10))
  const facts = factsOf(problem, job)
  const startsOn = startOf(facts.needs, today)
  return {
    ...pictures(result, facts, { names, acceptances }),
    cost: await costOf(db, { ...question, startsOn }, facts, names, employmentCost),
    margin: jobMargin(facts),
    checks: jobChecks(facts),
    candidates:
      job.personId === null
        ? candidatesFor(problem, await candidatesToPlace(db, today), wantedBy(facts, startsOn))
            .filter(({ fits }) => fits)
            .map(({ candidateId, name, km }) => ({ candidateId, name, km }))
        : [],
  }
}

/** The first day on which all needs of a job are there that ever are together; not before today. */
const startOf = (needs: readonly CompositionNeed[], today: Day): Day =>
  needs
    .filter(({ everyYear }) => !everyYear)
    .reduce((latest, { startsOn }) => (startsOn > latest ? startsOn : latest), today)

export const placedPieces = (
  job: Pick<ProposedJob, 'pieces'>,
  needs: ReadonlyMap<string, CompositionNeed>,
): PlacedPiece[] =>
  piecesView(job, needs).map((piece) => ({
    ...piece,
    siteId: needs.get(piece.needId)?.siteId ?? '',
  }))

/** A job as the rules read it: its needs and weeks beside it. */
export function factsOf(problem: CompositionProblem, job: ProposedJob): JobFacts {
  const needs = needsById(problem)
  return {
    problem,
    job,
    needs: job.pieces.flatMap(({ needId }) => needs.get(needId) ?? []),
    weeks: weekPictures(placedPieces(job, needs)),
  }
}

export const sitesOf = (needs: readonly CompositionNeed[], names: Names): NamedSite[] =>
  [...new Set(needs.map(({ siteId }) => siteId))].flatMap((siteId) => names.sites.get(siteId) ?? [])

function pictures(
  { resultId, problem }: StoredResult,
  { job, needs, weeks }: JobFacts,
  context: { readonly names: Names; readonly acceptances: readonly StandingAcceptance[] },
) {
  const { names } = context
  const home = problem.people.find(({ id }) => id === job.personId)?.home ?? null
  return {
    resultId,
    job: jobView(job, problem, context),
    needs: needs.map((need) => needView(need, problem, names)),
    weeks: [...weeks],
    year: yearPicture(placedPieces(job, needsById(problem))),
    fullTimeMinutes: problem.terms.fullTimeMinutes,
    travel: jobTravel(problem, sitesOf(needs, names), weeks, home),
  }
}

async function costOf(
  db: GroupDb,
  { groupId, hourlyGrossE4, startsOn }: JobQuestion & { readonly startsOn: Day },
  facts: JobFacts,
  names: Names,
  employmentCost: EmploymentCost,
): Promise<JobDetail['cost']> {
  const { job, problem } = facts
  const contract =
    job.personId === null ? null : await contractOn(db, groupId, job.personId, startsOn)
  const asked = hourlyGrossE4 ?? contract?.hourlyGrossE4 ?? rateE4(0)
  const source = hourlyGrossE4 !== null ? 'asked' : contract !== null ? 'contract' : 'smic'
  const applied = atLeastSmic(asked, startsOn)
  return jobCost(
    {
      job,
      needs: needsById(problem),
      soldMinutes: soldBefore(facts),
      startsOn,
      wage: { hourlyGrossE4: applied, source: applied === asked ? source : 'smic' },
      workAccidentRateE4: await workAccidentRate(db, groupId),
      priceOf: await usualPrices(db, groupId, startsOn),
      nameOf: (memberId) => names.members.get(memberId) ?? memberId,
    },
    employmentCost,
  )
}

const wantedBy = ({ job, needs }: JobFacts, startsOn: Day): Wanted => ({
  skill: needs[0]?.skill ?? '',
  authorisations: [...new Set(needs.flatMap(({ authorisations }) => authorisations))],
  weeklyMinutes: job.weeklyMinutes,
  startsOn,
  pieces: job.pieces.map(({ halfDays }, index) => ({
    siteId: needs[index]?.siteId ?? '',
    memberId: needs[index]?.memberId ?? '',
    halfDays,
  })),
})
