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

const WORK_BEFORE_BREAK = 360

/**
 * Pause: as soon as daily work reaches six hours, at least twenty minutes in a row without work.
 *
 * The article counts the work of the day, not that since the last break: a day that has had its
 * break by its sixth hour is right, however long the work after it. So a day has one finding at
 * most: it has no break, or the first one comes after more than six hours.
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
        'Pause de 20 minutes consécutives dès que le travail du jour atteint six heures : une par ' +
        'jour, à la sixième heure au plus tard. Le passage d’un adhérent à un autre compte comme ' +
        'une pause quand aucun travail n’y est déclaré.',
    },
    en: {
      title: 'Break',
      sentence: '{measured} of break at best in six hours of work, at least {limit} due.',
      counting:
        'Break of 20 minutes in a row as soon as the work of the day reaches six hours: one a day, ' +
        'at the sixth hour at the latest. The way from one member to another counts as a break ' +
        'when no work is declared in it.',
    },
  },
  articles: ['L3121-16', 'L3121-17'],
  unit: 'minute',
  defaultLimit: 20,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: { unit: 'minute', least: 20, most: 240, by: 'agreement', article: 'L3121-17' },
  examples: [
    {
      fr: 'Six heures sans pause',
      en: 'Six hours without a break',
      work: ['A 2026-10-12 08:00-14:00'],
      found: [[0, 20]],
    },
    {
      fr: 'Vingt minutes entre deux adhérents',
      en: 'Twenty minutes between two members',
      work: ['A 2026-10-12 09:00-12:00', 'B 2026-10-12 12:20-16:00'],
      found: [],
    },
    {
      fr: 'Dix-neuf minutes entre deux adhérents',
      en: 'Nineteen minutes between two members',
      work: ['A 2026-10-12 09:00-12:00', 'B 2026-10-12 12:19-16:00'],
      found: [[19, 20]],
    },
  ],
  judge: (scene) => onEachBasis(scene, (timeline) => missingBreaks(scene, timeline)),
}

/** Work from the first minute of a day to its first pause. */
interface Stretch {
  readonly pieces: readonly Piece[]
  readonly minutes: number
  readonly longestPause: number
  /** Whether a pause that is long enough follows. */
  readonly hasPause: boolean
}

function firstStretch({ pieces, spells }: DaysWork, shortestPause: number): Stretch {
  let minutes = 0
  let longestPause = 0
  for (const [index, { start, end }] of pieces.entries()) {
    minutes += end - start
    const next = pieces[index + 1]?.start ?? spells.at(-1)?.end ?? end
    const pause = next - end
    if (pause >= shortestPause)
      return { pieces: pieces.slice(0, index + 1), minutes, longestPause, hasPause: true }
    longestPause = Math.max(longestPause, pause)
  }
  return { pieces, minutes, longestPause, hasPause: false }
}

function missingBreaks(scene: Scene, { basis, daysWork }: Timeline): readonly Finding[] {
  return daysWork.flatMap((work) => {
    const { value: limit, source } = scene.limits(BREAK, work.day)
    const { pieces, minutes, longestPause: measured, hasPause } = firstStretch(work, limit)
    const isInTime = hasPause ? minutes <= WORK_BEFORE_BREAK : minutes < WORK_BEFORE_BREAK
    if (isInTime || !piecesMeet(scene.period, pieces)) return []
    const place = { basis, works: worksOf(pieces), ...spanOf(pieces) }
    return [findingOf(BREAK, scene, { ...place, measured, limit, source })]
  })
}
