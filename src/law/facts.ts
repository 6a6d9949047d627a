import type { Day, Period } from '../shared/days.ts'
import type { Instant, Minutes, Zone } from '../shared/time.ts'

/** A shift or a time entry: presence at one member, with its break. */
export interface Work {
  readonly id: string
  readonly assignmentId: string
  readonly memberId: string
  readonly zone: Zone
  readonly start: Instant
  readonly end: Instant
  /** Null where only the length of the break is known: it is then taken in the middle. */
  readonly breakStart: Instant | null
  readonly breakMinutes: Minutes
}

export interface ContractFacts extends Period {
  readonly weeklyMinutes: Minutes | null
  /** Members named in the contract; empty when it names none. */
  readonly memberIds: readonly string[]
}

export interface AbsenceFacts extends Period {
  readonly kind: string
  /** Set for an absence of part of a day. */
  readonly minutes: Minutes | null
}

export interface AssignmentFacts extends Period {
  readonly id: string
  readonly memberId: string
}

/** What the rules know of one person: planned and worked hours are judged apart. */
export interface PersonFacts {
  readonly employeeId: string
  readonly bornOn: Day | null
  readonly contracts: readonly ContractFacts[]
  readonly absences: readonly AbsenceFacts[]
  readonly assignments: readonly AssignmentFacts[]
  readonly planned: readonly Work[]
  readonly worked: readonly Work[]
}

export interface MemberFacts {
  readonly memberships: readonly Period[]
  /** Members that carry the same value compete with each other. */
  readonly competitorGroup: string | null
}

/** What the rules know of the group: its members, by identifier. */
export type MembersFacts = ReadonlyMap<string, MemberFacts>
