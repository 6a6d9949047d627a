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
  paymentsOf,
} from './receivables-store.ts'
export { type SettleRefusal, setOff, settleOperation } from './settle.ts'
export { type UndoRefusal, undoSettlement } from './undo-settlement.ts'
export { cashForecast } from './forecast.ts'
export type { CashForecast, Flow, ForecastWeek } from './rules/forecast.ts'
export { setBankAccount } from './set-account.ts'
export { addCashItem } from './plan-cash.ts'
export { bankApi, settlementRulesApi, settlementsApi } from './cash-api.ts'
export { forecastApi } from './forecast-api.ts'
export { receivablesApi, remindersApi } from './receivables-api.ts'
export { stressApi } from './stress/stress-api.ts'
export { groupBankingOf, memberBankingOf } from './debits/debit-store.ts'
export { debitFileOf, debitsOf } from './debits/debit-file.ts'
export {
  type DirectDebitWarning,
  lacksOfGroup,
  lacksOfMember,
} from './debits/direct-debits.ts'
export { paymentsApi } from './payments/payments-api.ts'
