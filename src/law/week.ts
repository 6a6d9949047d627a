import { addDays, type Day, weekday } from '../shared/days.ts'
import type { Limits } from './limits.ts'
import type { Setting } from './rule.ts'

/**
 * Semaine civile: Monday 0:00 to Sunday 24:00 (L3121-35), or the seven days in a row that an
 * agreement gives by their first weekday, 1 Monday to 7 Sunday (L3121-32). Every weekly limit and
 * every mean counts by it.
 *
 * An agreement takes effect with its own first week: the week that runs when it begins is cut
 * there, and no day lies in two weeks.
 */
export const WEEK: Setting = {
  id: 'TIM-09',
  family: 'working-time',
  words: {
    fr: {
      title: 'Semaine',
      sentence:
        'La semaine va du lundi 0 h au dimanche 24 h, ou commence le jour que fixe un accord.',
      counting:
        'Toutes les limites hebdomadaires et les moyennes se comptent par cette semaine. Un ' +
        'accord écrit le premier jour : 1 pour lundi, 7 pour dimanche.',
    },
    en: {
      title: 'Week',
      sentence: 'The week runs from Monday 0:00 to Sunday 24:00, or from the day of an agreement.',
      counting:
        'All weekly limits and means count by this week. An agreement gives its first day: 1 for ' +
        'Monday, 7 for Sunday.',
    },
  },
  articles: ['L3121-35', 'L3121-32'],
  defaultLimit: 1,
  source: 'law',
  confidence: 'text',
  override: { unit: 'weekday', least: 1, most: 7, by: 'agreement', article: 'L3121-32' },
}

const startBy = (first: number, on: Day): Day => addDays(on, -((weekday(on) - first + 7) % 7))

/** Answers already given under some limits: many people are judged on the same days. */
interface Known {
  readonly weekOf: Map<Day, Day>
  readonly between: Map<string, readonly Day[]>
}

const answers = new WeakMap<Limits, Known>()

function knownUnder(limits: Limits): Known {
  let known = answers.get(limits)
  if (known === undefined) {
    known = { weekOf: new Map(), between: new Map() }
    answers.set(limits, known)
  }
  return known
}

function findWeek(limits: Limits, on: Day): Day {
  const { value } = limits(WEEK, on)
  const start = startBy(value, on)
  const before = limits(WEEK, start).value
  return before === value ? start : startBy(before, on)
}

/** First day of the week that holds the day. */
export function weekOf(limits: Limits, on: Day): Day {
  const known = knownUnder(limits).weekOf
  let week = known.get(on)
  if (week === undefined) {
    week = findWeek(limits, on)
    known.set(on, week)
  }
  return week
}

/** First days of the weeks from the one that holds a day to the one that holds another. */
export function weeksBetween(limits: Limits, from: Day, to: Day): readonly Day[] {
  const known = knownUnder(limits).between
  const key = `${from} ${to}`
  const found = known.get(key)
  if (found !== undefined) return found
  const first = weekOf(limits, from)
  const weeks: Day[] = []
  for (let week = weekOf(limits, to); week >= first; week = weekOf(limits, addDays(week, -1)))
    weeks.unshift(week)
  known.set(key, weeks)
  return weeks
}
