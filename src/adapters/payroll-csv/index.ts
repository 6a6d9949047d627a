export { type JournalLine, payrollCsv } from './payroll-csv.ts'
