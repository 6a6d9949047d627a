import { divideHalfUp } from '../shared/money.ts'
import type { JobMargin, WeekPicture } from './composition-contract.ts'
import type { CompositionNeed, CompositionProblem, ProposedJob } from './model.ts'
import { DAYS_OF_YEAR, isAllYear, seasonOf } from './rules/season.ts'

export interface JobFacts {
  readonly problem: CompositionProblem
  readonly job: ProposedJob
  /** Of the pieces, in their order. */
  readonly needs: readonly CompositionNeed[]
  readonly weeks: readonly WeekPicture[]
}

export const soldBefore = ({ problem, job }: Pick<JobFacts, 'problem' | 'job'>): number =>
  problem.people.find(({ id }) => id === job.personId)?.soldMinutes ?? 0

/** Members of a job, with those where its person works already. */
export const membersOfJob = ({ problem, job }: Pick<JobFacts, 'problem' | 'job'>): string[] => {
  const person = problem.people.find(({ id }) => id === job.personId)
  return [...new Set([...job.memberIds, ...(person?.memberIds ?? [])])].toSorted()
}

/** Minutes a week of the needs times their days of the year: seven times the minutes of a year. */
export const minuteDays = (
  { job, needs }: Pick<JobFacts, 'job' | 'needs'>,
  counts: (need: CompositionNeed) => boolean = () => true,
): number =>
  job.pieces.reduce((sum, piece, index) => {
    const need = needs[index]
    return need === undefined || !counts(need) ? sum : sum + piece.minutes * seasonOf(need).days
  }, 0)

/** How much more fits into a job, in its weeks, over its year, and in half-days. */
export function jobMargin(facts: JobFacts): JobMargin {
  const { problem, job, needs, weeks } = facts
  const { terms } = problem
  const sold = soldBefore(facts)
  const fullest = Math.max(...weeks.map(({ minutes }) => minutes + sold))
  const most = Math.max(terms.weeklyMostMinutes, job.weeklyMinutes)
  const worked = divideHalfUp(BigInt(minuteDays(facts) + sold * DAYS_OF_YEAR), 7n)
  const free = weeks
    .map(({ freeHalfDays }) => freeHalfDays)
    .reduce((all, some) => all.filter((halfDay) => some.includes(halfDay)))
  const flexible = needs.reduce((sum, { minutes: { least, most: top } }) => sum + top - least, 0)
  const contractYear = divideHalfUp(BigInt(job.weeklyMinutes) * BigInt(DAYS_OF_YEAR), 7n)
  return {
    weekMinutes: Math.max(0, most - fullest),
    yearMinutes: needs.every((need) => isAllYear(seasonOf(need)))
      ? 0
      : Math.max(0, Number(contractYear - worked)),
    flexibleMinutes: flexible,
    freeHalfDays: free,
    members: Math.max(0, terms.membersMost - membersOfJob(facts).length),
  }
}
