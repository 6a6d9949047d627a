import type { Day } from '../../../shared/days.ts'
import type { Counter } from '../counter.ts'
import type { CounterFacts, CounterPolicy } from '../facts.ts'
import { annualCounter } from './annual-account.ts'
import { delegationCounter } from './delegation.ts'
import { leaveAccrual } from './leave-accrual.ts'
import { mealVouchers } from './meal-vouchers.ts'
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
    mealVouchers(facts, policy, on),
    travelCounter(facts, policy, on),
  ]
  return found.filter((counter) => counter !== null)
}
