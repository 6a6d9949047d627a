import { firstDayOf, type Day, monthOf } from '../../../shared/days.ts'
import { type Counter, counterOf, line } from '../counter.ts'
import type { CounterFacts, CounterPolicy, Presence } from '../facts.ts'
import { adjustmentLines } from './opened.ts'

const ARTICLES = ['R3262-7']

/** When people eat, in minutes of the day: around noon, in the evening. */
const MEALS = [
  { from: 11 * 60 + 30, to: 14 * 60 + 30 },
  { from: 18 * 60 + 30, to: 21 * 60 + 30 },
] as const

/** Least time off in which a meal is taken. */
const LEAST_PAUSE = 20

interface Pause {
  readonly from: number
  readonly to: number
}

/** Times off between two pieces of work of a day, breaks among them. */
function pausesOf(day: readonly Presence[]): readonly Pause[] {
  const breaks = day.map(({ breakFrom, breakMinutes }) => ({
    from: breakFrom,
    to: breakFrom + breakMinutes,
  }))
  const gaps = day.flatMap(({ to }, index) => {
    const next = day[index + 1]
    return next === undefined ? [] : [{ from: to, to: next.from }]
  })
  return [...breaks, ...gaps].filter(({ from, to }) => to - from >= LEAST_PAUSE)
}

/**
 * Meals inside the working day (PAY-05, R3262-7): a time off of twenty minutes or more between two
 * pieces of work that meets the time of a meal. Work from 8 to 12 and from 14 to 18 has one; from 8
 * to 14 without a break has none.
 */
export function mealsOf(day: readonly Presence[]): number {
  const pauses = pausesOf(day)
  return MEALS.filter((meal) =>
    pauses.some(({ from, to }) => Math.min(to, meal.to) - Math.max(from, meal.from) >= LEAST_PAUSE),
  ).length
}

/** Meal vouchers of the month up to a day: one a meal; none where the group gives none. */
export function mealVoucherCounter(
  facts: CounterFacts,
  policy: CounterPolicy,
  on: Day,
): Counter | null {
  if (!policy.givesMealVouchers) return null
  const first = firstDayOf(monthOf(on))
  const days = Map.groupBy(
    facts.presences.filter(({ day }) => first <= day && day <= on),
    ({ day }) => day,
  )
  const meals = [...days].flatMap(([day, works]) => {
    const count = mealsOf(works)
    return count === 0 ? [] : line(day, 'meal', count, works[0]?.entryId ?? null)
  })
  const own = adjustmentLines(facts, 'meal_vouchers', [first, on])
  return counterOf('meal_vouchers', [...meals, ...own], ARTICLES)
}
