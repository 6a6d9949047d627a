import { type Cents, cents, sumCents } from '../../shared/money.ts'
import { costPerHour, type EmployeeCost } from './cost-of-month.ts'
import type { PayVariable } from './pay-variables.ts'

/** Sources on one side only, and those that changed; when there is none, all of them. */
export function concerned(
  now: Iterable<string>,
  before: Iterable<string>,
  changed: ReadonlySet<string>,
): readonly string[] {
  const due = new Set(now)
  const told = new Set(before)
  const all = [...new Set([...due, ...told])]
  const named = all.filter((id) => changed.has(id) || due.has(id) !== told.has(id))
  return (named.length > 0 ? named : all).sort()
}

const variableKey = ({ memberId, code }: PayVariable): string => `${memberId ?? ''} ${code}`

/**
 * What is to tell payroll about a closed month so that all its variables together are what the
 * facts of today give: one variable per member and code that differs, none when nothing did.
 */
export function correctionVariables(
  due: readonly PayVariable[],
  told: readonly PayVariable[],
  changed: ReadonlySet<string>,
): readonly PayVariable[] {
  const dueByKey = Map.groupBy(due, variableKey)
  const toldByKey = Map.groupBy(told, variableKey)
  return [...new Set([...toldByKey.keys(), ...dueByKey.keys()])].flatMap((key) => {
    const now = dueByKey.get(key) ?? []
    const before = toldByKey.get(key) ?? []
    const model = now[0] ?? before[0]
    if (model === undefined) return []
    const difference = (pick: 'minutes' | 'days' | 'amountCents'): number | null => {
      const sum = (rows: readonly PayVariable[]) =>
        rows.reduce((total, row) => total + (row[pick] ?? 0), 0)
      return sum(now) - sum(before) || null
    }
    const [minutes, days, amount] = [
      difference('minutes'),
      difference('days'),
      difference('amountCents'),
    ]
    if (minutes === null && days === null && amount === null) return []
    const ids = (rows: readonly PayVariable[]) => rows.flatMap(({ sourceIds }) => sourceIds)
    return {
      ...model,
      minutes,
      days,
      amountCents: amount === null ? null : cents(amount),
      sourceIds: concerned(ids(now), ids(before), changed),
    }
  })
}

/** The same for the forecast cost, member by member. */
export function correctionCosts(
  due: readonly EmployeeCost[],
  booked: readonly EmployeeCost[],
): readonly EmployeeCost[] {
  const byMember = ({ memberId }: EmployeeCost): string => memberId ?? ''
  const dueByMember = Map.groupBy(due, byMember)
  const bookedByMember = Map.groupBy(booked, byMember)
  const members = [...new Set([...dueByMember.keys(), ...bookedByMember.keys()])].sort()
  return members.flatMap((member) => {
    const now = dueByMember.get(member) ?? []
    const before = bookedByMember.get(member) ?? []
    const model = now[0] ?? before[0]
    if (model === undefined) return []
    const difference = (pick: (cost: EmployeeCost) => number): number =>
      now.reduce((sum, cost) => sum + pick(cost), 0) -
      before.reduce((sum, cost) => sum + pick(cost), 0)
    const minutes = difference((cost) => cost.minutes)
    const grossCents = cents(difference((cost) => cost.grossCents))
    const contributions = differences(now, before)
    const contributionsCents = sumCents(Object.values(contributions))
    const leaveProvisionCents = cents(difference((cost) => cost.leaveProvisionCents))
    const same =
      minutes === 0 &&
      grossCents === 0 &&
      leaveProvisionCents === 0 &&
      Object.keys(contributions).length === 0
    if (same) return []
    const totalCents = cents(grossCents + contributionsCents + leaveProvisionCents)
    return {
      ...model,
      minutes,
      grossCents,
      contributions,
      contributionsCents,
      leaveProvisionCents,
      totalCents,
      costPerHourE4: costPerHour(totalCents, minutes),
    }
  })
}

/** What each line differs by; a line of one side alone differs by the whole of it. */
function differences(
  now: readonly EmployeeCost[],
  before: readonly EmployeeCost[],
): Readonly<Record<string, Cents>> {
  const found = new Map<string, number>()
  const add = (costs: readonly EmployeeCost[], sign: 1 | -1): void => {
    for (const { contributions } of costs)
      for (const [code, amount] of Object.entries(contributions))
        found.set(code, (found.get(code) ?? 0) + sign * amount)
  }
  add(now, 1)
  add(before, -1)
  return Object.fromEntries(
    [...found].filter(([, amount]) => amount !== 0).map(([code, amount]) => [code, cents(amount)]),
  )
}
