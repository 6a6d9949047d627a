import { findingOf, onEachBasis, type Rule, spanOf, weekMeets, worksOf } from '../../rule.ts'

/**
 * Durée hebdomadaire maximale: the effective work of a civil week, Monday 0:00 to Sunday 24:00,
 * over all members together, is at most forty-eight hours.
 */
export const WEEKLY_WORK: Rule = {
  id: 'TIM-02',
  family: 'working-time',
  words: {
    fr: {
      title: 'Durée hebdomadaire maximale',
      sentence: '{measured} de travail effectif dans la semaine, pour {limit} au plus.',
      counting:
        'Travail effectif de la semaine civile, du lundi 0 h au dimanche 24 h, tous adhérents ' +
        'réunis.',
    },
    en: {
      title: 'Maximum weekly work',
      sentence: '{measured} of work in the week, at most {limit} allowed.',
      counting: 'Effective work of the civil week, Monday 0:00 to Sunday 24:00, over all members.',
    },
  },
  articles: ['L3121-20', 'L3121-21', 'L3121-35'],
  unit: 'minute',
  defaultLimit: 2_880,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: { unit: 'minute', least: 2_880, most: 3_600, by: 'authority', article: 'L3121-21' },
  examples: [],
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
