import { addDays, type Day } from '../../../shared/days.ts'
import { type Instant, MINUTES_PER_DAY, startOfDay } from '../../../shared/time.ts'
import type { Finding } from '../../finding.ts'
import {
  findingOf,
  onEachBasis,
  type Rule,
  type Scene,
  spanOf,
  weekMeets,
  worksOf,
} from '../../rule.ts'
import type { Load, Spell, Timeline } from '../../timeline.ts'

const MOST_DAYS = 6

/**
 * Repos hebdomadaire, two limits of each civil week: work on six days at most (L3132-1), and
 * thirty-five hours of rest in a row (L3132-2: twenty-four hours, and the daily eleven).
 *
 * The rest may run over the end of the week, and so counts for both weeks of which it takes at
 * least a day: a Saturday evening to a Monday morning, also a Sunday noon to a Tuesday.
 */
export const WEEKLY_REST: Rule = {
  id: 'TIM-06',
  family: 'working-time',
  words: {
    fr: {
      title: 'Repos hebdomadaire',
      sentence: '{measured} de repos consécutif au plus dans la semaine, pour {limit} au moins.',
      otherUnit: '{measured} travaillés dans la semaine, pour {limit} au plus.',
      counting:
        'Repos de 35 heures consécutives dont un jour au moins dans la semaine civile, et six ' +
        'jours travaillés au plus.',
    },
    en: {
      title: 'Weekly rest',
      sentence: '{measured} of rest in a row at best in the week, at least {limit} due.',
      otherUnit: '{measured} worked in the week, at most {limit} allowed.',
      counting:
        'Rest of 35 hours in a row, at least a day of it in the civil week, and six worked days ' +
        'at most.',
    },
  },
  articles: ['L3132-2', 'L3132-1'],
  unit: 'minute',
  defaultLimit: 2_100,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [],
  judge: (scene) =>
    onEachBasis(scene, (timeline) =>
      timeline.weeks
        .filter(({ day }) => weekMeets(scene.period, day))
        .flatMap((week) => [
          ...shortRest(scene, timeline, week),
          ...tooManyDays(scene, timeline, week),
        ]),
    ),
}

function tooManyDays(scene: Scene, { basis }: Timeline, week: Load): readonly Finding[] {
  const measured = new Set(week.pieces.map(({ day }) => day)).size
  if (measured <= MOST_DAYS) return []
  const place = { basis, works: worksOf(week.pieces), ...spanOf(week.pieces), date: week.day }
  const words = { unit: 'day', article: 'L3132-1', source: WEEKLY_REST.source } as const
  return [findingOf(WEEKLY_REST, scene, { ...place, ...words, measured, limit: MOST_DAYS })]
}

function shortRest(scene: Scene, { basis, spells }: Timeline, week: Load): readonly Finding[] {
  const { value: limit, source } = scene.limits(WEEKLY_REST, week.day)
  const measured = longestRest(spells, bounds(week), limit)
  if (measured >= limit) return []
  const place = { basis, works: worksOf(week.pieces), ...spanOf(week.pieces), date: week.day }
  return [findingOf(WEEKLY_REST, scene, { ...place, measured, limit, source })]
}

interface Bounds {
  readonly start: Instant
  readonly end: Instant
}

/** The week as the clock of its first work tells it: an hour less or more at clock changes. */
function bounds({ day, pieces }: Load): Bounds {
  const zone = pieces[0]?.work.zone
  if (zone === undefined) throw new Error(`no work in the week of ${day}`)
  const nextMonday: Day = addDays(day, 7)
  return { start: startOfDay(day, zone), end: startOfDay(nextMonday, zone) }
}

/**
 * The longest whole rest of which the week holds at least a day. Without one: the longest that
 * touches the week, where one that is long enough but lies mostly in another week counts for
 * the part that lies in this one.
 */
function longestRest(spells: readonly Spell[], week: Bounds, limit: number): number {
  let ofTheWeek = -1
  let touching = 0
  for (let index = firstAfter(spells, week.start); index <= spells.length; index += 1) {
    const start = spells[index - 1]?.end ?? Number.NEGATIVE_INFINITY
    const end = spells[index]?.start ?? Number.POSITIVE_INFINITY
    if (start >= week.end) break
    const inside = Math.min(end, week.end) - Math.max(start, week.start)
    if (inside >= MINUTES_PER_DAY) ofTheWeek = Math.max(ofTheWeek, end - start)
    else if (inside > 0) touching = Math.max(touching, end - start < limit ? end - start : inside)
  }
  return ofTheWeek >= 0 ? ofTheWeek : touching
}

/** Index of the first spell that starts after the instant: the rest before it may reach it. */
function firstAfter(spells: readonly Spell[], at: Instant): number {
  let low = 0
  let high = spells.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spells[middle]?.start ?? Number.POSITIVE_INFINITY) > at) high = middle
    else low = middle + 1
  }
  return low
}
