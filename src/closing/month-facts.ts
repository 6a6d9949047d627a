import type { BilledLine, BilledMember, PaymentTerm } from '../billing/index.ts'
import type {
  AbsencePayFacts,
  AbsencePolicy,
  EmployeeCost,
  EmployeeFacts,
  PayPolicy,
  PayVariable,
  PricedAssignment,
} from '../payroll/index.ts'
import type { Month } from '../shared/days.ts'
import type { PriceFacts } from './price-facts.ts'

/** A closed month of an employee in which something changed since the close before this one. */
export interface ChangedPeriod {
  readonly period: Month
  /** Choices of the group under which that month was closed. */
  readonly policy: PayPolicy
  readonly billed: readonly BilledLine[]
  readonly told: readonly PayVariable[]
  readonly booked: readonly EmployeeCost[]
}

/** All that the close of a month is computed from, read in one transaction. */
export interface MonthFacts {
  readonly month: Month
  readonly policy: PayPolicy
  /** Commune of the establishment of each person who has one; else that of the policy. */
  readonly communes: ReadonlyMap<string, string>
  /** When invoices fall due where a member agreed on nothing else. */
  readonly term: PaymentTerm
  readonly members: readonly BilledMember[]
  readonly employees: readonly EmployeeFacts[]
  readonly assignments: ReadonlyMap<string, PricedAssignment>
  /** Lines that members dispute, by `heldKey`: they are not billed now. */
  readonly held: ReadonlySet<string>
  /** What the board decided on prices. */
  readonly prices: PriceFacts
  readonly changed: ReadonlyMap<string, readonly ChangedPeriod[]>
  /** What time not worked is paid from, by employee under contract. */
  readonly absencePay: ReadonlyMap<string, AbsencePayFacts>
  readonly absencePolicy: AbsencePolicy
  /** Entries that changed since the close before, pay items and absences too. */
  readonly changedSources: ReadonlySet<string>
  /** Entries of months before the first close: they are never billed. */
  readonly beforeFirstClose: { readonly entries: number; readonly minutes: number }
}
