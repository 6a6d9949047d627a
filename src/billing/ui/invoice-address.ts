import { addressOf } from '../../web/api.ts'

/** The page of an invoice. */
export const invoiceAddress = (invoiceNumber: string): string =>
  `/facturation/${encodeURIComponent(invoiceNumber)}`

/** The invoice as the member gets it. */
export const pdfAddress = (invoiceNumber: string): string =>
  addressOf('/invoices/:invoiceNumber/pdf', { params: { invoiceNumber } })

export const xmlAddress = (invoiceNumber: string): string =>
  addressOf('/invoices/:invoiceNumber/xml', { params: { invoiceNumber } })
