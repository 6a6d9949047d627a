import type { Day, Month } from '../../shared/days.ts'
import { type Cents, cents, sumCents } from '../../shared/money.ts'
import {
  type Invoice,
  type InvoiceKind,
  type InvoiceLine,
  type InvoiceParty,
  LINE_KINDS,
} from '../invoice.ts'
import type { CorrectionLine } from './corrections.ts'
import type { DraftLine } from './lines-of-month.ts'
import { agreementKey } from './price.ts'
import { dueOn, type PaymentTerm } from './terms.ts'
import { type VatRegime, vatBreakdown } from './vat.ts'

/** A member (adherent) as its invoices need it. */
export interface BilledMember {
  readonly memberId: string
  /** Prefix of the series of its establishment, else of the group. */
  readonly series: string
  readonly regime: VatRegime
  /** A public buyer, whom the law gives terms of its own. */
  readonly isPublic: boolean
  /** Agreed with the member; null: as the group has it. */
  readonly term: PaymentTerm | null
  readonly seller: InvoiceParty
  readonly buyer: InvoiceParty
}

export interface InvoiceDraft extends Omit<Invoice, 'number'> {
  readonly series: string
}

export interface NumberedInvoice extends Invoice {
  /** What made it, when no close did. */
  readonly cause?: string
  readonly series: string
  readonly year: number
  readonly sequence: number
}

export interface InvoiceTerms {
  readonly month: Month
  readonly issuedOn: Day
  /** Where nothing was agreed with the member. */
  readonly term: PaymentTerm
}

/** One invoice per member that has lines, in order of series and member. */
export function draftInvoices(
  lines: readonly (DraftLine | CorrectionLine)[],
  members: readonly BilledMember[],
  terms: InvoiceTerms,
): readonly InvoiceDraft[] {
  const byMember = Map.groupBy(lines, ({ memberId }) => memberId)
  return members
    .flatMap((member) => {
      const own = byMember.get(member.memberId)
      if (own === undefined) return []
      const term = member.term ?? terms.term
      return [draftInvoice(inOrder(own), member, { ...terms, term, kind: 'invoice' })]
    })
    .sort((a, b) => compare(a.series, b.series) || compare(a.memberId, b.memberId))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Worked time first, person by person; corrections of earlier months last. */
const lineOrder = (line: DraftLine): string =>
  [
    line.kind === 'correction' ? 1 : 0,
    line.period,
    line.employeeId ?? '~',
    line.assignmentId ?? '',
    String(LINE_KINDS.indexOf(line.correctedKind ?? line.kind)).padStart(2, '0'),
    agreementKey(line.explanation),
    line.explanation.item ?? '',
  ].join(' ')

const inOrder = (drafts: readonly BillableLine[]): readonly BillableLine[] =>
  drafts
    .map((draft) => ({ draft, order: lineOrder(draft) }))
    .sort((a, b) => compare(a.order, b.order))
    .map(({ draft }) => draft)

/** A line to put on an invoice; `vat` where it is not billed under the regime of its member. */
export type BillableLine = (DraftLine | CorrectionLine) &
  Pick<InvoiceLine, 'credits' | 'forGood'> & { readonly vat?: VatRegime | null }

export interface DocumentTerms extends InvoiceTerms {
  readonly kind: InvoiceKind
  readonly precedingNumbers?: readonly string[]
}

/**
 * A document of these lines, in their order. What is to pay decides: below zero it gives money back
 * and is a credit note, whatever it was meant to be; a credit note on which something is to pay, of
 * lines that had given money back, is a corrective invoice.
 */
export function draftInvoice(
  drafts: readonly BillableLine[],
  member: BilledMember,
  { month, issuedOn, term, kind, precedingNumbers = [] }: DocumentTerms,
): InvoiceDraft {
  const lines = drafts.map((draft, index) => invoiceLine(draft, index + 1, member.regime))
  const vat = vatBreakdown(lines)
  const netCents = sumCents(vat.map((row) => row.netCents))
  const vatCents = sumCents(vat.map((row) => row.vatCents))
  const grossCents = cents(netCents + vatCents)
  const wagesCents = sumCents(lines.map((line) => line.wagesCents))
  const contributionsCents = sumCents(lines.map((line) => line.contributionsCents))
  return {
    series: member.series,
    kind: kindOf(kind, grossCents),
    month,
    memberId: member.memberId,
    issuedOn,
    dueOn: dueOn(term, issuedOn),
    seller: member.seller,
    buyer: member.buyer,
    lines,
    vat,
    netCents,
    vatCents,
    grossCents,
    wagesCents,
    contributionsCents,
    otherCents: rest(netCents, wagesCents, contributionsCents),
    precedingNumbers: [...new Set([...precedingNumbers, ...credited(lines)])],
  }
}

function kindOf(wanted: InvoiceKind, grossCents: Cents): InvoiceKind {
  if (grossCents < 0) return 'credit_note'
  return wanted === 'credit_note' && grossCents > 0 ? 'corrective' : wanted
}

const credited = (lines: readonly InvoiceLine[]): readonly string[] =>
  lines.flatMap(({ credits }) => (credits === undefined ? [] : [credits.number]))

/** What is neither wages nor contributions; below zero when a price does not cover the cost. */
const rest = (net: Cents, wages: Cents, contributions: Cents): Cents =>
  cents(net - wages - contributions)

function invoiceLine(draft: BillableLine, line: number, regime: VatRegime): InvoiceLine {
  const { percentE2, exemption } = draft.vat ?? regime
  return {
    line,
    kind: draft.kind,
    assignmentId: draft.assignmentId,
    employeeId: draft.employeeId,
    period: draft.period,
    correctedKind: draft.correctedKind,
    minutes: draft.minutes,
    unitPriceE4: draft.unitPriceE4,
    netCents: draft.netCents,
    vatPercentE2: percentE2,
    vatExemption: exemption,
    wagesCents: draft.wagesCents,
    contributionsCents: draft.contributionsCents,
    explanation: draft.explanation,
    entryIds: draft.entryIds,
    ...(draft.credits === undefined ? {} : { credits: draft.credits }),
    ...(draft.forGood === true ? { forGood: true } : {}),
  }
}

const SEQUENCE_DIGITS = 5

/** Series of a group, and of an establishment that has no prefix of its own. */
const GROUP_SERIES = 'F'

/**
 * The series that a prefix names, in the characters that a number may hold in an electronic invoice
 * (letters, digits, `+ - _ /`). `EV`, `EV-` and `EV/` name the same one: their numbers would meet.
 */
export function seriesOf(prefix: string | null): string {
  const plain = (prefix ?? '').normalize('NFD').replace(/[^A-Za-z0-9+\-_/]/g, '')
  return plain.replace(/[-_/]+$/, '') || GROUP_SERIES
}

/**
 * Numbers in order, each series from the number after its last one: no hole, no double (INV-04).
 *
 * @param last the last number given in each series in the year of issue
 */
export function numberInvoices(
  drafts: readonly InvoiceDraft[],
  last: ReadonlyMap<string, number>,
): readonly NumberedInvoice[] {
  const next = new Map(last)
  return drafts.map((draft) => {
    const year = Number(draft.issuedOn.slice(0, 4))
    const sequence = (next.get(draft.series) ?? 0) + 1
    next.set(draft.series, sequence)
    const digits = String(sequence).padStart(SEQUENCE_DIGITS, '0')
    return { ...draft, number: `${draft.series}-${year}-${digits}`, year, sequence }
  })
}
