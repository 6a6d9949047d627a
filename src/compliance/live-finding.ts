import type { Finding, Unit } from '../law/index.ts'
import type { LocalTime } from '../shared/time.ts'

/** Constat ouvert, accepté avec une raison, ou clos parce que sa cause a disparu. */
export type FindingState = 'open' | 'accepted' | 'closed'

/** Who accepted a finding as it is measured, and why. */
export interface Acceptance {
  /** UTC, ISO 8601. */
  readonly at: string
  readonly by: string
  readonly reason: string
}

/** A finding with its life, as it was last judged. */
export interface LiveFinding {
  readonly findingId: string
  readonly finding: Finding
  readonly openedAt: string
  readonly measuredAt: string
  readonly closedAt: string | null
  readonly acceptance: Acceptance | null
}

export const stateOf = ({
  closedAt,
  acceptance,
}: Pick<LiveFinding, 'closedAt' | 'acceptance'>): FindingState =>
  closedAt !== null ? 'closed' : acceptance === null ? 'open' : 'accepted'

/**
 * What happened to a finding. `lapsed`: it became worse than what was accepted, so that nobody has
 * accepted it any more.
 */
export type FindingEventKind =
  | 'opened'
  | 'changed'
  | 'accepted'
  | 'withdrawn'
  | 'lapsed'
  | 'closed'
  | 'reopened'

export interface FindingEvent {
  readonly at: string
  readonly kind: FindingEventKind
  /** Null where it comes of a judgement. */
  readonly actor: string | null
  readonly reason: string | null
  readonly measured: number
  readonly limit: number
}

/** What a member company may know of a finding: see `memberViews`. */
export interface MemberView {
  readonly memberId: string
  /** Its own shifts or entries. */
  readonly shiftIds: readonly string[]
  /** From the first start to the last end of its own work. */
  readonly startsAt: LocalTime
  readonly endsAt: LocalTime
  readonly says:
    | { readonly kind: 'earliest' | 'latest'; readonly at: LocalTime }
    | {
        readonly kind: 'own'
        readonly measured: number
        readonly limit: number
        readonly unit: Unit
      }
    | { readonly kind: 'shared' }
}
