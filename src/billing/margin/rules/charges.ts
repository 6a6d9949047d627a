import {
  allocate,
  type Cents,
  cents,
  divideHalfUp,
  priceOfMinutes,
  type RateE4,
  sumCents,
} from '../../../shared/money.ts'
import type { ActualCost, PayItem } from '../../../payroll/index.ts'
import { DIFFERENTIAL_BONUS } from '../../../payroll/index.ts'
import type { FigureLine } from '../month-figures.ts'
import type { Charge, CostPart, Time } from './true-cost.ts'

/** A cost of the group that no hour carries (frais de gestion), for a month. */
export interface Overhead {
  readonly overheadId: string
  readonly label: string
  readonly kind: 'management' | 'training'
  readonly monthlyCents: Cents
  readonly splitKey: 'minutes' | 'gross' | 'billing' | 'equal'
}

/** Time of a person that is paid and that no member used, with what an hour of it is paid. */
export interface UnusedTime {
  readonly employeeId: string
  readonly hourlyGrossE4: RateE4
  /** Nothing to do: the contract owes the hours. */
  readonly intermissionMinutes: number
  readonly trainingMinutes: number
  /** Public holidays and other absences that the group pays; leave is provided for. */
  readonly absenceMinutes: number
  readonly leaveMinutes: number
  /** What the leave provision of the close lacks (gross). */
  readonly leaveTrueUpCents: Cents
}

/** Confirmed time by person, member and assignment: the minutes that hours bill. */
export function timesOf(lines: readonly FigureLine[]): readonly Time[] {
  const times = new Map<string, Time>()
  for (const { kind, employeeId, memberId, assignmentId, minutes } of lines) {
    if (kind !== 'hours' || employeeId === null || assignmentId === null) continue
    const key = `${employeeId}\0${memberId}\0${assignmentId}`
    const before = times.get(key)?.minutes ?? 0
    times.set(key, { employeeId, memberId, assignmentId, minutes: before + (minutes ?? 0) })
  }
  // A month of corrections alone may have less than nothing.
  return [...times.values()].filter(({ minutes }) => minutes > 0)
}

/** Gross and contributions of a person over all members: what an hour costs beside its gross. */
interface Pay {
  readonly grossCents: number
  readonly contributionsCents: number
  readonly isPaid: boolean
}

const payByEmployee = (costs: readonly ActualCost[]): ReadonlyMap<string, Pay> =>
  new Map(
    [...Map.groupBy(costs, ({ employeeId }) => employeeId)].map(([employeeId, rows]) => [
      employeeId,
      {
        grossCents: sumCents(rows.map(({ grossCents }) => grossCents)),
        contributionsCents: sumCents(rows.map(({ contributionsCents }) => contributionsCents)),
        isPaid: rows.some(({ source }) => source === 'journal'),
      },
    ]),
  )

/** A gross with the contributions of the person on it; those of everybody where it has none. */
function loaded(gross: Cents, own: Pay | undefined, all: Pay): Cents {
  const { grossCents, contributionsCents } = own !== undefined && own.grossCents > 0 ? own : all
  if (grossCents <= 0) return gross
  return cents(
    divideHalfUp(BigInt(gross) * BigInt(grossCents + contributionsCents), BigInt(grossCents)),
  )
}

/**
 * What a month costs beside the time of members, person by person. Where the payroll journal came
 * back, it has paid the hours not worked, and the leave taken, which was provided for earlier.
 */
function chargesOfUnused(
  unused: UnusedTime,
  own: Pay | undefined,
  all: Pay,
): readonly Omit<Charge, 'memberId'>[] {
  const { employeeId, hourlyGrossE4 } = unused
  const paid = (minutes: number): Cents => loaded(priceOfMinutes(minutes, hourlyGrossE4), own, all)
  const charge = (part: CostPart, amount: Cents) => ({ part, cents: amount, employeeId })
  const trueUp = charge('leave', loaded(unused.leaveTrueUpCents, own, all))
  if (own?.isPaid === true) return [trueUp, charge('leave', cents(-paid(unused.leaveMinutes)))]
  return [
    trueUp,
    charge('training', paid(unused.trainingMinutes)),
    charge('absences', paid(unused.absenceMinutes)),
    charge('intermission', paid(unused.intermissionMinutes)),
  ]
}

