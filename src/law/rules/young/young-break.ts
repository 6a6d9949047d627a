import { day } from '../../../shared/days.ts'
import type { Finding } from '../../finding.ts'
import {
  findingOf,
  onEachBasis,
  piecesMeet,
  type Rule,
  type Scene,
  spanOf,
  worksOf,
} from '../../rule.ts'
import type { DaysWork, Piece, Timeline } from '../../timeline.ts'
import { youthOf } from './young.ts'

const WORK_BEFORE_BREAK = 270

/**
 * Pause des moins de 18 ans: no more than four and a half hours of work without interruption,
 * and thirty minutes of break in a row on a day of more than four and a half hours. A break that
 * is shorter does not interrupt, unless the day has one that is long enough elsewhere.
 */
export const YOUNG_BREAK: Rule = {
  id: 'YNG-02',
  family: 'young',
  words: {
    fr: {
      title: 'Pause des moins de 18 ans',
      sentence: '{measured} de pause au plus en plus de 4 h 30 de travail, pour {limit} au moins.',
      counting:
        'Avant 18 ans : 30 minutes de pause consécutives quand le travail du jour dépasse 4 h 30, ' +
        'et jamais plus de 4 h 30 de travail sans interruption, tous adhérents réunis.',
    },
    en: {
      title: 'Break under 18',
      sentence: '{measured} of break at best in more than 4 h 30 of work, at least {limit} due.',
      counting:
        'Under 18: 30 minutes of break in a row when the work of the day is more than 4 h 30, and ' +
        'never more than 4 h 30 of work without interruption, over all members.',
    },
  },
  articles: ['L3162-3'],
  unit: 'minute',
  defaultLimit: 30,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Quatre heures et demie sans pause, à 16 ans',
      en: 'Four and a half hours without a break, at 16',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 08:00-12:30'],
      found: [],
    },
    {
      fr: 'Une minute de plus',
      en: 'One minute more',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 08:00-12:31'],
      found: [[0, 30]],
    },
    {
      fr: 'Vingt-neuf minutes entre deux adhérents',
      en: 'Twenty-nine minutes between two members',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 08:00-11:00', 'B 2026-10-12 11:29-14:00'],
      found: [[29, 30]],
    },
  ],
  judge: (scene) => {
    const youth = youthOf(scene)
    if (youth === null) return []
    return onEachBasis(scene, (timeline) => missingBreaks(scene, timeline, youth.isMinor))
  },
}

/** Work in which every pause is shorter than the limit. */
interface Stretch {
  readonly pieces: Piece[]
  minutes: number
  longestPause: number
  /** Most work in it without any pause. */
  longestRun: number
  run: number
}

const open = (piece: Piece): Stretch => {
  const minutes = piece.end - piece.start
  return { pieces: [piece], minutes, longestPause: 0, longestRun: minutes, run: minutes }
}

function extend(stretch: Stretch, piece: Piece, pause: number): void {
  const minutes = piece.end - piece.start
  stretch.pieces.push(piece)
  stretch.minutes += minutes
  stretch.longestPause = Math.max(stretch.longestPause, pause)
  stretch.run = pause > 0 ? minutes : stretch.run + minutes
  stretch.longestRun = Math.max(stretch.longestRun, stretch.run)
}

function stretchesOf({ pieces }: DaysWork, shortestPause: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    const pause = piece.start - end
    const current = stretches.at(-1)
    if (current === undefined || pause >= shortestPause) stretches.push(open(piece))
    else extend(current, piece, pause)
    end = piece.end
  }
  return stretches
}

function missingBreaks(
  scene: Scene,
  { basis, daysWork }: Timeline,
  isMinor: (on: DaysWork['day']) => boolean,
): readonly Finding[] {
  return daysWork.flatMap((work) => {
    if (!isMinor(work.day)) return []
    const { value: limit, source } = scene.limits(YOUNG_BREAK, work.day)
    const stretches = stretchesOf(work, limit)
    const presence = (work.spells.at(-1)?.end ?? 0) - (work.pieces.at(-1)?.end ?? 0)
    const hasBreak = stretches.length > 1 || presence >= limit
    return stretches
      .filter(
        ({ minutes, longestRun, pieces }) =>
          (hasBreak ? longestRun : minutes) > WORK_BEFORE_BREAK && piecesMeet(scene.period, pieces),
      )
      .map(({ pieces, longestPause: measured }) => {
        const place = { basis, works: worksOf(pieces), ...spanOf(pieces) }
        return findingOf(YOUNG_BREAK, scene, { ...place, measured, limit, source })
      })
  })
}
