export * from './invoice.ts'
export { type BilledLine, type CorrectionLine, correctionLines } from './rules/corrections.ts'
export {
  type BilledMember,
  draftInvoices,
  type InvoiceDraft,
  type NumberedInvoice,
  numberInvoices,
  seriesOf,
} from './rules/invoices.ts'
export { type DraftLine, linesOfMonth } from './rules/lines-of-month.ts'
export { type VatRegime, vatBreakdown, vatOf } from './rules/vat.ts'
export { billingApi, type DocumentMaker } from './billing-api.ts'
export type { StoredDocument } from './billing-queries.ts'
