import type { Day } from '../../../shared/days.ts'
import type { LeaveLeft } from '../../absences/facts.ts'
import type { Counter } from '../counter.ts'
import type { CounterFacts, CounterPolicy } from '../facts.ts'
import { annualCounter } from './annual-account.ts'
import { delegationCounter } from './delegation.ts'
import { leaveAccrual } from './leave-accrual.ts'
import { mealVoucherCounter } from './meal-vouchers.ts'
import { overtimeCounters } from './overtime.ts'
import { paidLeave } from './paid-leave.ts'
import { travelCounter } from './travel.ts'

/** The counters of a person on a day, each with the lines that made it. */
export function countersOn(
  facts: CounterFacts,
  policy: CounterPolicy,
  on: Day,
): readonly Counter[] {
  const accrual = leaveAccrual(facts, policy, on)
  const found = [
    paidLeave(facts, policy, accrual.years, on),
    accrual.counter,
    ...overtimeCounters(facts, policy, on),
    annualCounter(facts, on),
    delegationCounter(facts, on),
    mealVoucherCounter(facts, policy, on),
    travelCounter(facts, policy, on),
  ]
  return found.filter((counter) => counter !== null)
}

/** Leave that is left to a person on the last day. */
export function leaveLeftOn(facts: CounterFacts, policy: CounterPolicy, on: Day): LeaveLeft {
  const accrual = leaveAccrual({ ...facts, leftOn: facts.leftOn ?? on }, policy, on)
  const last = accrual.years.at(-1)
  return {
    exitOn: on,
    count: policy.leaveCount,
    takeableE2: paidLeave(facts, policy, accrual.years, on).balance,
    acquiredE2: last === undefined ? 0 : last.acquiredE2 + last.childrenE2,
    accruedE2: accrual.counter.balance,
  }
}
