import type {
  CompositionPerson,
  CompositionProblem,
  IncompleteJob,
  ProposedJob,
  UncoveredNeed,
  UncoveredReason,
} from '../model.ts'
import { roadKm } from './distance.ts'
import { demandOf, layHalfDays } from './half-days.ts'
import { type Incomplete, incompleteJob } from './incomplete.ts'
import { isMixed, layJob, seasoned, type SeasonedNeed } from './job.ts'
import { seasonsMeet } from './season.ts'
import {
  type Apart,
  apartOf,
  comesBackOrLasts,
  hasHoursToFill,
  isMemberAtStart,
  keptApart,
  mayServe,
  weeksFit,
} from './together.ts'

/** Most steps of one search for what a need could be part of, and of all of them. */
const STEPS_MOST = 3_000
const ALL_STEPS_MOST = 60_000
/** Incomplete jobs that are told: more is no help to who looks for hours. */
const INCOMPLETE_MOST = 40

/** What explanations ask again and again about a problem and its answer. */
interface Ground {
  readonly problem: CompositionProblem
  readonly apart: Apart
  readonly mixed: boolean
  readonly needs: readonly SeasonedNeed[]
  readonly people: readonly CompositionPerson[]
  readonly bySkill: ReadonlyMap<string, readonly SeasonedNeed[]>
  /** Steps that are left for all searches together: an explanation is not waited for. */
  readonly steps: { left: number }
}

function groundOf(problem: CompositionProblem): Ground {
  const needs = problem.needs.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(seasoned)
  return {
    problem,
    apart: apartOf(problem),
    mixed: isMixed(problem),
    needs,
    people: problem.people.filter((person) => hasHoursToFill(problem, person)),
    bySkill: Map.groupBy(needs, ({ need }) => need.skill),
    steps: { left: ALL_STEPS_MOST },
  }
}

/** Why each need without a job has none, and the best jobs that lack hours. */
export function explainAnswer(
  problem: CompositionProblem,
  jobs: readonly ProposedJob[],
): { readonly uncovered: UncoveredNeed[]; readonly incomplete: IncompleteJob[] } {
  const ground = groundOf(problem)
  const covered = new Set(jobs.flatMap(({ pieces }) => pieces.map(({ needId }) => needId)))
  const left = ground.needs.filter(({ need }) => !covered.has(need.id))
  const busy = new Set(jobs.flatMap(({ personId }) => personId ?? []))
  const people = ground.people.filter(({ id }) => !busy.has(id))
  const incomplete = bestIncomplete(ground, left, people)
  return {
    uncovered: left.map((piece) => ({
      needId: piece.need.id,
      reason: reasonOf(ground, piece, left, incomplete),
    })),
    incomplete: incomplete.map(({ job }) => job),
  }
}

function reasonOf(
  ground: Ground,
  piece: SeasonedNeed,
  left: readonly SeasonedNeed[],
  incomplete: readonly Incomplete[],
): UncoveredReason {
  const { problem } = ground
  if (!isMemberAtStart(problem, piece.need)) return { kind: 'not-a-member' }
  const limit = impossible(problem, piece)
  if (limit !== null) return { kind: 'impossible', limit }
  return (
    aloneBecause(ground, piece) ??
    betterUse(ground, piece) ??
    missingHours(ground, piece, left, incomplete) ?? { kind: 'calendar' }
  )
}

/** The limit that the need breaks alone. */
function impossible(
  problem: CompositionProblem,
  piece: SeasonedNeed,
): 'week' | 'day' | 'half-days' | 'year' | null {
  const { need, season } = piece
  const { terms } = problem
  if (!comesBackOrLasts(need)) return 'year'
  if (need.minutes.least > Math.max(terms.weeklyMostMinutes, terms.fullTimeMinutes)) return 'week'
  const demand = demandOf(need, season, need.minutes.least, terms)
  if (need.halfDays.length > 0 && demand.count > new Set(need.halfDays).size) return 'half-days'
  if (layHalfDays([demand], terms) !== null) return null
  return layHalfDays([{ ...demand, minutes: 0 }], terms) === null ? 'half-days' : 'day'
}

/** Why no other need can share a person with it; null when some can. */
function aloneBecause(ground: Ground, piece: SeasonedNeed): UncoveredReason | null {
  const { problem, apart } = ground
  const { need } = piece
  const others = partnersBySkill(ground, piece)
  const servable = ground.people.some((person) => mayServe(problem, apart, person, need))
  if (servable) return null
  if (others.length === 0) return { kind: 'skill', skill: need.skill }
  const near = others.filter(({ need: other }) => {
    const km = roadKm(problem, need.siteId, other.siteId)
    return km !== null && km <= problem.terms.travelMostKm
  })
  if (near.length === 0) {
    const distances = others.flatMap(
      ({ need: other }) => roadKm(problem, need.siteId, other.siteId) ?? [],
    )
    return { kind: 'place', nearestKm: distances.length === 0 ? null : Math.min(...distances) }
  }
  const allowed = near.filter(({ need: other }) => keptApart(problem, apart, need, other) === null)
  if (allowed.length === 0) {
    const memberIds = [...new Set(near.map(({ need: other }) => other.memberId))].toSorted()
    return { kind: 'competitor', memberIds }
  }
  return allowed.some((other) => weeksAllow(problem, piece, other)) ? null : { kind: 'calendar' }
}

const partnersBySkill = (ground: Ground, { need }: SeasonedNeed): SeasonedNeed[] =>
  (ground.bySkill.get(need.skill) ?? []).filter(
    (other) =>
      other.need.id !== need.id &&
      isMemberAtStart(ground.problem, other.need) &&
      comesBackOrLasts(other.need),
  )

