export {
  CLOSE_STAGES,
  type CloseCommand,
  type CloseProgress,
  type CloseStage,
  closeMonth,
  type OnProgress,
} from './close-month.ts'
export type { CloseRefusal } from './close-refusal.ts'
export type { CloseReport, CloseTotals, CloseWarning } from './report.ts'
export { openDocuments } from './documents-on-demand.ts'
export { type DocumentsOptions, renderDocuments } from './render-documents.ts'
export { annexesOf, invoicesOf } from './invoice-store.ts'
export { type CloseRunCommand, type CloseRunEnd, runClose } from './run-close.ts'
export { writeCloseFiles, type WriteOptions } from './write-files.ts'
export {
  PREFLIGHT_STEPS,
  type PreflightState,
  type PreflightStep,
  type PreflightStepName,
  preflightOf,
} from './preflight.ts'
export { netOfMonth } from './net-of-month.ts'
export { factsOfMonth, figuresOfMonth } from './month-as-it-stands.ts'
export { postPaidMonth } from './post-paid-month.ts'
export { pendingCorrections } from './pending-corrections.ts'
export { type ClosingOptions, closingApi } from './closing-api.ts'
export { issuingApi } from './issuing/index.ts'
export { preInvoiceApi } from './pre-invoice/index.ts'
