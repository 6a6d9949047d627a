import { day, type Day } from '../../../shared/days.ts'
import type { Limit } from '../../limits.ts'
import { onEachBasis, type Rule, type Scene } from '../../rule.ts'
import { shortRests } from '../working-time/daily-rest.ts'
import { youthOf, type Youth } from './young.ts'

const UNDER_SIXTEEN = 840
const ANY: Limit = { value: 0, source: 'law' }

/**
 * Repos quotidien des moins de 18 ans: twelve hours in a row, fourteen under sixteen, counted as
 * the rest of all (TIM-05), whose own finding stays where the rest is under eleven hours too.
 */
export const YOUNG_REST: Rule = {
  id: 'YNG-03',
  family: 'young',
  words: {
    fr: {
      title: 'Repos quotidien des moins de 18 ans',
      sentence: '{measured} de repos avant 18 ans, pour {limit} au moins.',
      counting:
        'Repos consécutif dans les 24 heures qui suivent la prise de poste : 12 heures avant 18 ' +
        'ans, 14 heures avant 16 ans.',
    },
    en: {
      title: 'Daily rest under 18',
      sentence: '{measured} of rest under 18, at least {limit} due.',
      counting:
        'Rest in a row within the 24 hours from the start of work: 12 hours under 18, 14 under 16.',
    },
  },
  articles: ['L3164-1'],
  unit: 'minute',
  defaultLimit: 720,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Douze heures entre deux adhérents, à 16 ans',
      en: 'Twelve hours between two members, at 16',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 14:00-20:00', 'B 2026-10-13 08:00-12:00'],
      found: [],
    },
    {
      fr: 'Une minute de moins',
      en: 'One minute less',
      facts: { bornOn: day('2010-01-15') },
      work: ['A 2026-10-12 14:00-20:01', 'B 2026-10-13 08:00-12:00'],
      found: [[719, 720]],
    },
    {
      fr: 'Treize heures à 15 ans',
      en: 'Thirteen hours at 15',
      facts: { bornOn: day('2011-01-15') },
      work: ['A 2026-10-12 14:00-19:00', 'B 2026-10-13 08:00-12:00'],
      found: [[780, 840]],
    },
  ],
  judge: (scene) => {
    const youth = youthOf(scene)
    if (youth === null) return []
    return onEachBasis(scene, (timeline) =>
      shortRests(YOUNG_REST, scene, timeline, (on) => youngRestOn(scene, youth, on)),
    )
  },
}

/** The rest that is due after work of a day. */
export function youngRestOn(scene: Scene, { isMinor, isUnderSixteen }: Youth, on: Day): Limit {
  if (!isMinor(on)) return ANY
  return isUnderSixteen(on) ? { value: UNDER_SIXTEEN, source: 'law' } : scene.limits(YOUNG_REST, on)
}
