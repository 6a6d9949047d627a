import { addDays, type Day, type Period, periodsOverlap } from '../../shared/days.ts'
import type { ContractFacts } from '../facts.ts'
import type { Basis, Finding } from '../finding.ts'
import type { Limit } from '../limits.ts'
import { findingOf, meets, midnightOf, type Rule, type Scene, spanOf, worksOf } from '../rule.ts'
import type { Piece } from '../timeline.ts'
import { weekOf } from '../week.ts'
import { weeksOf } from '../weeks.ts'

const yearOf = (on: string): string => on.slice(0, 4)

const DAYS_OF_A_WEEK = 7

export interface YearlyQuestion {
  readonly basis: Basis
  /** Whether work at the member counts. */
  readonly counts: (memberId: string) => boolean
  /** The most of the year, read in a week of it; null where it is not judged. */
  readonly limitIn: (week: Period) => Limit | null
}

/**
 * The weeks in which the sum of the civil year passes a limit, as findings: one a year. A week
 * over New Year counts for each year with its own days.
 */
export function weeksPassing(
  rule: Rule,
  scene: Scene,
  { basis, counts, limitIn }: YearlyQuestion,
): readonly Finding[] {
  const weeks = weeksOf(scene, basis)
  if (!weeks.some(({ parts }) => parts.some(({ memberId }) => counts(memberId)))) return []
  const sums = new Map<string, number>()
  const findings: Finding[] = []
  for (const { week, parts } of weeks) {
    const last = addDays(week, DAYS_OF_A_WEEK - 1)
    const isJudged = meets(scene.period, week, last)
    for (const year of new Set([yearOf(week), yearOf(last)])) {
      const before = sums.get(year) ?? 0
      let after = before
      for (const { month, memberId, minutes } of parts)
        if (month.startsWith(year) && counts(memberId)) after += minutes
      sums.set(year, after)
      if (!isJudged || after === before) continue
      const limit = limitIn({ startsOn: week, endsOn: last })
      if (limit === null || before > limit.value || after <= limit.value) continue
      const pieces = piecesOf(scene, basis, week).filter(
        ({ day: on, work }) => yearOf(on) === year && counts(work.memberId),
      )
      findings.push(passing(rule, scene, { basis, week, last, pieces, after, limit }))
    }
  }
  return findings
}

/** The contract of a week: of two versions, the later one. */
export const contractIn = (
  contracts: readonly ContractFacts[],
  week: Period,
): ContractFacts | undefined => contracts.findLast((contract) => periodsOverlap(contract, week))

const piecesOf = (scene: Scene, basis: Basis, week: Day): readonly Piece[] =>
  scene[basis].days.flatMap(({ day: on, pieces }) =>
    weekOf(scene.limits, on) === week ? pieces : [],
  )

interface Passing {
  readonly basis: Basis
  readonly week: Day
  readonly last: Day
  readonly pieces: readonly Piece[]
  readonly after: number
  readonly limit: Limit
}

function passing(rule: Rule, scene: Scene, seen: Passing): Finding {
  const { basis, week, last, pieces, after: measured, limit } = seen
  const span =
    pieces.length === 0
      ? { startsAt: midnightOf(week), endsAt: midnightOf(addDays(last, 1)) }
      : spanOf(pieces)
  const numbers = { measured, limit: limit.value, source: limit.source }
  return findingOf(rule, scene, {
    basis,
    works: worksOf(pieces),
    ...span,
    ...numbers,
    date: week,
  })
}
