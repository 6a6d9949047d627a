import { spareDays } from '../rules/full-time.ts'
import { WORTH, yearMean } from '../rules/score.ts'
import { DAYS_OF_YEAR, hasDay, type Stretch, stretchesOf } from '../rules/season.ts'
import type { Instance } from './part.ts'
import type { Seat } from './seat.ts'

/** What no answer of a part can pass, by counting minutes alone. */
export interface Counted {
  readonly bound: number
  readonly jobs: number
}

/** A job by itself, whatever it covers: at least one employer. */
const WORTH_OF_JOB = WORTH.jobs + WORTH.employers

/** Most minutes a week, over the year, that the needs can come to. */
const minutesOf = (instance: Instance, needs: readonly number[]): number =>
  needs.reduce((sum, index) => {
    const piece = instance.needs[index]
    return piece === undefined ? sum : sum + yearMean(piece.season, piece.need.minutes.most)
  }, 0)

/** Fewest minutes, over the year, of a job of the seat. */
const leastOfJob = ({ goal, seasonal }: Seat): number =>
  (seasonal.length === 0 ? goal.full : (goal.annual * 7) / DAYS_OF_YEAR) - goal.sold

/** At most so many posts can be made: their minutes are not there for more. */
export const jobsMost = (instance: Instance, seat: Seat): number =>
  Math.floor(minutesOf(instance, [...seat.lasting, ...seat.seasonal]) / leastOfJob(seat) + 1e-9)

/**
 * Counts the needs that can be in a job at all, those that nothing joins apart: as many whole jobs
 * as the weeks hold that must be full.
 */
export function counted(
  instance: Instance,
  seats: readonly Seat[],
  usable: (need: number) => boolean = () => true,
): Counted {
  const groups = groupsOf(instance, usable).map((group) => countedGroup(instance, seats, group))
  return {
    bound: groups.reduce((sum, { bound }) => sum + bound, keptMost(instance)),
    jobs: groups.reduce((sum, { jobs }) => sum + jobs, 0),
  }
}

interface Group {
  readonly needs: readonly number[]
  readonly people: readonly number[]
}

/** Needs that are joined, over others too, by those with whom they may share a person. */
function groupsOf(instance: Instance, usable: (need: number) => boolean): Group[] {
  const { needs, people, conflicts, serves } = instance
  const open = new Set(needs.map((_, index) => index).filter(usable))
  const waiting = new Set(people.keys())
  const groups: Group[] = []
  for (const start of open) {
    open.delete(start)
    const group = { needs: [start], people: new Array<number>() }
    for (const index of group.needs) {
      const skill = needs[index]?.need.skill
      for (const other of open)
        if (needs[other]?.need.skill === skill && conflicts[index * needs.length + other] !== 1) {
          open.delete(other)
          group.needs.push(other)
        }
      for (const person of waiting)
        if (serves[person]?.[index] === 1) {
          waiting.delete(person)
          group.people.push(person)
          for (const other of open)
            if (serves[person]?.[other] === 1) {
              open.delete(other)
              group.needs.push(other)
            }
        }
    }
    groups.push(group)
  }
  return groups
}

function countedGroup(instance: Instance, seats: readonly Seat[], group: Group): Counted {
  const inside = new Set(group.needs)
  const posts = seats
    .filter(({ person }) => person < 0)
    .map((seat) => ({
      ...seat,
      lasting: seat.lasting.filter((index) => inside.has(index)),
      seasonal: seat.seasonal.filter((index) => inside.has(index)),
    }))
  const people = seats.filter(({ person }) => group.people.includes(person))
  const rigid = ({ goal }: Seat): boolean =>
    goal.contract === goal.full && goal.weeklyMost === goal.full
  const loose = people.filter((seat) => !rigid(seat))
  const flat = loose.reduce((sum, seat) => sum + seat.worthMost + WORTH.employers, 0)
  const whole = posts.every(rigid)
    ? wholeWeeks(instance, posts, people.filter(rigid), group.needs)
    : null
  const jobsOfPosts = posts.reduce((sum, seat) => sum + jobsMost(instance, seat), 0)
  const jobs = whole === null ? jobsOfPosts + people.length : whole.jobs + loose.length
  const all = minutesOf(instance, group.needs) + jobs * WORTH_OF_JOB
  return { jobs, bound: whole === null ? all : Math.min(all, whole.bound + flat) }
}

