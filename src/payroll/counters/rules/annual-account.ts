import { annualAccount, type AccountSums } from '../../../law/index.ts'
import {
  addDays,
  type Day,
  day,
  firstDayOf,
  lastDayOf,
  monthOf,
  periodsOverlap,
} from '../../../shared/days.ts'
import { type Counter, counterOf, line, type LineDraft } from '../counter.ts'
import type { CounterFacts } from '../facts.ts'
import { adjustmentLines, openingLine, openingOf } from './opened.ts'

const ARTICLES = ['L3121-41', 'L3121-44', 'D3171-13']

const CAUSES = [
  ['due', 'dueMinutes', -1],
  ['worked', 'workedMinutes', 1],
  ['credited', 'creditedMinutes', 1],
  ['excused', 'excusedMinutes', 1],
] as const satisfies readonly (readonly [
  'due' | 'worked' | 'credited' | 'excused',
  keyof AccountSums,
  1 | -1,
])[]

/** What lies between two sums of one account, as lines of a day. */
const linesBetween = (on: Day, before: AccountSums, after: AccountSums): readonly LineDraft[] =>
  CAUSES.flatMap(([cause, name, sign]) => {
    const quantity = sign * (after[name] - before[name])
    return quantity === 0 ? [] : line(on, cause, quantity, firstDayOf(monthOf(on)))
  })

const NOTHING: AccountSums = {
  dueMinutes: 0,
  workedMinutes: 0,
  plannedMinutes: 0,
  creditedMinutes: 0,
  excusedMinutes: 0,
}

/**
 * The account of annualised hours (ANN-06) from 1 January, month by month: what was worked and what
 * absences count for, less what is due. A balance taken over replaces what was before it.
 */
export function annualCounter(facts: CounterFacts, on: Day): Counter | null {
  const year = on.slice(0, 4)
  const [from, to] = [day(`${year}-01-01`), day(`${year}-12-31`)]
  const isAnnual = facts.contracts.some(
    (one) => one.annualMinutes !== null && periodsOverlap(one, { startsOn: from, endsOn: to }),
  )
  if (!isAnnual) return null
  const opening = openingOf(facts, 'annual_account', on)
  const start = opening !== undefined && opening.datedOn > from ? opening.datedOn : from
  const days = { worked: facts.worked.days, planned: facts.planned.days }
  const accountOn = (at: Day) => annualAccount({ ...facts, ...days }, { from, to }, at)
  const lines: LineDraft[] = []
  let before = start === from ? NOTHING : accountOn(addDays(start, -1)).toDate
  for (let at = start; at <= on; at = addDays(lastDayOf(monthOf(at)), 1)) {
    const end = lastDayOf(monthOf(at))
    const last = end < on ? end : on
    const after = accountOn(last).toDate
    lines.push(...linesBetween(last, before, after))
    before = after
  }
  const own = adjustmentLines(facts, 'annual_account', [start, on])
  const opened = opening !== undefined && opening.datedOn >= from
  const drafts = [...(opened ? openingLine(facts, 'annual_account', on) : []), ...lines, ...own]
  const { balance } = counterOf('annual_account', drafts, ARTICLES)
  const account = accountOn(on)
  const forecast = balance + account.forecastMinutes - account.balanceMinutes
  return counterOf('annual_account', drafts, ARTICLES, [
    { kind: 'forecast', minutes: forecast, on: to },
  ])
}
