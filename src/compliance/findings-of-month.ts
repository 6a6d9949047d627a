import { type Finding, RULES_EDITION } from '../law/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import { firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { type Judgement, judgeAll, loadCheck } from './check-period.ts'
import { keptFindings, lockFindings, type OpenCount, openCounts } from './findings-store.ts'
import { keepFindings } from './keep-findings.ts'
import { type LiveFinding, stateOf } from './live-finding.ts'
import { currentRevision, storedJudgement, storeJudgement } from './snapshot-store.ts'

/**
 * What the rules say of a month, as a screen shows it: the stored judgement while nothing that
 * they read has changed, else a new one, which is stored and gives each finding its life.
 *
 * The revision is read first: a change that commits while the month is judged leaves a snapshot
 * that is already out of date, which the next reader replaces.
 */
export async function judgementWithin(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<Judgement> {
  const stored = await currentJudgement(db, month)
  if (stored !== null) return stored
  await lockFindings(db, groupId)
  return judgeAlone(db, groupId, month)
}

/** To be called under the lock: another may have judged the month while it was awaited. */
async function judgeAlone(db: GroupDb, groupId: GroupId, month: Month): Promise<Judgement> {
  const revision = await currentRevision(db)
  const stored = await storedJudgement(db, month, revision, RULES_EDITION)
  if (stored !== null) return stored
  const check = await loadCheck(db, { from: firstDayOf(month), to: lastDayOf(month) })
  const judgement = judgeAll(check)
  const { findings } = judgement
  const moved = await keepFindings(db, groupId, { month, findings, people: check.people })
  const snapshot = { edition: RULES_EDITION, ...judgement }
  await storeJudgement(db, { groupId, month, revision }, snapshot)
  // What stood on the edge of the month and is gone from it is told by the other month too.
  for (const other of moved) await judgeAlone(db, groupId, other)
  return judgement
}

const currentJudgement = async (db: GroupDb, month: Month): Promise<Judgement | null> =>
  storedJudgement(db, month, await currentRevision(db), RULES_EDITION)

/** The findings that meet a month, accepted or not, in the order of `checkPeriod`. */
export const findingsWithin = async (
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly Finding[]> => (await judgementWithin(db, groupId, month)).findings

/** The findings that any judgement of the month held, with their life, closed ones too. */
export async function liveFindingsWithin(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly LiveFinding[]> {
  await judgementWithin(db, groupId, month)
  const kept = await keptFindings(db, [month])
  // One that left this month and still stands in the month beside it is shown there.
  return kept.filter(({ months, closedAt }) => months.get(month) === true || closedAt !== null)
}

/** The findings of the month that nobody has accepted. */
export const openFindingsWithin = async (
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly Finding[]> =>
  (await liveFindingsWithin(db, groupId, month))
    .filter((live) => stateOf(live) === 'open')
    .map(({ finding }) => finding)

/** How many findings of the month nobody has accepted, and how many people they concern. */
export async function openCountsWithin(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<Readonly<Record<Finding['severity'], OpenCount>>> {
  await judgementWithin(db, groupId, month)
  return openCounts(db, month)
}

/** The findings of the month, in a transaction of its own. */
export const findingsOfMonth = (
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  month: Month,
): Promise<readonly Finding[]> =>
  inGroup(database, groupId, (db) => findingsWithin(db, groupId, month))

/** Whether the findings of the month as it stands are stored, so that reading them costs little. */
export const areStored = async (db: GroupDb, month: Month): Promise<boolean> =>
  (await currentJudgement(db, month)) !== null
