import { ANNUAL_HOURS, LEGAL_WEEKLY_MINUTES, ruleById } from '../law/index.ts'
import type { Day, Period } from '../shared/days.ts'
import { invariant } from '../shared/refusal.ts'
import { type Minutes, minutes } from '../shared/time.ts'

/** Monday morning is the first, Sunday afternoon the last. */
export const HALF_DAYS = [
  'mon-am',
  'mon-pm',
  'tue-am',
  'tue-pm',
  'wed-am',
  'wed-pm',
  'thu-am',
  'thu-pm',
  'fri-am',
  'fri-pm',
  'sat-am',
  'sat-pm',
  'sun-am',
  'sun-pm',
] as const

/** A half-day of the week by its place in `HALF_DAYS`, 0 to 13. */
export type HalfDay = number

/** Where work is done, or where a person lives; degrees. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** What a member asks for: one person at one site for some hours of each week of its season. */
export interface CompositionNeed extends Period {
  readonly id: string
  readonly siteId: string
  readonly memberId: string
  readonly skill: string
  /** Authorisations that the person must hold besides the skill. */
  readonly authorisations: readonly string[]
  /**
   * Minutes a week. A need is served within its bounds, which meet where it has no flexibility:
   * `least <= asked <= most`.
   */
  readonly minutes: { readonly least: Minutes; readonly asked: Minutes; readonly most: Minutes }
  /** Half-days in which the work must lie; empty when free. */
  readonly halfDays: readonly HalfDay[]
  /** How many of them are occupied; null means all listed, or as many as the minutes take. */
  readonly halfDaysNeeded: number | null
  /** A season comes back each year: true of every need with an end within a year of its start. */
  readonly everyYear: boolean
}

/** The member of a need, as far as it decides who may share a person. */
export interface CompositionMember {
  readonly id: string
  readonly publicBody: boolean
  /** Members that carry the same value compete: never in one job (charter, MAD-14). */
  readonly competitorGroup: string | null
  readonly memberships: readonly Period[]
}

/** Somebody whose hours are to be filled: an employee of the group, or a candidate. */
export interface CompositionPerson {
  readonly id: string
  readonly kind: 'employee' | 'candidate'
  readonly skills: readonly string[]
  /** Contract of an employee, wish of a candidate. */
  readonly weeklyMinutes: Minutes
  /** Already sold by the assignments in force, with their members and half-days where known. */
  readonly soldMinutes: Minutes
  readonly memberIds: readonly string[]
  /** Sites of these assignments: a further one lies near each of them, as within a job. */
  readonly siteIds: readonly string[]
  readonly busyHalfDays: readonly HalfDay[]
  /** Half-days in which the person works; empty when free. */
  readonly availableHalfDays: readonly HalfDay[]
  readonly availableFrom: Day | null
  readonly home: Place | null
  /** Farthest work place from home, road kilometres; null when not said. */
  readonly mobilityKm: number | null
  /** Members that the person refuses. */
  readonly refusedMemberIds: readonly string[]
}

/** Limits of a job, with their defaults in `DEFAULT_TERMS`. */
export interface CompositionTerms {
  /** Full time, per week: L3121-27. */
  readonly fullTimeMinutes: Minutes
  /** Full time over a year where seasons are combined: 1,607 h, L3121-41. */
  readonly annualMinutes: Minutes
  /** Most minutes of a week of the job; above full time only where an agreement spreads hours. */
  readonly weeklyMostMinutes: Minutes
  readonly dailyMostMinutes: Minutes
  /** Most minutes that fit in one half-day that is left free to choose. */
  readonly halfDayMostMinutes: Minutes
  readonly daysMost: number
  readonly membersMost: number
  /** Farthest road distance between two sites of a job, kilometres. */
  readonly travelMostKm: number
  /** Road kilometres for one of great circle, ten-thousandths: 13000 = 1.3. */
  readonly detourE4: number
  /** Largest share of the year at public members, ten-thousandths: L1253-20. */
  readonly publicShareMostE4: number
}

/** What the planner decided before solving. */
export interface CompositionLocks {
  /** Jobs that must be in the answer as they are. */
  readonly jobs: readonly (readonly string[])[]
  /** Pairs of needs, or of members, that must not share a job. */
  readonly needsApart: readonly (readonly [string, string])[]
  readonly membersApart: readonly (readonly [string, string])[]
}

/** Everything that is solved, with no clock, database or randomness behind it. */
export interface CompositionProblem {
  readonly needs: readonly CompositionNeed[]
  readonly members: ReadonlyMap<string, CompositionMember>
  readonly sites: ReadonlyMap<string, Place>
  /** Road kilometres between two sites where a table says so, by `siteA|siteB`, sorted. */
  readonly roadKm: ReadonlyMap<string, number>
  readonly people: readonly CompositionPerson[]
  readonly terms: CompositionTerms
  readonly locks: CompositionLocks
  /** Jobs that run or were proposed before: of equal answers, the one that changes least wins. */
  readonly running: readonly (readonly string[])[]
}

