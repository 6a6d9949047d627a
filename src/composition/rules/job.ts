import { type Minutes, minutes } from '../../shared/time.ts'
import type {
  CompositionNeed,
  CompositionPerson,
  CompositionProblem,
  ProposedJob,
} from '../model.ts'
import { travelKm } from './distance.ts'
import { fitMinutes, goalOfNewJob, goalOfPerson, type HoursGoal } from './full-time.ts'
import {
  type BusyHalfDays,
  demandOf,
  type HalfDayMask,
  halfDaysIn,
  layHalfDays,
  maskOf,
} from './half-days.ts'
import { isAllYear, type Season, seasonOf } from './season.ts'
import { yearMean } from './score.ts'

/** What is known of a set of needs once it is a job: minutes and half-days of each. */
export interface LaidJob {
  readonly minutes: readonly number[]
  readonly halfDays: readonly HalfDayMask[]
}

/** A need with its season, which is worked out once. */
export interface SeasonedNeed {
  readonly need: CompositionNeed
  readonly season: Season
}

export const goalOf = (problem: CompositionProblem, person: CompositionPerson | null): HoursGoal =>
  person === null ? goalOfNewJob(problem.terms) : goalOfPerson(problem.terms, person)

/** The group has members of both kinds: then L1253-20 limits the time at public ones. */
export function isMixed(problem: CompositionProblem): boolean {
  let publicBodies = 0
  for (const member of problem.members.values()) if (member.publicBody) publicBodies += 1
  return publicBodies > 0 && publicBodies < problem.members.size
}

/** Part of the sold hours that counts as public: their members share them evenly. */
export function soldPublicMinutes(problem: CompositionProblem, person: CompositionPerson): number {
  const known = person.memberIds.map((id) => problem.members.get(id)?.publicBody ?? false)
  if (known.length === 0) return 0
  return (person.soldMinutes * known.filter(Boolean).length) / known.length
}

/** Whether public members have at most their share of the year of the job. */
export function keepsPublicShare(
  problem: CompositionProblem,
  pieces: readonly {
    readonly memberId: string
    readonly season: Season
    readonly minutes: number
  }[],
  person: CompositionPerson | null,
): boolean {
  let year = person?.soldMinutes ?? 0
  let atPublic = person === null ? 0 : soldPublicMinutes(problem, person)
  for (const piece of pieces) {
    const mean = yearMean(piece.season, piece.minutes)
    year += mean
    if (problem.members.get(piece.memberId)?.publicBody === true) atPublic += mean
  }
  return atPublic * 10_000 <= year * problem.terms.publicShareMostE4 + 1e-6
}

export const busyOf = (person: CompositionPerson): BusyHalfDays => {
  const mask = maskOf(person.busyHalfDays)
  const free = person.availableHalfDays.length === 0
  return {
    mask,
    minutesEach:
      person.busyHalfDays.length === 0 ? 0 : person.soldMinutes / person.busyHalfDays.length,
    available: free ? (1 << 14) - 1 : maskOf(person.availableHalfDays),
  }
}

/**
 * Minutes and half-days of needs that may be together, or null when the hours or the week do not
 * make a full-time job of them. Pairs are not looked at again.
 */
export function layJob(
  problem: CompositionProblem,
  pieces: readonly SeasonedNeed[],
  person: CompositionPerson | null,
  mixed: boolean,
): LaidJob | null {
  const fitted = fitMinutes(
    pieces.map(({ need, season }) => ({ season, ...need.minutes })),
    goalOf(problem, person),
  )
  if (fitted === null) return null
  if (mixed) {
    const served = pieces.map(({ need, season }, index) => ({
      memberId: need.memberId,
      season,
      minutes: fitted[index] ?? 0,
    }))
    if (!keepsPublicShare(problem, served, person)) return null
  }
  const demands = pieces.map(({ need, season }, index) =>
    demandOf(need, season, fitted[index] ?? 0, problem.terms),
  )
  const halfDays = layHalfDays(demands, problem.terms, person === null ? undefined : busyOf(person))
  return halfDays === null ? null : { minutes: fitted, halfDays }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].toSorted()

/** The job as it is proposed: its identifier follows from its first need, so it stays. */
export function proposedJob(
  problem: CompositionProblem,
  pieces: readonly SeasonedNeed[],
  person: CompositionPerson | null,
  laid: LaidJob,
): ProposedJob {
  const sorted = pieces
    .map(({ need, season }, index) => ({
      need,
      season,
      minutes: minutes(laid.minutes[index] ?? 0),
      halfDays: halfDaysIn(laid.halfDays[index] ?? 0),
    }))
    .toSorted((a, b) => (a.need.id < b.need.id ? -1 : 1))
  return {
    id: `J-${sorted[0]?.need.id ?? ''}`,
    pieces: sorted.map((piece) => ({
      needId: piece.need.id,
      minutes: piece.minutes,
      halfDays: piece.halfDays,
    })),
    weeklyMinutes: weeklyMinutesOf(problem, person, sorted),
    annualised: pieces.some(({ season }) => !isAllYear(season)),
    personId: person?.id ?? null,
    memberIds: distinct(sorted.map(({ need }) => need.memberId)),
    skills: distinct(sorted.flatMap(({ need }) => [need.skill, ...need.authorisations])),
    travelKm: travelKm(
      problem,
      sorted.map(({ need }) => need.siteId),
    ),
  }
}

/** Of the contract: what is worked each week, or full time where seasons are combined. */
function weeklyMinutesOf(
  problem: CompositionProblem,
  person: CompositionPerson | null,
  pieces: readonly { readonly season: Season; readonly minutes: number }[],
): Minutes {
  if (pieces.some(({ season }) => !isAllYear(season))) return problem.terms.fullTimeMinutes
  return minutes(pieces.reduce((sum, piece) => sum + piece.minutes, person?.soldMinutes ?? 0))
}

export const seasoned = (need: CompositionNeed): SeasonedNeed => ({ need, season: seasonOf(need) })
