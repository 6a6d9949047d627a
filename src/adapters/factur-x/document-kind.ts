import type { Invoice, InvoiceAnnex } from '../../billing/invoice.ts'
import { type Cents, cents } from '../../shared/money.ts'

/**
 * Whether the document gives money back and names the invoice of which: only then the rules know it
 * as a credit note (BR-FR-CO-05), whose amounts are positive.
 */
export const isCredit = (
  { kind, grossCents }: Invoice,
  { preceding }: Pick<InvoiceAnnex, 'preceding'>,
): boolean => kind === 'credit_note' && grossCents < 0 && preceding.length > 0

/** How the books' amounts read on the document: those of a credit are held as negative. */
export function asShown(
  invoice: Invoice,
  annex: Pick<InvoiceAnnex, 'preceding'>,
): (amount: Cents) => Cents {
  const sign = isCredit(invoice, annex) ? -1 : 1
  return (amount) => cents(amount === 0 ? 0 : sign * amount)
}

/** Whether lines of the invoice take off what an advance billed before. */
export const isFinalAfterAdvance = ({ kind, lines }: Invoice): boolean =>
  kind === 'invoice' && lines.some((line) => line.kind === 'advance')
