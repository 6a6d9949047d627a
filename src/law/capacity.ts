import { addDays, covers, type Day } from '../shared/days.ts'
import {
  instant,
  type LocalTime,
  localTimeAt,
  MINUTES_PER_DAY,
  minutes,
  startOfDay,
  type Zone,
  zone,
} from '../shared/time.ts'
import type { PersonFacts, Work } from './facts.ts'
import type { Finding } from './finding.ts'
import { withKnownWork } from './known-work.ts'
import { wallInstant } from './night.ts'
import type { Rule, Scene } from './rule.ts'
import { type Circumstances, sceneOf } from './rules.ts'
import { NIGHT_WORK } from './rules/night/night-work.ts'
import { DAILY_REST } from './rules/working-time/daily-rest.ts'
import { DAILY_WORK } from './rules/working-time/daily-work.ts'
import {
  isAgricultural,
  TWELVE_MONTH_MEAN,
  TWELVE_WEEK_MEAN,
  WEEKS,
  WEEKS_OF_A_YEAR,
  windowsOf,
} from './rules/working-time/long-mean.ts'
import { WEEKLY_REST } from './rules/working-time/weekly-rest.ts'
import { WEEKLY_WORK } from './rules/working-time/weekly-work.ts'
import { YOUNG_HOLIDAYS } from './rules/young/young-holidays.ts'
import { banOn } from './rules/young/young-night.ts'
import { YOUNG_REST, youngRestOn } from './rules/young/young-rest.ts'
import { YOUNG_WEEKLY_REST } from './rules/young/young-weekly-rest.ts'
import { MOST_OF_A_YOUNG_WEEK, YOUNG_WORKERS } from './rules/young/young-workers.ts'
import { youthOf } from './rules/young/young.ts'
import type { Spell } from './timeline.ts'
import { weekOf } from './week.ts'

/** Rules that say when work may lie, and those that say how much of it there may be. */
const OF_REST: readonly Rule[] = [DAILY_REST, WEEKLY_REST, YOUNG_REST, YOUNG_WEEKLY_REST]
const OF_LOAD: readonly Rule[] = [
  DAILY_WORK,
  WEEKLY_WORK,
  TWELVE_WEEK_MEAN,
  TWELVE_MONTH_MEAN,
  NIGHT_WORK,
  YOUNG_WORKERS,
  YOUNG_HOLIDAYS,
]

/** A time of the day in which a person is free and may work. */
export interface FreeTime {
  readonly startsAt: LocalTime
  /** Null where no later work limits it. */
  readonly endsAt: LocalTime | null
  /** Effective work that may be planned from its start on. */
  readonly minutes: number
}

/**
 * What may still be planned for a person on a day, breaking no limit of time. It says nothing of
 * where the person works otherwise.
 */
export interface Capacity {
  readonly day: Day
  readonly free: readonly FreeTime[]
  /** Start of the first free time; null where nothing may be planned. */
  readonly earliestStart: LocalTime | null
  /** End of the last free time; null where no later work limits it. */
  readonly latestEnd: LocalTime | null
  /** The most of one free time. */
  readonly minutesToday: number
  /** Left of the week that holds the day, by the weekly limit and the long mean. */
  readonly minutesThisWeek: number
}

/** Where the work would be done. */
export interface Place {
  readonly zone: Zone
  readonly siteId: string
}

const SOMEWHERE: Place = { zone: zone('Europe/Paris'), siteId: '' }

/**
 * The capacity of a person, from the rules themselves: what it offers breaks none of them, one
 * minute more does. The circumstances' own period does not matter; facts must reach ten days
 * before and after the day.
 */
export function capacityOf(
  person: PersonFacts,
  on: Day,
  circumstances: Circumstances,
  place: Place = SOMEWHERE,
): Capacity {
  const period = { from: addDays(on, -7), to: addDays(on, 7) }
  const probe = probeOf(withKnownWork(person), { ...circumstances, period }, place)
  const free = isThere(person, on)
    ? gapsOf(probe.scene, on, place).flatMap((gap) => freeIn(probe, gap, place))
    : []
  return {
    day: on,
    free,
    earliestStart: free[0]?.startsAt ?? null,
    latestEnd: free.at(-1)?.endsAt ?? null,
    minutesToday: free.reduce((most, one) => Math.max(most, one.minutes), 0),
    minutesThisWeek: leftOfWeek(probe.scene, on),
  }
}

const isThere = ({ hiredOn, leftOn, absences }: PersonFacts, on: Day): boolean =>
  covers({ startsOn: hiredOn, endsOn: leftOn }, on) &&
  !absences.some((absence) => absence.minutes === null && covers(absence, on))

/** Work that is tried: whether it breaks a rule that held, or breaks one further. */
interface Probe {
  readonly scene: Scene
  readonly isRight: (rules: readonly Rule[], start: number, end: number) => boolean
}

const keyOf = ({ ruleId, date, unit }: Finding): string => [ruleId, date, unit].join(' ')

/** How far a finding is from its limit, whichever side is wrong. */
const excessOf = ({ measured, limit }: Finding): number => Math.abs(measured - limit)

const judgeBy = (scene: Scene, rules: readonly Rule[]): readonly Finding[] =>
  rules.flatMap((rule) => rule.judge(scene))

/** What is broken without the work that is tried, and how far. */
function excesses(scene: Scene): ReadonlyMap<string, number> {
  const known = new Map<string, number>()
  for (const finding of judgeBy(scene, [...OF_REST, ...OF_LOAD])) {
    const key = keyOf(finding)
    known.set(key, Math.max(known.get(key) ?? 0, excessOf(finding)))
  }
  return known
}

