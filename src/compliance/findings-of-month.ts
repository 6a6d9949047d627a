import { type Finding, RULES_EDITION } from '../law/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import { firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { checkWithin } from './check-period.ts'
import { currentRevision, storedFindings, storeFindings } from './snapshot-store.ts'

/**
 * The findings that meet a month, as a screen shows them: stored ones while nothing that the
 * rules read has changed, else judged anew and stored.
 *
 * The revision is read first: a change that commits while the month is judged leaves a snapshot
 * that is already out of date, which the next reader replaces.
 */
export async function findingsWithin(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly Finding[]> {
  const revision = await currentRevision(db)
  const stored = await storedFindings(db, month, revision, RULES_EDITION)
  if (stored !== null) return stored
  const findings = await checkWithin(db, { from: firstDayOf(month), to: lastDayOf(month) })
  await storeFindings(db, { groupId, month, revision }, { edition: RULES_EDITION, findings })
  return findings
}

/** The same, in a transaction of its own. */
export const findingsOfMonth = (
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  month: Month,
): Promise<readonly Finding[]> =>
  inGroup(database, groupId, (db) => findingsWithin(db, groupId, month))

/** Whether the findings of the month as it stands are stored, so that reading them costs little. */
export const areStored = async (db: GroupDb, month: Month): Promise<boolean> =>
  (await storedFindings(db, month, await currentRevision(db), RULES_EDITION)) !== null
