import { addDays, day, type Day } from '../../../shared/days.ts'
import { MINUTES_PER_DAY } from '../../../shared/time.ts'
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
import type { Load, Timeline } from '../../timeline.ts'
import { bounds, longestRest } from '../working-time/weekly-rest.ts'
import { youthOf } from './young.ts'

const TWO_DAYS = 2
const DAYS_OF_A_WEEK = 7

/**
 * Repos hebdomadaire des moins de 18 ans: two days in a row without work in each week, the first
 * of which lies in it; forty-eight hours of rest in a row do as well. An agreement may set
 * thirty-six hours for those whose schooling is over: it is given in minutes.
 */
export const YOUNG_WEEKLY_REST: Rule = {
  id: 'YNG-04',
  family: 'young',
  words: {
    fr: {
      title: 'Repos hebdomadaire des moins de 18 ans',
      sentence: '{measured} de repos à la suite dans la semaine avant 18 ans, pour {limit}.',
      otherUnit: '{measured} de repos consécutif dans la semaine avant 18 ans, pour {limit}.',
      counting:
        'Avant 18 ans : deux jours de suite sans travail par semaine, ou 48 heures consécutives. ' +
        'Un accord peut prévoir 36 heures pour qui n’est plus soumis à l’obligation scolaire.',
    },
    en: {
      title: 'Weekly rest under 18',
      sentence: '{measured} of rest in a row in the week under 18, {limit} due.',
      otherUnit: '{measured} of rest in a row in the week under 18, {limit} due.',
      counting:
        'Under 18: two days in a row without work each week, or 48 hours in a row. An agreement ' +
        'may set 36 hours for those whose schooling is over.',
    },
  },
  articles: ['L3164-2'],
  unit: 'day',
  defaultLimit: TWO_DAYS,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: { unit: 'minute', least: 2_160, most: 2_880, by: 'agreement', article: 'L3164-2' },
  examples: [
    {
      fr: 'Du lundi au vendredi, à 16 ans',
      en: 'From Monday to Friday, at 16',
      facts: { bornOn: day('2010-01-15') },
      work: ['A lu-ve 2026-10-12/2026-10-16 08:00-15:00', 'A 2026-10-19 08:00-15:00'],
      period: { from: day('2026-10-12'), to: day('2026-10-18') },
      found: [],
    },
    {
      fr: 'Une minute le samedi chez un autre adhérent',
      en: 'One minute on Saturday at another member',
      facts: { bornOn: day('2010-01-15') },
      work: [
        'A lu-ve 2026-10-12/2026-10-16 08:00-15:00',
        'B 2026-10-17 12:00-12:01',
        'A 2026-10-19 08:00-15:00',
      ],
      period: { from: day('2026-10-12'), to: day('2026-10-18') },
      found: [[1, 2]],
    },
  ],
  judge: (scene) => {
    const youth = youthOf(scene)
    if (youth === null) return []
    return onEachBasis(scene, (timeline) =>
      timeline.weeks
        .filter(({ day: week }) => weekMeets(scene.period, week) && youth.isMinor(addDays(week, 6)))
        .flatMap((week) => shortRest(scene, timeline, week)),
    )
  },
}

/** Most days in a row without work that begin in a week; two are enough. */
function daysOff({ days }: Timeline, week: Day): number {
  const worked = new Set(days.map((load) => load.day))
  let most = 0
  for (let index = 0; index < DAYS_OF_A_WEEK; index += 1) {
    const first = addDays(week, index)
    if (worked.has(first)) continue
    most = Math.max(most, worked.has(addDays(first, 1)) ? 1 : TWO_DAYS)
  }
  return most
}

function shortRest(scene: Scene, timeline: Timeline, week: Load): readonly Finding[] {
  const { value, source } = scene.limits(YOUNG_WEEKLY_REST, week.day)
  const isInDays = value === TWO_DAYS
  const rest = longestRest(
    timeline.spells,
    bounds(week),
    isInDays ? TWO_DAYS * MINUTES_PER_DAY : value,
  )
  const off = daysOff(timeline, week.day)
  if (rest >= (isInDays ? TWO_DAYS * MINUTES_PER_DAY : value) || off >= TWO_DAYS) return []
  const { pieces } = week
  const place = { basis: timeline.basis, works: worksOf(pieces), ...spanOf(pieces), date: week.day }
  const numbers = isInDays
    ? { measured: off, limit: TWO_DAYS }
    : { measured: rest, limit: value, unit: 'minute' as const }
  return [findingOf(YOUNG_WEEKLY_REST, scene, { ...place, ...numbers, source })]
}
