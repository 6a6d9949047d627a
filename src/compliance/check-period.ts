import {
  type Circumstances,
  type Finding,
  type JudgedPeriod,
  judgeGroup,
  judgePerson,
  limitsOf,
  type PersonFacts,
} from '../law/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { invariant } from '../shared/refusal.ts'
import { loadGroup, loadLimits, loadMembers, loadPeople, loadSites } from './facts-store.ts'

interface Check {
  readonly people: readonly PersonFacts[]
  readonly circumstances: Circumstances
}

/** Everything that the rules read for a period: the people, and what is around them. */
export async function loadCheck(db: GroupDb, period: JudgedPeriod): Promise<Check> {
  const { from, to } = period
  invariant(from <= to, `the period ends after it starts: ${from} to ${to}`)
  const people = await loadPeople(db, period)
  const members = await loadMembers(db)
  const limits = limitsOf(await loadLimits(db))
  const sites = await loadSites(db)
  const group = await loadGroup(db)
  return { people, circumstances: { group, members, sites, limits, period } }
}

/** Judges every person of the group over the days, both included; see `checkPeriod`. */
export async function checkWithin(db: GroupDb, period: JudgedPeriod): Promise<readonly Finding[]> {
  const { people, circumstances } = await loadCheck(db, period)
  return [
    ...judgeGroup(people, circumstances),
    ...people.flatMap((person) => judgePerson(person, circumstances)),
  ]
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
): Promise<readonly Finding[]> => inGroup(database, groupId, (db) => checkWithin(db, { from, to }))