const triedWork = (place: Place, start: number, end: number): Work => ({
  ...place,
  id: 'tried',
  assignmentId: '',
  memberId: '',
  start: instant(start),
  end: instant(end),
  breakStart: null,
  breakMinutes: minutes(0),
})

function probeOf(person: PersonFacts, circumstances: Circumstances, place: Place): Probe {
  const scene = sceneOf(person, circumstances)
  const known = excesses(scene)
  return {
    scene,
    isRight: (rules, start, end) => {
      const planned = [...person.planned, triedWork(place, start, end)]
      const found = judgeBy(sceneOf({ ...person, planned }, circumstances), rules)
      return found.every((finding) => excessOf(finding) <= (known.get(keyOf(finding)) ?? -1))
    },
  }
}

/** A stretch between two spells of work, kept to what the rests around it leave of a day. */
interface Gap {
  readonly from: number
  /** No start from here on. */
  readonly startsBefore: number
  readonly until: number
}

/** Rest that is due before or after work of a day: that of all, or the longer one of the young. */
function restOn(scene: Scene, on: Day): number {
  const youth = youthOf(scene)
  const ofAll = scene.limits(DAILY_REST, on).value
  return youth === null ? ofAll : Math.max(ofAll, youngRestOn(scene, youth, on).value)
}

/** The hours of the day in which a person may work at all, as instants. */
function allowedHours(scene: Scene, on: Day, place: Place): readonly [number, number] {
  const youth = youthOf(scene)
  const ban = youth?.isMinor(on) === true ? banOn(youth, on) : null
  if (ban === null) return [startOfDay(on, place.zone), Number.POSITIVE_INFINITY]
  return [wallInstant(on, ban.until, place.zone), wallInstant(on, ban.from, place.zone)]
}

function gapsOf(scene: Scene, on: Day, place: Place): readonly Gap[] {
  const { spells } = scene.planned
  const [opens, closes] = allowedHours(scene, on, place)
  const midnight = startOfDay(addDays(on, 1), place.zone)
  const after = (spell: Spell | undefined): number =>
    spell === undefined ? opens : spell.end + (spell.day < on ? restOn(scene, spell.day) : 0)
  const before = (spell: Spell | undefined): number =>
    spell === undefined ? closes : spell.start - (spell.day > on ? restOn(scene, on) : 0)
  return [...spells, undefined].flatMap((next, index) => {
    const from = Math.max(opens, after(spells[index - 1]))
    const until = Math.min(closes, before(next))
    const startsBefore = Math.min(until, midnight)
    return from < startsBefore ? [{ from, startsBefore, until }] : []
  })
}

/** First number of a range from which on something holds; null where it never does. */
function firstThat(from: number, to: number, holds: (at: number) => boolean): number | null {
  if (holds(from)) return from
  if (!holds(to)) return null
  let low = from
  let high = to
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

/** Last number of a range up to which something holds; one less than the range when it never does. */
const lastThat = (from: number, to: number, holds: (at: number) => boolean): number =>
  -(firstThat(-to, -from, (at) => holds(-at)) ?? 1 - from)

/** Longest shift that is tried against the rest after it. */
const LONG_SHIFT = 720

function freeIn(probe: Probe, gap: Gap, { zone: where }: Place): readonly FreeTime[] {
  const mayRest = (start: number, end: number) => probe.isRight(OF_REST, start, end)
  const start = firstThat(gap.from, gap.startsBefore - 1, (at) => mayRest(at, at + 1))
  if (start === null) return []
  const startFor = (at: number): number =>
    Math.min(gap.startsBefore - 1, Math.max(start, at - LONG_SHIFT))
  const isOpen = gap.until === Number.POSITIVE_INFINITY
  const end = isOpen
    ? start + MINUTES_PER_DAY - 1
    : lastThat(start + 1, gap.until, (at) => mayRest(startFor(at), at))
  const most = lastThat(
    start + 1,
    Math.min(end, start + MINUTES_PER_DAY - 1),
    (at) => probe.isRight(OF_LOAD, start, at) && mayRest(start, at),
  )
  if (most <= start) return []
  const at = (moment: number): LocalTime => localTimeAt(instant(moment), where)
  return [{ startsAt: at(start), endsAt: isOpen ? null : at(end), minutes: most - start }]
}

function leftOfWeek(scene: Scene, on: Day): number {
  const week = weekOf(scene.limits, on)
  const load = scene.planned.weeks.find((one) => one.day === week)
  const left = [scene.limits(WEEKLY_WORK, week).value - (load?.minutes ?? 0)]
  const [mean, count] = isAgricultural(scene)
    ? [TWELVE_MONTH_MEAN, WEEKS_OF_A_YEAR]
    : [TWELVE_WEEK_MEAN, WEEKS]
  for (const window of windowsOf(scene, 'planned', count, () => -1))
    if (window.first <= week && week <= window.last)
      left.push(scene.limits(mean, window.last).value * count - window.minutes)
  const youth = youthOf(scene)
  if (youth?.isMinor(on) === true) {
    const young = load?.pieces.filter(({ day }) => youth.isMinor(day)) ?? []
    left.push(MOST_OF_A_YOUNG_WEEK - young.reduce((sum, { start, end }) => sum + (end - start), 0))
  }
  return Math.max(0, Math.min(...left))
}
