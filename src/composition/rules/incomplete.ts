import { minutes } from '../../shared/time.ts'
import type { CompositionPerson, CompositionProblem, HalfDay, IncompleteJob } from '../model.ts'
import { homeKm, roadKm } from './distance.ts'
import { loadsOf } from './full-time.ts'
import { demandOf, halfDaysIn, layHalfDays, maskOf, UNTIL_SATURDAY } from './half-days.ts'
import { busyOf, goalOf, keepsPublicShare, proposedJob, type SeasonedNeed } from './job.ts'
import { hasDay } from './season.ts'
import { yearMean } from './score.ts'

/** A job that lacks hours, with the worth by which such jobs are compared. */
export interface Incomplete {
  readonly job: IncompleteJob
  /** Minutes a week that it covers over the year. */
  readonly covered: number
}

/**
 * What a set of needs that may be together lacks to be a full-time job; null when the set cannot
 * be part of one: too many hours, no place in the week, or no room left for what is missing.
 */
export function incompleteJob(
  problem: CompositionProblem,
  pieces: readonly SeasonedNeed[],
  person: CompositionPerson | null,
  mixed: boolean,
): Incomplete | null {
  const { terms } = problem
  const goal = goalOf(problem, person)
  const served = pieces.map(({ need, season }) => ({
    season,
    memberId: need.memberId,
    minutes: need.minutes.asked,
  }))
  const loads = loadsOf(goal.sold, served)
  const fullest = loads.reduce((most, load) => Math.max(most, load.minutes), 0)
  const year = loads.reduce((sum, load) => sum + load.minutes * load.days, 0)
  const missing = Math.ceil((goal.full * 365 - year) / 365)
  if (fullest > goal.contract || missing <= 0) return null
  const demands = pieces.map(({ need, season }) =>
    demandOf(need, season, need.minutes.asked, terms),
  )
  const busy = person === null ? undefined : busyOf(person)
  const laid = layHalfDays(demands, terms, busy)
  if (laid === null) return null
  const free = freeHalfDays(laid, person, fullest < goal.full)
  const lightest = loads.reduce((least, load) => Math.min(least, load.minutes), goal.full)
  // In the lightest weeks the rest of the season may be laid over what others leave.
  const room = fullest < goal.full ? free.length * terms.halfDayMostMinutes : goal.full
  if (room < goal.full - lightest && fullest < goal.full) return null
  if (mixed && !publicShareCanHold(problem, served, person, goal.full)) return null
  const job = proposedJob(problem, pieces, person, {
    minutes: served.map(({ minutes: each }) => each),
    halfDays: laid,
  })
  const { id: _, ...rest } = job
  return {
    covered: served.reduce((sum, piece) => sum + yearMean(piece.season, piece.minutes), 0),
    job: {
      ...rest,
      weeklyMinutes: minutes(fullest),
      missingMinutes: minutes(missing),
      freeHalfDays: free,
      weeks: weeksBelow(loads, goal.full),
      skill: pieces[0]?.need.skill ?? '',
      aroundSiteId: middleSite(problem, pieces, person),
    },
  }
}

/** What is missing may be all at private members: the share is of the whole job. */
function publicShareCanHold(
  problem: CompositionProblem,
  served: Parameters<typeof keepsPublicShare>[1],
  person: CompositionPerson | null,
  full: number,
): boolean {
  const year = served.reduce((sum, piece) => sum + yearMean(piece.season, piece.minutes), 0)
  const missing = full - year - (person?.soldMinutes ?? 0)
  const filler = { memberId: '', season: { from: 0, days: 365 }, minutes: missing }
  return keepsPublicShare(problem, [...served, filler], person)
}

function freeHalfDays(
  laid: readonly number[],
  person: CompositionPerson | null,
  allYear: boolean,
): HalfDay[] {
  // Where only some weeks lack hours, those of the season that is full are free in them.
  const taken = allYear ? laid.reduce((mask, each) => mask | each, 0) : 0
  const busy = person === null ? 0 : maskOf(person.busyHalfDays)
  const available =
    person === null || person.availableHalfDays.length === 0
      ? UNTIL_SATURDAY
      : maskOf(person.availableHalfDays)
  return halfDaysIn(available & ~taken & ~busy)
}

function weeksBelow(loads: ReturnType<typeof loadsOf>, full: number): number[] {
  return Array.from({ length: 52 }, (_, index) => index + 1).filter((week) => {
    const middle = (week - 1) * 7 + 3
    const load = loads.find(({ from, days }) => hasDay({ from, days }, middle))
    return load !== undefined && load.minutes < full
  })
}

/** The site from which the others are nearest in all. */
function middleSite(
  problem: CompositionProblem,
  pieces: readonly SeasonedNeed[],
  person: CompositionPerson | null,
): string {
  const sites = [...new Set(pieces.map(({ need }) => need.siteId))].toSorted()
  const far = (site: string): number => {
    const home = person?.home ?? null
    const fromHome = home === null ? 0 : (homeKm(problem, home, site) ?? 0)
    return sites.reduce((sum, other) => sum + (roadKm(problem, site, other) ?? 0), fromHome)
  }
  return sites.reduce((best, site) => (far(site) < far(best) ? site : best), sites[0] ?? '')
}
