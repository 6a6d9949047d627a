import type {
  CompositionNeed,
  CompositionPerson,
  CompositionProblem,
  ProposedJob,
} from '../model.ts'
import { travelKm, roadKm } from './distance.ts'
import { goalOfNewJob, goalOfPerson, isFullTime, loadsOf } from './full-time.ts'
import { halfDayCount } from './half-days.ts'
import { isMixed, soldPublicMinutes } from './job.ts'
import { DAYS_OF_YEAR, hasDay, seasonOf } from './season.ts'
import { apartOf, comesBackOrLasts, isMemberAtStart, mayServe, separation } from './together.ts'

/** What is wrong with a job, with the identifiers that it is about. */
export interface Violation {
  readonly jobId: string
  readonly kind:
    | 'unknown-need'
    | 'taken-twice'
    | 'empty'
    | 'not-a-member'
    | 'not-every-year'
    | 'minutes'
    | 'half-days'
    | 'full-time'
    | 'overlap'
    | 'day'
    | 'days'
    | 'members'
    | 'together'
    | 'skill'
    | 'person'
    | 'public-share'
    | 'facts'
  readonly ids: readonly string[]
}

type Found = Omit<Violation, 'jobId'>

interface Served {
  readonly need: CompositionNeed
  readonly minutes: number
  readonly halfDays: readonly number[]
}

/** Looks at finished jobs from outside: nothing of what the search believes is used. */
export function check(problem: CompositionProblem, jobs: readonly ProposedJob[]): Violation[] {
  const needs = new Map(problem.needs.map((need) => [need.id, need]))
  const people = new Map(problem.people.map((person) => [person.id, person]))
  const taken = new Set<string>()
  return jobs.flatMap((job) => {
    const found: Found[] = []
    const names = [
      ...job.pieces.map(({ needId }) => needId),
      ...(job.personId ? [job.personId] : []),
    ]
    const again = names.filter((name) => taken.has(name))
    for (const name of names) taken.add(name)
    if (again.length > 0 || new Set(names).size < names.length)
      found.push({ kind: 'taken-twice', ids: again })
    const unknown = job.pieces.filter(({ needId }) => !needs.has(needId))
    if (unknown.length > 0)
      found.push({ kind: 'unknown-need', ids: unknown.map(({ needId }) => needId) })
    const served = job.pieces.flatMap((piece) => {
      const need = needs.get(piece.needId)
      return need === undefined ? [] : [{ ...piece, need }]
    })
    const person = job.personId === null ? null : (people.get(job.personId) ?? undefined)
    if (person === undefined) found.push({ kind: 'person', ids: [job.personId ?? ''] })
    else found.push(...violationsOf(problem, job, served, person))
    return found.map((each) => ({ jobId: job.id, ...each }))
  })
}

function violationsOf(
  problem: CompositionProblem,
  job: ProposedJob,
  served: readonly Served[],
  person: CompositionPerson | null,
): Found[] {
  if (served.length === 0) return [{ kind: 'empty', ids: [] }]
  return [
    ...wrongNeeds(problem, served),
    ...wrongHours(problem, job, served, person),
    ...wrongWeeks(problem, served, person),
    ...wrongMembers(problem, served, person),
    ...wrongPerson(problem, served, person),
    ...wrongFacts(problem, job, served),
  ]
}

function wrongNeeds(problem: CompositionProblem, served: readonly Served[]): Found[] {
  return served.flatMap(({ need, minutes, halfDays }) => {
    const ids = [need.id]
    const found: Found[] = []
    if (!isMemberAtStart(problem, need)) found.push({ kind: 'not-a-member', ids })
    if (!comesBackOrLasts(need)) found.push({ kind: 'not-every-year', ids })
    if (!Number.isInteger(minutes) || minutes < need.minutes.least || minutes > need.minutes.most)
      found.push({ kind: 'minutes', ids })
    const elsewhere = halfDays.some((halfDay) =>
      need.halfDays.length > 0 ? !need.halfDays.includes(halfDay) : halfDay > 11,
    )
    const count = halfDayCount(need, minutes, problem.terms)
    if (elsewhere || new Set(halfDays).size !== count || halfDays.length !== count)
      found.push({ kind: 'half-days', ids })
    return found
  })
}

function wrongHours(
  problem: CompositionProblem,
  job: ProposedJob,
  served: readonly Served[],
  person: CompositionPerson | null,
): Found[] {
  const goal = person === null ? goalOfNewJob(problem.terms) : goalOfPerson(problem.terms, person)
  const pieces = served.map(({ need, minutes }) => ({ season: seasonOf(need), minutes }))
  const found: Found[] = []
  if (!isFullTime(loadsOf(goal.sold, pieces), goal))
    found.push({ kind: 'full-time', ids: [job.id] })
  if (isMixed(problem) && publicShareE4(problem, served, person) > problem.terms.publicShareMostE4)
    found.push({ kind: 'public-share', ids: job.memberIds })
  return found
}

