import { covers } from '../../shared/days.ts'
import type {
  CompositionMember,
  CompositionNeed,
  CompositionPerson,
  CompositionProblem,
} from '../model.ts'
import { homeKm, roadKey, roadKm } from './distance.ts'
import { halfDayCount, maskOf, UNTIL_SATURDAY, bitCount } from './half-days.ts'
import { seasonOf, seasonsMeet } from './season.ts'

/** Charter MAD-14: members that carry the same value compete. */
export const compete = (a: CompositionMember, b: CompositionMember): boolean =>
  a.id !== b.id && a.competitorGroup !== null && a.competitorGroup === b.competitorGroup

const membersCompete = (problem: CompositionProblem, a: string, b: string): boolean => {
  const first = problem.members.get(a)
  const second = problem.members.get(b)
  return first !== undefined && second !== undefined && compete(first, second)
}

/** The pairs that the planner keeps apart, for quick questions. */
export interface Apart {
  needs(a: string, b: string): boolean
  members(a: string, b: string): boolean
}

export function apartOf({ locks }: CompositionProblem): Apart {
  const needs = new Set(locks.needsApart.map(([a, b]) => roadKey(a, b)))
  const members = new Set(locks.membersApart.map(([a, b]) => roadKey(a, b)))
  return {
    needs: (a, b) => needs.size > 0 && needs.has(roadKey(a, b)),
    members: (a, b) => members.size > 0 && members.has(roadKey(a, b)),
  }
}

export type Separation = 'competitor' | 'apart' | 'place'

/** Whether competition or the planner keeps two needs from one person. */
export function keptApart(
  problem: CompositionProblem,
  apart: Apart,
  a: CompositionNeed,
  b: CompositionNeed,
): Exclude<Separation, 'place'> | null {
  if (membersCompete(problem, a.memberId, b.memberId)) return 'competitor'
  return apart.needs(a.id, b.id) || apart.members(a.memberId, b.memberId) ? 'apart' : null
}

/** Why two needs can never share a person whatever the hours; null when they can. */
export function separation(
  problem: CompositionProblem,
  apart: Apart,
  a: CompositionNeed,
  b: CompositionNeed,
): Separation | null {
  const kept = keptApart(problem, apart, a, b)
  if (kept !== null) return kept
  const km = roadKm(problem, a.siteId, b.siteId)
  return km === null || km > problem.terms.travelMostKm ? 'place' : null
}

/** Whether the weeks of two needs leave room for each other, looked at alone. */
export function weeksFit(problem: CompositionProblem, a: CompositionNeed, b: CompositionNeed) {
  if (!seasonsMeet(seasonOf(a), seasonOf(b))) return true
  const { terms } = problem
  const within = (need: CompositionNeed) =>
    need.halfDays.length > 0 ? maskOf(need.halfDays) : UNTIL_SATURDAY
  const room = bitCount(within(a) | within(b))
  return halfDayCount(a, a.minutes.least, terms) + halfDayCount(b, b.minutes.least, terms) <= room
}

/** Whether the company is a member of the group on the day on which its need starts. */
export const isMemberAtStart = (problem: CompositionProblem, need: CompositionNeed): boolean =>
  problem.members
    .get(need.memberId)
    ?.memberships.some((membership) => covers(membership, need.startsOn)) ?? false

/** A season that does not come back cannot be part of a permanent job. */
export const comesBackOrLasts = (need: CompositionNeed): boolean =>
  need.everyYear || seasonOf(need).days >= 365

/** Whether the person may serve the need at all. */
export function mayServe(
  problem: CompositionProblem,
  apart: Apart,
  person: CompositionPerson,
  need: CompositionNeed,
): boolean {
  const held = new Set(person.skills)
  if (!held.has(need.skill) || need.authorisations.some((each) => !held.has(each))) return false
  if (person.refusedMemberIds.includes(need.memberId)) return false
  if (person.availableFrom !== null && person.availableFrom > need.startsOn) return false
  if (!isNear(problem, person, need)) return false
  return person.memberIds.every(
    (id) => !membersCompete(problem, id, need.memberId) && !apart.members(id, need.memberId),
  )
}

/** Within what the person said; a person without work or wish is looked for as near as sites are. */
function isNear(
  problem: CompositionProblem,
  { home, mobilityKm, siteIds }: CompositionPerson,
  need: CompositionNeed,
): boolean {
  const { travelMostKm } = problem.terms
  const most = mobilityKm ?? (siteIds.length === 0 ? travelMostKm : null)
  if (home !== null && most !== null) {
    const km = homeKm(problem, home, need.siteId)
    if (km === null || km > most) return false
  }
  return siteIds.every((id) => {
    const km = roadKm(problem, id, need.siteId)
    return km !== null && km <= travelMostKm
  })
}

/** Whether somebody has hours to fill and a contract of full time, or a wish of it. */
export const hasHoursToFill = (problem: CompositionProblem, person: CompositionPerson): boolean =>
  person.weeklyMinutes >= problem.terms.fullTimeMinutes && person.soldMinutes < person.weeklyMinutes
