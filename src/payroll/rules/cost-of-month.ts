import {
  covers,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  periodsOverlap,
} from '../../shared/days.ts'
import {
  allocate,
  type Cents,
  cents,
  divideHalfUp,
  NO_CENTS,
  priceOfMinutes,
  type RateE4,
  rateE4,
  shareOf,
  sumCents,
} from '../../shared/money.ts'
import {
  buildingAgreementOf,
  buildingCategory,
  CONTRIBUTION_CODES,
  type CostLine,
  itemised,
  type Situation,
  situation,
} from '../cost/index.ts'
import type { Employer, PayContract, PayItem } from '../month-facts.ts'
import type { WorkPart } from './work-of-month.ts'

/** Forecast cost of an employee at a member in a month. No member: what the group bears itself. */
export interface EmployeeCost {
  readonly employeeId: string
  readonly memberId: string | null
  /** The month that the cost is about: an earlier one for a correction. */
  readonly period: Month
  readonly minutes: number
  readonly grossCents: Cents
  /** By line of the payslip, the reductions below zero. */
  readonly contributions: Readonly<Record<string, Cents>>
  readonly contributionsCents: Cents
  readonly leaveProvisionCents: Cents
  readonly totalCents: Cents
  readonly costPerHourE4: RateE4
  /** The version of the rules of contributions; empty where there was nothing to contribute on. */
  readonly rulesVersion: string
}

/** Paid leave earned: a tenth of the pay (L3141-24) with the contributions on it. */
const LEAVE_SHARE = rateE4(1000)

const leaveProvision = (grossCents: Cents, contributionsCents: Cents): Cents =>
  shareOf(cents(grossCents + contributionsCents), LEAVE_SHARE)

/** An employment in general: permanent, of a group of fewer than 11 people (EFF-03). */
const GENERAL = { headcount: 1, idcc: null, communeCode: null, isAgricultural: false } as const

/** What an employment costs in a month besides its gross, before it exists. */
export function employmentCost(employment: {
  readonly month: Month
  readonly grossCents: Cents
  readonly paidMinutes: number
  readonly workAccidentRateE4: RateE4
}): { readonly contributionsCents: Cents; readonly leaveProvisionCents: Cents } {
  const { month, grossCents, paidMinutes, workAccidentRateE4 } = employment
  const employer = { ...GENERAL, workAccidentRateE4 }
  const work = { minutes: paidMinutes, grossCents, overtimeMinutes: 0, overtimeCents: NO_CENTS }
  const { lines } = contributionsOf(situationOf('', month, [], work, employer))
  const contributionsCents = sumCents(lines.map(({ employerCents }) => employerCents))
  const leaveProvisionCents = leaveProvision(grossCents, contributionsCents)
  return { contributionsCents, leaveProvisionCents }
}

export const isGross = ({ kind }: Pick<PayItem, 'kind'>): boolean => kind !== 'expense'

/** Cost of an hour in ten-thousandths, from a total and its minutes; 0 without minutes. */
export const costPerHour = (totalCents: Cents, minutes: number): RateE4 =>
  minutes > 0 ? rateE4(divideHalfUp(BigInt(totalCents) * 6000n, BigInt(minutes))) : rateE4(0)

/** The whole of what is paid for a month, whoever the members are. */
interface PaidWork {
  readonly minutes: number
  /** With the overtime. */
  readonly grossCents: Cents
  readonly overtimeMinutes: number
  readonly overtimeCents: Cents
}

/** The contract that pay goes by in a month: the last one in force in it. */
export function contractOfMonth(
  contracts: readonly PayContract[],
  month: Month,
): PayContract | null {
  const within = { startsOn: firstDayOf(month), endsOn: lastDayOf(month) }
  return (
    contracts.findLast((contract) => covers(contract, within.endsOn)) ??
    contracts.findLast((contract) => periodsOverlap(contract, within)) ??
    null
  )
}

/** A month without a minute is a pay of bonuses alone: its reduction has no hours to go by. */
const LEAST_MINUTES = 1
const FULL_WEEK = 2_100
const FULL_YEAR = 96_420

/** Minutes a week of a contract, those of the mean week where it counts over the year. */
function weekOf(contract: PayContract | null): number {
  if (contract === null) return FULL_WEEK
  const { weeklyMinutes, annualMinutes } = contract
  const ofYear =
    annualMinutes === null ? FULL_WEEK : Math.round((FULL_WEEK * annualMinutes) / FULL_YEAR)
  return Math.max(1, Math.min(FULL_WEEK, weeklyMinutes ?? ofYear))
}

/** Days of a month under contract; null where there is none. */
const employedDays = (contracts: readonly PayContract[], month: Month): number | null =>
  daysFrom(firstDayOf(month), lastDayOf(month)).filter((day) =>
    contracts.some((contract) => covers(contract, day)),
  ).length || null

/**
 * The situation whose contributions a month bears. The minutes paid decide the minimum wage that
 * reductions go by, the days under contract the ceiling; the indemnity at the end of a fixed term
 * is paid then, not month by month.
 */