function publicShareE4(
  problem: CompositionProblem,
  served: readonly Served[],
  person: CompositionPerson | null,
): number {
  let year = (person?.soldMinutes ?? 0) * DAYS_OF_YEAR
  let atPublic = person === null ? 0 : soldPublicMinutes(problem, person) * DAYS_OF_YEAR
  for (const { need, minutes } of served) {
    const worked = minutes * seasonOf(need).days
    year += worked
    if (problem.members.get(need.memberId)?.publicBody === true) atPublic += worked
  }
  return Math.floor((atPublic * 10_000) / year + 1e-6)
}

/** Walks through the year day by day: the week that is worked then keeps each limit. */
function wrongWeeks(
  problem: CompositionProblem,
  served: readonly Served[],
  person: CompositionPerson | null,
): Found[] {
  const seasons = served.map(({ need }) => seasonOf(need))
  const found = new Map<string, Found>()
  for (let day = 0; day < DAYS_OF_YEAR; day += 1) {
    const there = served.filter((_, index) => {
      const season = seasons[index]
      return season !== undefined && hasDay(season, day)
    })
    for (const each of wrongWeek(problem, there, person)) found.set(JSON.stringify(each), each)
  }
  return [...found.values()]
}

function wrongWeek(
  problem: CompositionProblem,
  there: readonly Served[],
  person: CompositionPerson | null,
): Found[] {
  const { terms } = problem
  const load = Array.from({ length: 14 }, () => 0)
  const busy = person?.busyHalfDays ?? []
  for (const halfDay of busy) load[halfDay] = (person?.soldMinutes ?? 0) / busy.length
  const found: Found[] = []
  const by = new Map<number, string>(busy.map((halfDay) => [halfDay, person?.id ?? '']))
  for (const { need, minutes, halfDays } of there)
    for (const halfDay of halfDays) {
      const other = by.get(halfDay)
      if (other !== undefined) found.push({ kind: 'overlap', ids: [other, need.id] })
      by.set(halfDay, need.id)
      load[halfDay] = (load[halfDay] ?? 0) + minutes / halfDays.length
    }
  const days = Array.from(
    { length: 7 },
    (_, day) => (load[day * 2] ?? 0) + (load[day * 2 + 1] ?? 0),
  )
  const ids = there.map(({ need }) => need.id)
  if (days.some((sum) => sum > terms.dailyMostMinutes + 1e-6)) found.push({ kind: 'day', ids })
  if (days.filter((sum) => sum > 0).length > terms.daysMost) found.push({ kind: 'days', ids })
  return found
}

function wrongMembers(
  problem: CompositionProblem,
  served: readonly Served[],
  person: CompositionPerson | null,
): Found[] {
  const members = new Set([
    ...served.map(({ need }) => need.memberId),
    ...(person?.memberIds ?? []),
  ])
  const apart = apartOf(problem)
  const found: Found[] = []
  if (members.size > problem.terms.membersMost) found.push({ kind: 'members', ids: [...members] })
  for (const [index, a] of served.entries())
    for (const b of served.slice(index + 1))
      if (separation(problem, apart, a.need, b.need) !== null)
        found.push({ kind: 'together', ids: [a.need.id, b.need.id] })
  return found
}

function wrongPerson(
  problem: CompositionProblem,
  served: readonly Served[],
  person: CompositionPerson | null,
): Found[] {
  if (person === null) {
    const skills = new Set(served.map(({ need }) => need.skill))
    return skills.size === 1 ? [] : [{ kind: 'skill', ids: [...skills] }]
  }
  const apart = apartOf(problem)
  const found: Found[] = served
    .filter(({ need }) => !mayServe(problem, apart, person, need))
    .map(({ need }) => ({ kind: 'person', ids: [person.id, need.id] }))
  if (person.weeklyMinutes < problem.terms.fullTimeMinutes)
    found.push({ kind: 'person', ids: [person.id] })
  const { availableHalfDays } = person
  if (
    availableHalfDays.length > 0 &&
    served.some(({ halfDays }) => halfDays.some((each) => !availableHalfDays.includes(each)))
  )
    found.push({ kind: 'half-days', ids: [person.id] })
  return found
}

function wrongFacts(
  problem: CompositionProblem,
  job: ProposedJob,
  served: readonly Served[],
): Found[] {
  const same = (a: readonly string[], b: Iterable<string>): boolean =>
    a.join('\n') === [...new Set(b)].toSorted().join('\n')
  const sites = served.map(({ need }) => need.siteId)
  const known = sites.every((a) => sites.every((b) => roadKm(problem, a, b) !== null))
  const right =
    same(
      job.memberIds,
      served.map(({ need }) => need.memberId),
    ) &&
    same(
      job.skills,
      served.flatMap(({ need }) => [need.skill, ...need.authorisations]),
    ) &&
    (!known || Math.abs(job.travelKm - travelKm(problem, sites)) < 1e-6)
  return right ? [] : [{ kind: 'facts', ids: [job.id] }]
}
