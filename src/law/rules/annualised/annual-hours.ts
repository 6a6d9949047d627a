import { addDays, type Day, day, month, periodsOverlap } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import type { ContractFacts } from '../../facts.ts'
import { ANNUAL_HOURS } from '../../figures.ts'
import type { Finding } from '../../finding.ts'
import { type Example, onEachBasis, type Rule, type Scene, weekMeets } from '../../rule.ts'
import type { Timeline } from '../../timeline.ts'
import { type WeekOfWork, weeksOf } from '../../weeks.ts'
import { minutesAYear } from '../overtime/overtime-week.ts'
import { exampleOfHours } from '../part-time/part-time.ts'
import { findingOnWeek } from '../week-finding.ts'

/** The annual minutes of the contract in a week: the most of its versions; null without any. */
function annualMinutesOf(contracts: readonly ContractFacts[], week: Day): number | null {
  const days = { startsOn: week, endsOn: addDays(week, 6) }
  const met = contracts.filter((contract) => periodsOverlap(contract, days))
  return met.reduce<number | null>(
    (most, { annualMinutes }) =>
      annualMinutes === null ? most : Math.max(most ?? 0, annualMinutes),
    null,
  )
}

/** The year before 12 October in one sum, then a week of 35 h: what is left for it. */
const example = (past: number, text: { fr: string; en: string }): Example => ({
  ...text,
  work: ['A lu-ve 2026-10-12/2026-10-16 08:00-15:00'],
  facts: {
    contracts: [{ ...exampleOfHours(35), annualMinutes: minutes(96_420) }],
    past: {
      planned: [],
      worked: [
        {
          week: day('2026-09-21'),
          month: month('2026-09'),
          memberId: 'A',
          minutes: minutes(past),
          nightMinutes: minutes(0),
          longNights: 0,
        },
      ],
    },
  },
  found: past + 2_100 > 96_420 ? [[past + 2_100, 96_420]] : [],
})

/**
 * Durée annuelle: where hours are annualised over the civil year, those beyond 1,607 hours, or
 * the lower number of the agreement or of the contract, are overtime. A warning on the week that
 * passes it: overtime is allowed, and paid or given back in rest.
 *
 * The year is that of the days, not of the weeks; only weeks under an annualised contract count.
 */
export const ANNUAL_HOURS_PASSED: Rule = {
  id: 'ANN-02',
  family: 'annualised',
  words: {
    fr: {
      title: 'Heures de l’année dépassées',
      sentence: '{measured} travaillées depuis le début de l’année, pour {limit}.',
      counting:
        'Contrats annualisés : travail effectif de l’année civile (du 1er janvier 0 h au 31 ' +
        'décembre 24 h), tous adhérents réunis, au-delà des heures annuelles du contrat, de ' +
        'l’accord ou de 1 607 heures, les moindres. Dit une fois, la semaine du dépassement.',
    },
    en: {
      title: 'Hours of the year passed',
      sentence: '{measured} worked since the start of the year, for {limit}.',
      counting:
        'Annualised contracts: effective work of the civil year (1 January 0:00 to 31 December ' +
        '24:00), over all members, beyond the annual hours of the contract, of the agreement or ' +
        '1,607 hours, whichever is least. Said once, on the week that passes it.',
    },
  },
  articles: ['L3121-41', 'L3121-44'],
  unit: 'minute',
  defaultLimit: ANNUAL_HOURS,
  limitUnit: 'hour',
  source: 'law',
  severity: 'warning',
  confidence: 'text',
  override: { unit: 'hour', least: 1, most: ANNUAL_HOURS, by: 'agreement', article: 'L3121-41' },
  examples: [
    example(94_320, {
      fr: '1 572 h depuis janvier, puis 35 h : 1 607 h tout juste.',
      en: '1,572 h since January, then 35 h: exactly 1,607 h.',
    }),
    example(94_321, {
      fr: 'Une minute de plus avant la même semaine.',
      en: 'A minute more before the same week.',
    }),
  ],
  judge: (scene) =>
    scene.person.contracts.some(({ annualMinutes }) => annualMinutes !== null)
      ? onEachBasis(scene, (timeline) => beyondYear(scene, timeline))
      : [],
}

const minutesIn = (year: string, { parts }: WeekOfWork): number =>
  parts.reduce((sum, part) => (part.month.startsWith(year) ? sum + part.minutes : sum), 0)

function beyondYear(scene: Scene, { basis }: Timeline): readonly Finding[] {
  const { person, period, limits } = scene
  const years = [...new Set([period.from, period.to].map((on) => on.slice(0, 4)))]
  return years.flatMap((year) => {
    let measured = 0
    return weeksOf(scene, basis).flatMap((one): readonly Finding[] => {
      const annual = annualMinutesOf(person.contracts, one.week)
      if (annual === null) return []
      const { value, source } = limits(ANNUAL_HOURS_PASSED, one.week)
      const agreed = minutesAYear(value)
      const before = measured
      measured += minutesIn(year, one)
      const limit = Math.min(annual, agreed)
      if (measured <= limit || before > limit || !weekMeets(period, one.week)) return []
      const setBy = agreed < annual ? source : ANNUAL_HOURS_PASSED.source
      return findingOnWeek(ANNUAL_HOURS_PASSED, scene, {
        basis,
        week: one.week,
        measured,
        limit,
        source: setBy,
      })
    })
  })
}
