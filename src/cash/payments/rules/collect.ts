import { addDays, addMonths, type Day, dayIn, monthOf } from '../../../shared/days.ts'
import type { OpenInvoice } from '../../model.ts'
import { bankDayFrom, firstCollection } from './bank-days.ts'

/** A mandate as a debit needs it, with when it last served. */
export interface Mandate {
  readonly reference: string
  readonly memberId: string
  readonly iban: string
  readonly scheme: 'CORE' | 'B2B'
  readonly isOneOff: boolean
  readonly signedOn: Day
  readonly revokedOn: Day | null
  readonly noticeDays: number
  /** Last debit asked under it; null where none is known. */
  readonly lastUsedOn: Day | null
}

/** Why a mandate can no longer serve (SEP-03). */
export type MandateEnd = 'revoked' | 'one_off_used' | 'unused_36_months'

const MONTHS_UNUSED = 36

/** The same day so many months later; the last of the month where it is shorter. */
const monthsAfter = (value: Day, months: number): Day =>
  dayIn(addMonths(monthOf(value), months), Number(value.slice(8)))

/**
 * Why the mandate does not hold on the day of a debit; null while it does. It lapses 36 months after
 * its last debit; one that was never used is counted from its signature only where it was recorded
 * here, since an imported one may have served before.
 */
export function mandateEnd(mandate: Mandate, on: Day, isImported: boolean): MandateEnd | null {
  if (mandate.revokedOn !== null && mandate.revokedOn <= on) return 'revoked'
  if (mandate.isOneOff && mandate.lastUsedOn !== null) return 'one_off_used'
  const since = mandate.lastUsedOn ?? (isImported ? null : mandate.signedOn)
  if (since !== null && monthsAfter(since, MONTHS_UNUSED) <= on) return 'unused_36_months'
  return null
}

/**
 * The day of a debit: not before the invoice is due, nor before the notice to the member has run
 * from its issue (the invoice is the notice), nor before the bank can; then the next bank day.
 */
export function collectionDay(
  { issuedOn, dueOn }: Pick<OpenInvoice, 'issuedOn' | 'dueOn'>,
  noticeDays: number,
  today: Day,
): Day {
  const days = [dueOn, addDays(issuedOn, noticeDays), firstCollection(today)]
  return bankDayFrom(days.reduce((latest, each) => (each > latest ? each : latest)))
}
