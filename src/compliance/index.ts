export { checkPeriod, type Judgement, loadCheck } from './check-period.ts'
export { complianceApi } from './compliance-api.ts'
export { type ExchangedFinding, exchangedFinding } from './finding-exchange.ts'
export { ruleTitle } from './finding-rows.ts'
export {
  findingsOfMonth,
  findingsWithin,
  openCountsWithin,
  openFindingsWithin,
} from './findings-of-month.ts'
export { type FindingsThread, openFindingsThread } from './findings-thread.ts'
export { lackSentence } from './lack-sentence.ts'
export type { CountedLack } from './rules/count-lacks.ts'
