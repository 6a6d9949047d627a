export { HALF_DAYS, type HalfDay, halfDaysOf, halfDaysText } from './half-days.ts'
export {
  markBeingAnswered,
  markCovered,
  type MoveNeeds,
  type MoveRefusal,
  type NeedRefusal,
  reopenNeed,
  withdrawNeed,
} from './move-needs.ts'
export type { NeedAsked, NeedState } from './need.ts'
export {
  type CandidateToPlace,
  candidatesToPlace,
  type EmployeeWishes,
  type KnownSkill,
  type OpenNeed,
  openNeeds,
  roadDistances,
  skillsKnown,
  wishesOf,
} from './open-needs.ts'
export { type ImportedNeed, recordImportedNeeds } from './imported-needs.ts'
export { eraseOverdueCandidates, markHired } from './keep-people.ts'
export { needsApi } from './needs-api.ts'
export { peopleApi } from './people-api.ts'
export { keptUntil } from './rules/retention.ts'
export { comesBack } from './rules/season.ts'
