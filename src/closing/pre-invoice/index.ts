export { type PreInvoice, type PreInvoiceLine, preInvoicesOf } from './draft-of-month.ts'
export { type SayCommand, type SayRefusal, sayOfLines } from './say-of-lines.ts'
export { preInvoiceApi } from './pre-invoice-api.ts'
