import type { Day } from '../../../shared/days.ts'
import { type CounterId, line, type LineDraft } from '../counter.ts'
import type { CounterFacts } from '../facts.ts'

/** The balance from which a counter starts on a day: the last that was taken over by then. */
export const openingOf = ({ openings }: CounterFacts, counter: CounterId, on: Day) =>
  openings
    .filter((one) => one.counter === counter && one.datedOn <= on)
    .toSorted((a, b) => (a.datedOn < b.datedOn ? -1 : 1))
    .at(-1)

export function openingLine(facts: CounterFacts, counter: CounterId, on: Day): LineDraft[] {
  const opening = openingOf(facts, counter, on)
  if (opening === undefined) return []
  const { datedOn, quantity, source } = opening
  return [line(datedOn, 'opening', quantity, null, source)]
}

/** Adjustments of a counter in a span of days. */
export const adjustmentLines = (
  { adjustments }: CounterFacts,
  counter: CounterId,
  [from, to]: readonly [Day, Day],
): LineDraft[] =>
  adjustments
    .filter((one) => one.counter === counter && from <= one.datedOn && one.datedOn <= to)
    .map(({ datedOn, cause, quantity, adjustmentId, reason, recordedBy }) =>
      line(datedOn, cause, quantity, adjustmentId, `${reason} (${recordedBy})`),
    )
