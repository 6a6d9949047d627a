export { mistakeText, warningText } from './mistake-text.ts'
export { readStatements } from './read-statements.ts'
export type {
  BankOperation,
  BankStatement,
  OperationDetail,
  ReadStatements,
  StatementBalance,
  StatementFormat,
  StatementMistake,
  StatementWarning,
} from './statement.ts'
