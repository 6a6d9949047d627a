import {
  COMPULSORY_REST,
  fifthOf,
  LEGAL_WEEKLY_MINUTES,
  openRestOn,
  type Quota,
  quotaOf,
} from '../../../law/index.ts'
import { addDays, covers, type Day, day, daysFrom, weekday } from '../../../shared/days.ts'
import { divideHalfUp, E4 } from '../../../shared/money.ts'
import { type Counter, type CounterNotice, counterOf, line, type LineDraft } from '../counter.ts'
import type { CountedAbsence, CounterFacts, CounterPolicy } from '../facts.ts'
import { adjustmentLines, openingLine, openingOf } from './opened.ts'

const QUOTA_ARTICLES = ['D3121-24', 'L3121-30', 'L3121-33', 'L3121-38']
const REST_ARTICLES = ['L3121-38', 'D3121-18', 'D3121-19']

/** Minutes of the contract on a day: a fifth of the week, from Monday to Friday. */
export const contractMinutesOn = ({ contracts, leftOn }: CounterFacts, on: Day): number => {
  if (leftOn !== null && leftOn < on) return 0
  const contract = contracts.find((one) => covers(one, on))
  return contract === undefined
    ? 0
    : fifthOf(contract.weeklyMinutes ?? LEGAL_WEEKLY_MINUTES, weekday(on))
}

/** Minutes that absences take, day by day; a part of a day has the minutes that it says. */
export const absentMinutes = (
  facts: CounterFacts,
  { startsOn, endsOn, minutes }: CountedAbsence,
): readonly { readonly on: Day; readonly minutes: number }[] =>
  minutes !== null
    ? [{ on: startsOn, minutes }]
    : daysFrom(startsOn, endsOn).flatMap((on) => {
        const due = contractMinutesOn(facts, on)
        return due === 0 ? [] : [{ on, minutes: due }]
      })

const yearEdges = (year: number): readonly [Day, Day] => [
  day(`${year}-01-01`),
  day(`${year}-12-31`),
]

/** The quota of a civil year, from its whole weeks up to a day. */
function quotaIn(facts: CounterFacts, policy: CounterPolicy, year: number, on: Day): Quota {
  const weeks = facts.worked.weeks.filter(({ week }) => addDays(week, 6) <= on)
  const { contracts } = facts
  const { limits, headcountOf } = policy
  return quotaOf(year, { weeks, contracts, limits, headcount: headcountOf(year) })
}

/** What a civil year used of the quota, up to a day: opening, weeks and what does not count. */
function quotaLines(
  facts: CounterFacts,
  quota: Quota,
  year: number,
  on: Day,
): readonly LineDraft[] {
  const [first, last] = yearEdges(year)
  const until = last < on ? last : on
  const opening = openingOf(facts, 'overtime_quota', until)
  const isOfYear = opening !== undefined && opening.datedOn >= first
  const start = isOfYear ? opening.datedOn : addDays(first, -6)
  return [
    ...(isOfYear ? openingLine(facts, 'overtime_quota', until) : []),
    ...quota.lines
      .filter(({ week }) => week >= start)
      .map(({ week, overtimeMinutes }) =>
        line(addDays(week, 6), 'overtime_week', overtimeMinutes, week),
      ),
    ...adjustmentLines(facts, 'overtime_quota', [isOfYear ? start : first, until]),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/**
 * Rest that the lines of a year acquire beyond the quota (OVT-05): the difference of two rounded
 * sums, so that the lines add up. What was taken over was rested before.
 */
function restAcquired(lines: readonly LineDraft[], quota: Quota): readonly LineDraft[] {
  const restOf = (used: number): number =>
    Number(
      divideHalfUp(BigInt(Math.max(0, used - quota.limitMinutes)) * BigInt(quota.restShareE4), E4),
    )
  let used = 0
  return lines.flatMap(({ on, cause, quantity, sourceId }) => {
    const rest = restOf(used + quantity) - restOf(used)
    used += quantity
    return rest === 0 || cause === 'opening' ? [] : line(on, 'rest_acquired', rest, sourceId)
  })
}

/** Who is under no quota and used none of it has no such counter. */
const isOutside = (facts: CounterFacts, on: Day): boolean =>
  facts.contracts.some(
    (one) =>
      covers(one, on) &&
      (one.annualMinutes !== null ||
        (one.weeklyMinutes ?? LEGAL_WEEKLY_MINUTES) < LEGAL_WEEKLY_MINUTES),
  )

/**
 * Overtime of the civil year against its quota (OVT-04), without the hours that rest replaced and
 * urgent work, which adjustments take out (L3121-30); and compulsory rest (OVT-05, OVT-07).
 */
export function overtimeCounters(
  facts: CounterFacts,
  policy: CounterPolicy,
  on: Day,
): readonly Counter[] {
  const year = Number(on.slice(0, 4))
  const [earlier, current] = [year - 1, year].map((one) => {
    const quota = quotaIn(facts, policy, one, on)
    return { quota, lines: quotaLines(facts, quota, one, on) }
  })
  if (earlier === undefined || current === undefined) return []
  const { limitMinutes: limit, source } = current.quota
  const used = counterOf('overtime_quota', current.lines, QUOTA_ARTICLES, [
    { kind: 'quota', limit, source },
  ])
  const acquired = [earlier, current].flatMap(({ lines, quota }) => restAcquired(lines, quota))
  const rest = compulsoryRest(facts, acquired, on)
  const hasQuota = used.lines.length > 0 || !isOutside(facts, on)
  return [...(hasQuota ? [used] : []), ...(rest.lines.length > 0 ? [rest] : [])]
}

function compulsoryRest(facts: CounterFacts, acquired: readonly LineDraft[], on: Day): Counter {
  const opening = openingOf(facts, 'compulsory_rest', on)
  const start = opening?.datedOn ?? day(`${Number(on.slice(0, 4)) - 1}-01-01`)
  const taken = facts.absences
    .filter(({ kind }) => kind === 'compensatory_rest')
    .flatMap((absence) => {
      const days = absentMinutes(facts, absence).filter((one) => one.on >= start && one.on <= on)
      return days.map((one) => line(one.on, 'rest_taken', -one.minutes, absence.id))
    })
  const lines = [
    ...openingLine(facts, 'compulsory_rest', on),
    ...acquired.filter((one) => one.on >= start),
    ...adjustmentLines(facts, 'compulsory_rest', [start, on]),
    ...taken,
  ]
  const { balance } = counterOf('compulsory_rest', lines, REST_ARTICLES)
  return counterOf('compulsory_rest', lines, REST_ARTICLES, restNotices(lines, balance, on))
}

function restNotices(
  lines: readonly LineDraft[],
  balance: number,
  on: Day,
): readonly CounterNotice[] {
  if (balance < 0) return [{ kind: 'taken_without_right' }]
  const gained = lines.filter(({ quantity }) => quantity > 0)
  const spent = lines.filter(({ quantity }) => quantity < 0)
  const { openedOn, dueBy } = openRestOn(
    on,
    gained.map((one) => ({ week: addDays(one.on, -6), restMinutes: one.quantity })),
    spent.map((one) => ({ on: one.on, minutes: -one.quantity })),
  )
  if (openedOn === null || dueBy === null || balance < COMPULSORY_REST.opensAtMinutes) return []
  return dueBy < on
    ? [{ kind: 'rest_overdue', on: dueBy }]
    : [{ kind: 'rest_open', since: openedOn, on: dueBy }]
}
