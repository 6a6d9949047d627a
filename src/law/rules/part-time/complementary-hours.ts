import { E4, divideHalfUp } from '../../../shared/money.ts'
import { COMPLEMENTARY } from '../../figures.ts'
import { findingOf, onEachBasis, type Rule, spanOf, weekMeets, worksOf } from '../../rule.ts'
import { exampleOfHours, fullTimeOn, mayBePartTime, partTimeOfWeek } from './part-time.ts'

/** Minutes that a share in ten-thousandths of the contract makes: 3,333 of 24 h are 8 h. */
export const complementaryMinutesAllowed = (weeklyMinutes: number, shareE4: number): number =>
  Number(divideHalfUp(BigInt(weeklyMinutes) * BigInt(shareE4), E4))

/**
 * Heures complémentaires: work of a week beyond a part-time contract, over all members together,
 * is at most a tenth of the contract, or up to a third by an extended branch agreement or one of
 * the company. Counted by the week: the contract gives weekly hours.
 */
export const COMPLEMENTARY_HOURS: Rule = {
  id: 'PTW-04',
  family: 'part-time',
  words: {
    fr: {
      title: 'Heures complémentaires',
      sentence: '{measured} au-delà du contrat dans la semaine, pour {limit} au plus.',
      counting:
        'Contrats de moins de 35 heures, hors annualisation : travail effectif de la semaine, ' +
        'tous adhérents réunis, au-delà des heures du contrat ; limite d’un dixième du contrat, ' +
        'arrondie à la minute. Si le contrat change dans la semaine, la version la plus longue.',
    },
    en: {
      title: 'Complementary hours',
      sentence: '{measured} beyond the contract in the week, at most {limit} allowed.',
      counting:
        'Contracts under 35 hours, not annualised: effective work of the week, over all members, ' +
        'beyond the hours of the contract; at most a tenth of the contract, to the minute. Where ' +
        'the contract changes within the week, its longest version.',
    },
  },
  articles: ['L3123-28', 'L3123-20'],
  unit: 'minute',
  defaultLimit: COMPLEMENTARY.firstShareE4,
  limitUnit: 'e4',
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: { unit: 'e4', least: 1_000, most: 3_334, by: 'agreement', article: 'L3123-20' },
  examples: [
    {
      fr: 'Contrat de 24 h : 26 h 24 dans la semaine, soit le dixième.',
      en: 'Contract of 24 h: 26 h 24 in the week, which is the tenth.',
      work: [
        'A 2026-10-12 08:00-16:00',
        'A 2026-10-13 08:00-16:00',
        'B 2026-10-14 08:00-16:00',
        'B 2026-10-15 08:00-10:24',
      ],
      facts: { contracts: [exampleOfHours(24)] },
      found: [],
    },
    {
      fr: 'Une minute de plus chez un autre adhérent.',
      en: 'A minute more at another member.',
      work: [
        'A 2026-10-12 08:00-16:00',
        'A 2026-10-13 08:00-16:00',
        'B 2026-10-14 08:00-16:00',
        'C 2026-10-15 08:00-10:25',
      ],
      facts: { contracts: [exampleOfHours(24)] },
      found: [[145, 144]],
    },
  ],
  judge: (scene) => {
    const { contracts } = scene.person
    if (!mayBePartTime(contracts)) return []
    return onEachBasis(scene, ({ basis, weeks }) =>
      weeks.flatMap(({ day: week, minutes, pieces }) => {
        if (!weekMeets(scene.period, week)) return []
        const contract = partTimeOfWeek(contracts, week, scene.limits)
        if (contract === null) return []
        const { value: shareE4, source } = scene.limits(COMPLEMENTARY_HOURS, week)
        const limit = complementaryMinutesAllowed(contract.weeklyMinutes, shareE4)
        const measured = minutes - contract.weeklyMinutes
        if (measured <= limit) return []
        const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date: week }
        return [findingOf(COMPLEMENTARY_HOURS, scene, { ...place, measured, limit, source })]
      }),
    )
  },
}

/**
 * Complementary hours never bring a part-time person to the full time: the finding starts when
 * the week reaches it, so that what is measured may equal the limit.
 */
export const BELOW_FULL_TIME: Rule = {
  id: 'PTW-05',
  family: 'part-time',
  words: {
    fr: {
      title: 'Temps partiel porté au temps plein',
      sentence: '{measured} dans la semaine d’un temps partiel, qui doit rester sous {limit}.',
      counting:
        'Travail effectif de la semaine d’un contrat de moins de 35 heures, hors annualisation, ' +
        'tous adhérents réunis : il n’atteint jamais la durée légale, ou la durée plus basse ' +
        'qu’un accord fixe (TIM-13).',
    },
    en: {
      title: 'Part time brought to full time',
      sentence: '{measured} in the week of a part-time person, which must stay under {limit}.',
      counting:
        'Effective work of the week under a contract of less than 35 hours, not annualised, over ' +
        'all members: it never reaches the legal week, or the lower one of an agreement (TIM-13).',
    },
  },
  articles: ['L3123-9'],
  unit: 'minute',
  defaultLimit: 2_100,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  examples: [
    {
      fr: 'Contrat de 30 h, accord d’un tiers : 34 h 59 dans la semaine.',
      en: 'Contract of 30 h, agreement of one third: 34 h 59 in the week.',
      work: [
        ...['12', '13', '14', '15'].map((date) => `A 2026-10-${date} 08:00-15:00`),
        'B 2026-10-16 08:00-14:59',
      ],
      facts: { contracts: [exampleOfHours(30)] },
      found: [],
    },
    {
      fr: '35 h tout juste.',
      en: 'Exactly 35 h.',
      work: [
        ...['12', '13', '14', '15'].map((date) => `A 2026-10-${date} 08:00-15:00`),
        'B 2026-10-16 08:00-15:00',
      ],
      facts: { contracts: [exampleOfHours(30)] },
      found: [[2_100, 2_100]],
    },
  ],
  judge: (scene) => {
    const { contracts } = scene.person
    if (!mayBePartTime(contracts)) return []
    return onEachBasis(scene, ({ basis, weeks }) =>
      weeks.flatMap(({ day: week, minutes: measured, pieces }) => {
        if (!weekMeets(scene.period, week)) return []
        const { value: limit, source } = fullTimeOn(scene.limits, week)
        if (measured < limit || partTimeOfWeek(contracts, week, scene.limits) === null) return []
        const place = { basis, works: worksOf(pieces), ...spanOf(pieces), date: week }
        return [findingOf(BELOW_FULL_TIME, scene, { ...place, measured, limit, source })]
      }),
    )
  },
}
