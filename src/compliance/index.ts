export { checkPeriod } from './check-period.ts'
export { type FindingRow, findingRow } from './finding-row.ts'
export { findingsOfMonth } from './findings-of-month.ts'
