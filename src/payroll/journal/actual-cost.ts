import type { GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import * as store from './journal-store.ts'
import { type ActualCost, actualCosts } from './rules/actual-cost.ts'

/** What the pay of a month cost, by person and member: what was really paid where it is known. */
export async function actualCostOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly ActualCost[]> {
  const forecast = await store.forecastOf(db, groupId, month)
  const [last] = await store.versionsOf(db, groupId, month)
  const journal = last === undefined ? null : await store.linesOf(db, groupId, month, last.version)
  return actualCosts(forecast, journal)
}
