import type { PayVariable } from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addMonths, lastDayOf } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { changedSince, closesOf } from './changes-store.ts'
import { computeMonth } from './compute-month.ts'
import { loadMonth } from './load-month.ts'

/**
 * Pay variables by which the next close would correct the closed months, as the facts stand now:
 * what changed after the last close and no close has told.
 */
export async function pendingCorrections(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly PayVariable[]> {
  const last = (await closesOf(db, groupId)).at(-1)
  if (last === undefined) return []
  // Most months are left alone: then nothing of the next one need be read.
  const changed = await changedSince(db, groupId, last.closed_at, lastDayOf(last.month))
  if (changed.length === 0) return []
  const next = addMonths(last.month, 1)
  const facts = await loadMonth(db, groupId, next)
  if (facts.changed.size === 0) return []
  const employees = facts.employees.filter(({ employeeId }) => facts.changed.has(employeeId))
  const { variables } = computeMonth({ ...facts, employees })
  return variables.filter(({ period }) => period !== next)
}
