export {
  type CreditTransfer,
  type CreditTransferOrder,
  creditTransferFile,
} from './credit-transfers.ts'
export {
  type Creditor,
  type DebitScheme,
  type DirectDebit,
  type DirectDebitOrder,
  directDebitFile,
} from './direct-debits.ts'
export {
  type PaymentStatus,
  readStatusReport,
  type StatusReport,
  type StatusReportMistake,
} from './status-report.ts'
export { isSepaReference } from './sepa-text.ts'
export { endToEndId, type SepaAddress } from './sepa-xml.ts'
