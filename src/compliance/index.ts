export { checkPeriod, loadCheck } from './check-period.ts'
export { type ExchangedFinding, exchangedFinding } from './finding-exchange.ts'
export { findingsOfMonth } from './findings-of-month.ts'
