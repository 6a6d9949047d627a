import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { balanced, type EntryDraft } from './entry.ts'
import { storeEntries } from './ledger-store.ts'

/**
 * Posts entries that no close writes, in the caller's transaction. The same cause is posted once,
 * however often it is asked; an entry without lines is none.
 */
export async function postEntries(
  db: GroupDb,
  groupId: GroupId,
  postedOn: Day,
  drafts: readonly EntryDraft[],
): Promise<void> {
  const whole = drafts.filter(({ lines }) => lines.length > 0).map(balanced)
  if (whole.length === 0) return
  await storeEntries(db, groupId, { month: null, validatedOn: postedOn }, whole)
}
