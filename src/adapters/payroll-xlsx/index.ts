export { payrollWorkbook, type WorkbookTotals } from './payroll-xlsx.ts'
