import { addDays, type Day, type Month } from '../../shared/days.ts'
import { type Cents, cents, sumCents } from '../../shared/money.ts'
import { type Invoice, type InvoiceLine, type InvoiceParty, LINE_KINDS } from '../invoice.ts'
import type { CorrectionLine } from './corrections.ts'
import type { DraftLine } from './lines-of-month.ts'
import { agreementKey } from './price.ts'
import { type VatRegime, vatBreakdown } from './vat.ts'

/** A member (adherent) as its invoices need it. */
export interface BilledMember {
  readonly memberId: string
  /** Prefix of the series of its establishment, else of the group. */
  readonly series: string
  readonly regime: VatRegime
  readonly seller: InvoiceParty
  readonly buyer: InvoiceParty
}

export interface InvoiceDraft extends Omit<Invoice, 'number'> {
  readonly series: string
}

export interface NumberedInvoice extends Invoice {
  readonly series: string
  readonly year: number
  readonly sequence: number
}

export interface InvoiceTerms {
  readonly month: Month
  readonly issuedOn: Day
  /** Days from issue to due (C. com. L441-10). */
  readonly paymentDays: number
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
      return own === undefined ? [] : [draftInvoice(own, member, terms)]
    })
    .sort((a, b) => compare(a.series, b.series) || compare(a.memberId, b.memberId))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Worked time first, person by person; corrections of earlier months last. */
const lineOrder = (line: DraftLine): string =>
  [
    line.kind === 'correction' ? 1 : 0,
    line.period,
    line.employeeId,
    line.assignmentId ?? '',
    String(LINE_KINDS.indexOf(line.correctedKind ?? line.kind)).padStart(2, '0'),
    agreementKey(line.explanation),
    line.explanation.item ?? '',
  ].join(' ')

function draftInvoice(
  drafts: readonly (DraftLine | CorrectionLine)[],
  member: BilledMember,
  { month, issuedOn, paymentDays }: InvoiceTerms,
): InvoiceDraft {
  const ordered = drafts
    .map((draft) => ({ draft, order: lineOrder(draft) }))
    .sort((a, b) => compare(a.order, b.order))
  const lines = ordered.map(({ draft }, index) => invoiceLine(draft, index + 1, member.regime))
  const vat = vatBreakdown(lines)
  const netCents = sumCents(vat.map((row) => row.netCents))
  const vatCents = sumCents(vat.map((row) => row.vatCents))
  const wagesCents = sumCents(lines.map((line) => line.wagesCents))
  const contributionsCents = sumCents(lines.map((line) => line.contributionsCents))
  return {
    series: member.series,
    kind: netCents < 0 ? 'credit_note' : 'invoice',
    month,
    memberId: member.memberId,
    issuedOn,
    dueOn: addDays(issuedOn, paymentDays),
    seller: member.seller,
    buyer: member.buyer,
    lines,
    vat,
    netCents,
    vatCents,
    grossCents: cents(netCents + vatCents),
    wagesCents,
    contributionsCents,
    otherCents: rest(netCents, wagesCents, contributionsCents),
  }
}

/** What is neither wages nor contributions; below zero when a price does not cover the cost. */
const rest = (net: Cents, wages: Cents, contributions: Cents): Cents =>
  cents(net - wages - contributions)

function invoiceLine(
  draft: DraftLine | CorrectionLine,
  line: number,
  regime: VatRegime,
): InvoiceLine {
  const { percentE2, exemption } = ('vat' in draft ? draft.vat : null) ?? regime
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
