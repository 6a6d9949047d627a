import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { CandidateBody, EmployeeWishesBody } from './people-contract.ts'
import {
  isEmployee,
  memberIds,
  putCandidate,
  putWishes,
  removeCandidates,
  storedCandidates,
  storeHiring,
} from './people-store.ts'
import {
  mistakesInCandidate,
  mistakesInWishes,
  type PersonMistake,
  tidiedCandidate,
  tidiedWishes,
} from './rules/person-mistakes.ts'
import { keptUntil } from './rules/retention.ts'

interface By {
  readonly groupId: GroupId
  readonly actor: string
  /** Moment, ISO in UTC. */
  readonly at: string
}

/** Nothing is stored: all that is wrong, at once. */
export interface WrongPerson {
  readonly kind: 'wrong-person'
  readonly mistakes: readonly PersonMistake[]
}
export type PersonRefusal = WrongPerson | { readonly kind: 'not-found' }

/** The audit chain is kept for ever: it names the candidate by identifier, never in person. */
async function record(db: GroupDb, by: By, action: string, subject: string): Promise<void> {
  const { groupId, actor, at } = by
  await recordEvent(db, groupId, { at, actor, action, subject, detail: {} })
}

/** Adds a candidate under a new identifier, or changes the one of the identifier. */
export async function keepCandidate(
  db: GroupDb,
  {
    candidateId,
    candidate,
    isNew,
    today,
    ...by
  }: By & {
    readonly candidateId: string
    readonly candidate: CandidateBody
    readonly isNew: boolean
    readonly today: Day
  },
): Promise<Result<{ readonly candidateId: string }, PersonRefusal>> {
  const { groupId } = by
  if (!isNew && (await storedCandidates(db, groupId, candidateId)).length === 0)
    return refused({ kind: 'not-found' })
  const wanted = tidiedCandidate(candidate)
  const members = await memberIds(db, groupId)
  const mistakes = mistakesInCandidate(wanted, { members, today })
  if (mistakes.length > 0) return refused({ kind: 'wrong-person', mistakes })
  await putCandidate(db, groupId, candidateId, wanted)
  await record(db, by, isNew ? 'candidate.added' : 'candidate.changed', candidateId)
  return done({ candidateId })
}

/** Erases all that is known of a candidate; false when there is none such. */
export async function eraseCandidate(
  db: GroupDb,
  { candidateId, ...by }: By & { readonly candidateId: string },
): Promise<boolean> {
  const removed = await removeCandidates(db, by.groupId, [candidateId])
  if (removed > 0) await record(db, by, 'candidate.erased', candidateId)
  return removed > 0
}

/** Erases the candidates whose two years after the last contact are over (GDP-01). */
export async function eraseOverdueCandidates(
  db: GroupDb,
  { today, ...by }: By & { readonly today: Day },
): Promise<readonly string[]> {
  const stored = await storedCandidates(db, by.groupId)
  const overdue = stored
    .filter(({ lastContactOn }) => keptUntil(lastContactOn) < today)
    .map(({ candidateId }) => candidateId)
    .toSorted()
  await removeCandidates(db, by.groupId, overdue)
  for (const candidateId of overdue) await record(db, by, 'candidate.erased', candidateId)
  return overdue
}

/**
 * The candidate became this employee, and is no longer to place until the employee is taken back;
 * false when not there.
 */
export const markHired = (
  db: GroupDb,
  {
    groupId,
    candidateId,
    employeeId,
  }: { readonly groupId: GroupId; readonly candidateId: string; readonly employeeId: string },
): Promise<boolean> => storeHiring(db, groupId, candidateId, employeeId)

/** Keeps what an employee wishes. */
export async function keepWishes(
  db: GroupDb,
  {
    employeeId,
    wishes,
    ...by
  }: By & { readonly employeeId: string; readonly wishes: EmployeeWishesBody },
): Promise<Result<EmployeeWishesBody, PersonRefusal>> {
  const { groupId } = by
  if (!(await isEmployee(db, groupId, employeeId))) return refused({ kind: 'not-found' })
  const wanted = tidiedWishes(wishes)
  const mistakes = mistakesInWishes(wanted, await memberIds(db, groupId))
  if (mistakes.length > 0) return refused({ kind: 'wrong-person', mistakes })
  await putWishes(db, groupId, employeeId, wanted)
  await record(db, by, 'employee.wishes-changed', employeeId)
  return done(wanted)
}