function situationOf(
  id: string,
  month: Month,
  contracts: readonly PayContract[],
  work: PaidWork,
  employer: Employer,
): Situation {
  const contract = contractOfMonth(contracts, month)
  const kind = situation.shape.contract.catch('permanent').parse(contract?.kind)
  const executive = contract?.category === 'manager' && kind !== 'apprenticeship'
  const technician = contract?.category === 'technician' ? 'etam' : 'ouvrier'
  return {
    ...DEFAULTS,
    id,
    month,
    contract: kind,
    executive,
    gross_cents: work.grossCents - work.overtimeCents,
    weekly_minutes: weekOf(contract),
    paid_minutes: Math.max(LEAST_MINUTES, work.minutes),
    employed_days: employedDays(contracts, month),
    overtime_minutes: work.overtimeMinutes,
    overtime_cents: work.overtimeMinutes > 0 ? work.overtimeCents : null,
    end_indemnity: false,
    headcount: employer.headcount,
    work_accident_rate_e4: employer.workAccidentRateE4,
    idcc: buildingAgreementOf(employer.idcc, executive ? 'cadre' : technician),
    commune_code: employer.communeCode,
  }
}

const DEFAULTS: Situation = situation.parse({
  id: 'defaults',
  month: '2026-07',
  gross_cents: 0,
  contract: 'permanent',
})

const OF_EMPLOYER: ReadonlySet<string> = new Set(CONTRIBUTION_CODES)

/** The lines that the employer bears; none on nothing. */
function contributionsOf(one: Situation): {
  readonly lines: readonly CostLine[]
  readonly rulesVersion: string
} {
  if (one.gross_cents <= 0) return { lines: [], rulesVersion: '' }
  const { lines, rulesVersion } = itemised(one)
  const borne = lines.filter(
    ({ code, employerCents }) => OF_EMPLOYER.has(code) && employerCents !== 0,
  )
  return { lines: borne, rulesVersion }
}

/** All that the cost of an employee in a month depends on. */
export interface MonthOfWork {
  readonly employeeId: string
  readonly month: Month
  readonly contracts: readonly PayContract[]
  readonly parts: readonly WorkPart[]
  readonly payItems: readonly PayItem[]
  readonly employer: Employer
}

/**
 * What an employee costs in a month, member by member. Contributions are computed once, on the
 * whole gross of the month, for there is one employer; each line is then split over the members by
 * their gross with largest remainder, so that the parts add up.
 */
export function costOfMonth(of: MonthOfWork): readonly EmployeeCost[] {
  const { employeeId, month } = of
  const shares = sharesOf(of.parts, of.payItems.filter(isGross))
  const members = [...shares.keys()].sort()
  const rows = members.map((member) => shares.get(member) ?? { minutes: 0, gross: 0 })
  const grossCents = cents(rows.reduce((sum, { gross }) => sum + gross, 0))
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
  const work = { minutes, grossCents, ...overtimeOf(of.parts, grossCents) }
  const one = situationOf(employeeId, month, of.contracts, work, of.employer)
  const { lines, rulesVersion } = contributionsOf(one)
  const weights = rows.map(({ gross }) => Math.max(0, gross))
  const byLine = lines.map(({ code, employerCents }) => ({
    code,
    parts: allocate(employerCents, weights),
  }))
  const contributed = sumCents(lines.map(({ employerCents }) => employerCents))
  const leave = allocate(leaveOf(one, grossCents, contributed), weights)
  return rows.map((row, index) => {
    const contributions = Object.fromEntries(
      byLine.map((line) => [line.code, cents(line.parts[index] ?? 0)]),
    )
    const contributionsCents = sumCents(Object.values(contributions))
    const leaveProvisionCents = cents(leave[index] ?? 0)
    const totalCents = cents(row.gross + contributionsCents + leaveProvisionCents)
    return {
      employeeId,
      memberId: members[index] || null,
      period: month,
      minutes: row.minutes,
      grossCents: cents(row.gross),
      contributions,
      contributionsCents,
      leaveProvisionCents,
      totalCents,
      costPerHourE4: costPerHour(totalCents, row.minutes),
      rulesVersion,
    }
  })
}

/** In building the fund pays the leave, which the line of the fund has paid for (L3141-32). */
const leaveOf = ({ idcc }: Situation, grossCents: Cents, contributionsCents: Cents): Cents =>
  buildingCategory(idcc) === null ? leaveProvision(grossCents, contributionsCents) : NO_CENTS

const NO_OVERTIME = { overtimeMinutes: 0, overtimeCents: NO_CENTS } as const

/**
 * Minutes of overtime, whose pay the parts hold in two: the hours, and the premium alone. The hours
 * of a week across months are those of the month before: more than the gross, they count for none.
 */
function overtimeOf(
  parts: readonly WorkPart[],
  grossCents: Cents,
): Pick<PaidWork, 'overtimeMinutes' | 'overtimeCents'> {
  const premiums = parts.filter(({ kind }) => kind === 'overtime_25' || kind === 'overtime_50')
  const overtimeMinutes = premiums.reduce((sum, { minutes }) => sum + minutes, 0)
  const overtimeCents = sumCents(
    premiums.map((part) =>
      sumCents([priceOfMinutes(part.minutes, part.rate.hourlyGrossE4), part.grossCents]),
    ),
  )
  return overtimeCents < grossCents ? { overtimeMinutes, overtimeCents } : NO_OVERTIME
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
