export { readSheet, type SheetProblem, type SheetRow } from './read-sheet.ts'
