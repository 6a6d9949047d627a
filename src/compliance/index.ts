export { checkPeriod, loadCheck } from './check-period.ts'
export { type ExchangedFinding, exchangedFinding } from './finding-exchange.ts'
export { complianceApi, ruleTitle } from './compliance-api.ts'
export { findingsOfMonth, findingsWithin } from './findings-of-month.ts'