/** One need inside a job: which half-days of the week, how many minutes. */
export interface JobPiece {
  readonly needId: string
  readonly minutes: Minutes
  readonly halfDays: readonly HalfDay[]
}

/** A full-time permanent job, for a person to recruit or for one who has hours to fill. */
export interface ProposedJob {
  readonly id: string
  readonly pieces: readonly JobPiece[]
  /** Of the contract; the weeks of combined seasons may differ. */
  readonly weeklyMinutes: Minutes
  readonly annualised: boolean
  readonly personId: string | null
  readonly memberIds: readonly string[]
  readonly skills: readonly string[]
  /** Sum of the road distances of a shortest way through its sites. */
  readonly travelKm: number
}

/** A job that lacks hours: what a prospect or a member could bring to complete it. */
export interface IncompleteJob extends Omit<ProposedJob, 'id'> {
  readonly missingMinutes: Minutes
  /** Half-days on which nobody has asked for the person, where the missing hours may lie. */
  readonly freeHalfDays: readonly HalfDay[]
  /** Weeks of the year, 1 to 52, in which hours are missing. */
  readonly weeks: readonly number[]
  readonly skill: string
  /** The site nearest to all others, around which to look. */
  readonly aroundSiteId: string
}

/** Why a need stays without a job, most telling reason first. */
export type UncoveredReason =
  /** Its company is no member when the need starts. */
  | { readonly kind: 'not-a-member' }
  /** It asks for more than a week, a day or its half-days can hold. */
  | { readonly kind: 'impossible'; readonly limit: 'week' | 'day' | 'half-days' | 'year' }
  /** No other need asks for the skill. */
  | { readonly kind: 'skill'; readonly skill: string }
  /** Its site has no coordinates, or no site of the same skill is near enough. */
  | { readonly kind: 'place'; readonly nearestKm: number | null }
  /** The needs that would complete it are those of competitors. */
  | { readonly kind: 'competitor'; readonly memberIds: readonly string[] }
  /** Nothing compatible lies in the half-days or the season that it leaves free. */
  | { readonly kind: 'calendar' }
  /** Its best job lacks hours. */
  | { readonly kind: 'missing-hours'; readonly incomplete: IncompleteJob }
  /** It could be in a job, but each such job would cost a better one. */
  | { readonly kind: 'better-use' }

export interface UncoveredNeed {
  readonly needId: string
  readonly reason: UncoveredReason
}

/** The goals in their order, each decided only where those before are equal. */
export interface CompositionScore {
  /** Minutes a week covered in full-time permanent jobs, averaged over the year. */
  readonly minutes: number
  readonly jobs: number
  /** Sum over the jobs of their members. */
  readonly employers: number
  readonly travelKm: number
  /** Jobs of `running` that are not in the answer. */
  readonly changes: number
}

export interface CompositionAnswer {
  readonly jobs: readonly ProposedJob[]
  readonly uncovered: readonly UncoveredNeed[]
  /** Best completions first: the largest jobs that lack the fewest hours. */
  readonly incomplete: readonly IncompleteJob[]
  readonly score: CompositionScore
  /** The score in one number, the proven bound in the same, and (bound - objective) / bound. */
  readonly objective: number
  readonly bound: number
  readonly gap: number
  /** At most this many full-time jobs can exist, proven. */
  readonly jobsBound: number
  /** False when the time ended, or the planner stopped, before the gap closed. */
  readonly finished: boolean
}

/** Told while the solver works; `best` only when it changed. */
export interface CompositionProgress {
  readonly stage: 'columns' | 'bound' | 'jobs' | 'improve' | 'explain'
  readonly jobs: number
  readonly objective: number
  readonly bound: number | null
  readonly best?: CompositionAnswer
}

/** The limit of a rule of law, as every check of hours reads it. */
function limitOf(ruleId: string): number {
  const rule = ruleById(ruleId)
  invariant(rule !== undefined, `the law has a rule ${ruleId}`)
  return rule.defaultLimit
}

export const DEFAULT_TERMS: CompositionTerms = {
  fullTimeMinutes: LEGAL_WEEKLY_MINUTES,
  annualMinutes: minutes(ANNUAL_HOURS * 60),
  weeklyMostMinutes: LEGAL_WEEKLY_MINUTES,
  dailyMostMinutes: minutes(limitOf('TIM-01')),
  halfDayMostMinutes: minutes(300),
  daysMost: 6,
  membersMost: 4,
  travelMostKm: 40,
  detourE4: 13_000,
  publicShareMostE4: limitOf('GEL-11'),
}

export const NO_LOCKS: CompositionLocks = { jobs: [], needsApart: [], membersApart: [] }
