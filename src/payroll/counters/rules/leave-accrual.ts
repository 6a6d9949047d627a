import {
  DAY_E2,
  extraDaysForChildren,
  inBusinessDays,
  leaveAcquired,
  leaveYearOf,
  monthsBegun,
  MOST_DAYS,
} from '../../../law/index.ts'
import {
  addDays,
  ageOn,
  type Day,
  day,
  lastDayOf,
  type Month,
  monthOf,
  addMonths,
} from '../../../shared/days.ts'
import { type Counter, counterOf, line, type LineDraft } from '../counter.ts'
import type { CounterFacts, CounterPolicy } from '../facts.ts'
import { adjustmentLines, openingLine, openingOf } from './opened.ts'

type LeaveYear = ReturnType<typeof leaveYearOf>

/** Leave that a finished year gave, which may be taken from the next day on. */
export interface YearOfLeave {
  readonly year: LeaveYear
  /** Hundredths of a day: whole days (L3141-7). */
  readonly acquiredE2: number
  /** Extra days for dependent children (L3141-8). */
  readonly childrenE2: number
}

export interface Accrual {
  readonly counter: Counter
  readonly years: readonly YearOfLeave[]
}

const ARTICLES = ['L3141-3', 'L3141-4', 'L3141-5', 'L3141-5-1', 'L3141-7']

/**
 * A whole month gives no more than this: the proportion of L3141-6, which protects who was away,
 * counts days of a year and would say 2.51.
 */
const MONTH_E2 = 250

/** Years before this many are told in one line. */
const YEARS_BY_MONTH = 2

/** The ends of the months of a leave year up to a day, and the last day of the person. */
function endsIn(
  { startsOn: first, endsOn }: LeaveYear,
  on: Day,
  leftOn: Day | null,
): readonly Day[] {
  if (Number(on.slice(0, 4)) - Number(endsOn.slice(0, 4)) >= YEARS_BY_MONTH && leftOn === null)
    return [endsOn]
  const last = endsOn < on ? endsOn : on
  const ends: Day[] = []
  for (let at: Month = monthOf(first); lastDayOf(at) <= last; at = addMonths(at, 1))
    ends.push(lastDayOf(at))
  if (leftOn !== null && first <= leftOn && leftOn <= last && !ends.includes(leftOn))
    ends.push(leftOn)
  return ends.toSorted()
}

/** Extra days for the children of a person, in hundredths; no birth date, no days. */
function childrenDays(
  { bornOn, dependentChildren }: CounterFacts,
  acquiredE2: number,
  { endsOn }: LeaveYear,
): number {
  if (dependentChildren === 0 || bornOn === null || acquiredE2 === 0) return 0
  const age = ageOn(bornOn, day(`${endsOn.slice(0, 4)}-04-30`))
  return extraDaysForChildren(Math.ceil(acquiredE2 / DAY_E2), dependentChildren, age) * DAY_E2
}

/**
 * Leave in the making (LEA-01): what each month of work adds from 1 June on, by the count of the
 * law that gives most; rounded up to whole days when the year ends (LEA-02) and moved to what may
 * be taken. A balance taken over replaces what was before it.
 */
export function leaveAccrual(facts: CounterFacts, policy: CounterPolicy, on: Day): Accrual {
  const opening = openingOf(facts, 'leave_accrual', on)
  const start = opening?.datedOn ?? facts.hiredOn
  const lines: LineDraft[] = [...openingLine(facts, 'leave_accrual', on)]
  const years: YearOfLeave[] = []
  const most = MOST_DAYS[policy.leaveCount] * DAY_E2
  const inCount = (daysE2: number): number =>
    policy.leaveCount === 'business' ? inBusinessDays(daysE2) : daysE2
  const employed = [{ startsOn: start, endsOn: facts.leftOn }]
  const own = adjustmentLines(facts, 'leave_accrual', [start, on])
  let carried = opening?.quantity ?? 0
  for (
    let year = leaveYearOf(start);
    year.startsOn <= on;
    year = leaveYearOf(addDays(year.endsOn, 1))
  ) {
    let total = 0
    for (const end of endsIn(year, on, facts.leftOn)) {
      if (end < start) continue
      const { daysE2 } = leaveAcquired({ employed, absences: facts.absences }, year, end)
      const first = start > year.startsOn ? start : year.startsOn
      const byMonth = Math.min(daysE2, monthsBegun(first, end) * MONTH_E2)
      const now = Math.min(inCount(byMonth), Math.max(0, most - carried))
      if (now !== total) lines.push(line(end, 'accrued', now - total))
      total = now
    }
    const ofYear = own.filter((one) => year.startsOn <= one.on && one.on <= year.endsOn)
    lines.push(...ofYear)
    if (year.endsOn > on || (facts.leftOn !== null && facts.leftOn < year.endsOn)) break
    const sum = carried + total + ofYear.reduce((all, { quantity }) => all + quantity, 0)
    const acquiredE2 = Math.max(0, Math.ceil(sum / DAY_E2)) * DAY_E2
    if (acquiredE2 !== sum) lines.push(line(year.endsOn, 'rounded_up', acquiredE2 - sum))
    if (acquiredE2 > 0) lines.push(line(year.endsOn, 'moved', -acquiredE2))
    years.push({ year, acquiredE2, childrenE2: childrenDays(facts, acquiredE2, year) })
    carried = 0
  }
  return { counter: counterOf('leave_accrual', lines, ARTICLES), years }
}
