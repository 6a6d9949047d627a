import { addDays, type Day } from '../../../shared/days.ts'
import type { ContractFacts } from '../../facts.ts'
import { OVERTIME_QUOTA_HOURS } from '../../figures.ts'
import type { Finding } from '../../finding.ts'
import {
  type Example,
  type MissingDatum,
  onEachBasis,
  type Rule,
  type Scene,
  weekMeets,
} from '../../rule.ts'
import type { Timeline } from '../../timeline.ts'
import { weeksOf } from '../../weeks.ts'
import { exampleOfHours } from '../part-time/part-time.ts'
import { findingOnWeek } from '../week-finding.ts'
import { minutesAYear, overtimeThresholdOn, termsOfWeek } from './overtime-week.ts'

const CONTRACT: MissingDatum = {
  column: 'contracts.weekly_minutes',
  fr: 'contrat : sans lui, on ne sait si les heures au-delà de 35 sont supplémentaires',
  en: 'contract: without it, nothing says whether hours beyond 35 are overtime',
}

/** Overtime of a week, and what the civil year holds with it. */
export interface QuotaWeek {
  readonly week: Day
  readonly overtimeMinutes: number
  /** Since the first week that ends in the year. */
  readonly usedMinutes: number
}

/** The civil year to which a week belongs: the one in which it ends. */
export const yearOfWeek = (week: Day): string => addDays(week, 6).slice(0, 4)

/** The weeks with overtime of a full-time person, with the sum of their civil year. */
export function quotaWeeks(
  weeks: readonly { readonly week: Day; readonly minutes: number }[],
  contracts: readonly ContractFacts[],
  limits: Scene['limits'],
): readonly QuotaWeek[] {
  const found: QuotaWeek[] = []
  let year = ''
  let usedMinutes = 0
  for (const { week, minutes } of weeks) {
    const overtimeMinutes = minutes - overtimeThresholdOn(limits, week)
    if (overtimeMinutes <= 0 || termsOfWeek(contracts, week, limits) !== 'full-time') continue
    if (yearOfWeek(week) !== year) usedMinutes = 0
    year = yearOfWeek(week)
    usedMinutes += overtimeMinutes
    found.push({ week, overtimeMinutes, usedMinutes })
  }
  return found
}

/** Thirteen hours beyond 35 in seventeen weeks to 25 October: 221 h, one more than the quota. */
const examples: readonly Example[] = [
  {
    fr: '13 h de plus que 35 dans chacune de 16 semaines et 12 h dans la 17e : 220 h.',
    en: '13 h beyond 35 in each of 16 weeks and 12 h in the 17th: 220 h.',
    work: [
      'A lu-sa 2026-06-29/2026-10-18 08:00-16:00',
      'A lu-ve 2026-10-19/2026-10-23 08:00-16:00',
      'B 2026-10-24 08:00-15:00',
    ],
    facts: { contracts: [exampleOfHours(35)] },
    found: [],
  },
  {
    fr: 'Une minute de plus la 17e semaine : elle ouvre droit à la contrepartie en repos.',
    en: 'A minute more in the 17th week: it opens compulsory rest.',
    work: [
      'A lu-sa 2026-06-29/2026-10-18 08:00-16:00',
      'A lu-ve 2026-10-19/2026-10-23 08:00-16:00',
      'B 2026-10-24 08:00-15:01',
    ],
    facts: { contracts: [exampleOfHours(35)] },
    found: [[13_201, 13_200]],
  },
]

/**
 * Contingent annuel: overtime of a civil year beyond 220 hours opens compulsory rest (OVT-05). A
 * warning on the week that passes it, since the law does not forbid it: the staff committee is
 * heard and the rest is due. Hours that equivalent rest replaced, and urgent work, do not count
 * (L3121-30): the data do not say which they are.
 */
export const OVERTIME_QUOTA: Rule = {
  id: 'OVT-04',
  family: 'overtime',
  words: {
    fr: {
      title: 'Contingent annuel d’heures supplémentaires',
      sentence: '{measured} supplémentaires depuis le début de l’année, pour {limit}.',
      counting:
        'Temps plein, hors annualisation : travail effectif au-delà de 35 heures par semaine (ou ' +
        'de la durée équivalente, TIM-13), additionné sur l’année civile ; une semaine compte ' +
        'dans l’année où elle finit. Dit une fois, la semaine du dépassement. Les heures ' +
        'remplacées par un repos et les travaux urgents sont comptés, faute de les connaître.',
    },
    en: {
      title: 'Yearly quota of overtime',
      sentence: '{measured} of overtime since the start of the year, for {limit}.',
      counting:
        'Full time, not annualised: effective work beyond 35 hours a week (or the time that counts ' +
        'as equal, TIM-13), summed over the civil year; a week counts in the year in which it ' +
        'ends. Said once, on the week that passes it. Hours replaced by rest and urgent work are ' +
        'counted, since the data do not say them.',
    },
  },
  articles: ['D3121-24', 'L3121-30', 'L3121-33', 'L3121-39'],
  unit: 'minute',
  defaultLimit: OVERTIME_QUOTA_HOURS,
  limitUnit: 'hour',
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: { unit: 'hour', least: 0, most: 8_784, by: 'agreement', article: 'L3121-33' },
  examples,
  judge: (scene) => onEachBasis(scene, (timeline) => beyondQuota(scene, timeline)),
  lacks: ({ person, worked, planned }) =>
    person.contracts.length === 0 && worked.days.length + planned.days.length > 0 ? [CONTRACT] : [],
}

function beyondQuota(scene: Scene, { basis, weeks: detailed }: Timeline): readonly Finding[] {
  const { person, period, limits } = scene
  // Nobody can pass the quota in a year whose judged weeks have no overtime.
  if (!detailed.some(({ day, minutes }) => minutes > overtimeThresholdOn(limits, day))) return []
  return quotaWeeks(weeksOf(scene, basis), person.contracts, limits).flatMap((one) => {
    const { week, overtimeMinutes, usedMinutes: measured } = one
    if (!weekMeets(period, week)) return []
    const { value, source } = limits(OVERTIME_QUOTA, addDays(week, 6))
    const limit = minutesAYear(value)
    if (measured <= limit || measured - overtimeMinutes > limit) return []
    return findingOnWeek(OVERTIME_QUOTA, scene, { basis, week, measured, limit, source })
  })
}
