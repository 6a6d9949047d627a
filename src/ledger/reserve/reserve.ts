import type { Cents } from '../../shared/money.ts'

/**
 * What a group may deduct from its taxable result to answer for its joint liability (CGI 214-1-8,
 * BIL-20): put aside on a bank account of its own, used for that, or added back to the result.
 */
export const RESERVE_ACTS = ['set_aside', 'used', 'added_back'] as const
export type ReserveAct = (typeof RESERVE_ACTS)[number]

export interface ReserveMove {
  readonly moveId: string
  readonly act: ReserveAct
  /** The accounting year in which it counts. */
  readonly year: number
  readonly amountCents: Cents
  readonly note: string
}

/** What was put aside in one year, and what became of it. */
export interface ReserveLot {
  readonly year: number
  readonly setAsideCents: Cents
  readonly usedCents: Cents
  readonly addedBackCents: Cents
  readonly leftCents: Cents
  /** What is left then is added back to the result of this year. */
  readonly lastYear: number
}
