import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Period } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

/** A limit that an agreement of the group sets in the place of the one of the law. */
export interface Agreement extends Period {
  readonly ruleId: string
  /** In the unit in which limits of the rule are written. */
  readonly value: number
  /** The agreement and its article. */
  readonly source: string
}

/** All of the group, by rule, latest first. */
export async function agreementsOf(db: GroupDb): Promise<readonly Agreement[]> {
  const rows = await db
    .selectFrom('limits')
    .select(['rule_id', 'value', 'starts_on', 'ends_on', 'source'])
    .orderBy('rule_id')
    .orderBy('starts_on', 'desc')
    .execute()
  return rows.map((row) => ({
    ruleId: row.rule_id,
    value: row.value,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    source: row.source,
  }))
}

export async function insertAgreement(
  db: GroupDb,
  groupId: GroupId,
  { ruleId, value, startsOn, endsOn, source }: Agreement,
): Promise<void> {
  const period = { starts_on: startsOn, ends_on: endsOn }
  await db
    .insertInto('limits')
    .values({ group_id: groupId, rule_id: ruleId, value, ...period, source })
    .execute()
}

export async function storeEnd(
  db: GroupDb,
  { ruleId, startsOn }: Pick<Agreement, 'ruleId' | 'startsOn'>,
  endsOn: Day | null,
): Promise<void> {
  await db
    .updateTable('limits')
    .set({ ends_on: endsOn })
    .where('rule_id', '=', ruleId)
    .where('starts_on', '=', startsOn)
    .execute()
}

export async function deleteAgreement(
  db: GroupDb,
  { ruleId, startsOn }: Pick<Agreement, 'ruleId' | 'startsOn'>,
): Promise<void> {
  await db
    .deleteFrom('limits')
    .where('rule_id', '=', ruleId)
    .where('starts_on', '=', startsOn)
    .execute()
}
