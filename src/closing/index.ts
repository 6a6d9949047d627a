export {
  CLOSE_STAGES,
  type CloseCommand,
  type CloseProgress,
  type CloseRefusal,
  type CloseStage,
  closeMonth,
  type OnProgress,
} from './close-month.ts'
export type { CloseReport, CloseTotals, CloseWarning } from './report.ts'
