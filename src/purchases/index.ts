export { purchasesApi } from './purchases-api.ts'
export type { InvoiceReader, ReadingFault, ReceivedInvoice } from './received-invoice.ts'
export { receivePurchase } from './receive-purchase.ts'
export { faultText } from './fault-text.ts'
