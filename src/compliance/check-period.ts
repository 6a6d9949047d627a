import {
  type Circumstances,
  type Finding,
  type JudgedPeriod,
  judgeGroup,
  judgeScene,
  type Lack,
  lacksOf,
  lacksOfGroup,
  limitsOf,
  type PersonFacts,
  sceneOf,
} from '../law/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { invariant } from '../shared/refusal.ts'
import { loadGroup, loadLimits, loadMembers, loadPeople, loadSites } from './facts-store.ts'
import { countLacks, type CountedLack } from './rules/count-lacks.ts'

interface Check {
  readonly people: readonly PersonFacts[]
  readonly circumstances: Circumstances
}

/** Everything that the rules read for a period: the people, and what is around them. */
export async function loadCheck(db: GroupDb, period: JudgedPeriod): Promise<Check> {
  const { from, to } = period
  invariant(from <= to, `the period ends after it starts: ${from} to ${to}`)
  const limits = limitsOf(await loadLimits(db))
  const people = await loadPeople(db, period, limits)
  const members = await loadMembers(db)
  const sites = await loadSites(db)
  const group = await loadGroup(db)
  return { people, circumstances: { group, members, sites, limits, period } }
}

/** What the rules say of a period, and what they could not say. */
export interface Judgement {
  readonly findings: readonly Finding[]
  /** Data without which a rule did not judge, with the number of people each. */
  readonly lacks: readonly CountedLack[]
}

/** Judges the group and every person of it; see `checkPeriod`. */
export function judgeAll({ people, circumstances }: Check): Judgement {
  const findings: Finding[] = judgeGroup(people, circumstances)
  const lacks: (Lack & { readonly employeeId: string })[] = lacksOfGroup(people, circumstances).map(
    (lack) => ({ ...lack, employeeId: '' }),
  )
  for (const person of people) {
    const scene = sceneOf(person, circumstances)
    for (const finding of judgeScene(scene)) findings.push(finding)
    for (const lack of lacksOf(scene)) lacks.push({ ...lack, employeeId: person.employeeId })
  }
  return { findings, lacks: countLacks(lacks) }
}

/**
 * The findings of law and charter that meet the days, planned and worked apart, sorted by
 * employee, start, rule and basis, with what could not be judged for lack of data.
 */
export const checkPeriod = (
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  from: Day,
  to: Day,
): Promise<Judgement> =>
  inGroup(database, groupId, async (db) => judgeAll(await loadCheck(db, { from, to })))
