import { addDays, type Day, lastDayOf, monthOf } from '../../shared/days.ts'

/** When an invoice falls due: days from its issue, or from the end of the month of its issue. */
export interface PaymentTerm {
  readonly days: number
  readonly endOfMonth: boolean
}

/** C. com. L441-10, I: without an agreement, thirty days. */
export const DEFAULT_TERM: PaymentTerm = { days: 30, endOfMonth: false }

/** The invoice of a close gathers the services of a month: it is periodic (CGI 289, I-3). */
export type Billing = 'periodic' | 'single'

/** A term that the law does not allow, with the most that it does. */
export interface TermRefusal {
  readonly kind: 'term-too-long'
  readonly term: PaymentTerm
  readonly most: number
  readonly article: string
}

const COMMERCE = 'C. com. L441-10, I'
const PUBLIC_ORDERS = 'CCP R2192-10'

/** Longest days from issue to the end of a month: issued on the first of a month of 31 days. */
const LONGEST_TO_END_OF_MONTH = 30

/**
 * What the law says of a term (INV-05): at most 60 days from issue, or 45 days end of month;
 * periodic invoices at most 45 days from issue, whatever the day of issue; public buyers pay within
 * 30 days.
 */
export function termRefusal(
  term: PaymentTerm,
  billing: Billing,
  buyerIsPublic: boolean,
): TermRefusal | null {
  const { most, article } = mostOf(term, billing, buyerIsPublic)
  return term.days <= most ? null : { kind: 'term-too-long', term, most, article }
}

function mostOf({ endOfMonth }: PaymentTerm, billing: Billing, buyerIsPublic: boolean) {
  if (buyerIsPublic)
    return { most: endOfMonth ? 30 - LONGEST_TO_END_OF_MONTH : 30, article: PUBLIC_ORDERS }
  if (billing === 'periodic')
    return { most: endOfMonth ? 45 - LONGEST_TO_END_OF_MONTH : 45, article: `${COMMERCE}, al. 3` }
  return { most: endOfMonth ? 45 : 60, article: `${COMMERCE}, al. 2` }
}

export const dueOn = ({ days, endOfMonth }: PaymentTerm, issuedOn: Day): Day =>
  addDays(endOfMonth ? lastDayOf(monthOf(issuedOn)) : issuedOn, days)
