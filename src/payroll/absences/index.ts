export * from './absence-kinds.ts'
export { absencesApi } from './absences-api.ts'
export { absencePayFacts, absencePolicyOf, type AbsenceQuery } from './absences-store.ts'
export type * from './facts.ts'
export {
  absenceVariables,
  type MonthWorked,
  type PayOfAbsences,
  payOfAbsences,
} from './rules/pay-of-absences.ts'
