import { eraseOverdueCandidates } from '../needs/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

/** Who erases, as the audit names it. */
const ACTOR = 'maillage'

/**
 * Erases in every group what may no longer be kept: candidates without contact for two years
 * (GDP-01). Done twice, the second finds nothing.
 *
 * @returns how many people were erased.
 */
export async function eraseWhatIsOver(database: Database, clock: Clock): Promise<number> {
  const at = clock.now()
  const groups = await database.system.selectFrom('employer_group').select('group_id').execute()
  let erased = 0
  for (const { group_id } of groups) {
    const groupId = group_id as GroupId
    const command = { groupId, today: day(at.slice(0, 10)), actor: ACTOR, at }
    const found = await inGroup(database, groupId, (db) => eraseOverdueCandidates(db, command))
    erased += found.length
  }
  return erased
}
