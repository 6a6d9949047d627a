import { firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/days.ts'
import type { PriceItem, PriceMethod, PriceRule } from '../rules/price-rules.ts'

/** Something in a decision that cannot be, and where. */
export type RuleMistake =
  | { readonly kind: 'not-first-day' | 'not-last-day'; readonly field: 'startsOn' | 'endsOn' }
  | { readonly kind: 'ends-before-start'; readonly field: 'endsOn' }
  /** A closed month keeps its prices. */
  | { readonly kind: 'month-closed'; readonly field: 'startsOn' | 'endsOn'; readonly closed: Month }
  | { readonly kind: 'missing' | 'not-for-item'; readonly field: keyof PriceRule }
  | { readonly kind: 'method-not-for-item'; readonly field: 'method' }
  | { readonly kind: 'months-out-of-order'; readonly field: 'monthsTo' }
  | { readonly kind: 'unknown'; readonly field: 'memberId' | 'assignmentId' }

/** How each item can be billed. */
export const METHODS_OF: Readonly<Record<PriceItem, readonly PriceMethod[]>> = {
  hours: ['coefficient'],
  overtime: ['as_hours', 'coefficient', 'charges_only', 'at_cost', 'not_billed'],
  night: ['as_hours', 'coefficient', 'charges_only', 'at_cost', 'not_billed'],
  sunday: ['as_hours', 'coefficient', 'charges_only', 'at_cost', 'not_billed'],
  holiday: ['as_hours', 'coefficient', 'charges_only', 'at_cost', 'not_billed'],
  bonus: ['as_hours', 'coefficient', 'charges_only', 'at_cost', 'not_billed'],
  expense: ['at_cost', 'coefficient', 'not_billed'],
  absence: ['as_hours', 'coefficient', 'charges_only', 'at_cost', 'not_billed'],
  guaranteed: ['as_hours', 'coefficient', 'charges_only', 'at_cost'],
}

const WITH_PREMIUM: ReadonlySet<PriceItem> = new Set(['night', 'sunday', 'holiday'])

/** All that is wrong with a decision, at once. */
export function ruleMistakes(rule: PriceRule, closed: Month | null): readonly RuleMistake[] {
  return [...daysWrong(rule, closed), ...figuresWrong(rule)]
}

function daysWrong({ startsOn, endsOn }: PriceRule, closed: Month | null): RuleMistake[] {
  const mistakes: RuleMistake[] = []
  if (startsOn !== firstDayOf(monthOf(startsOn)))
    mistakes.push({ kind: 'not-first-day', field: 'startsOn' })
  if (endsOn !== null && endsOn !== lastDayOf(monthOf(endsOn)))
    mistakes.push({ kind: 'not-last-day', field: 'endsOn' })
  if (endsOn !== null && endsOn < startsOn)
    mistakes.push({ kind: 'ends-before-start', field: 'endsOn' })
  if (closed !== null && monthOf(startsOn) <= closed)
    mistakes.push({ kind: 'month-closed', field: 'startsOn', closed })
  return mistakes
}

function figuresWrong(rule: PriceRule): RuleMistake[] {
  const { item, method, monthsFrom, monthsTo } = rule
  const isWanted: Partial<Record<keyof PriceRule, boolean>> = {
    coefficientE4: method === 'coefficient',
    premiumE4: WITH_PREMIUM.has(item),
    guaranteedMinutes: item === 'guaranteed',
    absenceKind: item === 'absence',
  }
  const mistakes: RuleMistake[] = []
  const fields = ['coefficientE4', 'premiumE4', 'guaranteedMinutes', 'absenceKind'] as const
  for (const field of fields) {
    if (isWanted[field] === true && rule[field] === null) mistakes.push({ kind: 'missing', field })
    if (isWanted[field] === false && rule[field] !== null)
      mistakes.push({ kind: 'not-for-item', field })
  }
  if (item !== 'night' && (rule.fromMinute !== null || rule.toMinute !== null))
    mistakes.push({ kind: 'not-for-item', field: 'fromMinute' })
  if (!METHODS_OF[item].includes(method))
    mistakes.push({ kind: 'method-not-for-item', field: 'method' })
  if (monthsFrom !== null && monthsTo !== null && monthsTo < monthsFrom)
    mistakes.push({ kind: 'months-out-of-order', field: 'monthsTo' })
  if (rule.source.trim() === '') mistakes.push({ kind: 'missing', field: 'source' })
  return mistakes
}
