import { type Finding, judgePerson, limitsOf } from '../law/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { invariant } from '../shared/refusal.ts'
import { loadLimits, loadMembers, loadPeople } from './facts-store.ts'

/** Judges every person of the group over the days, both included; see `checkPeriod`. */
export async function checkWithin(db: GroupDb, from: Day, to: Day): Promise<readonly Finding[]> {
  invariant(from <= to, `the period starts before it ends: ${from} to ${to}`)
  const period = { from, to }
  const people = await loadPeople(db, period)
  const members = await loadMembers(db)
  const limits = limitsOf(await loadLimits(db))
  return people.flatMap((person) => judgePerson(person, { members, limits, period }))
}

/**
 * The findings of law and charter that meet the days, planned and worked apart, sorted by
 * employee, start, rule and basis.
 */
export const checkPeriod = (
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  from: Day,
  to: Day,
): Promise<readonly Finding[]> => inGroup(database, groupId, (db) => checkWithin(db, from, to))
