import { addDays, type Day, day } from '../shared/days.ts'
import { divideHalfUp, E4 } from '../shared/money.ts'
import { monthsAfter } from './calendar.ts'
import type { ContractFacts } from './facts.ts'
import { COMPULSORY_REST } from './figures.ts'
import type { Limits } from './limits.ts'
import { OVERTIME_QUOTA, type QuotaWeek, quotaWeeks } from './rules/overtime/overtime-quota.ts'
import { minutesAYear } from './rules/overtime/overtime-week.ts'

/** A week of the quota, with what of its overtime lies beyond it. */
export interface QuotaLine extends QuotaWeek {
  readonly beyondMinutes: number
  /** Compulsory rest that the minutes beyond the quota acquire, in this week. */
  readonly restMinutes: number
}

/** The quota of overtime of a civil year: used, left, beyond, and the rest that it gives. */
export interface Quota {
  readonly year: number
  readonly limitMinutes: number
  /** `law`, or the agreement that set the limit. */
  readonly source: string
  readonly usedMinutes: number
  readonly leftMinutes: number
  readonly beyondMinutes: number
  /** Ten-thousandths of the minutes beyond: half, or all. */
  readonly restShareE4: number
  readonly restMinutes: number
  readonly lines: readonly QuotaLine[]
}

/**
 * Share of the hours beyond the quota that is given back as compulsory rest (contrepartie
 * obligatoire en repos): half up to twenty employees, all above (L3121-38). The headcount is that
 * of the social-security code: employees made available do not count in the group (EFF-03).
 */
export const restShareE4 = (headcount: number): number =>
  headcount > COMPULSORY_REST.employees ? COMPULSORY_REST.aboveE4 : COMPULSORY_REST.uptoE4

const shareOfMinutes = (minutes: number, shareE4: number): number =>
  Number(divideHalfUp(BigInt(minutes) * BigInt(shareE4), E4))

/** Weeks of work, first day and minutes, in order. */
export type WorkedWeeks = readonly { readonly week: Day; readonly minutes: number }[]

/**
 * The quota of a civil year (OVT-04, D3121-24; OVT-05, L3121-38), from the weeks that end in it.
 * The rest of a week is the difference of two rounded sums, so that the weeks add up to the year.
 */
export function quotaOf(
  year: number,
  facts: {
    readonly weeks: WorkedWeeks
    readonly contracts: readonly ContractFacts[]
    readonly limits: Limits
    readonly headcount: number
  },
): Quota {
  const ofYear = facts.weeks.filter(({ week }) => Number(addDays(week, 6).slice(0, 4)) === year)
  const shareE4 = restShareE4(facts.headcount)
  const last = ofYear.at(-1)?.week
  const on = last === undefined ? day(`${year}-12-31`) : addDays(last, 6)
  const { value, source } = facts.limits(OVERTIME_QUOTA, on)
  const limitMinutes = minutesAYear(value)
  const lines = quotaWeeks(ofYear, facts.contracts, facts.limits).map((one): QuotaLine => {
    const beyond = (used: number): number => Math.max(0, used - limitMinutes)
    const before = beyond(one.usedMinutes - one.overtimeMinutes)
    const after = beyond(one.usedMinutes)
    const restMinutes = shareOfMinutes(after, shareE4) - shareOfMinutes(before, shareE4)
    return { ...one, beyondMinutes: after - before, restMinutes }
  })
  const usedMinutes = lines.at(-1)?.usedMinutes ?? 0
  const beyondMinutes = Math.max(0, usedMinutes - limitMinutes)
  return {
    year,
    limitMinutes,
    source,
    usedMinutes,
    leftMinutes: Math.max(0, limitMinutes - usedMinutes),
    beyondMinutes,
    restShareE4: shareE4,
    restMinutes: shareOfMinutes(beyondMinutes, shareE4),
    lines,
  }
}

/** Compulsory rest that a person may take: opened by seven hours, to take within two months. */
export interface OpenRest {
  readonly acquiredMinutes: number
  readonly takenMinutes: number
  readonly leftMinutes: number
  /** Last day of the week that brought what is left to seven hours; null below. */
  readonly openedOn: Day | null
  /** Two months later (D3121-18, OVT-07). */
  readonly dueBy: Day | null
}

interface RestTaken {
  readonly on: Day
  readonly minutes: number
}

/**
 * The right to compulsory rest on a day (OVT-07): acquired week by week, taken by days, half days
 * or hours; it opens when what is left reaches seven hours and closes when rest brings it below.
 */
export function openRestOn(
  on: Day,
  lines: readonly Pick<QuotaLine, 'week' | 'restMinutes'>[],
  taken: readonly RestTaken[],
): OpenRest {
  const events = [
    ...lines.map(({ week, restMinutes }) => ({ on: addDays(week, 6), minutes: restMinutes })),
    ...taken.map((one) => ({ on: one.on, minutes: -one.minutes })),
  ]
    .filter((event) => event.on <= on && event.minutes !== 0)
    .sort((a, b) => (a.on === b.on ? b.minutes - a.minutes : a.on < b.on ? -1 : 1))
  let left = 0
  let openedOn: Day | null = null
  for (const event of events) {
    left += event.minutes
    if (left < COMPULSORY_REST.opensAtMinutes) openedOn = null
    else openedOn ??= event.on
  }
  const sumOf = (sign: 1 | -1): number =>
    events.reduce((sum, { minutes }) => sum + Math.max(0, sign * minutes), 0)
  return {
    acquiredMinutes: sumOf(1),
    takenMinutes: sumOf(-1),
    leftMinutes: Math.max(0, left),
    openedOn,
    dueBy: openedOn === null ? null : monthsAfter(openedOn, COMPULSORY_REST.monthsToTake),
  }
}
