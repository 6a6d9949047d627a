import { addDays, type Day, day } from '../../../shared/days.ts'
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
import { weekOf } from '../../week.ts'

const MOST_DAYS = 6

/**
 * Repos hebdomadaire, two limits of each week: work on six days at most (L3132-1), and
 * thirty-five hours of rest in a row (L3132-2: twenty-four hours, and the daily eleven).
 *
 * A worked day is one on which work starts: a night belongs to the day on which it starts, so six
 * nights that end on Sunday morning are six days. The rest may run over the end of the week: it
 * counts for each week of which it takes at least a day, and for the week whose last day it
 * follows a night of the day before.
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
        'Repos de 35 heures consécutives dont un jour au moins tombe dans la semaine, ou qui suit ' +
        'une nuit finie son dernier jour, et six jours travaillés au plus. Une nuit compte au jour ' +
        'où elle commence.',
    },
    en: {
      title: 'Weekly rest',
      sentence: '{measured} of rest in a row at best in the week, at least {limit} due.',
      otherUnit: '{measured} worked in the week, at most {limit} allowed.',
      counting:
        'Rest of 35 hours in a row that has a day in the week, or follows a night that ends on its ' +
        'last day, and six worked days at most. A night counts on the day on which it starts.',
    },
  },
  articles: ['L3132-2', 'L3132-1'],
  unit: 'minute',
  defaultLimit: 2_100,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Du samedi 18 h au lundi 5 h : 35 heures',
      en: 'From Saturday 18:00 to Monday 05:00: 35 hours',
      work: [
        'A lu-ve 2026-10-12/2026-10-16 08:00-15:00',
        'B 2026-10-17 08:00-18:00',
        'A 2026-10-19 05:00-12:00',
      ],
      period: { from: day('2026-10-12'), to: day('2026-10-18') },
      found: [],
    },
    {
      fr: 'Une minute plus tard le samedi',
      en: 'One minute later on Saturday',
      work: [
        'A lu-ve 2026-10-12/2026-10-16 08:00-15:00',
        'B 2026-10-17 08:00-18:01',
        'A 2026-10-19 05:00-12:00',
      ],
      period: { from: day('2026-10-12'), to: day('2026-10-18') },
      found: [[2_099, 2_100]],
    },
    {
      fr: 'Sept jours, et le repos qui manque',
      en: 'Seven days, and the rest that is missing',
      work: ['A 2026-10-12/2026-10-15 08:00-15:00', 'B 2026-10-16/2026-10-18 08:00-15:00'],
      found: [
        [1_020, 2_100],
        [7, 6],
      ],
    },
    {
      fr: 'Six nuits, la dernière finie le dimanche matin',
      en: 'Six nights, the last one ended on Sunday morning',
      work: ['A lu-sa 2026-10-12/2026-10-17 22:00-05:00', 'A 2026-10-19 22:00-05:00'],
      found: [],
    },
  ],
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

/** Whether work lies on every day of the week, as it must where it starts on every day. */
const isWhole = ({ pieces }: Load): boolean =>
  pieces.length > MOST_DAYS && new Set(pieces.map(({ day }) => day)).size > MOST_DAYS

function tooManyDays(scene: Scene, timeline: Timeline, week: Load): readonly Finding[] {
  if (!isWhole(week)) return []
  const measured = timeline.daysWork.filter(
    ({ day, pieces }) => pieces.length > 0 && weekOf(scene.limits, day) === week.day,
  ).length
  if (measured <= MOST_DAYS) return []
  const { basis } = timeline
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

export interface Bounds {
  readonly start: Instant
  readonly end: Instant
  readonly lastDay: Day
}

/** The week as the clock of its first work tells it: an hour less or more at clock changes. */
export function bounds({ day, pieces }: Load): Bounds {
  const zone = pieces[0]?.work.zone
  if (zone === undefined) throw new Error(`no work in the week of ${day}`)
  return {
    start: startOfDay(day, zone),
    end: startOfDay(addDays(day, 7), zone),
    lastDay: addDays(day, 6),
  }
}

/**
 * The longest whole rest of the week: it has a day in it, or follows work that started before the
 * last day. One that is long enough but lies mostly in another week counts for the part that lies
 * in this one.
 */
export function longestRest(spells: readonly Spell[], week: Bounds, limit: number): number {
  let longest = 0
  const first = spells.findIndex(({ start }) => start > week.start)
  for (let index = first < 0 ? spells.length : first; index <= spells.length; index += 1) {
    const before = spells[index - 1]
    const start = before?.end ?? Number.NEGATIVE_INFINITY
    const end = spells[index]?.start ?? Number.POSITIVE_INFINITY
    if (start >= week.end) break
    const inside = Math.min(end, week.end) - Math.max(start, week.start)
    const followsNight = before !== undefined && start >= week.start && before.day < week.lastDay
    const isOfTheWeek = inside >= MINUTES_PER_DAY || followsNight
    const rest = end - start
    longest = Math.max(longest, isOfTheWeek || rest < limit ? rest : inside)
  }
  return longest
}
