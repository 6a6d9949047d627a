import type { Day } from '../shared/days.ts'
import type { LocalTime } from '../shared/time.ts'

/** Planned shifts and worked entries are judged apart. */
export type Basis = 'planned' | 'worked'

/** Units of what is measured; `e4` is a share in ten-thousandths. */
export type Unit = 'minute' | 'day' | 'count' | 'member' | 'month' | 'e4'

/** What a rule found, with its numbers: facts only, the sentence is made where it is read. */
export interface Finding {
  /** Identifier of the rule, `TIM-01`. */
  readonly ruleId: string
  readonly severity: 'breach' | 'warning'
  readonly basis: Basis
  /** Empty for a finding on the group as a whole. */
  readonly employeeId: string
  /** Sorted, without doubles. */
  readonly memberIds: readonly string[]
  readonly assignmentIds: readonly string[]
  /** Shifts when planned, time entries when worked. */
  readonly shiftIds: readonly string[]
  /** Local day on which the breach starts; for a week its Monday. */
  readonly date: Day
  readonly startsAt: LocalTime
  readonly endsAt: LocalTime
  readonly measured: number
  readonly limit: number
  readonly unit: Unit
  /** Article of the Code du travail, `L3121-18`, or what else the limit comes from. */
  readonly article: string
  /** `law`, `charter`, or the agreement of `limits.csv` that set the limit. */
  readonly source: string
}
