import { type Cents, cents, divideHalfUp, E4 } from '../../../shared/money.ts'

/** Months of billing that the mean looks back over. */
export const MONTHS_OF_VOLUME = 12

/**
 * What a member should have deposited: the months of the policy times its mean monthly billing with
 * VAT (BIL-16), to the cent, half up. The mean is over the closed months of the last twelve in
 * which it was a member; a member that left, or was never billed, deposits nothing.
 */
export function targetDeposit({
  monthsE4,
  billedCents,
  memberMonths,
}: {
  readonly monthsE4: number
  readonly billedCents: Cents
  readonly memberMonths: number
}): Cents {
  if (memberMonths <= 0 || billedCents <= 0) return cents(0)
  return cents(divideHalfUp(BigInt(billedCents) * BigInt(monthsE4), E4 * BigInt(memberMonths)))
}
