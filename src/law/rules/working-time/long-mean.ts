import { addDays, type Day } from '../../../shared/days.ts'
import { localTimeAt } from '../../../shared/time.ts'
import type { Basis, Finding } from '../../finding.ts'
import type { Limit } from '../../limits.ts'
import { findingOf, meets, midnightOf, onEachBasis, type Rule, type Scene } from '../../rule.ts'
import { weekOf, weeksBetween } from '../../week.ts'
import { weeksOf } from '../../weeks.ts'

const LEGAL_MEAN = 2_640
export const WEEKS = 12
export const WEEKS_OF_A_YEAR = 52
const AGRICULTURAL_PRODUCTION = '7024'

/** Agricultural production and CUMA: the mean is that of twelve months (Code rural, L713-13). */
export const isAgricultural = ({ group: { kind, idcc } }: Pick<Scene, 'group'>): boolean =>
  kind === 'agricultural' || idcc === AGRICULTURAL_PRODUCTION

/**
 * Durée moyenne sur douze semaines: in any twelve weeks in a row, over all members, forty-four
 * hours a week at most; agricultural production counts twelve months instead (TIM-04).
 *
 * Measured and limit are sums of minutes, 528 h: exact where a mean would be rounded. One finding
 * for each window that is over and ends in the judged days; its date is the first day of its
 * first week. The limit is that of the last week.
 */
export const TWELVE_WEEK_MEAN: Rule = {
  id: 'TIM-03',
  family: 'working-time',
  words: {
    fr: {
      title: 'Durée moyenne sur 12 semaines',
      sentence: '{measured} de travail effectif en 12 semaines consécutives, pour {limit} au plus.',
      counting:
        'Somme du travail effectif de chaque suite de 12 semaines, tous adhérents réunis : 44 ' +
        'heures en moyenne, soit 528 heures ; 46 heures par accord. En production agricole, la ' +
        'moyenne se prend sur 12 mois.',
    },
    en: {
      title: 'Mean over 12 weeks',
      sentence: '{measured} of work in 12 weeks in a row, at most {limit} allowed.',
      counting:
        'Sum of effective work of every 12 weeks in a row, over all members: 44 hours on average, ' +
        'which is 528 hours; 46 by agreement. Agricultural production takes it over 12 months.',
    },
  },
  articles: ['L3121-22', 'L3121-23', 'L3121-24'],
  unit: 'minute',
  defaultLimit: LEGAL_MEAN,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: {
    unit: 'minute',
    least: LEGAL_MEAN,
    most: 2_760,
    by: 'agreement',
    article: 'L3121-23',
  },
  examples: [
    {
      fr: 'Douze semaines de 44 heures : rien',
      en: 'Twelve weeks of 44 hours: nothing',
      work: ['A lu-ve 2026-07-27/2026-10-18 08:00-16:48'],
      found: [],
    },
    {
      fr: 'Une minute de plus chez un autre adhérent, le dernier samedi',
      en: 'One minute more at another member, on the last Saturday',
      work: ['A lu-ve 2026-07-27/2026-10-18 08:00-16:48', 'B 2026-10-17 08:00-08:01'],
      found: [[31_681, 31_680]],
    },
  ],
  judge: (scene) =>
    isAgricultural(scene)
      ? []
      : onEachBasis(scene, ({ basis }) => overLongMean(TWELVE_WEEK_MEAN, scene, basis, WEEKS)),
  lacks: (scene) => lacksHistory(scene, WEEKS),
}

/**
 * Durée moyenne en production agricole: forty-four hours a week on average over twelve months,
 * read as fifty-two weeks in a row: 2,288 h.
 */
export const TWELVE_MONTH_MEAN: Rule = {
  id: 'TIM-04',
  family: 'working-time',
  words: {
    fr: {
      title: 'Durée moyenne sur 12 mois en production agricole',
      sentence: '{measured} de travail effectif en 52 semaines consécutives, pour {limit} au plus.',
      counting:
        'En production agricole : somme du travail effectif de chaque suite de 52 semaines, tous ' +
        'adhérents réunis, 44 heures en moyenne, soit 2 288 heures.',
    },
    en: {
      title: 'Mean over 12 months in agricultural production',
      sentence: '{measured} of work in 52 weeks in a row, at most {limit} allowed.',
      counting:
        'In agricultural production: sum of effective work of every 52 weeks in a row, over all ' +
        'members, 44 hours on average, which is 2,288 hours.',
    },
  },
  articles: ['Code rural L713-13', 'L3121-22'],
  unit: 'minute',
  defaultLimit: LEGAL_MEAN,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Une année de semaines de 44 heures : rien',
      en: 'A year of weeks of 44 hours: nothing',
      group: { kind: 'agricultural' },
      work: ['A lu-ve 2025-10-27/2026-10-25 08:00-16:48'],
      found: [],
    },
    {
      fr: 'Une minute de plus chez un autre adhérent, le dernier samedi',
      en: 'One minute more at another member, on the last Saturday',
      group: { kind: 'agricultural' },
      work: ['A lu-ve 2025-10-27/2026-10-25 08:00-16:48', 'B 2026-10-24 08:00-08:01'],
      found: [[137_281, 137_280]],
    },
    {
      fr: 'Douze semaines de 50 heures : permis en production agricole',
      en: 'Twelve weeks of 50 hours: allowed in agricultural production',
      group: { kind: 'agricultural' },
      work: ['A lu-ve 2026-07-27/2026-10-18 08:00-18:00'],
      found: [],
    },
  ],
  judge: (scene) =>
    isAgricultural(scene)
      ? onEachBasis(scene, ({ basis }) =>
          overLongMean(TWELVE_MONTH_MEAN, scene, basis, WEEKS_OF_A_YEAR),
        )
      : [],
  lacks: (scene) => (isAgricultural(scene) ? lacksHistory(scene, WEEKS_OF_A_YEAR) : []),
}

