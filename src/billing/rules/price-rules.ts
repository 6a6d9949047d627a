import type { AgreedPrice } from '../../payroll/index.ts'
import { type Day, lastDayOf, type Month } from '../../shared/days.ts'
import { E4, type RateE4, rateE4 } from '../../shared/money.ts'
import { assertNever } from '../../shared/refusal.ts'

/** What a decision of the board prices apart from the hours. `hours` is the coefficient itself. */
export const PRICE_ITEMS = [
  'hours',
  'overtime',
  'night',
  'sunday',
  'holiday',
  'bonus',
  'expense',
  'absence',
  'guaranteed',
] as const
export type PriceItem = (typeof PRICE_ITEMS)[number]

/**
 * How an item is billed:
 * - `as_hours`: under the model agreed for the hours, with their coefficient;
 * - `coefficient`: gross by a coefficient of its own;
 * - `charges_only`: gross with contributions and leave, without margin;
 * - `at_cost`: the gross, or the expense, as it is;
 * - `not_billed`: the group bears it.
 */
export const PRICE_METHODS = [
  'as_hours',
  'coefficient',
  'charges_only',
  'at_cost',
  'not_billed',
] as const
export type PriceMethod = (typeof PRICE_METHODS)[number]

/** A decision of the board on a price, for whole months, for everybody or for some. */
export interface PriceRule {
  readonly ruleId: string
  readonly item: PriceItem
  readonly memberId: string | null
  readonly assignmentId: string | null
  readonly contractKind: string | null
  readonly skill: string | null
  /** Whole months that the assignment lasts, both included. */
  readonly monthsFrom: number | null
  readonly monthsTo: number | null
  readonly absenceKind: string | null
  readonly method: PriceMethod
  readonly coefficientE4: RateE4 | null
  /** Paid on top of night, Sunday and public-holiday hours. */
  readonly premiumE4: RateE4 | null
  /** Hours of the night, in minutes of the day. */
  readonly fromMinute: number | null
  readonly toMinute: number | null
  /** Minutes that the member pays in a whole month, worked or not. */
  readonly guaranteedMinutes: number | null
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly decidedOn: Day
  readonly source: string
}

/** Whom a price is for, in a month. */
export interface PricedCase {
  readonly memberId: string
  readonly assignmentId: string
  readonly contractKind: string | null
  readonly skills: ReadonlySet<string>
  /** Whole months that the assignment lasts; null: no end is agreed. */
  readonly lastsMonths: number | null
}

/**
 * The rule that prices an item in a month: of those that fit, the narrowest (the assignment before
 * the member, the kind of contract, the length, the skill), then the latest. Null: no decision.
 */
export function ruleFor(
  rules: readonly PriceRule[],
  item: PriceItem,
  of: PricedCase,
  month: Month,
  absenceKind?: string,
): PriceRule | null {
  const fits = rules.filter(
    (rule) =>
      rule.item === item && rule.absenceKind === (absenceKind ?? null) && covers(rule, of, month),
  )
  return fits.toSorted(narrowestFirst)[0] ?? null
}

/** Rules begin and end with months. */
function covers(rule: PriceRule, of: PricedCase, month: Month): boolean {
  const on = lastDayOf(month)
  const months = of.lastsMonths ?? Number.POSITIVE_INFINITY
  return (
    rule.startsOn <= on &&
    (rule.endsOn === null || rule.endsOn >= on) &&
    (rule.assignmentId === null || rule.assignmentId === of.assignmentId) &&
    (rule.memberId === null || rule.memberId === of.memberId) &&
    (rule.contractKind === null || rule.contractKind === of.contractKind) &&
    (rule.skill === null || of.skills.has(rule.skill)) &&
    (rule.monthsFrom === null || months >= rule.monthsFrom) &&
    (rule.monthsTo === null || months <= rule.monthsTo)
  )
}

/** Each condition outweighs all those after it. */
const width = (rule: PriceRule): number =>
  (rule.assignmentId === null ? 16 : 0) +
  (rule.memberId === null ? 8 : 0) +
  (rule.contractKind === null ? 4 : 0) +
  (rule.monthsFrom === null && rule.monthsTo === null ? 2 : 0) +
  (rule.skill === null ? 1 : 0)

const later = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1)

const narrowestFirst = (a: PriceRule, b: PriceRule): number =>
  width(a) - width(b) ||
  later(a.startsOn, b.startsOn) ||
  later(a.decidedOn, b.decidedOn) ||
  later(a.ruleId, b.ruleId)

const byCoefficient = (price: AgreedPrice, coefficientE4: RateE4): AgreedPrice => ({
  startsOn: price.startsOn,
  pricing: 'coefficient',
  coefficientE4,
  fixedE4: null,
  percentE4: null,
})

/** The price of an item under a rule, out of that of the hours; null where it is not billed. */
export function priceUnder(price: AgreedPrice, rule: PriceRule | null): AgreedPrice | null {
  if (rule === null) return price
  switch (rule.method) {
    case 'as_hours':
      return price
    case 'coefficient':
      return byCoefficient(price, rule.coefficientE4 ?? rateE4(E4))
    case 'charges_only':
      return { ...byCoefficient(price, rateE4(E4)), pricing: 'actual_cost', coefficientE4: null }
    case 'at_cost':
      return byCoefficient(price, rateE4(E4))
    case 'not_billed':
      return null
    default:
      return assertNever(rule.method)
  }
}

/** What a line keeps of the decision that priced it. */
export const decisionOf = (rule: PriceRule | null) =>
  rule === null
    ? {}
    : { method: rule.method, decidedOn: rule.decidedOn, decision: rule.source, rule: rule.ruleId }
