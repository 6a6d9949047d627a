import type { DayCount, FamilyEvent, FixedTermReason, HolidayTerritory } from '../../law/index.ts'
import type { Day, Month, Period } from '../../shared/days.ts'
import type { Cents, RateE4 } from '../../shared/money.ts'

/** A version of the contract, as far as the pay of absences reads it. */
export interface AbsenceContract extends Period {
  readonly contractId: string
  readonly kind: string | null
  /** Null: full time, 35 h. */
  readonly weeklyMinutes: number | null
  readonly hourlyGrossE4: RateE4
  readonly job: string
  readonly fixedTermReason: FixedTermReason | null
  readonly endCause: EndCause | null
}

/** How a contract ended, where that is not its term (L1243-8, L1243-10). */
export type EndCause =
  | 'term'
  | 'permanent_refused'
  | 'early_by_employee'
  | 'serious_fault'
  | 'force_majeure'
  | 'agreed'
  | 'early_by_employer'

export interface Absence {
  readonly absenceId: string
  readonly kind: string
  readonly startsOn: Day
  readonly endsOn: Day
  /** For a part of the first day; null for whole days. */
  readonly minutes: number | null
  readonly familyEvent: FamilyEvent | null
  /** Some work of the first day is known: an accident happened on it. */
  readonly workedOnFirstDay: boolean
}

/** The calendar of public holidays of the place to which a person is assigned. */
export interface Placement extends Period {
  readonly territory: HolidayTerritory
}

/** What a closed month paid. */
export interface PaidGross {
  /** Work, bonuses and time paid without work; sick pay apart. */
  readonly cents: Cents
  /** Some sick pay was told: social security bears a part of it that nobody here knows. */
  readonly hasSickPay: boolean
}

/** Leave that is left on the last day of a person, in hundredths of a day. */
export interface LeaveLeft {
  readonly exitOn: Day
  readonly count: DayCount
  /** Of finished leave years; negative when leave was taken in advance. */
  readonly takeableE2: number
  /** What the last finished year gave. */
  readonly acquiredE2: number
  /** Of the leave year that runs. */
  readonly accruedE2: number
}

/** All that the pay of the absences of one person is computed from. */
export interface AbsencePayFacts {
  readonly employeeId: string
  readonly hiredOn: Day
  readonly leftOn: Day | null
  /** In order of start. */
  readonly contracts: readonly AbsenceContract[]
  /** In order of start; from fourteen months before the month on. */
  readonly absences: readonly Absence[]
  readonly placements: readonly Placement[]
  /** Gross pay of closed months by the month that it is about; read for who leaves only. */
  readonly grossOf: ReadonlyMap<Month, PaidGross>
  /** Null for who does not leave in the months asked for. */
  readonly leaveLeft: LeaveLeft | null
  /** Meal vouchers that the officer added to a month, or took from it. */
  readonly vouchersAdded: ReadonlyMap<Month, number>
}

/** Choices of the group. */
export interface AbsencePolicy {
  /** 1000 unless an agreement lowers it, down to 600 (L1243-9). */
  readonly endIndemnityE4: RateE4
  readonly givesMealVouchers: boolean
}

/** Pay of time that was not worked, or what the end of a contract owes. Amounts are gross. */
export interface AbsencePay {
  readonly code: string
  /** Hours due that are paid without work. */
  readonly minutes: number | null
  readonly days: number | null
  /** Null: left to the payroll engine. */
  readonly amountCents: Cents | null
  readonly articles: readonly string[]
  readonly sourceIds: readonly string[]
}

/** What the data cannot tell: the payroll engine or the officer decides. */
export type AbsenceNoticeReason =
  /** A kind that nobody knows: one of ABSENCE_KINDS is expected. */
  | 'unknown_kind'
  /** `family_event` without its event. */
  | 'event_not_said'
  /** More days than the event gives: the others are unpaid. */
  | 'event_days_exceeded'
  /** Sick pay comes before the daily allowances of social security, which are taken off it. */
  | 'allowances_not_deducted'
  /** Alsace-Moselle: pay is kept by the local law (L1226-23). */
  | 'local_law'
  /** Hours due are not known for an intermittent contract. */
  | 'hours_due_unknown'
  /** The term was not reached and nobody said why. */
  | 'end_cause_not_said'
  /** A month of the contract was not closed here: its gross is not known. */
  | 'gross_unknown'

export interface AbsenceNotice {
  readonly employeeId: string
  readonly reason: AbsenceNoticeReason
  /** An absence, or a contract. */
  readonly sourceId: string
}
