export {
  ASSIGNMENT_COLUMNS,
  assignmentFacts,
  CONTRACT_COLUMNS,
  contractFacts,
  minutesOrNull,
  periodOf,
  skillFacts,
  visitFacts,
} from './facts-of-rows.ts'
export { deadlinesApi } from './deadlines-api.ts'
export { deadlinesDue } from './deadlines.ts'
export { loadContracts } from './dossiers-store.ts'
export { groupApi } from './group-api.ts'
export { legalFormInWords } from './legal-form.ts'
export { todayOf } from './today.ts'
export { storeVatOnReceipts, vatOnReceipts } from './vat-regime.ts'
