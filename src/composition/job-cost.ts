import { smicHourlyE4 } from '../law/index.ts'
import { type Day, type Month, monthOf } from '../shared/days.ts'
import {
  allocate,
  type Cents,
  cents,
  divideHalfUp,
  E4,
  priceOfMinutes,
  type RateE4,
  rateE4,
  sumCents,
} from '../shared/money.ts'
import type { JobCost } from './composition-contract.ts'
import type { CompositionNeed, ProposedJob } from './model.ts'
import { DAYS_OF_YEAR, seasonOf } from './rules/season.ts'

/** What an employment costs in a month: pay knows it, which lies downstream. */
export type EmploymentCost = (employment: {
  readonly month: Month
  readonly grossCents: Cents
  readonly paidMinutes: number
  readonly workAccidentRateE4: RateE4
}) => { readonly contributionsCents: Cents; readonly leaveProvisionCents: Cents }

/** A coefficient of prices in force, and whose it is. */
export interface UsualPrice {
  readonly coefficientE4: RateE4 | null
  readonly source: 'member' | 'group' | 'none'
}

export interface CostFacts {
  readonly job: ProposedJob
  readonly needs: ReadonlyMap<string, CompositionNeed>
  /** Of the person, sold a week before the job. */
  readonly soldMinutes: number
  readonly startsOn: Day
  readonly wage: { readonly hourlyGrossE4: RateE4; readonly source: JobCost['wageSource'] }
  readonly workAccidentRateE4: RateE4
  readonly priceOf: (memberId: string) => UsualPrice
  readonly nameOf: (memberId: string) => string
}

/** No pay below the minimum wage. */
export const atLeastSmic = (hourlyGrossE4: RateE4, on: Day): RateE4 =>
  rateE4(Math.max(hourlyGrossE4, smicHourlyE4(on)))

/** Minutes of the mean month of a year of 52 weeks. */
const monthly = (weeklyMinutes: number): number =>
  Number(divideHalfUp(BigInt(weeklyMinutes) * 52n, 12n))

const perHour = (amount: Cents, worked: number): RateE4 =>
  worked > 0 ? rateE4(divideHalfUp(BigInt(amount) * 6000n, BigInt(worked))) : rateE4(0)

/**
 * Cost of a job in a mean month, and the price to each member at the coefficient in force there;
 * where there is none, at its part of the cost. The cost is split by the minutes of the year; the
 * parts add up to the whole.
 */
export function jobCost(facts: CostFacts, employmentCost: EmploymentCost): JobCost {
  const { job, startsOn, wage, workAccidentRateE4 } = facts
  const month = monthOf(startsOn)
  const paidMinutes = monthly(job.weeklyMinutes)
  const grossCents = priceOfMinutes(paidMinutes, wage.hourlyGrossE4)
  const employment = { month, grossCents, paidMinutes, workAccidentRateE4 }
  const { contributionsCents, leaveProvisionCents } = employmentCost(employment)
  const totalCents = sumCents([grossCents, contributionsCents, leaveProvisionCents])
  const { members, soldBeforeCents } = memberParts(facts, paidMinutes, totalCents)
  const priceCents = sumCents(members.map((member) => cents(member.priceCents)))
  return {
    month,
    hourlyGrossE4: wage.hourlyGrossE4,
    wageSource: wage.source,
    workAccidentRateE4,
    monthlyMinutes: paidMinutes,
    grossCents,
    contributionsCents,
    leaveProvisionCents,
    totalCents,
    costPerHourE4: perHour(totalCents, paidMinutes),
    soldBeforeCents,
    members,
    priceCents,
    marginCents: priceCents - totalCents + soldBeforeCents,
  }
}

/** Minutes a year by member: a season of n days of the 365 is worked in n sevenths of weeks. */
function yearlyMinutes({ job, needs }: CostFacts): Map<string, number> {
  const days = new Map<string, number>()
  for (const piece of job.pieces) {
    const need = needs.get(piece.needId)
    if (need === undefined) continue
    const more = piece.minutes * seasonOf(need).days
    days.set(need.memberId, (days.get(need.memberId) ?? 0) + more)
  }
  return new Map([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

type Member = JobCost['members'][number]

function memberParts(
  facts: CostFacts,
  paidMinutes: number,
  totalCents: Cents,
): Pick<JobCost, 'members' | 'soldBeforeCents'> {
  const minuteDays = yearlyMinutes(facts)
  const weights = [...minuteDays.values(), facts.soldMinutes * DAYS_OF_YEAR]
  const parts = allocate(totalCents, weights)
  const worked = allocate(paidMinutes, weights)
  const members = [...minuteDays].map(([memberId, weight], index): Member => {
    const monthlyMinutes = worked[index] ?? 0
    const costCents = cents(parts[index] ?? 0)
    const { coefficientE4, source } = facts.priceOf(memberId)
    const priceCents =
      coefficientE4 === null
        ? costCents
        : priceOfMinutes(monthlyMinutes, facts.wage.hourlyGrossE4, coefficientE4)
    return {
      memberId,
      memberName: facts.nameOf(memberId),
      yearlyMinutes: Number(divideHalfUp(BigInt(weight), 7n)),
      monthlyMinutes,
      costCents,
      pricing: coefficientE4 === null ? 'actual_cost' : 'coefficient',
      coefficientE4,
      coefficientSource: source,
      priceHourE4:
        coefficientE4 === null
          ? perHour(costCents, monthlyMinutes)
          : rateE4(divideHalfUp(BigInt(facts.wage.hourlyGrossE4) * BigInt(coefficientE4), E4)),
      priceCents,
      marginCents: priceCents - costCents,
    }
  })
  return { members, soldBeforeCents: parts.at(-1) ?? 0 }
}
