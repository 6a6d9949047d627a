export { type LinePart, type LineVat, ofVat } from './entry.ts'
export {
  type Account,
  type Accounts,
  DEFAULT_ACCOUNTS,
  isAccountNumber,
  type Journal,
  JOURNALS,
  LEDGER_EVENTS,
  type LedgerEvent,
} from './accounts.ts'
export { type AccountRefusal, changeAccounts } from './change-accounts.ts'
export { balanced, credit, debit, type EntryDraft, type LedgerLine, type Party } from './entry.ts'
export { lockNumbers } from './ledger-lock.ts'
export { postEntries } from './post-entries.ts'
export { reverseEntry } from './reverse-entry.ts'
export { entryNumberOf, fecOf, fecOfYear } from './fec-of-month.ts'
export { type ClosedPeriod, closedPeriods, PeriodClosed } from './books/periods.ts'
export { booksApi } from './books/books-api.ts'
export { statementsApi } from './statements/statements-api.ts'
export { taxesApi } from './taxes/taxes-api.ts'
export { accountsOf, establishmentsOf } from './ledger-store.ts'
export { linesOfMonth, type PostedLine } from './posted-lines.ts'
export {
  type Apportionment,
  type ApportionRefusal,
  type Debts,
  isLiabilityRule,
  LIABILITY_RULES,
  type LiabilityRule,
  type LiabilityShare,
  type StatuteRule,
} from './liability/liability.ts'
export {
  liabilityOfMonth,
  type NetOfMonth,
  statuteOfMonth,
  termsOf,
} from './liability/liability-of-month.ts'
export { guaranteesOn } from './guarantees/guarantees-view.ts'
export { unknownMembers } from './liability/liability-store.ts'
export { postInvoices, postMonth } from './post-month.ts'
export type { PostedCost } from './rules/post.ts'
export { type MonthSeal, sealOf } from './seal.ts'
export { type BalanceRow, trialBalance } from './trial-balance.ts'
export { type VerifyFinding, verifyGroup } from './verify.ts'
export { guaranteesApi } from './guarantees/guarantees-api.ts'
export { reserveApi } from './reserve/reserve-api.ts'
export { appropriationApi } from './appropriation/appropriation-api.ts'
export { liabilityApi } from './liability/liability-api.ts'
export { ledgerApi } from './ledger-api.ts'
