import type { Day } from '../shared/days.ts'
import { localDayAt } from '../shared/time.ts'
import type { PastWork, PersonFacts, Work } from './facts.ts'

const dayOf = ({ start, zone }: Work): Day => localDayAt(start, zone)

/** Of two lists that tell the same time, the second where the first says nothing. */
function filledBy<T, Key>(known: readonly T[], others: readonly T[], keyOf: (one: T) => Key): T[] {
  const told = new Set(known.map(keyOf))
  return [...known, ...others.filter((one) => !told.has(keyOf(one)))]
}

/**
 * The person with all that is known of his time as planned work: what he declared, and what is
 * planned on the days, and before them in the weeks, for which nothing is declared.
 */
export function withKnownWork(person: PersonFacts): PersonFacts {
  const { past } = person
  return {
    ...person,
    planned: filledBy(person.worked, person.planned, dayOf),
    worked: [],
    past: {
      planned: filledBy<PastWork, Day>(past.worked, past.planned, (one) => one.week),
      worked: [],
    },
  }
}
