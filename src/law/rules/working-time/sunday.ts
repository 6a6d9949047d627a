import { weekday } from '../../../shared/days.ts'
import type { Finding } from '../../finding.ts'
import {
  findingOf,
  isIn,
  type MissingDatum,
  onEachBasis,
  type Rule,
  type Scene,
  spanOf,
  worksOf,
} from '../../rule.ts'
import type { Piece, Timeline } from '../../timeline.ts'

const SUNDAY = 7

/**
 * Repos dominical: the weekly rest is given on Sunday. The exceptions belong to the establishment
 * where the work is done (its activity, the Sundays of the mayor, L3132-12 and L3132-26), so work
 * on a Sunday is only held against a place that is known to have none.
 */
export const SUNDAY_REST: Rule = {
  id: 'TIM-07',
  family: 'working-time',
  words: {
    fr: {
      title: 'Repos dominical',
      sentence: '{measured} de travail un dimanche dans un établissement sans dérogation.',
      counting:
        'Le repos hebdomadaire est donné le dimanche. Les dérogations tiennent à l’établissement ' +
        'où le travail se fait : sans savoir s’il en a une, le dimanche n’est pas jugé.',
    },
    en: {
      title: 'Sunday rest',
      sentence: '{measured} of work on a Sunday at a place that has no exception.',
      counting:
        'The weekly rest is given on Sunday. The exceptions belong to the place of work: without ' +
        'knowing whether it has one, Sundays are not judged.',
    },
  },
  articles: ['L3132-3', 'L3132-12', 'L3132-26', 'L3132-27'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Un dimanche matin dans un établissement sans dérogation',
      en: 'A Sunday morning at a place without an exception',
      work: ['A 2026-10-18 08:00-12:00'],
      sites: { 'site-A': { memberId: 'A', communeCode: null, opensOnSunday: false } },
      found: [[240, 0]],
    },
    {
      fr: 'Le même dans un établissement autorisé, ou la nuit du samedi jusqu’à minuit',
      en: 'The same at a place that may, or on Saturday night until midnight',
      work: ['A 2026-10-18 08:00-12:00', 'B 2026-10-17 20:00-00:00'],
      sites: {
        'site-A': { memberId: 'A', communeCode: null, opensOnSunday: true },
        'site-B': { memberId: 'B', communeCode: null, opensOnSunday: false },
      },
      found: [],
    },
  ],
  judge: (scene) => onEachBasis(scene, (timeline) => closedSundays(scene, timeline)),
  lacks: (scene) => lacksExceptions(scene),
}

function sundayPieces({ period }: Scene, { days }: Timeline): readonly (readonly Piece[])[] {
  return days
    .filter(({ day }) => weekday(day) === SUNDAY && isIn(period, day))
    .map(({ pieces }) => pieces)
}

function closedSundays(scene: Scene, timeline: Timeline): readonly Finding[] {
  const isClosed = ({ work }: Piece) => scene.sites.get(work.siteId)?.opensOnSunday === false
  return sundayPieces(scene, timeline).flatMap((all) => {
    const pieces = all.filter(isClosed)
    if (pieces.length === 0) return []
    const measured = pieces.reduce((sum, { start, end }) => sum + (end - start), 0)
    const place = { basis: timeline.basis, works: worksOf(pieces), ...spanOf(pieces) }
    const { value: limit, source } = scene.limits(SUNDAY_REST, pieces[0]?.day ?? scene.period.from)
    return [findingOf(SUNDAY_REST, scene, { ...place, measured, limit, source })]
  })
}

function lacksExceptions(scene: Scene): readonly MissingDatum[] {
  const isUnknown = ({ work }: Piece) =>
    (scene.sites.get(work.siteId)?.opensOnSunday ?? null) === null
  const isMissing = [scene.planned, scene.worked].some((timeline) =>
    sundayPieces(scene, timeline).some((pieces) => pieces.some(isUnknown)),
  )
  return isMissing
    ? [
        {
          column: null,
          fr: 'si l’établissement peut ouvrir le dimanche',
          en: 'whether the place may open on Sundays',
        },
      ]
    : []
}
