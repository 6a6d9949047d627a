export {
  type ImportCommand,
  type ImportedStatement,
  type ImportRefusal,
  type ImportReport,
  importStatements,
} from './import-statements.ts'
export type { OpenInvoice, PartDraft, VatShare } from './model.ts'
export {
  advancesOf,
  type InvoicePayment,
  type MemberAdvance,
  openInvoices,
  paidOf,
  paymentsOf,
} from './receivables-store.ts'
export { type SettleRefusal, setOff, settleOperation } from './settle.ts'
export { type UndoRefusal, undoSettlement } from './undo-settlement.ts'
