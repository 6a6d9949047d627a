import { day } from '../../../shared/days.ts'
import type { Finding } from '../../finding.ts'
import { isPublicHoliday, territoryOf } from '../../public-holidays.ts'
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
import { type Youth, youthOf } from './young.ts'

/**
 * Jours fériés des moins de 18 ans: no work on the public holidays of the place of work. Where its
 * commune is not known, those of the whole country are judged and the others are lacking.
 */
export const YOUNG_HOLIDAYS: Rule = {
  id: 'YNG-06',
  family: 'young',
  words: {
    fr: {
      title: 'Jours fériés des moins de 18 ans',
      sentence: '{measured} de travail un jour férié avant 18 ans.',
      counting:
        'Travail d’un jour férié du lieu de travail, avant 18 ans. Les secteurs qui peuvent y ' +
        'déroger (L3164-7 et L3164-8) ne sont pas connus des données.',
    },
    en: {
      title: 'Public holidays under 18',
      sentence: '{measured} of work on a public holiday under 18.',
      counting:
        'Work on a public holiday of the place of work, under 18. The trades that may (L3164-7 ' +
        'and L3164-8) are not in the data.',
    },
  },
  articles: ['L3164-6'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  examples: [
    {
      fr: 'Une minute le 11 novembre, à 16 ans',
      en: 'One minute on 11 November, at 16',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-11-11 08:00-08:01'],
      found: [[1, 0]],
    },
    {
      fr: 'Le 26 décembre à Paris et à Strasbourg',
      en: '26 December in Paris and in Strasbourg',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-12-26 08:00-10:00', 'B 2026-12-26 11:00-12:00'],
      sites: {
        'site-A': { memberId: 'A', communeCode: '75056' },
        'site-B': { memberId: 'B', communeCode: '67482' },
      },
      found: [[60, 0]],
    },
    {
      fr: 'Le 10 novembre jusqu’à minuit',
      en: '10 November until midnight',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-11-10 14:00-20:00 pause 30', 'B 2026-11-12 08:00-12:00'],
      found: [],
    },
  ],
  judge: (scene) => {
    const youth = youthOf(scene)
    return youth === null ? [] : onEachBasis(scene, (timeline) => worked(scene, timeline, youth))
  },
  lacks: (scene) => lacksCommune(scene),
}

function worked(scene: Scene, { basis, days }: Timeline, { isMinor }: Youth): readonly Finding[] {
  const communeOf = ({ work }: Piece) => scene.sites.get(work.siteId)?.communeCode ?? null
  return days.flatMap(({ day: date, pieces: all }) => {
    if (!isIn(scene.period, date) || !isMinor(date)) return []
    const pieces = all.filter((piece) => isPublicHoliday(date, territoryOf(communeOf(piece))))
    if (pieces.length === 0) return []
    const measured = pieces.reduce((sum, { start, end }) => sum + (end - start), 0)
    const { value: limit, source } = scene.limits(YOUNG_HOLIDAYS, date)
    const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date }
    return [findingOf(YOUNG_HOLIDAYS, scene, { ...place, measured, limit, source })]
  })
}

function lacksCommune(scene: Scene): readonly MissingDatum[] {
  if (youthOf(scene) === null) return []
  const isUnknown = ({ work }: Piece) =>
    (scene.sites.get(work.siteId)?.communeCode ?? null) === null
  const isMissing = [scene.planned, scene.worked].some(({ days }) =>
    days.some(({ day: on, pieces }) => isIn(scene.period, on) && pieces.some(isUnknown)),
  )
  return isMissing
    ? [
        {
          column: 'sites.commune_code',
          fr: 'la commune du lieu de travail',
          en: 'the commune of the place of work',
        },
      ]
    : []
}
