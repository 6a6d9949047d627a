import { monthsAfter } from '../../../law/index.ts'
import {
  addDays,
  addMonths,
  type Day,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
} from '../../../shared/days.ts'
import { type Counter, type CounterNotice, counterOf, line, type LineDraft } from '../counter.ts'
import type { CounterFacts, DelegationCredit } from '../facts.ts'
import { Lots } from './lots.ts'
import { adjustmentLines, openingLine, openingOf } from './opened.ts'
import { absentMinutes } from './overtime.ts'

const ARTICLES = ['L2315-7', 'R2315-5', 'L2143-13', 'L3123-14']
const MONTHS_CARRIED = 12

interface Credit {
  readonly line: LineDraft
  /** Last day on which it can be used. */
  readonly until: Day
}

/** The credit of each month of a mandate; a month that carries over lasts twelve months. */
function creditsOf(mandate: DelegationCredit, start: Day, on: Day): readonly Credit[] {
  const credits: Credit[] = []
  const { startsOn, endsOn, monthlyMinutes, carriesOver } = mandate
  const last = endsOn !== null && endsOn < on ? endsOn : on
  const first = startsOn < start ? start : startsOn
  for (let at: Month = monthOf(first); firstDayOf(at) <= last; at = addMonths(at, 1)) {
    const given = firstDayOf(at) < startsOn ? startsOn : firstDayOf(at)
    if (given < start) continue
    const until = carriesOver
      ? addDays(monthsAfter(firstDayOf(at), MONTHS_CARRIED), -1)
      : lastDayOf(at)
    credits.push({ line: line(given, 'credit', monthlyMinutes, null, mandate.mandate), until })
  }
  return credits
}

/** Minutes used that pass one and a half times the credits of a month (R2315-5). */
function overHalfMore(facts: CounterFacts, used: readonly LineDraft[]): readonly CounterNotice[] {
  const months = Map.groupBy(used, ({ on }) => monthOf(on))
  return [...months].flatMap(([month, lines]) => {
    const credit = facts.credits
      .filter(
        ({ startsOn, endsOn }) =>
          startsOn <= lastDayOf(month) && (endsOn ?? lastDayOf(month)) >= firstDayOf(month),
      )
      .reduce((sum, { monthlyMinutes }) => sum + monthlyMinutes, 0)
    const minutes = -lines.reduce((sum, { quantity }) => sum + quantity, 0)
    return credit > 0 && 2 * minutes > 3 * credit
      ? [{ kind: 'over_half_more', on: lastDayOf(month) } as const]
      : []
  })
}

/**
 * Hours of delegation: the credit of each month, what is used of it, oldest first, and what a month
 * or twelve months let go. Use beyond the credit is said and does not weigh on later months. Of the
 * group's staff only: no document of pay shows it (R3243-4).
 */
export function delegationCounter(facts: CounterFacts, on: Day): Counter | null {
  const opening = openingOf(facts, 'delegation', on)
  const start = opening?.datedOn ?? facts.hiredOn
  const used = facts.absences
    .filter(({ kind }) => kind === 'delegation')
    .flatMap((absence) =>
      absentMinutes(facts, absence)
        .filter((one) => one.on >= start && one.on <= on)
        .map((one) => line(one.on, 'used', -one.minutes, absence.id)),
    )
  const credits = facts.credits.flatMap((mandate) => creditsOf(mandate, start, on))
  const own = adjustmentLines(facts, 'delegation', [start, on])
  const opened = openingLine(facts, 'delegation', on)
  if (credits.length + used.length + own.length + opened.length === 0) return null
  const ended = endings(credits, [...opened, ...used, ...own], [start, on])
  const lines = [...opened, ...credits.map((one) => one.line), ...used, ...own, ...ended]
  const beyond = ended.filter(({ cause }) => cause === 'beyond_credit')
  const notices: readonly CounterNotice[] = [
    ...beyond.map((one): CounterNotice => ({ kind: 'beyond_credit', on: one.on })),
    ...overHalfMore(facts, used),
  ]
  return counterOf('delegation', lines, ARTICLES, notices)
}

/** What credits let go at their end, and the use that no credit of its month covered. */
function endings(
  credits: readonly Credit[],
  others: readonly LineDraft[],
  [start, on]: readonly [Day, Day],
): readonly LineDraft[] {
  const lots = new Lots()
  const ended: LineDraft[] = []
  const given = Map.groupBy(credits, (one) => one.line.on)
  const changes = Map.groupBy(others, (one) => one.on)
  const idOf = (one: Credit): string => `${one.line.on} ${one.line.note}`
  for (const at of daysFrom(start, on)) {
    for (const one of given.get(at) ?? []) lots.give(idOf(one), at, one.line.quantity)
    for (const [index, { quantity }] of (changes.get(at) ?? []).entries())
      if (quantity < 0) lots.use(-quantity)
      else lots.give(`${at} ${index}`, at, quantity)
    if (lastDayOf(monthOf(at)) !== at) continue
    const owed = lots.forgive()
    if (owed > 0) ended.push(line(at, 'beyond_credit', owed))
    for (const one of credits.filter(({ until }) => until === at)) {
      const left = lots.end(idOf(one))
      if (left > 0) ended.push(line(at, 'month_over', -left, null, one.line.note))
    }
  }
  return ended
}
