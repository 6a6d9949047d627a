import type { Finding } from '../../finding.ts'
import {
  findingOf,
  isIn,
  type MissingDatum,
  onEachBasis,
  type Rule,
  type Scene,
  spanOf,
  weekMeets,
  worksOf,
} from '../../rule.ts'
import type { Load, Piece, Timeline } from '../../timeline.ts'
import { DAILY_WORK } from './daily-work.ts'
import { WEEKLY_WORK } from './weekly-work.ts'

/**
 * Trajet entre deux adhérents: the way from one member to another in one day is work.
 *
 * It is judged where the ways between sites are known, and only for days and weeks that the
 * declared work alone leaves within their limits: the measured minutes of the other rules never
 * hold an estimate. A way counts for no more than the time between the two pieces of work.
 */
export const TRAVEL_AS_WORK: Rule = {
  id: 'TIM-12',
  family: 'working-time',
  words: {
    fr: {
      title: 'Trajets entre adhérents',
      sentence: '{measured} de travail, trajets entre adhérents compris, pour {limit} au plus.',
      counting:
        'Le trajet d’un adhérent à un autre dans la journée est du travail. Il s’ajoute au travail ' +
        'du jour et de la semaine quand le temps de trajet entre les deux lieux est connu, sans ' +
        'dépasser l’intervalle entre les deux postes.',
    },
    en: {
      title: 'Ways between members',
      sentence: '{measured} of work with the ways between members, at most {limit} allowed.',
      counting:
        'The way from one member to another in a day is work. It is added to the work of the day ' +
        'and of the week where the time of the way is known, never more than lies between both.',
    },
  },
  articles: ['L3121-1', 'L3121-18', 'L3121-20'],
  unit: 'minute',
  defaultLimit: DAILY_WORK.defaultLimit,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Dix heures chez deux adhérents, et vingt minutes de route',
      en: 'Ten hours at two members, and twenty minutes on the road',
      work: ['A 2026-10-12 08:00-12:00', 'B 2026-10-12 13:00-19:00'],
      travel: () => 20,
      found: [[620, 600]],
    },
    {
      fr: 'Neuf heures quarante et vingt minutes de route : dix heures',
      en: 'Nine hours forty and twenty minutes on the road: ten hours',
      work: ['A 2026-10-12 08:00-12:00', 'B 2026-10-12 13:00-18:40'],
      travel: () => 20,
      found: [],
    },
  ],
  judge: (scene) => {
    const { travel } = scene
    if (travel === undefined) return []
    return onEachBasis(scene, (timeline) => [
      ...overWithTravel(scene, timeline, timeline.days, DAILY_WORK),
      ...overWithTravel(scene, timeline, timeline.weeks, WEEKLY_WORK),
    ])
  },
  lacks: (scene) => lacksTravel(scene),
}

/** Passages of a day from one member to another, at another place. */
const passages = (pieces: readonly Piece[]): readonly (readonly [Piece, Piece])[] =>
  pieces.flatMap((piece, index) => {
    const next = pieces[index + 1]
    return next !== undefined &&
      next.day === piece.day &&
      next.work.memberId !== piece.work.memberId &&
      next.work.siteId !== piece.work.siteId
      ? [[piece, next] as const]
      : []
  })

const wayOf = ({ travel }: Scene, [from, to]: readonly [Piece, Piece]): number | null =>
  travel?.(from.work.siteId, to.work.siteId) ?? null

/** Minutes on the way within pieces of work, as far as they are known and fit. */
const travelIn = (scene: Scene, pieces: readonly Piece[]): number =>
  passages(pieces).reduce(
    (sum, [from, to]) =>
      sum + Math.max(0, Math.min(wayOf(scene, [from, to]) ?? 0, to.start - from.end)),
    0,
  )

function overWithTravel(
  scene: Scene,
  { basis }: Timeline,
  loads: readonly Load[],
  limiting: Rule,
): readonly Finding[] {
  const isJudged = (load: Load) =>
    limiting === DAILY_WORK ? isIn(scene.period, load.day) : weekMeets(scene.period, load.day)
  return loads.filter(isJudged).flatMap(({ day: date, minutes, pieces }) => {
    const { value: limit, source } = scene.limits(limiting, date)
    const measured = minutes + travelIn(scene, pieces)
    if (minutes > limit || measured <= limit) return []
    const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date }
    const article = limiting.articles[0] ?? ''
    return [findingOf(TRAVEL_AS_WORK, scene, { ...place, measured, limit, source, article })]
  })
}

function lacksTravel(scene: Scene): readonly MissingDatum[] {
  const isMissing = [scene.planned, scene.worked].some(({ days }) =>
    days.some(
      ({ day, pieces }) =>
        pieces.length > 1 &&
        isIn(scene.period, day) &&
        passages(pieces).some((passage) => wayOf(scene, passage) === null),
    ),
  )
  return isMissing
    ? [
        {
          column: null,
          fr: 'le temps de trajet entre les deux lieux de travail',
          en: 'the time on the way between both places of work',
        },
      ]
    : []
}
