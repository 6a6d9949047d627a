import { findingOf, isIn, onEachBasis, type Rule, spanOf, worksOf } from '../rule.ts'

/**
 * Durée quotidienne maximale: the effective work of a civil day, over all members together,
 * is at most ten hours. A shift over midnight counts on both days, each for its part.
 */
export const DAILY_WORK: Rule = {
  id: 'TIM-01',
  titleFr: 'Durée quotidienne maximale',
  titleEn: 'Maximum daily work',
  articles: ['L3121-18', 'L3121-19'],
  unit: 'minute',
  defaultLimit: 600,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  judge: (scene) =>
    onEachBasis(scene, ({ basis, days }) =>
      days.flatMap(({ day, minutes, pieces }) => {
        if (!isIn(scene.period, day)) return []
        const { value: limit, source } = scene.limits(DAILY_WORK, day)
        if (minutes <= limit) return []
        const works = worksOf(pieces)
        const seen = {
          basis,
          works,
          ...spanOf(pieces),
          date: day,
          measured: minutes,
          limit,
          source,
        }
        return [findingOf(DAILY_WORK, scene, seen)]
      }),
    ),
}
