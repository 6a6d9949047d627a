import { type Day, day } from '../../../shared/days.ts'
import { monthsAfter } from '../../calendar.ts'
import type { DeadlineFacts, OpenDeadline } from '../../deadlines.ts'

interface Range {
  readonly from: Day
  readonly to: Day
}

/** Members that join or leave, to tell the authority; people lent to each, to attest each year. */
export const memberDeadlines = (facts: DeadlineFacts, range: Range): readonly OpenDeadline[] => [
  ...changes(facts),
  ...attestations(facts, range),
]

/** A change of the members is notified within one month (D1253-3). */
const changes = ({ members }: DeadlineFacts): readonly OpenDeadline[] =>
  [...members].flatMap(([memberId, { memberships }]) =>
    memberships.flatMap(({ startsOn, endsOn }): readonly OpenDeadline[] => {
      const told = { ruleId: 'DEC-03', article: 'D1253-3', memberId } as const
      const joined = {
        ...told,
        kind: 'member_joined',
        key: `member_joined:${memberId}:${startsOn}`,
        dueOn: monthsAfter(startsOn, 1),
      } as const
      if (endsOn === null) return [joined]
      const key = `member_left:${memberId}:${endsOn}`
      return [joined, { ...told, kind: 'member_left', key, dueOn: monthsAfter(endsOn, 1) }]
    }),
  )

/**
 * By 15 March each user company is told how many disabled workers were made available to it in the
 * year before (D5212-6); one that used nobody is told nothing.
 */
function attestations({ people }: DeadlineFacts, range: Range): readonly OpenDeadline[] {
  return attestedIn(range).flatMap((year) => {
    const [first, last] = [day(`${year - 1}-01-01`), day(`${year - 1}-12-31`)]
    const users = new Set(
      people.flatMap(({ assignments }) =>
        assignments
          .filter(({ startsOn, endsOn }) => startsOn <= last && (endsOn ?? last) >= first)
          .map(({ memberId }) => memberId),
      ),
    )
    return [...users].map(
      (memberId): OpenDeadline => ({
        kind: 'disability_attestation',
        key: `disability_attestation:${memberId}:${year}`,
        ruleId: 'EFF-05',
        article: 'D5212-6',
        dueOn: dueIn(year),
        memberId,
      }),
    )
  })
}

/** The years on whose 15 March, which lies in the range, the assignments of the year before count. */
export function attestedIn({ from, to }: Range): readonly number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    if (from <= dueIn(year) && dueIn(year) <= to) years.push(year)
  return years
}

const dueIn = (year: number): Day => day(`${year}-03-15`)

const yearOf = (on: Day): number => Number(on.slice(0, 4))
