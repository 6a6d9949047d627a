export {
  type ConfirmCommand,
  type Confirmed,
  type ConfirmRefusal,
  confirmEntries,
  type EntryRefusal,
  unconfirmEntries,
} from './confirm-entries.ts'
export {
  type CorrectCommand,
  type CorrectionRefusal,
  cancelEntry,
  correctEntry,
} from './correct-entry.ts'
export type { Side } from './entry-store.ts'
export * from './minutes-by-day.ts'
export { timeApi } from './time-api.ts'
export { withShifts } from './time-queries.ts'
