import { day, type Day } from '../../../shared/days.ts'
import type { Finding } from '../../finding.ts'
import { type NightHours, nightMinutesOf } from '../../night.ts'
import {
  findingOf,
  onEachBasis,
  piecesMeet,
  type Rule,
  type Scene,
  spanOf,
  worksOf,
} from '../../rule.ts'
import type { Piece, Timeline } from '../../timeline.ts'
import { type Youth, youthOf } from './young.ts'

const FROM_SIXTEEN: NightHours = { from: 1_320, until: 360 }
const BEFORE_SIXTEEN: NightHours = { from: 1_200, until: 360 }

/**
 * Interdiction du travail de nuit des moins de 18 ans: 22:00 to 6:00 from sixteen on, 20:00 to
 * 6:00 before. Measured are the minutes of the day's work that lie in the ban; a night belongs to
 * the day on which it starts.
 */
export const YOUNG_NIGHT: Rule = {
  id: 'YNG-05',
  family: 'young',
  words: {
    fr: {
      title: 'Travail de nuit des moins de 18 ans',
      sentence: '{measured} de travail la nuit avant 18 ans : la nuit est interdite.',
      counting:
        'Travail entre 22 h et 6 h à 16 et 17 ans, entre 20 h et 6 h avant 16 ans. Les dérogations ' +
        'de l’inspection du travail ne sont pas connues des données.',
    },
    en: {
      title: 'Night work under 18',
      sentence: '{measured} of work at night under 18: nights are forbidden.',
      counting:
        'Work between 22:00 and 06:00 at 16 and 17, between 20:00 and 06:00 before 16. Exceptions ' +
        'of the labour inspectorate are not in the data.',
    },
  },
  articles: ['L3163-2', 'L3163-1'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  examples: [
    {
      fr: 'Jusqu’à 22 heures, à 16 ans',
      en: 'Until 22:00, at 16',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 15:00-22:00 pause 30'],
      found: [],
    },
    {
      fr: 'Jusqu’à 22 h 01',
      en: 'Until 22:01',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 15:00-22:01 pause 30'],
      found: [[1, 0]],
    },
    {
      fr: 'Jusqu’à 22 heures, à 15 ans',
      en: 'Until 22:00, at 15',
      facts: { bornOn: day('2011-01-15') },
      work: ['A 2026-10-12 15:00-22:00 pause 30'],
      found: [[120, 0]],
    },
  ],
  judge: (scene) => {
    const youth = youthOf(scene)
    if (youth === null) return []
    return onEachBasis(scene, (timeline) => nights(scene, timeline, youth))
  },
}

/** The hours that are forbidden to a minor. */
export const banOn = ({ isUnderSixteen }: Youth, on: Day): NightHours =>
  isUnderSixteen(on) ? BEFORE_SIXTEEN : FROM_SIXTEEN

function nights(scene: Scene, { basis, daysWork }: Timeline, youth: Youth): readonly Finding[] {
  const banned = (piece: Piece): number => {
    if (!youth.isMinor(piece.day)) return 0
    return nightMinutesOf(piece, banOn(youth, piece.day))
  }
  return daysWork.flatMap(({ day: date, pieces: all }) => {
    const pieces = all.filter((piece) => banned(piece) > 0)
    if (pieces.length === 0 || !piecesMeet(scene.period, pieces)) return []
    const measured = pieces.reduce((sum, piece) => sum + banned(piece), 0)
    const { value: limit, source } = scene.limits(YOUNG_NIGHT, date)
    const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date }
    return [findingOf(YOUNG_NIGHT, scene, { ...place, measured, limit, source })]
  })
}
