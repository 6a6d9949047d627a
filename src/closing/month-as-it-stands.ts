import type { GroupDb } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { loadMonth } from './load-month.ts'
import type { MonthFacts } from './month-facts.ts'

/** What a month holds now, closed or not, without what its close would correct of earlier ones. */
export async function factsOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<MonthFacts> {
  const facts = await loadMonth(db, groupId, month)
  return { ...facts, changed: new Map(), changedSources: new Set() }
}
