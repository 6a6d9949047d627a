import { isPublicHoliday, territoryOf } from '../../../law/index.ts'
import {
  addMonths,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  weekday,
} from '../../../shared/days.ts'
import {
  type Cents,
  cents,
  divideHalfUp,
  E4,
  NO_CENTS,
  priceOfMinutes,
  type RateE4,
  rateE4,
  shareOf,
  sumCents,
} from '../../../shared/money.ts'
import {
  buildingCategory,
  HIRING_AID,
  hasRules,
  itemised,
  type Situation,
} from '../../cost/index.ts'
import { costPerHour } from '../../rules/cost-of-month.ts'

/** What a member is asked: one of the four ways of a price. */
export type SimulatedPrice =
  | { readonly pricing: 'coefficient'; readonly coefficientE4: RateE4 }
  /** Added to the cost of each hour. */
  | { readonly pricing: 'cost_plus_fixed'; readonly fixedE4: RateE4 }
  | { readonly pricing: 'cost_plus_percent'; readonly percentE4: RateE4 }
  | { readonly pricing: 'actual_cost' }

export interface YearQuestion {
  /** A full month of the contract; its month is the first of the twelve. */
  readonly situation: Situation
  readonly firstMonth: Month
  /** Weeks of paid leave taken within the twelve months. */
  readonly leaveWeeks: number
  /** Part of the hours worked that members use. */
  readonly soldShareE4: RateE4
  readonly price: SimulatedPrice
}

export interface MonthOfContract {
  readonly month: Month
  readonly payCents: Cents
  readonly contributionsCents: Cents
  /** Aid of the state to the employer, below zero. */
  readonly aidCents: Cents
  /** A tenth of pay and contributions, for the leave earned (L3141-24). */
  readonly leaveEarnedCents: Cents
  /** The part of the pay that the leave taken has paid before, below zero. */
  readonly leaveTakenCents: Cents
  readonly totalCents: Cents
  readonly workedMinutes: number
  readonly soldMinutes: number
  readonly priceCents: Cents
  readonly marginCents: Cents
  readonly rulesVersion: string
  /** Whether the rules are those of the month; else of the nearest month that has some. */
  readonly hasOwnRules: boolean
}

export interface YearOfContract {
  readonly months: readonly MonthOfContract[]
  readonly total: Omit<MonthOfContract, 'month' | 'rulesVersion' | 'hasOwnRules'>
  readonly hourlyGrossE4: RateE4
  readonly costPerHourE4: RateE4
  /** The lowest coefficient that loses nothing; null when nothing is sold. */
  readonly balancingCoefficientE4: RateE4 | null
}

const WEEKS = 52
const MONTHS = 12
const DAYS_OF_WORK = 5
const LEAVE_SHARE = rateE4(1_000)

const nearest = (numerator: number, denominator: number): number =>
  Number(divideHalfUp(BigInt(numerator), BigInt(denominator)))

/** Minutes that the gross of a full month pays, without those over the contract. */
const baseMinutes = ({ weekly_minutes, paid_minutes }: Situation): number =>
  paid_minutes ?? nearest(weekly_minutes * WEEKS, MONTHS)

/** Public holidays of a month that fall on a day of work. */
const holidaysOf = (month: Month, communeCode: string | null): number =>
  daysFrom(firstDayOf(month), lastDayOf(month)).filter(
    (day) => weekday(day) <= DAYS_OF_WORK && isPublicHoliday(day, territoryOf(communeCode)),
  ).length

/** Minutes at work in a mean month: those paid but for the leave and the holidays of the month. */
function workedMinutesOf({ situation, leaveWeeks }: YearQuestion, month: Month): number {
  const { weekly_minutes, overtime_minutes, complementary_minutes, commune_code } = situation
  const paid = baseMinutes(situation) + overtime_minutes + complementary_minutes
  const withoutLeave = nearest(paid * (WEEKS - leaveWeeks), WEEKS)
  const holidays = holidaysOf(month, commune_code) * nearest(weekly_minutes, DAYS_OF_WORK)
  return Math.max(0, withoutLeave - holidays)
}

function priceOf(
  price: SimulatedPrice,
  soldMinutes: number,
  hourlyGrossE4: RateE4,
  soldCostCents: Cents,
): Cents {
  switch (price.pricing) {
    case 'coefficient':
      return priceOfMinutes(soldMinutes, hourlyGrossE4, price.coefficientE4)
    case 'cost_plus_fixed':
      return sumCents([soldCostCents, priceOfMinutes(soldMinutes, price.fixedE4)])
    case 'cost_plus_percent':
      return sumCents([soldCostCents, shareOf(soldCostCents, price.percentE4)])
    case 'actual_cost':
      return soldCostCents
  }
}

