import { firstDayOf, type Day, monthOf } from '../../../shared/days.ts'
import { type Counter, counterOf, line, type LineDraft } from '../counter.ts'
import type { CounterFacts, CounterPolicy, Presence } from '../facts.ts'
import { adjustmentLines } from './opened.ts'

const ARTICLES = ['L3121-1', 'L3121-4']

/**
 * Ways from one member to another in a day of work, which are work (TIM-12): the measured time of
 * the way, never more than lies between the two. A way that nobody measured counts for nothing and
 * is said. From 1 of the month on.
 */
export function travelCounter(facts: CounterFacts, policy: CounterPolicy, on: Day): Counter | null {
  const first = firstDayOf(monthOf(on))
  const presences = facts.presences.filter(({ day }) => first <= day && day <= on)
  const ways = presences.flatMap((from, index) => {
    const to = presences[index + 1]
    return to !== undefined && isWay(from, to) ? [wayLine(from, to, policy)] : []
  })
  const own = adjustmentLines(facts, 'travel', [first, on])
  if (ways.length + own.length === 0) return null
  const count = ways.filter(({ quantity }) => quantity === 0).length
  return counterOf(
    'travel',
    [...ways, ...own],
    ARTICLES,
    count === 0 ? [] : [{ kind: 'ways_unknown', count }],
  )
}

const isWay = (from: Presence, to: Presence): boolean =>
  from.day === to.day && from.memberId !== to.memberId && from.siteId !== to.siteId

function wayLine(from: Presence, to: Presence, { way, siteName }: CounterPolicy): LineDraft {
  const minutes = Math.max(0, Math.min(way(from.siteId, to.siteId) ?? 0, to.from - from.to))
  const note = `${siteName(from.siteId)} → ${siteName(to.siteId)}`
  return line(from.day, 'way', minutes, to.entryId, note)
}
