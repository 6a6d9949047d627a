import type {
  AbsenceFacts,
  ContractFacts,
  DayCount,
  HolidayTerritory,
  Limits,
  WorkSums,
} from '../../law/index.ts'
import type { Day, Period } from '../../shared/days.ts'
import type { AdjustmentCause, CounterId } from './counter.ts'

export interface CountedAbsence extends AbsenceFacts {
  readonly endsOn: Day
  /** Day on which the person was told of the leave that is left (L3141-19-3). */
  readonly informedOn: Day | null
}

/** Balance of a counter at the start of a day, taken over from an older tool. */
export interface Opening {
  readonly counter: CounterId
  readonly datedOn: Day
  readonly quantity: number
  readonly source: string
}

/** What somebody added to a counter, or took from it. */
export interface Adjustment {
  readonly adjustmentId: string
  readonly counter: CounterId
  readonly datedOn: Day
  readonly quantity: number
  readonly cause: AdjustmentCause
  readonly reason: string
  readonly recordedBy: string
}

/** Hours of delegation of a mandate. */
export interface DelegationCredit extends Period {
  readonly mandate: string
  readonly monthlyMinutes: number
  readonly carriesOver: boolean
}

/** A piece of work of a day, its break apart. */
export interface Presence {
  readonly entryId: string
  readonly day: Day
  /** Minutes since the local midnight of the day; past 1440 for a night. */
  readonly from: number
  readonly to: number
  readonly breakFrom: number
  readonly breakMinutes: number
  readonly memberId: string
  readonly siteId: string
}

/** Choices of the group. */
export interface CounterPolicy {
  readonly leaveCount: DayCount
  readonly grantsSplitDays: boolean
  readonly givesMealVouchers: boolean
  readonly limits: Limits
  /** Headcount of the civil year, without people made available (L3121-38, EFF-03). */
  readonly headcountOf: (year: number) => number
  /** Minutes of the way between two sites; null where nobody measured it. */
  readonly way: (fromSiteId: string, toSiteId: string) => number | null
  readonly siteName: (siteId: string) => string
}

/** What the counters of a person are counted from. */
export interface CounterFacts {
  readonly employeeId: string
  readonly bornOn: Day | null
  readonly hiredOn: Day
  readonly leftOn: Day | null
  readonly dependentChildren: number
  readonly contracts: readonly ContractFacts[]
  /** All that are known, in order of start. */
  readonly absences: readonly CountedAbsence[]
  readonly territory: HolidayTerritory
  readonly openings: readonly Opening[]
  readonly adjustments: readonly Adjustment[]
  readonly credits: readonly DelegationCredit[]
  /** Effective work since the civil year before, up to the day. */
  readonly worked: WorkSums
  readonly planned: WorkSums
  /** Of the month of the day, in order. */
  readonly presences: readonly Presence[]
}
