import type { OvertimeSplit } from '../law/index.ts'
import type { Pricing } from '../platform/database/index.ts'
import type { Day, Month, Period } from '../shared/days.ts'
import type { Cents, RateE4 } from '../shared/money.ts'
import type { Work } from '../time/index.ts'

/** A version of a contract (contrat de travail), as far as pay reads it. */
export interface PayContract extends Period {
  readonly contractId: string
  readonly kind: string | null
  /** Null: full time, 35 h. */
  readonly weeklyMinutes: number | null
  /** Set where hours are counted over the year. */
  readonly annualMinutes: number | null
  readonly hourlyGrossE4: RateE4
  readonly job: string
  /** Managers are executives (cadres) for pensions and provident cover. */
  readonly category?: 'worker' | 'technician' | 'manager' | null
}

/** The price agreed for an assignment from a day on. */
export interface AgreedPrice {
  readonly startsOn: Day
  readonly pricing: Pricing
  readonly coefficientE4: RateE4 | null
  readonly fixedE4: RateE4 | null
  readonly percentE4: RateE4 | null
}

/** An assignment (mise a disposition) with its prices, earliest first. */
export interface PricedAssignment {
  readonly assignmentId: string
  readonly employeeId: string
  readonly memberId: string
  readonly prices: readonly AgreedPrice[]
}

/** The current version of a time entry. */
export interface WorkedEntry extends Work {
  readonly entryId: string
  readonly assignmentId: string
  readonly memberId: string
  /** Local day on which it starts: it decides the month. */
  readonly workDay: Day
  readonly workedMinutes: number
  readonly employeeConfirmed: boolean
  readonly memberConfirmed: boolean
}

export interface PaidAbsence extends Period {
  readonly absenceId: string
  readonly kind: string
  readonly endsOn: Day
  /** For a part of a day. */
  readonly minutes: number | null
}

export interface PayItem {
  readonly payItemId: string
  /** Null: the group bears it. */
  readonly memberId: string | null
  readonly month: Month
  readonly code: string
  readonly label: string | null
  readonly amountCents: Cents
  readonly kind: 'taxable_bonus' | 'expense' | 'benefit'
}

/** All that the month of one employee is computed from. */
export interface EmployeeFacts {
  readonly employeeId: string
  readonly contracts: readonly PayContract[]
  /** In order of start. */
  readonly entries: readonly WorkedEntry[]
  readonly absences: readonly PaidAbsence[]
  readonly payItems: readonly PayItem[]
}

export type { OvertimeSplit }

/** The employer as contributions see it. */
export interface Employer {
  readonly workAccidentRateE4: RateE4
  /** In the sense of CSS L130-1: without the people made available to members (EFF-03). */
  readonly headcount: number
  readonly idcc: string | null
  /** Of the establishment that employs the person: the local law of Alsace-Moselle goes by it. */
  readonly communeCode: string | null
  /** A group under the agricultural scheme (MSA). */
  readonly isAgricultural: boolean
}

/** Choices of the group that pay depends on, and the group as employer. */
export interface PayPolicy extends Employer {
  readonly overtimeSplit: OvertimeSplit
}