function weeksAllow(problem: CompositionProblem, a: SeasonedNeed, b: SeasonedNeed): boolean {
  const together = a.need.minutes.least + b.need.minutes.least
  return (
    (together <= problem.terms.fullTimeMinutes || !seasonsMeet(a.season, b.season)) &&
    weeksFit(problem, a.need, b.need)
  )
}

const mayJoin = (ground: Ground, a: SeasonedNeed, b: SeasonedNeed): boolean => {
  const km = roadKm(ground.problem, a.need.siteId, b.need.siteId)
  return (
    km !== null &&
    km <= ground.problem.terms.travelMostKm &&
    keptApart(ground.problem, ground.apart, a.need, b.need) === null &&
    weeksAllow(ground.problem, a, b)
  )
}

/** A full-time job that holds the need, if it were free to choose among all needs. */
function betterUse(ground: Ground, piece: SeasonedNeed): UncoveredReason | null {
  let steps = 0
  const full = ground.problem.terms.fullTimeMinutes
  const partners = partnersBySkill(ground, piece).filter((other) => mayJoin(ground, piece, other))
  const lasting = [piece, ...partners].every(({ season }) => season.days >= 365)
  const search = (chosen: readonly SeasonedNeed[], from: number): boolean => {
    steps += 1
    if (steps > STEPS_MOST || (ground.steps.left -= 1) < 0) return false
    const members = new Set(chosen.map(({ need }) => need.memberId))
    if (members.size > ground.problem.terms.membersMost) return false
    const sum = (bound: 'least' | 'most'): number =>
      chosen.reduce((total, { need }) => total + need.minutes[bound], 0)
    if (lasting && sum('least') > full) return false
    const maybe = !lasting || sum('most') >= full
    if (maybe && layJob(ground.problem, chosen, null, ground.mixed) !== null) return true
    return partners.slice(from).some((other, at) => {
      if (chosen.some((each) => !mayJoin(ground, each, other))) return false
      return search([...chosen, other], from + at + 1)
    })
  }
  return search([piece], 0) ? { kind: 'better-use' } : null
}

function missingHours(
  ground: Ground,
  piece: SeasonedNeed,
  left: readonly SeasonedNeed[],
  incomplete: readonly Incomplete[],
): UncoveredReason | null {
  const told = incomplete.find(({ job }) =>
    job.pieces.some(({ needId }) => needId === piece.need.id),
  )
  const found = told ?? largestWith(ground, [piece], left, null)
  return found === null ? null : { kind: 'missing-hours', incomplete: found.job }
}

/** The best jobs that lack hours, none sharing a need: the fullest first. */
function bestIncomplete(
  ground: Ground,
  left: readonly SeasonedNeed[],
  people: readonly CompositionPerson[],
): Incomplete[] {
  const { problem, apart } = ground
  const open = new Set(
    left.filter(
      (piece) => isMemberAtStart(problem, piece.need) && impossible(problem, piece) === null,
    ),
  )
  const found: Incomplete[] = []
  const free = new Set(people)
  const take = (best: Incomplete | null, person: CompositionPerson | null): void => {
    if (best === null) return
    found.push(best)
    if (person !== null) free.delete(person)
    const ids = new Set(best.job.pieces.map(({ needId }) => needId))
    for (const each of open) if (ids.has(each.need.id)) open.delete(each)
  }
  for (const person of people) {
    const servable = [...open].filter(({ need }) => mayServe(problem, apart, person, need))
    take(largestWith(ground, [], servable, person), person)
    if (found.length >= INCOMPLETE_MOST) break
  }
  const seeds = [...open].toSorted(
    (a, b) => b.need.minutes.asked - a.need.minutes.asked || (a.need.id < b.need.id ? -1 : 1),
  )
  for (const seed of seeds) {
    if (found.length >= INCOMPLETE_MOST) break
    if (open.has(seed)) take(largestWith(ground, [seed], [...open], null), null)
  }
  return found.toSorted(
    (a, b) =>
      a.job.missingMinutes - b.job.missingMinutes ||
      b.covered - a.covered ||
      ((a.job.pieces[0]?.needId ?? '') < (b.job.pieces[0]?.needId ?? '') ? -1 : 1),
  )
}

/** The job that lacks fewest hours among those that hold the given needs; one member may join. */
function largestWith(
  ground: Ground,
  given: readonly SeasonedNeed[],
  from: readonly SeasonedNeed[],
  person: CompositionPerson | null,
): Incomplete | null {
  const { problem, mixed } = ground
  const held = person?.memberIds ?? []
  const most = problem.terms.membersMost
  const [seed] = given
  const partners = from
    .filter((other) => !given.includes(other))
    .filter(
      (other) =>
        seed === undefined ||
        (other.need.skill === seed.need.skill && mayJoin(ground, seed, other)),
    )
    .toSorted((a, b) => b.need.minutes.asked - a.need.minutes.asked)
  let steps = 0
  let best: Incomplete | null = null
  const search = (chosen: readonly SeasonedNeed[], at: number): void => {
    steps += 1
    if (steps > STEPS_MOST || (steps > 1 && (ground.steps.left -= 1) < 0)) return
    if (chosen.length > 0) {
      const made = incompleteJob(problem, chosen, person, mixed)
      if (made === null) return
      if (best === null || made.covered > best.covered) best = made
    }
    for (const [place, other] of partners.slice(at).entries()) {
      const members = new Set([
        ...held,
        ...chosen.map(({ need }) => need.memberId),
        other.need.memberId,
      ])
      // Somebody must bring what is missing: a member of the job, or one more.
      if (members.size > most) continue
      if (chosen.some((each) => !mayJoin(ground, each, other))) continue
      search([...chosen, other], at + place + 1)
    }
  }
  search(given, 0)
  return best
}
