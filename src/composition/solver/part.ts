import type {
  CompositionMember,
  CompositionNeed,
  CompositionPerson,
  CompositionProblem,
} from '../model.ts'
import { roadKm } from '../rules/distance.ts'
import { halfDayCount, maskOf, UNTIL_SATURDAY } from '../rules/half-days.ts'
import { goalOf, isMixed, layJob, seasoned, type SeasonedNeed } from '../rules/job.ts'
import { isAllYear, seasonsMeet } from '../rules/season.ts'
import {
  apartOf,
  comesBackOrLasts,
  hasHoursToFill,
  isMemberAtStart,
  keptApart,
  mayServe,
  weeksFit,
} from '../rules/together.ts'
import { lockedJobs } from './locked.ts'

/** Needs and people that can only share jobs among themselves: a composition of its own. */
export interface Part {
  readonly needIds: readonly string[]
  readonly personIds: readonly string[]
}

/** Needs that the search looks at at all: of members, in a season that comes back. */
export const isOpen = (problem: CompositionProblem, need: CompositionNeed): boolean =>
  isMemberAtStart(problem, need) && comesBackOrLasts(need)

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Cuts the problem where no job can reach across: by skill and distance, people join them. */
export function partsOf(problem: CompositionProblem): Part[] {
  const locked = lockedJobs(problem)
  const taken = new Set(locked.flatMap(({ pieces }) => pieces.map(({ needId }) => needId)))
  const busy = new Set(locked.flatMap(({ personId }) => personId ?? []))
  const needs = problem.needs
    .filter((need) => isOpen(problem, need) && !taken.has(need.id))
    .toSorted(byId)
  const apart = apartOf(problem)
  const joined = needs.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (joined[root] !== root) root = joined[root] ?? root
    joined[index] = root
    return root
  }
  const join = (a: number, b: number): void => {
    const [low, high] = [rootOf(a), rootOf(b)].toSorted((x, y) => x - y)
    if (low !== undefined && high !== undefined) joined[high] = low
  }
  joinNeighbours(problem, needs, join)
  const people = problem.people
    .filter((person) => hasHoursToFill(problem, person) && !busy.has(person.id))
    .toSorted(byId)
  const firstOf = new Map<string, number>()
  for (const person of people)
    for (const [index, need] of needs.entries())
      if (mayServe(problem, apart, person, need)) {
        const first = firstOf.get(person.id)
        if (first === undefined) firstOf.set(person.id, index)
        else join(first, index)
      }
  const parts = new Map<number, { needIds: string[]; personIds: string[] }>()
  for (const [index, need] of needs.entries()) {
    const root = rootOf(index)
    const part = parts.get(root) ?? { needIds: [], personIds: [] }
    part.needIds.push(need.id)
    parts.set(root, part)
  }
  for (const [personId, index] of firstOf) parts.get(rootOf(index))?.personIds.push(personId)
  return [...parts.values()]
}

/** Joins needs of one skill whose sites are near enough for one person. */
function joinNeighbours(
  problem: CompositionProblem,
  needs: readonly CompositionNeed[],
  join: (a: number, b: number) => void,
): void {
  const sites = new Map<string, number>()
  for (const [index, need] of needs.entries()) {
    const key = `${need.skill}\n${need.siteId}`
    const same = sites.get(key)
    if (same === undefined) sites.set(key, index)
    else join(same, index)
  }
  const first = [...sites.values()]
  for (const [position, a] of first.entries())
    for (const b of first.slice(position + 1)) {
      const one = needs[a]
      const other = needs[b]
      if (one === undefined || other === undefined || one.skill !== other.skill) continue
      const km = roadKm(problem, one.siteId, other.siteId)
      if (km !== null && km <= problem.terms.travelMostKm) join(a, b)
    }
}

/** A part with everything that is asked a million times worked out once, by index. */
export interface Instance {
  readonly problem: CompositionProblem
  readonly mixed: boolean
  readonly needs: readonly SeasonedNeed[]
  readonly people: readonly CompositionPerson[]
  /** Rows of `needs.length`: 1 where two needs cannot share a person. */
  readonly conflicts: Uint8Array
  /** For each person, 1 where the person may serve the need. */
  readonly serves: readonly Uint8Array[]
  readonly memberOf: Int32Array
  /** Needs of one site have the same number. */
  readonly siteOf: Int32Array
  readonly memberIds: readonly string[]
  readonly members: readonly (CompositionMember | undefined)[]
  /** Minutes are counted in this unit, which divides all of them: tables stay small. */
  readonly unit: number
  /** Bounds of the minutes of each need, in units. */
  readonly least: Int32Array
  readonly most: Int32Array
  /**
   * 1 where a need lies in every week with fixed minutes, never on a Sunday, and so few in each
   * half-day that no day is too long: then it only matters that each has its half-days.
   */
  readonly simple: Uint8Array
  /** Half-days that a need of fixed minutes occupies, and those in which it may lie. */
  readonly halfDays: Int32Array
  readonly windows: Int32Array
  /** Needs of jobs that run, by their sorted identifiers. */
  readonly running: ReadonlySet<string>
  km(a: number, b: number): number
}