/**
 * Where no week of a job is above full time, each stretch of the year that is too long to be leave
 * is full in every job: what one such stretch has not got is missing in all of them. As many posts
 * and people as come to the most minutes that all such stretches have.
 */
function wholeWeeks(
  instance: Instance,
  posts: readonly Seat[],
  people: readonly Seat[],
  needs: readonly number[],
): Counted {
  const [goal] = [...posts, ...people].map((seat) => seat.goal)
  if (goal === undefined) return { bound: 0, jobs: 0 }
  const year = new Year(instance, needs, spareDays(goal))
  const full = goal.full / instance.unit
  const postsMost = posts.reduce(
    (sum, { lasting, seasonal }) =>
      sum + Math.floor(year.most(year.loads([...lasting, ...seasonal])) / full),
    0,
  )
  const loads = year.loads(needs)
  const most = year.most(loads)
  const found = { bound: 0, jobs: 0 }
  for (const [taken, filled] of fillings(instance, people, most).entries()) {
    if (filled < 0) continue
    const made = Math.min(Math.floor((most - taken) / full), postsMost)
    const jobs = made + filled
    const covered = year.covered(loads, made * full + taken) * instance.unit
    found.jobs = Math.max(found.jobs, jobs)
    found.bound = Math.max(found.bound, covered + jobs * WORTH_OF_JOB)
  }
  return found
}

/** How many people at most take exactly so many units, by units; -1 where none do. */
function fillings(instance: Instance, people: readonly Seat[], most: number): Int32Array {
  const filled = new Int32Array(most + 1).fill(-1)
  filled[0] = 0
  for (const { goal } of people) {
    const own = (goal.full - goal.sold) / instance.unit
    for (let taken = most; taken >= own; taken -= 1) {
      const before = filled[taken - own] ?? -1
      if (before >= 0) filled[taken] = Math.max(filled[taken] ?? -1, before + 1)
    }
  }
  return filled
}

/** The stretches of a year between which needs come and go. */
class Year {
  readonly #instance: Instance
  readonly #stretches: readonly Stretch[]
  readonly #spare: number

  constructor(instance: Instance, needs: readonly number[], spare: number) {
    this.#instance = instance
    this.#stretches = stretchesOf(needs.flatMap((index) => instance.needs[index]?.season ?? []))
    this.#spare = spare
  }

  /** Units a week that the needs ask at most in each stretch. */
  loads(needs: readonly number[]): number[] {
    return this.#stretches.map(({ from }) =>
      needs.reduce((sum, index) => {
        const season = this.#instance.needs[index]?.season
        const there = season !== undefined && hasDay(season, from)
        return there ? sum + (this.#instance.most[index] ?? 0) : sum
      }, 0),
    )
  }

  /** Most units that jobs can have in each of their full weeks. */
  most(loads: readonly number[]): number {
    let low = 0
    let high = Math.max(0, ...loads)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#holds(loads, middle)) low = middle
      else high = middle - 1
    }
    return low
  }

  #holds(loads: readonly number[], units: number): boolean {
    let missing = 0
    for (const [at, { days }] of this.#stretches.entries()) {
      const short = units - (loads[at] ?? 0)
      if (short > 0 && days > this.#spare) return false
      missing += Math.max(0, short) * days
    }
    return missing <= this.#spare * units + 1e-6
  }

  /** Units a week, over the year, of jobs with so many units in each full week. */
  covered(loads: readonly number[], units: number): number {
    return this.#stretches.reduce(
      (sum, { days }, at) => sum + (Math.min(loads[at] ?? 0, units) * days) / DAYS_OF_YEAR,
      0,
    )
  }
}

/** Jobs that run are worth a little more when they stay. */
export const keptMost = (instance: Instance): number => -instance.running.size * WORTH.changes

/** At most so many jobs, where all are posts of the same minutes: a bound without its fraction. */
export function wholeJobs(instance: Instance, seats: readonly Seat[], bound: number): number {
  const [seat] = seats
  if (seat === undefined || seats.length > 1 || seat.seasonal.length > 0)
    return Number.POSITIVE_INFINITY
  const { membersMost, travelMostKm } = instance.problem.terms
  const least = seat.worthMost + membersMost * WORTH.employers + travelMostKm * 12 * WORTH.travelKm
  return Math.floor(bound / least + 1e-9)
}
