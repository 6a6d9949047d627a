import { day, type Day } from '../../../shared/days.ts'
import type { Finding } from '../../finding.ts'
import {
  findingOf,
  isIn,
  onEachBasis,
  type Rule,
  type Scene,
  spanOf,
  weekMeets,
  worksOf,
} from '../../rule.ts'
import type { Timeline } from '../../timeline.ts'
import { lacksBirth, youthOf } from './young.ts'

export const MOST_OF_A_YOUNG_WEEK = 2_100

/**
 * Durée du travail of people under eighteen: eight hours a day, thirty-five hours a week, over
 * all members together. Days from the eighteenth birthday on are not counted in the week.
 * A person whose day of birth is not known cannot be judged.
 */
export const YOUNG_WORKERS: Rule = {
  id: 'YNG-01',
  family: 'young',
  words: {
    fr: {
      title: 'Durée du travail des moins de 18 ans',
      sentence: '{measured} de travail avant 18 ans, pour {limit} au plus.',
      counting:
        'Avant 18 ans : travail effectif du jour civil (8 heures) et de la semaine civile (35 ' +
        'heures), tous adhérents réunis.',
    },
    en: {
      title: 'Working time under 18',
      sentence: '{measured} of work under 18, at most {limit} allowed.',
      counting:
        'Under 18: effective work of the civil day (8 hours) and of the civil week (35 hours), ' +
        'over all members.',
    },
  },
  articles: ['L3162-1', 'R3162-1'],
  unit: 'minute',
  defaultLimit: 480,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: { unit: 'minute', least: 480, most: 600, by: 'authority', article: 'L3162-1' },
  examples: [
    {
      fr: 'Huit heures chez deux adhérents, à 16 ans',
      en: 'Eight hours at two members, at 16',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 08:00-12:00', 'B 2026-10-12 13:00-17:00'],
      found: [],
    },
    {
      fr: 'Une minute de plus',
      en: 'One minute more',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 08:00-12:00', 'B 2026-10-12 13:00-17:01'],
      found: [[481, 480]],
    },
    {
      fr: 'Trente-cinq heures, et une minute le samedi',
      en: 'Thirty-five hours, and a minute on Saturday',
      facts: { bornOn: day('2010-01-15') },
      work: ['A lu-ve 2026-10-12/2026-10-16 08:00-15:00', 'B 2026-10-17 08:00-08:01'],
      found: [[2_101, 2_100]],
    },
  ],
  judge: (scene) => {
    const youth = youthOf(scene)
    if (youth === null) return []
    const isMinor = ({ day: on }: { readonly day: Day }) => youth.isMinor(on)
    return onEachBasis(scene, (timeline) => [
      ...longDays(scene, timeline, isMinor),
      ...longWeeks(scene, timeline, isMinor),
    ])
  },
  lacks: lacksBirth,
}

type IsMinor = (on: { readonly day: Day }) => boolean

function longDays(scene: Scene, { basis, days }: Timeline, isMinor: IsMinor): readonly Finding[] {
  return days.flatMap(({ day, minutes: measured, pieces }) => {
    if (!isIn(scene.period, day) || !isMinor({ day })) return []
    const { value: limit, source } = scene.limits(YOUNG_WORKERS, day)
    if (measured <= limit) return []
    const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date: day }
    return [findingOf(YOUNG_WORKERS, scene, { ...place, measured, limit, source })]
  })
}

function longWeeks(scene: Scene, { basis, weeks }: Timeline, isMinor: IsMinor): readonly Finding[] {
  return weeks.flatMap(({ day: monday, pieces }) => {
    if (!weekMeets(scene.period, monday)) return []
    const counted = pieces.filter(isMinor)
    const measured = counted.reduce((sum, { start, end }) => sum + (end - start), 0)
    if (measured <= MOST_OF_A_YOUNG_WEEK) return []
    const place = { basis, works: worksOf(counted), ...spanOf(counted), date: monday }
    const limit = { limit: MOST_OF_A_YOUNG_WEEK, source: 'law' }
    return [findingOf(YOUNG_WORKERS, scene, { ...place, measured, ...limit })]
  })
}