export const keyOfNeeds = (ids: readonly string[]): string => ids.toSorted().join('\n')

export function instanceOf(problem: CompositionProblem, part: Part): Instance {
  const wanted = new Set(part.needIds)
  const needs = problem.needs
    .filter(({ id }) => wanted.has(id))
    .toSorted(byId)
    .map(seasoned)
  const persons = new Set(part.personIds)
  const people = problem.people.filter(({ id }) => persons.has(id)).toSorted(byId)
  const memberIds = [...new Set(needs.map(({ need }) => need.memberId))].toSorted()
  const memberAt = new Map(memberIds.map((id, index) => [id, index]))
  const apart = apartOf(problem)
  const siteIds = [...new Set(needs.map(({ need }) => need.siteId))]
  const siteAt = new Map(siteIds.map((id, index) => [id, index]))
  const site = Int32Array.from(needs, ({ need }) => siteAt.get(need.siteId) ?? 0)
  const km = new Float64Array(siteIds.length * siteIds.length)
  for (const [a, one] of siteIds.entries())
    for (const [b, other] of siteIds.entries())
      if (a < b) {
        const road = roadKm(problem, one, other) ?? Number.POSITIVE_INFINITY
        km[a * siteIds.length + b] = road
        km[b * siteIds.length + a] = road
      }
  const kmOf = (a: number, b: number): number =>
    km[(site[a] ?? 0) * siteIds.length + (site[b] ?? 0)] ?? 0
  const unit = unitOf(problem, needs, people)
  const { terms } = problem
  const counts = needs.map(({ need }) => halfDayCount(need, need.minutes.least, terms))
  return {
    problem,
    unit,
    least: Int32Array.from(needs, ({ need }) => need.minutes.least / unit),
    most: Int32Array.from(needs, ({ need }) => need.minutes.most / unit),
    simple: Uint8Array.from(needs, ({ need, season }, at) => {
      const each = need.minutes.least / (counts[at] ?? 1)
      const rigid = need.minutes.least === need.minutes.most && isAllYear(season)
      const short = each * 2 <= terms.dailyMostMinutes && terms.daysMost >= 6
      return rigid && short && windowOf(need) <= UNTIL_SATURDAY ? 1 : 0
    }),
    halfDays: Int32Array.from(counts),
    windows: Int32Array.from(needs, ({ need }) => windowOf(need)),
    mixed: isMixed(problem),
    needs,
    people,
    conflicts: conflictsOf(problem, needs, kmOf),
    serves: people.map((person) =>
      Uint8Array.from(needs, ({ need }) => (mayServe(problem, apart, person, need) ? 1 : 0)),
    ),
    memberOf: Int32Array.from(needs, ({ need }) => memberAt.get(need.memberId) ?? 0),
    siteOf: site,
    memberIds,
    members: memberIds.map((id) => problem.members.get(id)),
    running: new Set(
      problem.running.filter((ids) => ids.every((id) => wanted.has(id))).map(keyOfNeeds),
    ),
    km: kmOf,
  }
}

const windowOf = ({ halfDays }: CompositionNeed): number =>
  halfDays.length > 0 ? maskOf(halfDays) : UNTIL_SATURDAY

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

function unitOf(
  problem: CompositionProblem,
  needs: readonly SeasonedNeed[],
  people: readonly CompositionPerson[],
): number {
  const goals = [null, ...people].map((person) => goalOf(problem, person))
  return [
    ...needs.flatMap(({ need }) => [need.minutes.least, need.minutes.most]),
    ...goals.flatMap(({ full, sold, contract, weeklyMost }) => [
      Math.abs(full - sold),
      contract - sold,
      weeklyMost - contract,
    ]),
  ].reduce(divisor, 0)
}

function conflictsOf(
  problem: CompositionProblem,
  needs: readonly SeasonedNeed[],
  km: (a: number, b: number) => number,
): Uint8Array {
  const { terms } = problem
  const apart = apartOf(problem)
  const weekMost = problem.people.reduce(
    (most, { weeklyMinutes }) => Math.max(most, weeklyMinutes),
    Math.max(terms.weeklyMostMinutes, terms.fullTimeMinutes),
  )
  const fit = (a: SeasonedNeed, b: SeasonedNeed): boolean =>
    keptApart(problem, apart, a.need, b.need) === null &&
    (a.need.minutes.least + b.need.minutes.least <= weekMost || !seasonsMeet(a.season, b.season)) &&
    weeksFit(problem, a.need, b.need)
  const conflicts = new Uint8Array(needs.length * needs.length)
  for (const [a, one] of needs.entries())
    for (let b = a + 1; b < needs.length; b += 1) {
      const other = needs[b]
      if (other === undefined || (km(a, b) <= terms.travelMostKm && fit(one, other))) continue
      conflicts[a * needs.length + b] = 1
      conflicts[b * needs.length + a] = 1
    }
  return conflicts
}

/** Minutes and half-days of some needs as a job, or null. */
export const layNeeds = (instance: Instance, needs: readonly number[], person: number) =>
  layJob(
    instance.problem,
    needs.flatMap((index) => instance.needs[index] ?? []),
    person < 0 ? null : (instance.people[person] ?? null),
    instance.mixed,
  )
