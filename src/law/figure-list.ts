import { day, type Day } from '../shared/days.ts'
import {
  ANNUAL_HOURS,
  COMPLEMENTARY,
  COMPULSORY_REST,
  LEGAL_WEEKLY_MINUTES,
  OVERTIME,
  OVERTIME_QUOTA_HOURS,
  SMIC_HOURLY,
  SMIC_HOURLY_MAYOTTE,
  SOCIAL_SECURITY_CEILING,
} from './figures.ts'
import { MOST_DAYS } from './leave.ts'

/** In what a figure counts: `hourly_e4` is ten-thousandths of a euro an hour, `e4` a share. */
export type FigureUnit =
  | 'hourly_e4'
  | 'cents'
  | 'minute'
  | 'hour'
  | 'day'
  | 'e4'
  | 'count'
  | 'month'

/** A figure of the law with its values, as the page of the law lists it. */
export interface ListedFigure {
  readonly id: string
  readonly fr: string
  readonly en: string
  readonly unit: FigureUnit
  readonly articles: readonly string[]
  /** Values in order of their first day; the last one lasts until a text replaces it. */
  readonly values: readonly {
    readonly from: Day
    readonly value: number
    readonly source: string
  }[]
}

type Names = readonly [fr: string, en: string]

const figure = (
  id: string,
  [fr, en]: Names,
  unit: FigureUnit,
  articles: string,
  values: ListedFigure['values'],
): ListedFigure => ({ id, fr, en, unit, articles: articles.split(' '), values })

/** One value from a day on, whose source is its article. */
const since = (from: string, value: number, article: string): ListedFigure['values'] => [
  { from: day(from), value, source: `Code du travail, ${article}` },
]

/** Loi 2016-1088, by which the present articles on working time were written. */
const WORKING_TIME_ACT = '2016-08-10'

const [firstBand, secondBand] = OVERTIME.bands

/** The figures that rules and computations use, each with its articles, source and first day. */
export const FIGURES: readonly ListedFigure[] = [
  figure(
    'smic',
    ['SMIC horaire brut', 'Minimum wage, gross an hour'],
    'hourly_e4',
    'L3231-2 D3231-6',
    SMIC_HOURLY,
  ),
  figure(
    'smicMayotte',
    ['SMIC horaire brut à Mayotte', 'Minimum wage in Mayotte, gross an hour'],
    'hourly_e4',
    'L3423-1',
    SMIC_HOURLY_MAYOTTE,
  ),
  figure(
    'socialSecurityCeiling',
    ['Plafond mensuel de la sécurité sociale', 'Social-security ceiling, a month'],
    'cents',
    'D242-17',
    SOCIAL_SECURITY_CEILING,
  ),
  figure(
    'legalWeek',
    ['Durée légale hebdomadaire', 'Legal week'],
    'minute',
    'L3121-27',
    since(WORKING_TIME_ACT, LEGAL_WEEKLY_MINUTES, 'L3121-27'),
  ),
  figure(
    'annualHours',
    ['Durée annuelle du travail', 'Annual hours of work'],
    'hour',
    'L3121-41',
    since(WORKING_TIME_ACT, ANNUAL_HOURS, 'L3121-41'),
  ),
  figure(
    'overtimeFirstPremium',
    ['Majoration de la 36e à la 43e heure', 'Premium of hours 36 to 43'],
    'e4',
    'L3121-36',
    since(WORKING_TIME_ACT, firstBand?.premiumE4 ?? 0, 'L3121-36'),
  ),
  figure(
    'overtimeSecondPremium',
    ['Majoration à partir de la 44e heure', 'Premium from the 44th hour on'],
    'e4',
    'L3121-36',
    since(WORKING_TIME_ACT, secondBand?.premiumE4 ?? 0, 'L3121-36'),
  ),
  figure(
    'overtimeQuota',
    ['Contingent annuel d’heures supplémentaires', 'Yearly quota of overtime'],
    'hour',
    'D3121-24',
    since('2016-11-20', OVERTIME_QUOTA_HOURS, 'D3121-24'),
  ),
  figure(
    'compulsoryRestHeadcount',
    ['Effectif au-delà duquel le repos est de 100 %', 'Headcount above which rest is 100 %'],
    'count',
    'L3121-38',
    since(WORKING_TIME_ACT, COMPULSORY_REST.employees, 'L3121-38'),
  ),
  figure(
    'compulsoryRestSmall',
    ['Contrepartie en repos jusqu’à cet effectif', 'Compulsory rest up to that headcount'],
    'e4',
    'L3121-38',
    since(WORKING_TIME_ACT, COMPULSORY_REST.uptoE4, 'L3121-38'),
  ),
  figure(
    'compulsoryRestOpening',
    ['Repos acquis qui ouvre le droit', 'Rest acquired that opens the right'],
    'minute',
    'D3121-18',
    since('2016-11-20', COMPULSORY_REST.opensAtMinutes, 'D3121-18'),
  ),
  figure(
    'compulsoryRestMonths',
    ['Délai pour prendre le repos', 'Time to take the rest'],
    'month',
    'D3121-18',
    since('2016-11-20', COMPULSORY_REST.monthsToTake, 'D3121-18'),
  ),
  figure(
    'complementaryShare',
    ['Heures complémentaires, part du contrat', 'Complementary hours, share of the contract'],
    'e4',
    'L3123-28',
    since(WORKING_TIME_ACT, COMPLEMENTARY.firstShareE4, 'L3123-28'),
  ),
  figure(
    'complementaryFirstPremium',
    ['Majoration dans cette part', 'Premium within that share'],
    'e4',
    'L3123-29',
    since(WORKING_TIME_ACT, COMPLEMENTARY.firstPremiumE4, 'L3123-29'),
  ),
  figure(
    'complementarySecondPremium',
    ['Majoration au-delà de cette part', 'Premium beyond that share'],
    'e4',
    'L3123-29',
    since(WORKING_TIME_ACT, COMPLEMENTARY.secondPremiumE4, 'L3123-29'),
  ),
  figure(
    'partTimeMinimum',
    ['Durée minimale du temps partiel', 'Least part time'],
    'minute',
    'L3123-27',
    since(WORKING_TIME_ACT, 1_440, 'L3123-27'),
  ),
  figure(
    'leaveDays',
    ['Congés payés d’une année, en jours ouvrables', 'Paid leave of a year, Monday to Saturday'],
    'day',
    'L3141-3',
    since(WORKING_TIME_ACT, MOST_DAYS.working, 'L3141-3'),
  ),
  figure(
    'sickLeaveDays',
    ['Congés au plus pour une année de maladie', 'Leave at most for a year of sickness'],
    'day',
    'L3141-5-1',
    since('2024-04-24', 24, 'L3141-5-1'),
  ),
]
