import { addDays, type Day } from '../../../shared/days.ts'
import type { Basis, Finding } from '../../finding.ts'
import type { Limit } from '../../limits.ts'
import { nightMinutesIn } from '../../night.ts'
import { findingOf, isIn, onEachBasis, type Rule, type Scene, spanOf, worksOf } from '../../rule.ts'
import type { Timeline } from '../../timeline.ts'
import { weekOf } from '../../week.ts'
import { weeksOf } from '../../weeks.ts'
import { windowFinding, windowsOf } from '../working-time/long-mean.ts'

const WEEKS = 12
const WEEKS_OF_A_YEAR = 52
const NIGHTS_A_WEEK = 2
const NIGHT_MINUTES_A_YEAR = 16_200
const MOST_OF_A_WEEK = 2_400
/** No day has as many minutes: a limit from here on is one of a mean. */
const LEAST_MEAN = 1_440

/**
 * Travailleur de nuit (NGT-02, L3122-5 and L3122-23): someone who, in most of the weeks worked
 * among the twelve that end with this one, has at least two days with three hours of night or
 * more, or who has worked 270 hours of night in the fifty-two weeks that end with it.
 */
export function isNightWorker(scene: Scene, basis: Basis, week: Day): boolean {
  const startOfYear = addDays(week, -7 * (WEEKS_OF_A_YEAR - 1))
  const startOfTwelve = addDays(week, -7 * (WEEKS - 1))
  let nightMinutes = 0
  let worked = 0
  let ofNights = 0
  for (const one of weeksOf(scene, basis)) {
    if (one.week < startOfYear || one.week > week) continue
    nightMinutes += one.nightMinutes
    if (one.week < startOfTwelve || one.minutes === 0) continue
    worked += 1
    if (one.longNights >= NIGHTS_A_WEEK) ofNights += 1
  }
  return nightMinutes >= NIGHT_MINUTES_A_YEAR || ofNights * 2 > worked
}

/**
 * Durée du travail de nuit, two limits for night workers: eight hours a day, of a day with work
 * at night (L3122-6), and forty hours a week on average over twelve weeks, as a sum of 480 h
 * (L3122-7). An agreement may set a mean of up to forty-four hours (L3122-18).
 *
 * The day is the work that starts on one local day: a night belongs to the day of its start.
 */
export const NIGHT_WORK: Rule = {
  id: 'NGT-03',
  family: 'night',
  words: {
    fr: {
      title: 'Durée du travail de nuit',
      sentence: '{measured} de travail effectif d’un travailleur de nuit, pour {limit} au plus.',
      counting:
        'Travailleur de nuit : dans la plupart des semaines travaillées des 12 dernières, deux ' +
        'jours au moins avec trois heures entre 21 h et 6 h ; ou 270 heures de nuit en 12 mois. ' +
        'Il travaille 8 heures au plus le jour où il travaille de nuit (jour de la prise de ' +
        'poste), et 480 heures au plus en 12 semaines consécutives, soit 40 en moyenne.',
    },
    en: {
      title: 'Night work',
      sentence: '{measured} of work of a night worker, at most {limit} allowed.',
      counting:
        'Night worker: in most of the weeks worked of the last 12, at least two days with three ' +
        'hours between 21:00 and 06:00; or 270 hours of night in 12 months. 8 hours at most on a ' +
        'day with night work (the day on which it starts), and 480 hours at most in 12 weeks in a ' +
        'row, 40 on average.',
    },
  },
  articles: ['L3122-6', 'L3122-7', 'L3122-5', 'L3122-18', 'L3122-23'],
  unit: 'minute',
  defaultLimit: 480,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: {
    unit: 'minute',
    least: MOST_OF_A_WEEK,
    most: 2_640,
    by: 'agreement',
    article: 'L3122-18',
  },
  examples: [
    {
      fr: 'Deux nuits de huit heures dans la semaine',
      en: 'Two nights of eight hours in the week',
      work: ['A 2026-10-12/2026-10-13 22:00-06:00'],
      found: [],
    },
    {
      fr: 'Une minute de plus chez un autre adhérent, la seconde nuit',
      en: 'One minute more at another member, in the second night',
      work: ['A 2026-10-12/2026-10-13 22:00-06:00', 'B 2026-10-14 06:00-06:01'],
      found: [[481, 480]],
    },
    {
      fr: 'Neuf heures une seule nuit de la semaine : pas un travailleur de nuit',
      en: 'Nine hours in only one night of the week: no night worker',
      work: ['A 2026-10-12 21:00-06:00'],
      found: [],
    },
    {
      fr: 'Douze semaines de 40 heures, et une minute un samedi',
      en: 'Twelve weeks of 40 hours, and a minute on a Saturday',
      work: ['A lu-ve 2026-07-27/2026-10-16 21:00-05:00', 'B 2026-10-17 14:00-14:01'],
      found: [[28_801, 28_800]],
    },
  ],
  judge: (scene) =>
    onEachBasis(scene, (timeline) => [
      ...longNights(scene, timeline),
      ...longNightWeeks(scene, timeline.basis),
    ]),
}

/** The limit of a day, or that of a mean: an agreement sets the mean, told by its size. */
function limitOf(scene: Scene, kind: 'day' | 'mean', on: Day): Limit {
  const set = scene.limits(NIGHT_WORK, on)
  const isOfKind = kind === 'mean' ? set.value >= LEAST_MEAN : set.value < LEAST_MEAN
  const ofTheLaw = kind === 'mean' ? MOST_OF_A_WEEK : NIGHT_WORK.defaultLimit
  return isOfKind ? set : { value: ofTheLaw, source: NIGHT_WORK.source }
}

function longNights(scene: Scene, { basis, daysWork }: Timeline): readonly Finding[] {
  return daysWork.flatMap(({ day: date, pieces }) => {
    if (!isIn(scene.period, date)) return []
    const measured = pieces.reduce((sum, { start, end }) => sum + (end - start), 0)
    const { value: limit, source } = limitOf(scene, 'day', date)
    if (measured <= limit || nightMinutesIn(pieces) === 0) return []
    if (!isNightWorker(scene, basis, weekOf(scene.limits, date))) return []
    const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date }
    return [findingOf(NIGHT_WORK, scene, { ...place, measured, limit, source })]
  })
}

function longNightWeeks(scene: Scene, basis: Basis): readonly Finding[] {
  const meanAt = (last: Day): Limit => limitOf(scene, 'mean', last)
  return windowsOf(scene, basis, WEEKS, (last) => meanAt(last).value).flatMap((window) => {
    const { value: mean, source } = meanAt(window.last)
    const value = mean * WEEKS
    if (window.minutes <= value || !isNightWorker(scene, basis, window.last)) return []
    return [windowFinding(NIGHT_WORK, scene, basis, window, { value, source, article: 'L3122-7' })]
  })
}
