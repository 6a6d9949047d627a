import { type Cents, cents, rateE4 } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { InvoiceLine } from '../invoice.ts'
import type { BillableLine } from './invoices.ts'

/** A line as it was issued, with what credit notes have taken back of it already (below zero). */
export interface CreditableLine extends InvoiceLine {
  readonly memberId: string
  readonly creditedCents: Cents
}

/** A line to take back: the whole of what is left of it or, as a gesture, an amount of it. */
export interface WantedCredit {
  readonly line: number
  readonly netCents?: Cents
}

export type CreditLineRefusal =
  | { readonly kind: 'no-such-line'; readonly line: number }
  | { readonly kind: 'credited-already'; readonly line: number }
  /** More than what is left of the line, or nothing. */
  | { readonly kind: 'not-within'; readonly line: number; readonly left: Cents }
  /** Hours are opened again line by line, whole, before any gesture on them. */
  | { readonly kind: 'part-of-reopened-line'; readonly line: number }

export interface CreditTerms {
  readonly number: string
  /** The hours may be corrected and billed again; else what is given is given for good. */
  readonly reopens: boolean
  readonly reason: string
}

/**
 * The lines of a credit note: the opposite of what is left of each line, so that the invoice and
 * its credit notes come to zero, or a part of it. All that is wrong is said at once.
 *
 * @param wanted null: every line of which something is left
 */
export function creditLines(
  lines: readonly CreditableLine[],
  wanted: readonly WantedCredit[] | null,
  terms: CreditTerms,
): Result<readonly BillableLine[], readonly CreditLineRefusal[]> {
  const all = lines.filter(isLeft).map(({ line }): WantedCredit => ({ line }))
  const refusals: CreditLineRefusal[] = []
  const credits: BillableLine[] = []
  for (const { line, netCents } of wanted ?? all) {
    const found = lines.find((each) => each.line === line)
    if (found === undefined) refusals.push({ kind: 'no-such-line', line })
    else if (!isLeft(found)) refusals.push({ kind: 'credited-already', line })
    else if (terms.reopens && (netCents !== undefined || found.creditedCents !== 0))
      refusals.push({ kind: 'part-of-reopened-line', line })
    else if (netCents === undefined) credits.push(opposite(found, terms))
    else if (!isWithin(netCents, leftOf(found)))
      refusals.push({ kind: 'not-within', line, left: leftOf(found) })
    else credits.push(gesture(found, netCents, terms))
  }
  return refusals.length > 0 ? refused(refusals) : done(credits)
}

export const leftOf = ({ netCents, creditedCents }: CreditableLine): Cents =>
  cents(netCents + creditedCents)

/** A line of hours at no price is left until it is taken back once. */
const isLeft = (line: CreditableLine): boolean => leftOf(line) !== 0

/** Of the same sign, and no more. */
const isWithin = (part: number, whole: number): boolean =>
  part !== 0 && Math.sign(part) === Math.sign(whole) && Math.abs(part) <= Math.abs(whole)

const negative = (amount: number): Cents => cents(amount === 0 ? 0 : -amount)

function creditOf(line: CreditableLine, { number, reopens, reason }: CreditTerms): BillableLine {
  return {
    memberId: line.memberId,
    employeeId: line.employeeId,
    assignmentId: line.assignmentId,
    kind: 'correction',
    period: line.period,
    correctedKind: line.correctedKind ?? line.kind,
    minutes: line.minutes === null ? null : -line.minutes,
    unitPriceE4: line.unitPriceE4,
    netCents: negative(line.netCents),
    wagesCents: negative(line.wagesCents),
    contributionsCents: negative(line.contributionsCents),
    explanation: { ...line.explanation, reason },
    entryIds: line.entryIds,
    vat: { percentE2: line.vatPercentE2, exemption: line.vatExemption },
    credits: { number, line: line.line },
    forGood: !reopens,
  }
}

/** What is left of a line, turned round. Of one credited in part, the rest is an amount. */
const opposite = (line: CreditableLine, terms: CreditTerms): BillableLine =>
  line.creditedCents === 0 ? creditOf(line, terms) : gesture(line, leftOf(line), terms)

/** An amount given back: neither hours nor the pay behind them change. */
function gesture(line: CreditableLine, netCents: Cents, terms: CreditTerms): BillableLine {
  return {
    ...creditOf(line, terms),
    minutes: null,
    unitPriceE4: rateE4(-netCents * 100),
    netCents: negative(netCents),
    wagesCents: cents(0),
    contributionsCents: cents(0),
    forGood: true,
  }
}
