import { findingOf, onEachBasis, type Rule, spanOf, weekMeets, worksOf } from '../rule.ts'

/**
 * Durée hebdomadaire maximale: the effective work of a civil week, Monday 0:00 to Sunday 24:00,
 * over all members together, is at most forty-eight hours.
 */
export const WEEKLY_WORK: Rule = {
  id: 'TIM-02',
  titleFr: 'Durée hebdomadaire maximale',
  titleEn: 'Maximum weekly work',
  articles: ['L3121-20', 'L3121-21', 'L3121-35'],
  unit: 'minute',
  defaultLimit: 2_880,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  judge: (scene) =>
    onEachBasis(scene, ({ basis, weeks }) =>
      weeks.flatMap(({ day: monday, minutes, pieces }) => {
        if (!weekMeets(scene.period, monday)) return []
        const { value: limit, source } = scene.limits(WEEKLY_WORK, monday)
        if (minutes <= limit) return []
        const works = worksOf(pieces)
        const place = { basis, works, ...spanOf(pieces), date: monday }
        return [findingOf(WEEKLY_WORK, scene, { ...place, measured: minutes, limit, source })]
      }),
    ),
}
