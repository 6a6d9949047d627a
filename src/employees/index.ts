export { employeesApi } from './employees-api.ts'
export type {
  CalendarDay,
  CalendarWork,
  EmployeeCalendar,
  EmployeeCounters,
} from './employees-contract.ts'
export { employeesContract } from './employees-contract.ts'
export { absencesOf, fileOf, type Terms, termsByEmployee } from './employees-store.ts'
export { type DueWeek, dueWeeksIn, isUnpaid, unsoldMinutes } from './rules/due-time.ts'
