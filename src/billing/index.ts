export * from './document-choices.ts'
export * from './invoice.ts'
export { advanceLine, deductions, type OpenAdvance } from './rules/advances.ts'
export {
  type CreditableLine,
  type CreditLineRefusal,
  creditLines,
  type WantedCredit,
} from './rules/credit.ts'
export { type BilledLine, type CorrectionLine, correctionLines } from './rules/corrections.ts'
export {
  type BillableLine,
  type BilledMember,
  draftInvoice,
  draftInvoices,
  type InvoiceDraft,
  type NumberedInvoice,
  numberInvoices,
  seriesOf,
} from './rules/invoices.ts'
export {
  PRICE_ITEMS,
  PRICE_METHODS,
  type PriceItem,
  type PriceMethod,
  type PriceRule,
  type PricedCase,
  ruleFor,
} from './rules/price-rules.ts'
export {
  FEE_BASES,
  type FeeBand,
  type FeeBasis,
  feeFor,
  type FeeKind,
  type FeeSchedule,
} from './fees/fee-schedule.ts'
export { type FeeRefusal, feesOf, recordFee } from './fees/record-fee.ts'
export { type TrueUp, trueUps, type YearOfMember } from './rules/true-up.ts'
export {
  ACTS_OF_MEMBER,
  heldBack,
  heldKey,
  isHeldBack,
  type LineState,
  PRE_INVOICE_ACTS,
  type PreInvoiceAct,
  type PreInvoiceActKind,
  preInvoiceKey,
  stateOf,
} from './pre-invoice/pre-invoice.ts'
export { preInvoiceActs, storeActs } from './pre-invoice/acts-store.ts'
export { isOnGrid, withGrid } from './rules/price-grid.ts'
export type { UnworkedFacts } from './rules/unworked-lines.ts'
export { recordPriceRule, type RuleRefusal, stopPriceRule } from './prices/record-price-rule.ts'
export { priceRulesOf, type RecordedRule } from './prices/price-rules-store.ts'
export {
  type AssignmentSpan,
  NO_TERMS,
  type PriceTerms,
} from './rules/price-terms.ts'
export { type DraftLine, linesOfMonth } from './rules/lines-of-month.ts'
export {
  type Billing,
  DEFAULT_TERM,
  dueOn,
  type PaymentTerm,
  type TermRefusal,
  termRefusal,
} from './rules/terms.ts'
export { type VatRegime, vatBreakdown, vatOf } from './rules/vat.ts'
export { pricesApi, termProblem } from './prices/prices-api.ts'
export { billingApi, type DocumentMaker } from './billing-api.ts'
export type { StoredDocument } from './billing-queries.ts'
export { choicesOf, routingsOf } from './transmission/choices-store.ts'
export {
  type Exchanged,
  exchangeFlows,
  type ExchangeTools,
} from './transmission/exchange-flows.ts'
export {
  type ReceiptByRate,
  recordStatus,
  reportReceipts,
  type StatusRefusal,
} from './transmission/record-status.ts'
export { receiveStatuses, type StatusReader } from './transmission/receive-status.ts'
export {
  currentStatus,
  type StatusToSend,
  statusesOf,
  type StoredStatus,
  storeStatus,
} from './transmission/status-store.ts'
export {
  type AmountByRate,
  isReasonCode,
  isStatusCode,
  REASONS,
  type ReasonCode,
  STATUSES,
  type StatusCode,
  statusesOpenTo,
  statusKind,
} from './transmission/statuses.ts'
export type { FigureLine, FiguresOfMonth, MonthFigures } from './margin/month-figures.ts'
export { marginApi } from './margin/margin-api.ts'
export {
  type DirectoryLine,
  type OutgoingFlow,
  type Platform,
  type PlatformAccount,
  type PlatformFlow,
  PlatformProblem,
} from './transmission/platform.ts'
export { invoicingChoicesApi, type SpecimenMaker } from './transmission/choices-api.ts'
export { statusProblem } from './transmission/sentences.ts'
export { accountOf as platformAccountOf } from './transmission/account-store.ts'
export { openedAccount, type OpenAccount } from './transmission/open-account.ts'
export { transmissionApi, type TransmissionTools } from './transmission/transmission-api.ts'
