import { findingOf, onEachBasis, type Rule, spanOf, weekMeets, worksOf } from '../../rule.ts'

/**
 * Durée hebdomadaire maximale: the effective work of a week, Monday 0:00 to Sunday 24:00 or
 * that of an agreement, over all members together, is at most forty-eight hours.
 */
export const WEEKLY_WORK: Rule = {
  id: 'TIM-02',
  family: 'working-time',
  words: {
    fr: {
      title: 'Durée hebdomadaire maximale',
      sentence: '{measured} de travail effectif dans la semaine, pour {limit} au plus.',
      counting:
        'Travail effectif de la semaine, du lundi 0 h au dimanche 24 h sauf accord, tous ' +
        'adhérents réunis.',
    },
    en: {
      title: 'Maximum weekly work',
      sentence: '{measured} of work in the week, at most {limit} allowed.',
      counting:
        'Effective work of the week over all members, Monday 0:00 to Sunday 24:00 unless an ' +
        'agreement gives another week.',
    },
  },
  articles: ['L3121-20', 'L3121-21', 'L3121-35'],
  unit: 'minute',
  defaultLimit: 2_880,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: { unit: 'minute', least: 2_880, most: 3_600, by: 'authority', article: 'L3121-21' },
  examples: [
    {
      fr: 'Quarante-huit heures du lundi au samedi',
      en: 'Forty-eight hours from Monday to Saturday',
      work: ['A lu-je 2026-10-12/2026-10-15 08:00-16:00', 'B 2026-10-16/2026-10-17 08:00-16:00'],
      found: [],
    },
    {
      fr: 'Une minute de plus chez un troisième adhérent',
      en: 'One minute more at a third member',
      work: [
        'A lu-je 2026-10-12/2026-10-15 08:00-16:00',
        'B 2026-10-16/2026-10-17 08:00-16:00',
        'C 2026-10-17 17:00-17:01',
      ],
      found: [[2_881, 2_880]],
    },
  ],
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