function monthOf(question: YearQuestion, month: Month, hourlyGrossE4: RateE4): MonthOfContract {
  const { situation, leaveWeeks, soldShareE4, price } = question
  const { payCents, lines, rulesVersion } = itemised({ ...situation, month })
  const isAid = ({ code }: (typeof lines)[number]): boolean => code === HIRING_AID
  const employerOf = (some: typeof lines): Cents =>
    sumCents(some.map(({ employerCents }) => employerCents))
  const contributionsCents = employerOf(lines.filter((line) => !isAid(line)))
  const aidCents = employerOf(lines.filter(isAid))
  const loaded = sumCents([payCents, contributionsCents])
  // In building the fund of the branch pays the leave: its line stands among the contributions.
  const isFunded = buildingCategory(situation.idcc) !== null
  const leaveEarnedCents = isFunded ? NO_CENTS : shareOf(loaded, LEAVE_SHARE)
  const leaveTakenCents = cents(0 - nearest(loaded * leaveWeeks, WEEKS))
  const totalCents = sumCents([loaded, aidCents, leaveEarnedCents, leaveTakenCents])
  const workedMinutes = workedMinutesOf(question, month)
  const soldMinutes = nearest(workedMinutes * soldShareE4, Number(E4))
  const soldCostCents =
    workedMinutes === 0 ? NO_CENTS : cents(nearest(totalCents * soldMinutes, workedMinutes))
  const priceCents = priceOf(price, soldMinutes, hourlyGrossE4, soldCostCents)
  return {
    month,
    payCents,
    contributionsCents,
    aidCents,
    leaveEarnedCents,
    leaveTakenCents,
    totalCents,
    workedMinutes,
    soldMinutes,
    priceCents,
    marginCents: cents(priceCents - totalCents),
    rulesVersion,
    hasOwnRules: hasRules(month),
  }
}

function totalOf(months: readonly MonthOfContract[]): YearOfContract['total'] {
  const sum = (of: (month: MonthOfContract) => number): number =>
    months.reduce((total, month) => total + of(month), 0)
  return {
    payCents: cents(sum(({ payCents }) => payCents)),
    contributionsCents: cents(sum(({ contributionsCents }) => contributionsCents)),
    aidCents: cents(sum(({ aidCents }) => aidCents)),
    leaveEarnedCents: cents(sum(({ leaveEarnedCents }) => leaveEarnedCents)),
    leaveTakenCents: cents(sum(({ leaveTakenCents }) => leaveTakenCents)),
    totalCents: cents(sum(({ totalCents }) => totalCents)),
    workedMinutes: sum(({ workedMinutes }) => workedMinutes),
    soldMinutes: sum(({ soldMinutes }) => soldMinutes),
    priceCents: cents(sum(({ priceCents }) => priceCents)),
    marginCents: cents(sum(({ marginCents }) => marginCents)),
  }
}

/** Total over hourly gross and hours sold, rounded up: a ten-thousandth less would lose money. */
function balancing(totalCents: Cents, soldMinutes: number, hourlyGrossE4: RateE4): RateE4 | null {
  const perCoefficient = BigInt(soldMinutes) * BigInt(hourlyGrossE4)
  if (perCoefficient === 0n) return null
  const numerator = BigInt(totalCents) * 60n * 100n * E4
  return rateE4((numerator + perCoefficient - 1n) / perCoefficient)
}

/**
 * Twelve months of a contract, each at the rules of its month, against a price. The pay is that of a
 * mean month; the leave earned is put aside, the leave taken comes out of what was; the hours worked
 * are those paid but for leave and public holidays.
 */
export function yearOfContract(question: YearQuestion): YearOfContract {
  const { situation, firstMonth } = question
  const minutes = baseMinutes(situation)
  const hourlyGrossE4 = rateE4(nearest(situation.gross_cents * 6_000, minutes))
  const months = Array.from({ length: MONTHS }, (_, index) =>
    monthOf(question, addMonths(firstMonth, index), hourlyGrossE4),
  )
  const total = totalOf(months)
  return {
    months,
    total,
    hourlyGrossE4,
    costPerHourE4: costPerHour(total.totalCents, total.workedMinutes),
    balancingCoefficientE4: balancing(total.totalCents, total.soldMinutes, hourlyGrossE4),
  }
}
