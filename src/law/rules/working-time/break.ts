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
import type { Piece, Spell, Timeline } from '../../timeline.ts'

const WORK_BEFORE_BREAK = 360

/**
 * Pause: as soon as daily work reaches six hours, at least twenty minutes in a row without work.
 *
 * The day's work is that of one local start day, over all members; a night shift belongs to the
 * day on which it starts. A way from one member to another is a pause when no work is declared.
 */
export const BREAK: Rule = {
  id: 'TIM-08',
  family: 'working-time',
  words: {
    fr: {
      title: 'Pause',
      sentence: '{measured} de pause au plus dans six heures de travail, pour {limit} au moins.',
      counting:
        'Pause de 20 minutes consécutives dès que le travail du jour atteint six heures. Le ' +
        'passage d’un adhérent à un autre compte comme une pause quand aucun travail n’y est ' +
        'déclaré.',
    },
    en: {
      title: 'Break',
      sentence: '{measured} of break at best in six hours of work, at least {limit} due.',
      counting:
        'Break of 20 minutes in a row as soon as the work of the day reaches six hours. The way ' +
        'from one member to another counts as a break when no work is declared in it.',
    },
  },
  articles: ['L3121-16', 'L3121-17'],
  unit: 'minute',
  defaultLimit: 20,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: { unit: 'minute', least: 20, most: 240, by: 'agreement', article: 'L3121-17' },
  examples: [],
  judge: (scene) => onEachBasis(scene, (timeline) => missingBreaks(scene, timeline)),
}

/** Work in which every pause is shorter than the limit. */
interface Stretch {
  readonly pieces: Piece[]
  minutes: number
  longestPause: number
}

function stretchesOf(pieces: readonly Piece[], shortestPause: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    const pause = piece.start - end
    const current = stretches.at(-1)
    const minutes = piece.end - piece.start
    if (current === undefined || pause >= shortestPause) {
      stretches.push({ pieces: [piece], minutes, longestPause: 0 })
    } else {
      current.pieces.push(piece)
      current.minutes += minutes
      current.longestPause = Math.max(current.longestPause, pause)
    }
    end = piece.end
  }
  return stretches
}

/** Whether the day closes with the break of its last shift: right after six hours is in time. */
function endsWithPause(
  spells: readonly Spell[],
  pieces: readonly Piece[],
  shortestPause: number,
): boolean {
  const presence = spells.at(-1)?.end ?? 0
  return presence - (pieces.at(-1)?.end ?? presence) >= shortestPause
}

function missingBreaks(scene: Scene, { basis, daysWork }: Timeline): readonly Finding[] {
  return daysWork.flatMap(({ day, pieces, spells }) => {
    const { value: limit, source } = scene.limits(BREAK, day)
    const stretches = stretchesOf(pieces, limit)
    const hasPause = stretches.length > 1 || endsWithPause(spells, pieces, limit)
    const most = hasPause ? WORK_BEFORE_BREAK : WORK_BEFORE_BREAK - 1
    return stretches
      .filter(({ minutes, pieces }) => minutes > most && piecesMeet(scene.period, pieces))
      .map(({ pieces, longestPause: measured }) => {
        const place = { basis, works: worksOf(pieces), ...spanOf(pieces) }
        return findingOf(BREAK, scene, { ...place, measured, limit, source })
      })
  })
}
