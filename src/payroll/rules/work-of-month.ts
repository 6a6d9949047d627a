import {
  bandsOfWeek,
  type OvertimeSplit,
  splitWeek,
  type WeekCell,
  type WeekPremium,
  type WeekWork,
} from '../../law/index.ts'
import { addDays, covers, type Day, type Month, mondayOf, monthOf } from '../../shared/days.ts'
import { type Cents, priceOfMinutes, type RateE4, rateE4 } from '../../shared/money.ts'
import { minutesByDay } from '../../time/index.ts'
import type {
  AgreedPrice,
  EmployeeFacts,
  PayContract,
  PricedAssignment,
  WorkedEntry,
} from '../month-facts.ts'
import { type AgreedPremium, premiumMinutes } from './premium-minutes.ts'

export type WorkKind = 'hours' | WeekPremium | 'holiday' | AgreedPremium['kind']

/** What an hour costs: the pay of the contract and the price agreed with the member that day. */
export interface WorkRate {
  readonly key: string
  readonly hourlyGrossE4: RateE4
  readonly price: AgreedPrice
  readonly job: string
}

/** Minutes of one kind for one assignment at one rate, with their gross pay. */
export interface WorkPart {
  readonly kind: WorkKind
  readonly memberId: string
  readonly assignmentId: string
  readonly rate: WorkRate
  readonly minutes: number
  /** Null for the base hours; else the premium, of which the gross pay is made alone. */
  readonly premiumE4: RateE4 | null
  readonly grossCents: Cents
  readonly entryIds: readonly string[]
}

export type LeftOutReason =
  | 'not_confirmed_by_both'
  | 'not_confirmed_by_employee'
  | 'not_confirmed_by_member'
  | 'no_contract'
  | 'no_price'
  /** Paid, but not billed: the member disputes the line, or the group left it out. */
  | 'disputed_by_member'

/** An entry of the month that is neither paid nor billed, and why. */
export interface LeftOut {
  readonly entryId: string
  readonly employeeId: string
  readonly memberId: string
  readonly minutes: number
  readonly reason: LeftOutReason
}

export interface WorkOfMonth {
  readonly parts: readonly WorkPart[]
  readonly leftOut: readonly LeftOut[]
  /** Worked weeks were not counted because the contract counts over the year. */
  readonly annualised: boolean
}

/** Doubled pay of the 1 May (L3133-6): the premium is the pay of the minutes once more. */
const MAY_1 = { suffix: '-05-01', premiumE4: rateE4(10_000) } as const

/** The premiums that the group pays beside those of the law, and its public holidays. */
export interface Premiums {
  of(assignmentId: string, month: Month): readonly AgreedPremium[]
  readonly isHoliday: (on: Day) => boolean
}

const NO_PREMIUMS: Premiums = { of: () => [], isHoliday: () => false }

interface Payable extends WeekCell {
  readonly entry: WorkedEntry
  readonly contract: PayContract
  readonly rate: WorkRate
}

const contractOn = (contracts: readonly PayContract[], on: Day): PayContract | undefined =>
  contracts.find((contract) => covers(contract, on))

function priceOn(prices: readonly AgreedPrice[], on: Day): AgreedPrice | undefined {
  const price = prices.findLast(({ startsOn }) => startsOn <= on)
  if (price === undefined) return undefined
  const needed = {
    coefficient: price.coefficientE4,
    cost_plus_fixed: price.fixedE4,
    cost_plus_percent: price.percentE4,
    actual_cost: 0,
  }[price.pricing]
  return needed === null ? undefined : price
}

/** Two minutes of work have the same price when all these numbers are the same. */
const rateKey = (gross: RateE4, price: AgreedPrice): string =>
  [gross, price.pricing, price.coefficientE4, price.fixedE4, price.percentE4].join('|')

function payableOf(
  entry: WorkedEntry,
  contracts: readonly PayContract[],
  assignments: ReadonlyMap<string, PricedAssignment>,
): Payable | LeftOutReason {
  if (!entry.employeeConfirmed && !entry.memberConfirmed) return 'not_confirmed_by_both'
  if (!entry.employeeConfirmed) return 'not_confirmed_by_employee'
  if (!entry.memberConfirmed) return 'not_confirmed_by_member'
  const contract = contractOn(contracts, entry.workDay)
  if (contract === undefined) return 'no_contract'
  const price = priceOn(assignments.get(entry.assignmentId)?.prices ?? [], entry.workDay)
  if (price === undefined) return 'no_price'
  const key = rateKey(contract.hourlyGrossE4, price)
  const rate = { key, hourlyGrossE4: contract.hourlyGrossE4, price, job: contract.job }
  const { memberId, assignmentId } = entry
  return { entry, contract, rate, memberId, assignmentId, rateKey: key }
}

/** Gathers minutes by kind, assignment and rate. */
class Gathering {
  readonly #parts = new Map<string, Omit<WorkPart, 'grossCents' | 'entryIds'>>()
  readonly #entries = new Map<string, Set<string>>()

