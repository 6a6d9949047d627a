import type { Day } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'

/** A sum that the group holds (depot de garantie), or a promise of a bank (caution bancaire). */
export const GUARANTEE_KINDS = ['deposit', 'bank_guarantee'] as const
export type GuaranteeKind = (typeof GUARANTEE_KINDS)[number]

/** Asked of the member, then held, called for what it did not pay, or given back. */
export const GUARANTEE_ACTS = ['asked', 'held', 'called', 'refunded'] as const
export type GuaranteeAct = (typeof GUARANTEE_ACTS)[number]

/** One act in the life of a guarantee. */
export interface GuaranteeMove {
  readonly moveId: string
  readonly memberId: string
  readonly kind: GuaranteeKind
  readonly act: GuaranteeAct
  readonly amountCents: Cents
  readonly on: Day
  readonly note: string
}

/** A guarantee on a day. */
export interface Standing {
  /** Asked and not yet given. */
  readonly awaitedCents: Cents
  readonly heldCents: Cents
  readonly calledCents: Cents
  readonly refundedCents: Cents
}

/** So many months of mean billing are deposited, from a day on. */
export interface GuaranteePolicy {
  readonly startsOn: Day
  /** Months in ten-thousandths: 15000 is one month and a half. */
  readonly monthsE4: number
  readonly source: string
}
