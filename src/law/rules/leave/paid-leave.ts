import { covers, day } from '../../../shared/days.ts'
import { findingOf, isIn, onEachBasis, type Rule, spanOf, worksOf } from '../../rule.ts'

const WEEK_OF_LEAVE = {
  id: 'L1',
  kind: 'paid_leave',
  startsOn: day('2026-10-12'),
  endsOn: day('2026-10-17'),
  minutes: null,
}

/**
 * Congés payés: employing someone during his paid leave is forbidden, at any member. A leave of
 * part of a day is not judged: it does not say which part.
 */
export const PAID_LEAVE: Rule = {
  id: 'LEA-16',
  family: 'leave',
  words: {
    fr: {
      title: 'Travail pendant les congés payés',
      sentence: '{measured} de travail un jour de congés payés.',
      counting: 'Travail effectif de chaque jour de congés payés, chez tout adhérent.',
    },
    en: {
      title: 'Work during paid leave',
      sentence: '{measured} of work on a day of paid leave.',
      counting: 'Effective work of each day of paid leave, at any member.',
    },
  },
  articles: ['D3141-1'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  examples: [
    {
      fr: 'Une matinée de travail au milieu d’une semaine de congés payés.',
      en: 'A morning of work in the middle of a week of paid leave.',
      work: ['A 2026-10-14 08:00-12:00'],
      facts: { absences: [WEEK_OF_LEAVE] },
      found: [[240, 0]],
    },
    {
      fr: 'Le retour au travail le lendemain du congé.',
      en: 'Back at work on the day after the leave.',
      work: ['A 2026-10-19 08:00-12:00'],
      facts: { absences: [WEEK_OF_LEAVE] },
      found: [],
    },
  ],
  judge: (scene) => {
    const leaves = scene.person.absences.filter(
      ({ kind, minutes }) => kind === 'paid_leave' && minutes === null,
    )
    if (leaves.length === 0) return []
    return onEachBasis(scene, ({ basis, days }) =>
      days.flatMap(({ day, minutes: measured, pieces }) => {
        if (!isIn(scene.period, day) || !leaves.some((leave) => covers(leave, day))) return []
        const { value: limit, source } = scene.limits(PAID_LEAVE, day)
        if (measured <= limit) return []
        const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date: day }
        return [findingOf(PAID_LEAVE, scene, { ...place, measured, limit, source })]
      }),
    )
  },
}
