import { articleUrl } from '../law/index.ts'
import type { JobCheck } from './composition-contract.ts'
import { findingsOfJob } from './judged-week.ts'
import { type JobFacts, membersOfJob, minuteDays, soldBefore } from './job-margin.ts'
import { roadKm } from './rules/distance.ts'
import {
  fullDaysOfYear,
  goalOfNewJob,
  goalOfPerson,
  isFullTime,
  loadsOf,
} from './rules/full-time.ts'
import { seasonOf } from './rules/season.ts'

type Checked = Omit<JobCheck, 'articleUrl'>
type Check = Omit<Checked, 'holds'>

const atMost = (check: Check): Checked => ({
  ...check,
  holds: check.value === null || check.limit === null || check.value <= check.limit,
})

/**
 * The limits that a job keeps, with their numbers, reckoned from its pieces and not from what the
 * search says of it.
 */
export function jobChecks(facts: JobFacts): JobCheck[] {
  const { problem, job, weeks } = facts
  const { terms } = problem
  const members = membersOfJob(facts)
  const checks: readonly Checked[] = [
    fullTime(facts),
    atMost({
      rule: 'week',
      value: Math.max(...weeks.map(({ minutes }) => minutes)) + soldBefore(facts),
      limit: Math.max(terms.weeklyMostMinutes, job.weeklyMinutes),
      unit: 'minutes',
      article: 'L3121-20',
    }),
    atMost({
      rule: 'day',
      value: Math.max(...weeks.flatMap((week) => [...minutesByDay(week.halfDays).values(), 0])),
      limit: terms.dailyMostMinutes,
      unit: 'minutes',
      article: 'L3121-18',
    }),
    atMost({
      rule: 'days',
      value: Math.max(...weeks.map((week) => minutesByDay(week.halfDays).size)),
      limit: terms.daysMost,
      unit: 'days',
      article: 'L3132-1',
    }),
    atMost({
      rule: 'members',
      value: members.length,
      limit: terms.membersMost,
      unit: 'members',
      article: null,
    }),
    competitors(facts, members),
    distance(facts),
    publicShare(facts),
    skills(facts),
    halfDays(facts),
    lawOfWeek(facts),
  ]
  return checks.map((check) => ({
    ...check,
    articleUrl: check.article === null ? null : articleUrl(check.article),
  }))
}

/** Its weeks under every rule of law that a planned week is under: rests, breaks, days, Sundays. */
function lawOfWeek(facts: JobFacts): Checked {
  const [finding] = findingsOfJob(facts)
  return {
    rule: 'law',
    holds: finding === undefined,
    value: null,
    limit: null,
    unit: 'none',
    article: finding?.article ?? null,
  }
}

/** Of the year, the heaviest days that make 1,607 h of 35 h: the others are leave and holidays. */
function fullTime(facts: JobFacts): Checked {
  const { problem, job, needs, weeks } = facts
  const { terms } = problem
  const person = problem.people.find(({ id }) => id === job.personId)
  const goal = person === undefined ? goalOfNewJob(terms) : goalOfPerson(terms, person)
  const pieces = needs.map((need, index) => ({
    season: seasonOf(need),
    minutes: job.pieces[index]?.minutes ?? 0,
  }))
  const loads = loadsOf(goal.sold, pieces)
  const base = { rule: 'full-time', unit: 'minutes', holds: isFullTime(loads, goal) } as const
  if (!job.annualised) {
    const least = Math.min(...weeks.map(({ minutes }) => minutes)) + goal.sold
    return { ...base, value: least, limit: terms.fullTimeMinutes, article: 'L3121-27' }
  }
  let left = fullDaysOfYear(goal)
  let year = 0
  for (const { minutes, days } of loads.toSorted((a, b) => b.minutes - a.minutes)) {
    year += (minutes * Math.min(left, days)) / 7
    left -= Math.min(left, days)
  }
  return { ...base, value: Math.round(year), limit: terms.annualMinutes, article: 'L3121-41' }
}

function minutesByDay(
  halfDays: readonly { readonly halfDay: number; readonly minutes: number }[],
): ReadonlyMap<number, number> {
  const days = new Map<number, number>()
  for (const { halfDay, minutes } of halfDays)
    days.set(halfDay >> 1, (days.get(halfDay >> 1) ?? 0) + minutes)
  return days
}

function competitors({ problem }: JobFacts, members: readonly string[]): Checked {
  const groups = members.flatMap((id) => problem.members.get(id)?.competitorGroup ?? [])
  return {
    rule: 'competitors',
    holds: new Set(groups).size === groups.length,
    value: null,
    limit: null,
    unit: 'none',
    article: null,
  }
}

function distance({ problem, needs }: JobFacts): Checked {
  const sites = [...new Set(needs.map(({ siteId }) => siteId))]
  const ways = sites.flatMap((from, index) =>
    sites.slice(index + 1).map((to) => roadKm(problem, from, to) ?? 0),
  )
  const farthest = Math.max(0, ...ways)
  return {
    ...atMost({
      rule: 'distance',
      value: Math.round(farthest * 10) / 10,
      limit: problem.terms.travelMostKm,
      unit: 'km',
      article: null,
    }),
    holds: farthest <= problem.terms.travelMostKm,
  }
}

/** A group with public and private members alone is bound: L1253-20. */
function publicShare(facts: JobFacts): Checked {
  const { problem } = facts
  const kinds = new Set([...problem.members.values()].map(({ publicBody }) => publicBody))
  const isPublic = (id: string): boolean => problem.members.get(id)?.publicBody ?? false
  const year = minuteDays(facts)
  const atPublic = minuteDays(facts, ({ memberId }) => isPublic(memberId))
  const percent = year === 0 ? 0 : (atPublic * 100) / year
  const limit = problem.terms.publicShareMostE4 / 100
  return {
    rule: 'public-share',
    holds: kinds.size < 2 || percent <= limit + 1e-9,
    value: Math.round(percent * 10) / 10,
    limit: kinds.size < 2 ? null : limit,
    unit: 'percent',
    article: 'L1253-20',
  }
}

/** One trade for a new job; of a person, whatever the person holds. */
function skills({ problem, job, needs }: JobFacts): Checked {
  const person = problem.people.find(({ id }) => id === job.personId)
  const held = new Set(person?.skills ?? needs.slice(0, 1).map(({ skill }) => skill))
  const asked = needs.flatMap(({ skill, authorisations }) =>
    person === undefined ? [skill] : [skill, ...authorisations],
  )
  return {
    rule: 'skills',
    holds: asked.every((one) => held.has(one)),
    value: null,
    limit: null,
    unit: 'none',
    article: null,
  }
}

/** No half-day at two places at once, and none outside of what was asked. */
function halfDays({ job, needs, weeks }: JobFacts): Checked {
  const once = weeks.every(
    (week) => new Set(week.halfDays.map(({ halfDay }) => halfDay)).size === week.halfDays.length,
  )
  const asked = job.pieces.every(({ halfDays: used }, index) => {
    const wanted = needs[index]?.halfDays ?? []
    return wanted.length === 0 || used.every((halfDay) => wanted.includes(halfDay))
  })
  return {
    rule: 'half-days',
    holds: once && asked,
    value: null,
    limit: null,
    unit: 'none',
    article: null,
  }
}