/** Each overhead over the members by its key, to the cent. */
export function chargesOfOverheads(
  overheads: readonly Overhead[],
  members: readonly string[],
  weightsOf: (key: Overhead['splitKey']) => readonly number[],
): readonly Charge[] {
  return overheads.flatMap(({ kind, monthlyCents, splitKey }) => {
    const part = kind === 'training' ? ('training' as const) : ('overheads' as const)
    const weights = weightsOf(splitKey)
    const none = members.length === 0 || weights.every((weight) => weight === 0)
    if (none) return [{ part, cents: monthlyCents, employeeId: null, memberId: null }]
    return allocate(monthlyCents, weights).map((amount, index) => ({
      part,
      cents: cents(amount),
      employeeId: null,
      memberId: members[index] ?? null,
    }))
  })
}

/** All that a month has to spread. */
export interface MonthToSpread {
  readonly lines: readonly FigureLine[]
  readonly costs: readonly ActualCost[]
  readonly items: readonly (Pick<PayItem, 'memberId' | 'code' | 'kind' | 'amountCents'> & {
    readonly employeeId: string
  })[]
  readonly unused: readonly UnusedTime[]
  readonly overheads: readonly Overhead[]
  /** Members of the month, in order of identifier. */
  readonly members: readonly string[]
}

/** Pay of the members' time: the bonus of equal treatment apart from the rest of the gross. */
function chargesOfPay({ costs, items }: MonthToSpread): readonly Charge[] {
  const bonuses = new Map<string, number>()
  for (const { employeeId, memberId, code, amountCents } of items)
    if (code === DIFFERENTIAL_BONUS) {
      const key = `${employeeId}\0${memberId ?? ''}`
      bonuses.set(key, (bonuses.get(key) ?? 0) + amountCents)
    }
  return costs.flatMap((cost) => {
    const { employeeId, memberId } = cost
    const bonus = bonuses.get(`${employeeId}\0${memberId ?? ''}`) ?? 0
    const of = (part: CostPart, amount: number): Charge => ({
      part,
      cents: cents(amount),
      employeeId,
      memberId,
    })
    return [
      of('pay', cost.grossCents - bonus),
      of('supplement', bonus),
      of('contributions', cost.contributionsCents),
      of('leave', cost.leaveProvisionCents),
    ]
  })
}

/** Every charge of a month, ready to be spread over confirmed time. */
export function chargesOf(month: MonthToSpread, times: readonly Time[]): readonly Charge[] {
  const pay = payByEmployee(month.costs)
  const all = {
    grossCents: sumCents(month.costs.map(({ grossCents }) => grossCents)),
    contributionsCents: sumCents(month.costs.map(({ contributionsCents }) => contributionsCents)),
    isPaid: false,
  }
  const expenses = month.items
    .filter(({ kind }) => kind === 'expense')
    .map(({ employeeId, memberId, amountCents }) => ({
      part: 'expenses' as const,
      cents: amountCents,
      employeeId,
      memberId,
    }))
  return [
    ...chargesOfPay(month),
    ...expenses,
    ...month.unused.flatMap((unused) =>
      chargesOfUnused(unused, pay.get(unused.employeeId), all).map((charge) => ({
        ...charge,
        memberId: null,
      })),
    ),
    ...chargesOfOverheads(month.overheads, month.members, weightsOf(month, times)),
  ]
}

/** How much of each key every member has, in the order of members. */
const weightsOf =
  ({ members, lines, costs }: MonthToSpread, times: readonly Time[]) =>
  (key: Overhead['splitKey']): readonly number[] => {
    const sums = new Map<string, number>(members.map((memberId) => [memberId, 0]))
    const add = (memberId: string | null, weight: number): void => {
      const before = memberId === null ? undefined : sums.get(memberId)
      if (memberId !== null && before !== undefined) sums.set(memberId, before + weight)
    }
    if (key === 'equal') for (const memberId of members) add(memberId, 1)
    if (key === 'minutes') for (const { memberId, minutes } of times) add(memberId, minutes)
    if (key === 'gross') for (const { memberId, grossCents } of costs) add(memberId, grossCents)
    if (key === 'billing') for (const { memberId, netCents } of lines) add(memberId, netCents)
    return members.map((memberId) => Math.max(0, sums.get(memberId) ?? 0))
  }
