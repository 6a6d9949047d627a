import type { Month } from '../../shared/days.ts'
import {
  allocate,
  type Cents,
  cents,
  divideHalfUp,
  type RateE4,
  rateE4,
  shareOf,
  sumCents,
} from '../../shared/money.ts'
import {
  type ContributionCode,
  contributionsTotal,
  type Employment,
  employerContributions,
} from '../contributions.ts'
import type { PayItem, PayPolicy } from '../month-facts.ts'
import type { WorkPart } from './work-of-month.ts'

/** Forecast cost of an employee at a member in a month. No member: what the group bears itself. */
export interface EmployeeCost {
  readonly employeeId: string
  readonly memberId: string | null
  /** The month that the cost is about: an earlier one for a correction. */
  readonly period: Month
  readonly minutes: number
  readonly grossCents: Cents
  readonly contributions: Readonly<Partial<Record<ContributionCode, Cents>>>
  readonly contributionsCents: Cents
  readonly leaveProvisionCents: Cents
  readonly totalCents: Cents
  readonly costPerHourE4: RateE4
}

/** Paid leave earned: a tenth of the pay (L3141-24) with the contributions on it. */
const LEAVE_SHARE = rateE4(1000)

const leaveProvision = (grossCents: Cents, contributionsCents: Cents): Cents =>
  shareOf(cents(grossCents + contributionsCents), LEAVE_SHARE)

/** What an employment costs in a month besides its gross, before it exists. */
export function employmentCost(employment: Employment): {
  readonly contributionsCents: Cents
  readonly leaveProvisionCents: Cents
} {
  const contributionsCents = contributionsTotal(employerContributions(employment))
  const leaveProvisionCents = leaveProvision(employment.grossCents, contributionsCents)
  return { contributionsCents, leaveProvisionCents }
}

export const isGross = ({ kind }: Pick<PayItem, 'kind'>): boolean => kind !== 'expense'

/** Cost of an hour in ten-thousandths, from a total and its minutes; 0 without minutes. */
export const costPerHour = (totalCents: Cents, minutes: number): RateE4 =>
  minutes > 0 ? rateE4(divideHalfUp(BigInt(totalCents) * 6000n, BigInt(minutes))) : rateE4(0)

/**
 * What an employee costs in a month, member by member. Contributions are computed once, on the
 * whole gross of the month, for there is one employer; each line is then split over the members by
 * their gross with largest remainder, so that the parts add up.
 */
export function costOfMonth(
  employeeId: string,
  month: Month,
  parts: readonly WorkPart[],
  payItems: readonly PayItem[],
  policy: PayPolicy,
): readonly EmployeeCost[] {
  const shares = sharesOf(parts, payItems.filter(isGross))
  const members = [...shares.keys()].sort()
  const rows = members.map((member) => shares.get(member) ?? { minutes: 0, gross: 0 })
  const grossCents = cents(rows.reduce((sum, { gross }) => sum + gross, 0))
  const paidMinutes = rows.reduce((sum, { minutes }) => sum + minutes, 0)
  const { workAccidentRateE4 } = policy
  const lines = employerContributions({ month, grossCents, paidMinutes, workAccidentRateE4 })
  const weights = rows.map(({ gross }) => Math.max(0, gross))
  const byLine = lines.map(({ code, employerCents }) => ({
    code,
    parts: allocate(employerCents, weights),
  }))
  const leave = allocate(leaveProvision(grossCents, contributionsTotal(lines)), weights)
  return rows.map(({ minutes, gross }, index) => {
    const contributions = Object.fromEntries(
      byLine.map((line) => [line.code, cents(line.parts[index] ?? 0)]),
    )
    const contributionsCents = sumCents(Object.values(contributions))
    const leaveProvisionCents = cents(leave[index] ?? 0)
    const totalCents = cents(gross + contributionsCents + leaveProvisionCents)
    return {
      employeeId,
      memberId: members[index] || null,
      period: month,
      minutes,
      grossCents: cents(gross),
      contributions,
      contributionsCents,
      leaveProvisionCents,
      totalCents,
      costPerHourE4: costPerHour(totalCents, minutes),
    }
  })
}

/** Minutes and gross by member; `''` is the group. */
function sharesOf(
  parts: readonly WorkPart[],
  items: readonly PayItem[],
): ReadonlyMap<string, { readonly minutes: number; readonly gross: number }> {
  const shares = new Map<string, { minutes: number; gross: number }>()
  const add = (member: string, minutes: number, gross: number): void => {
    const before = shares.get(member) ?? { minutes: 0, gross: 0 }
    shares.set(member, { minutes: before.minutes + minutes, gross: before.gross + gross })
  }
  for (const { kind, memberId, minutes, grossCents } of parts)
    add(memberId, kind === 'hours' ? minutes : 0, grossCents)
  for (const { memberId, amountCents } of items) add(memberId ?? '', 0, amountCents)
  return shares
}
