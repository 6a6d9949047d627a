import {
  type AbsenceFacts,
  type AssignmentFacts,
  type ContractFacts,
  type Finding,
  judgePerson,
  type LimitRow,
  limitsOf,
  type MemberFacts,
  type Work,
} from '../../src/law/index.ts'
import { addDays, day } from '../../src/shared/days.ts'
import { instantsOf, intervalOf, localTime, minutes, zone } from '../../src/shared/time.ts'

const PARIS = 'Europe/Paris'

interface WorkOptions {
  readonly breakMinutes?: number
  /** Wall clock of the start of the break. */
  readonly breakAt?: string
  readonly zone?: string
  readonly id?: string
  readonly assignmentId?: string
}

/**
 * Work at a member from `YYYY-MM-DDThh:mm` to `hh:mm` (of the next day when it is not later) or
 * to a full local time.
 */
export function at(member: string, start: string, end: string, options: WorkOptions = {}): Work {
  const place = zone(options.zone ?? PARIS)
  const date = start.slice(0, 10)
  const sameDay = end > start.slice(11)
  const full = end.length > 5 ? end : `${sameDay ? date : addDays(day(date), 1)}T${end}`
  const interval = intervalOf(localTime(start), localTime(full), place)
  if (interval === null) throw new Error(`no time from ${start} to ${full}`)
  const breakAt = options.breakAt && instantsOf(localTime(options.breakAt), place)[0]
  return {
    ...interval,
    id: options.id ?? `${member}@${start}`,
    assignmentId: options.assignmentId ?? `as-${member}`,
    memberId: member,
    zone: place,
    breakStart: breakAt || null,
    breakMinutes: minutes(options.breakMinutes ?? 0),
  }
}

/** The same work on several days: `on(['2026-10-12', …], 'A', '08:00', '12:00')`. */
export const on = (
  days: readonly string[],
  member: string,
  start: string,
  end: string,
  options: WorkOptions = {},
): Work[] => days.map((date) => at(member, `${date}T${start}`, end, options))

/** Days from a first one, as texts. */
export const days = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(day(first), index))

export interface Situation {
  readonly planned?: readonly Work[]
  readonly worked?: readonly Work[]
  readonly bornOn?: string
  readonly contracts?: readonly ContractFacts[]
  readonly absences?: readonly AbsenceFacts[]
  readonly assignments?: readonly AssignmentFacts[]
  readonly members?: Readonly<Record<string, MemberFacts>>
  readonly limits?: readonly LimitRow[]
  readonly from?: string
  readonly to?: string
}

/** Members that stay all along, unless the situation says otherwise. */
const allAlong = (ids: readonly string[]): [string, MemberFacts][] =>
  ids.map((id) => [
    id,
    { memberships: [{ startsOn: day('2000-01-01'), endsOn: null }], competitorGroup: null },
  ])

/** Every finding on one person, in October 2026 unless the situation says otherwise. */
export function judged(situation: Situation): Finding[] {
  const { planned = [], worked = [], assignments = [] } = situation
  const used = [...planned, ...worked, ...assignments].map(({ memberId }) => memberId)
  return judgePerson(
    {
      employeeId: 'P1',
      bornOn: situation.bornOn === undefined ? null : day(situation.bornOn),
      contracts: situation.contracts ?? [],
      absences: situation.absences ?? [],
      assignments,
      planned,
      worked,
    },
    {
      members: new Map([...allAlong(used), ...Object.entries(situation.members ?? {})]),
      limits: limitsOf(situation.limits ?? []),
      period: { from: day(situation.from ?? '2026-10-01'), to: day(situation.to ?? '2026-10-31') },
    },
  )
}

/** The findings of one rule. */
export const foundBy = (ruleId: string, situation: Situation): Finding[] =>
  judged(situation).filter((finding) => finding.ruleId === ruleId)

/** The numbers of the findings of one rule: date, measured and limit. */
export const numbersOf = (ruleId: string, situation: Situation): [string, number, number][] =>
  foundBy(ruleId, situation).map(({ date, measured, limit }) => [date, measured, limit])
