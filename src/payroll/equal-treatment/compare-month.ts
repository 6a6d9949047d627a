import type { GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { EmployeeFacts, PayPolicy, PricedAssignment } from '../month-facts.ts'
import { workOfMonth } from '../rules/work-of-month.ts'
import { comparePay, type PayComparison } from './rules/compare-pay.ts'
import { peopleOf, scalesOf } from './equal-treatment-store.ts'

/** What the month of everybody is paid from. */
export interface MonthOfPeople {
  readonly employees: readonly EmployeeFacts[]
  readonly assignments: ReadonlyMap<string, PricedAssignment>
  readonly policy: Pick<PayPolicy, 'overtimeSplit'>
}

/** Reads the month of everybody, as its close would pay it. */
export type FactsOfMonth = (db: GroupDb, groupId: GroupId, month: Month) => Promise<MonthOfPeople>

/** The comparison of everybody of the month, or of one person; of no member without confirmed work. */
export async function compareMonth(
  db: GroupDb,
  asked: { readonly groupId: GroupId; readonly month: Month; readonly employeeId?: string },
  factsOfMonth: FactsOfMonth,
): Promise<readonly PayComparison[]> {
  const { groupId, month, employeeId } = asked
  const { employees, assignments, policy } = await factsOfMonth(db, groupId, month)
  const people = await peopleOf(db, groupId)
  const scales = await scalesOf(db, groupId)
  return employees.flatMap((facts) => {
    if (employeeId !== undefined && facts.employeeId !== employeeId) return []
    const hiredOn = people.get(facts.employeeId)?.hiredOn
    if (hiredOn === undefined) return []
    const { parts } = workOfMonth(facts, assignments, month, policy.overtimeSplit)
    return [comparePay({ facts, hiredOn, parts }, month, scales)]
  })
}
