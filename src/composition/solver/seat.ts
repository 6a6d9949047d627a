import { goalOf } from '../rules/job.ts'
import { type HoursGoal, spareDays } from '../rules/full-time.ts'
import { WORTH } from '../rules/score.ts'
import { hasDay, isAllYear, type Stretch, stretchesOf } from '../rules/season.ts'
import type { Instance } from './part.ts'

/** Who a job is for: a new post of one skill, or somebody with hours to fill. */
export interface Seat {
  /** Index of the person, or -1 for a post to create. */
  readonly person: number
  readonly skill: string
  readonly goal: HoursGoal
  /** Needs that lie in every week, members side by side. */
  readonly lasting: readonly number[]
  /** Needs of a season, those of one anchor side by side, those of none last. */
  readonly seasonal: readonly number[]
  /** Anchor of each seasonal need, by its place in `seasonal`; `anchors.length` for none. */
  readonly anchorOf: readonly number[]
  /**
   * Stretches too long to be leave, so that each is full in every job, and of which no need has
   * two: what fills one costs nothing of what fills another.
   */
  readonly anchors: readonly Stretch[]
  /** Members that a job may have beside those of the person. */
  readonly membersMost: number
  /** Greatest worth that a job of this seat can have. */
  readonly worthMost: number
}

export function seatsOf(instance: Instance): Seat[] {
  const all = instance.needs.map((_, index) => index)
  const skills = [...new Set(instance.needs.map(({ need }) => need.skill))].toSorted()
  return [
    ...skills.map((skill) =>
      seatOf(
        instance,
        -1,
        skill,
        all.filter((index) => instance.needs[index]?.need.skill === skill),
      ),
    ),
    ...instance.people.map((_, person) => seatOf(instance, person, '', widened(instance, person))),
  ]
}

/** How much of the needs of its skills a person serves, so that they all are looked at. */
const MOST_OF_SKILL = 0.6

/**
 * The needs that a person serves; where they are most of those of the skills, all of these: then
 * what completes a job is worked out once for many, and whom the person serves is asked later.
 */
function widened(instance: Instance, person: number): number[] {
  const serves = (index: number): boolean => instance.serves[person]?.[index] === 1
  const all = instance.needs.map((_, index) => index)
  const own = all.filter(serves)
  const skills = new Set(own.map((index) => instance.needs[index]?.need.skill))
  const wide = all.filter((index) => skills.has(instance.needs[index]?.need.skill))
  return own.length >= wide.length * MOST_OF_SKILL ? wide : own
}

function seatOf(
  instance: Instance,
  person: number,
  skill: string,
  candidates: readonly number[],
): Seat {
  const somebody = person < 0 ? null : (instance.people[person] ?? null)
  const goal = goalOf(instance.problem, somebody)
  const seasonOf = (index: number) => instance.needs[index]?.season ?? { from: 0, days: 0 }
  const member = (index: number): number => instance.memberOf[index] ?? 0
  const lasting = candidates
    .filter((index) => isAllYear(seasonOf(index)))
    .toSorted((a, b) => member(a) - member(b) || a - b)
  const seasonal = candidates.filter((index) => !isAllYear(seasonOf(index)))
  const anchors = anchorsOf(seasonal.map(seasonOf), goal)
  const anchorOf = (index: number): number => {
    const found = anchors.findIndex(({ from }) => hasDay(seasonOf(index), from))
    return found < 0 ? anchors.length : found
  }
  const sorted = seasonal.toSorted((a, b) => anchorOf(a) - anchorOf(b) || a - b)
  const { membersMost } = instance.problem.terms
  return {
    person,
    skill,
    goal,
    lasting,
    seasonal: sorted,
    anchorOf: sorted.map(anchorOf),
    anchors,
    membersMost,
    worthMost: goal.contract - goal.sold + WORTH.jobs,
  }
}

/** As many long stretches as there can be without a season that has two of them. */
function anchorsOf(seasons: readonly { from: number; days: number }[], goal: HoursGoal): Stretch[] {
  // Where weeks may differ, none has to be full.
  if (goal.weeklyMost > goal.contract) return []
  const long = stretchesOf(seasons)
    .filter(({ days }) => days > spareDays(goal))
    .toSorted((a, b) => b.days - a.days || a.from - b.from)
  const anchors: Stretch[] = []
  for (const stretch of long) {
    const shared = seasons.some(
      (season) => hasDay(season, stretch.from) && anchors.some(({ from }) => hasDay(season, from)),
    )
    if (!shared) anchors.push(stretch)
  }
  return anchors.toSorted((a, b) => a.from - b.from)
}