  add(
    kind: WorkKind,
    cell: Payable,
    minutes: number,
    premiumE4: RateE4 | null,
    entryIds: Iterable<string>,
  ): void {
    const key = `${kind}|${cell.assignmentId}|${cell.rateKey}`
    const { memberId, assignmentId, rate } = cell
    const before = this.#parts.get(key)?.minutes ?? 0
    const known = this.#parts.get(key)?.rate ?? rate
    this.#parts.set(key, {
      kind,
      memberId,
      assignmentId,
      rate: known,
      minutes: before + minutes,
      premiumE4,
    })
    const ids = this.#entries.get(key) ?? new Set<string>()
    for (const id of entryIds) ids.add(id)
    this.#entries.set(key, ids)
  }

  /** In order of kind, assignment and rate as they were met; gross pay rounded once a part. */
  parts(): readonly WorkPart[] {
    return [...this.#parts].map(([key, part]) => ({
      ...part,
      grossCents: priceOfMinutes(
        part.minutes,
        part.rate.hourlyGrossE4,
        ...(part.premiumE4 === null ? [] : [part.premiumE4]),
      ),
      entryIds: [...(this.#entries.get(key) ?? [])].sort(),
    }))
  }
}

interface Week {
  readonly work: WeekWork<Payable>[]
  lastDay: Day
}

/**
 * What one employee worked in a month that both sides confirmed, ready to be paid and billed.
 *
 * An entry belongs to the month of the local day on which it starts; a civil week (Monday to
 * Sunday, L3121-35) belongs to the month in which it ends, so the entries must reach back to the
 * day before the Monday of the first week that ends in the month. The contract of a week is that of
 * its last day worked. A contract that counts over the year opens no weekly premium.
 */
export function workOfMonth(
  employee: Pick<EmployeeFacts, 'employeeId' | 'contracts' | 'entries'>,
  assignments: ReadonlyMap<string, PricedAssignment>,
  month: Month,
  split: OvertimeSplit,
  premiums: Premiums = NO_PREMIUMS,
): WorkOfMonth {
  const gathering = new Gathering()
  const leftOut: LeftOut[] = []
  const weeks = new Map<Day, Week>()
  for (const entry of employee.entries) {
    const payable = payableOf(entry, employee.contracts, assignments)
    const ofMonth = monthOf(entry.workDay) === month
    if (typeof payable === 'string') {
      if (ofMonth) leftOut.push(leftOutOf(entry, employee.employeeId, payable))
      continue
    }
    if (ofMonth) gathering.add('hours', payable, entry.workedMinutes, null, [entry.entryId])
    for (const { day, minutes } of minutesByDay(entry)) {
      addToWeek(weeks, month, payable, day, minutes)
      if (monthOf(day) === month && day.endsWith(MAY_1.suffix))
        gathering.add('holiday', payable, minutes, MAY_1.premiumE4, [entry.entryId])
    }
    for (const premium of premiums.of(entry.assignmentId, month))
      for (const { day, minutes } of premiumMinutes(entry, premium, premiums.isHoliday))
        if (monthOf(day) === month)
          gathering.add(premium.kind, payable, minutes, premium.premiumE4, [entry.entryId])
  }
  let annualised = false
  for (const week of weeks.values()) {
    const contract = contractOfWeek(week, employee.contracts)
    if (typeof contract?.annualMinutes === 'number') annualised = true
    else addPremiums(gathering, week, contract?.weeklyMinutes ?? null, split)
  }
  return { parts: gathering.parts(), leftOut, annualised }
}

const leftOutOf = (entry: WorkedEntry, employeeId: string, reason: LeftOutReason): LeftOut => ({
  entryId: entry.entryId,
  employeeId,
  memberId: entry.memberId,
  minutes: entry.workedMinutes,
  reason,
})

function addToWeek(
  weeks: Map<Day, Week>,
  month: Month,
  payable: Payable,
  day: Day,
  minutes: number,
): void {
  const monday = mondayOf(day)
  if (monthOf(addDays(monday, 6)) !== month) return
  const week = weeks.get(monday) ?? { work: [], lastDay: day }
  if (day > week.lastDay) week.lastDay = day
  week.work.push({ cell: payable, minutes })
  weeks.set(monday, week)
}

/** A night after the last day of a contract is still of that contract. */
const contractOfWeek = (week: Week, contracts: readonly PayContract[]): PayContract | undefined =>
  contractOn(contracts, week.lastDay) ?? week.work.at(-1)?.cell.contract

function addPremiums(
  gathering: Gathering,
  week: Week,
  contractual: number | null,
  split: OvertimeSplit,
): void {
  const worked = week.work.reduce((sum, { minutes }) => sum + minutes, 0)
  for (const share of splitWeek(bandsOfWeek(worked, contractual), week.work, split)) {
    const sources = week.work.filter(
      ({ cell }) =>
        cell.assignmentId === share.cell.assignmentId && cell.rateKey === share.cell.rateKey,
    )
    gathering.add(
      share.kind,
      share.cell,
      share.minutes,
      share.band.premiumE4,
      sources.map(({ cell }) => cell.entry.entryId),
    )
  }
}
