export * from './contributions.ts'
export type * from './month-facts.ts'
export {
  costOfMonth,
  costPerHour,
  type EmployeeCost,
  employmentCost,
  isGross,
} from './rules/cost-of-month.ts'
export { type PayVariable, payVariables } from './rules/pay-variables.ts'
export {
  type LeftOut,
  type LeftOutReason,
  type WorkKind,
  type WorkOfMonth,
  type WorkPart,
  type WorkRate,
  workOfMonth,
} from './rules/work-of-month.ts'
export { concerned, correctionCosts, correctionVariables } from './rules/corrections.ts'
export { payrollApi } from './payroll-api.ts'
export * from './cost/index.ts'
export { payrollExportApi } from './export/export-api.ts'
export {
  exportMonth,
  type ExportRefusal,
  type MadeExport,
  type PendingCorrections,
} from './export/export-month.ts'
export { TARGETS, type Target } from './export/pay-line.ts'