/** Some weeks in a row, with the sum of their work. */
export interface Window {
  readonly first: Day
  readonly last: Day
  readonly minutes: number
}

/**
 * Every run of so many weeks that ends in the judged days, whether it holds work or not. Where no
 * week is over the mean that is allowed at its end, no run can be: it is left out.
 */
export function windowsOf(
  scene: Scene,
  basis: Basis,
  count: number,
  meanAt: (last: Day) => number,
): readonly Window[] {
  const { limits, period } = scene
  const work = weeksOf(scene, basis)
  const most = work.reduce((found, { minutes }) => Math.max(found, minutes), 0)
  const lasts = weeksBetween(limits, period.from, period.to)
  if (lasts.every((last) => most <= meanAt(last))) return []
  const all = weeksBetween(limits, addDays(lasts[0] ?? period.from, -7 * (count - 1)), period.to)
  const sums = new Map(work.map(({ week, minutes }) => [week, minutes]))
  const minutesIn = (from: number, to: number): number =>
    all.slice(from, to + 1).reduce((sum, week) => sum + (sums.get(week) ?? 0), 0)
  return lasts.map((last, index) => {
    const end = all.length - lasts.length + index
    const start = Math.max(0, end - count + 1)
    return { first: all[start] ?? last, last, minutes: minutesIn(start, end) }
  })
}

/** The finding of a window: it names the work of its last week, and the members of all. */
export function windowFinding(
  rule: Rule,
  scene: Scene,
  basis: Basis,
  { first, last, minutes }: Window,
  limit: Limit & { readonly article?: string },
): Finding {
  const pieces = scene[basis].weeks.find(({ day }) => day === last)?.pieces ?? []
  const end = pieces.at(-1)
  const seen = findingOf(rule, scene, {
    basis,
    works: pieces.map(({ work }) => work),
    startsAt: midnightOf(first),
    endsAt: end ? localTimeAt(end.end, end.work.zone) : midnightOf(addDays(last, 7)),
    date: first,
    measured: minutes,
    limit: limit.value,
    source: limit.source,
    ...(limit.article === undefined ? {} : { article: limit.article }),
  })
  const weeks = weeksOf(scene, basis).filter(({ week }) => first <= week && week <= last)
  const memberIds = new Set(weeks.flatMap(({ parts }) => parts.map(({ memberId }) => memberId)))
  return { ...seen, memberIds: [...memberIds].sort() }
}

/** The windows whose sum is over the mean that an agreement or the law allows. */
function overLongMean(rule: Rule, scene: Scene, basis: Basis, count: number): readonly Finding[] {
  const meanAt = (last: Day): Limit => scene.limits(rule, last)
  return windowsOf(scene, basis, count, (last) => meanAt(last).value).flatMap((window) => {
    const { value: mean, source } = meanAt(window.last)
    const limit = { value: mean * count, source }
    return window.minutes > limit.value ? [windowFinding(rule, scene, basis, window, limit)] : []
  })
}

/** Someone who worked and was there all along, but of whom no earlier week is known. */
function lacksHistory(scene: Scene, count: number): ReturnType<NonNullable<Rule['lacks']>> {
  const { person, limits, period } = scene
  const first = addDays(weekOf(limits, period.from), -7 * (count - 1))
  const weeks = weeksOf(scene, 'worked')
  const isThere = person.hiredOn < first
  const works = weeks.some(({ week }) => meets(period, week, addDays(week, 6)))
  const isKnown = weeks.some(({ week }) => week < addDays(first, 7))
  return isThere && works && !isKnown
    ? [
        {
          column: 'time_entries.starts_at',
          fr: `les heures des ${count} semaines précédentes`,
          en: `the hours of the ${count} weeks before`,
        },
      ]
    : []
}
