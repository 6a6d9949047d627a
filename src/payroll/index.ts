export * from './absences/index.ts'
export * from './counters/index.ts'
export type * from './month-facts.ts'
export {
  contractOfMonth,
  costOfMonth,
  costPerHour,
  type EmployeeCost,
  employmentCost,
  isGross,
  type MonthOfWork,
} from './rules/cost-of-month.ts'
export { COST_DOUBTS, type CostDoubt, costDoubts } from './rules/cost-doubts.ts'
export { type AgreedPremium, NIGHT, premiumMinutes } from './rules/premium-minutes.ts'
export { type PayVariable, payVariables } from './rules/pay-variables.ts'
export {
  type LeftOut,
  type Premiums,
  type LeftOutReason,
  type WorkKind,
  type WorkOfMonth,
  type WorkPart,
  type WorkRate,
  workOfMonth,
} from './rules/work-of-month.ts'
export { concerned, correctionCosts, correctionVariables } from './rules/corrections.ts'
export { communesOf, employerOf } from './employer-store.ts'
export { simulationApi } from './simulation/simulation-api.ts'
export { payrollApi } from './payroll-api.ts'
export * from './cost/index.ts'
export * from './equal-treatment/index.ts'
export { payrollExportApi } from './export/export-api.ts'
export {
  exportMonth,
  type ExportRefusal,
  type MadeExport,
  type PendingCorrections,
} from './export/export-month.ts'
export { TARGETS, type Target } from './export/pay-line.ts'
export { actualCostOf } from './journal/actual-cost.ts'
export type { ActualCost } from './journal/rules/actual-cost.ts'
export { importJournal, type PaidMonth, type PostPaidMonth } from './journal/import-journal.ts'
export type { JournalLine } from './journal/journal-line.ts'
export { linesOf as journalLinesOf } from './journal/journal-store.ts'
export { payrollJournalApi } from './journal/journal-api.ts'
export { payDocumentsApi } from './documents/documents-api.ts'
export { hiringApi } from './hiring/hiring-api.ts'
