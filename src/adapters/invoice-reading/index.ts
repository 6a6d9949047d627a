export { readInvoice } from './read-invoice.ts'
