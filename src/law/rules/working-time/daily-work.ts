import { findingOf, isIn, onEachBasis, type Rule, spanOf, worksOf } from '../../rule.ts'

/**
 * Durée quotidienne maximale: the effective work of a civil day, over all members together,
 * is at most ten hours. A shift over midnight counts on both days, each for its part.
 */
export const DAILY_WORK: Rule = {
  id: 'TIM-01',
  family: 'working-time',
  words: {
    fr: {
      title: 'Durée quotidienne maximale',
      sentence: '{measured} de travail effectif dans la journée, pour {limit} au plus.',
      counting:
        'Travail effectif du jour civil, tous adhérents réunis, pauses déduites. Un poste qui ' +
        'passe minuit compte sur chaque jour pour sa part.',
    },
    en: {
      title: 'Maximum daily work',
      sentence: '{measured} of work in the day, at most {limit} allowed.',
      counting:
        'Effective work of the civil day over all members, breaks taken off. A shift over ' +
        'midnight counts on each day for its part.',
    },
  },
  articles: ['L3121-18', 'L3121-19'],
  unit: 'minute',
  defaultLimit: 600,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: { unit: 'minute', least: 600, most: 720, by: 'agreement', article: 'L3121-19' },
  examples: [
    {
      fr: 'Dix heures, pause déduite, chez deux adhérents',
      en: 'Ten hours at two members, the break taken off',
      work: ['A 2026-10-12 08:00-12:30 pause 30', 'B 2026-10-12 13:00-19:00'],
      found: [],
    },
    {
      fr: 'Une minute de plus chez un troisième',
      en: 'One minute more at a third one',
      work: ['A 2026-10-12 08:00-12:00', 'B 2026-10-12 13:00-19:00', 'C 2026-10-12 20:00-20:01'],
      found: [[601, 600]],
    },
    {
      fr: 'Onze heures, minuit passé au milieu : moins de dix heures chaque jour',
      en: 'Eleven hours around midnight: less than ten on each day',
      work: ['A 2026-10-12 18:30-05:30'],
      found: [],
    },
  ],
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
