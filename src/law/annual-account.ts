import {
  addDays,
  covers,
  type Day,
  daysBetween,
  daysFrom,
  lastDayOf,
  type Month,
  monthOf,
  weekday,
} from '../shared/days.ts'
import { divideHalfUp } from '../shared/money.ts'
import type { AbsenceFacts, ContractFacts } from './facts.ts'
import { LEGAL_WEEKLY_MINUTES } from './figures.ts'

/**
 * What an absence does to an annual account: it counts as work; it lowers what is due, the
 * contract being suspended; or nothing, since leave and holidays are already out of the 1,607
 * hours, and time between two assignments is still due.
 */
export type AbsenceEffect = 'credited' | 'excused' | 'none'

const EFFECTS: Readonly<Record<string, AbsenceEffect>> = {
  training: 'credited',
  delegation: 'credited',
  family_event: 'credited',
  compensatory_rest: 'credited',
  sickness: 'excused',
  work_accident: 'excused',
  maternity: 'excused',
  paternity: 'excused',
  unpaid: 'excused',
  paid_leave: 'none',
  intermission: 'none',
}

export const absenceEffect = (kind: string): AbsenceEffect => EFFECTS[kind] ?? 'none'

export interface AccountFacts {
  readonly contracts: readonly Pick<
    ContractFacts,
    'startsOn' | 'endsOn' | 'annualMinutes' | 'weeklyMinutes'
  >[]
  readonly leftOn: Day | null
  readonly absences: readonly Pick<AbsenceFacts, 'kind' | 'startsOn' | 'endsOn' | 'minutes'>[]
  /** Effective work by local day; days without any may be left out. */
  readonly worked: ReadonlyMap<Day, number>
  readonly planned: ReadonlyMap<Day, number>
}

/** Minutes of a month, or of the whole period. */
export interface AccountSums {
  /** Annual hours of the contract, in proportion to the days under it. */
  readonly dueMinutes: number
  readonly workedMinutes: number
  /** Planned after the day of the account. */
  readonly plannedMinutes: number
  readonly creditedMinutes: number
  readonly excusedMinutes: number
}

export interface AccountMonth extends AccountSums {
  readonly month: Month
}

/** The account of annualised hours of one person on a day, with its forecast (ANN-06). */
export interface AnnualAccount {
  readonly from: Day
  readonly to: Day
  readonly on: Day
  /** Up to the day of the account, which is included. */
  readonly toDate: AccountSums
  /** Worked, credited and excused, less due: more than nothing is time in advance. */
  readonly balanceMinutes: number
  /** The whole period: what was worked, then what is planned. */
  readonly whole: AccountSums
  readonly forecastMinutes: number
  readonly months: readonly AccountMonth[]
}

const NOTHING: AccountSums = {
  dueMinutes: 0,
  workedMinutes: 0,
  plannedMinutes: 0,
  creditedMinutes: 0,
  excusedMinutes: 0,
}

const add = (a: AccountSums, b: AccountSums): AccountSums => ({
  dueMinutes: a.dueMinutes + b.dueMinutes,
  workedMinutes: a.workedMinutes + b.workedMinutes,
  plannedMinutes: a.plannedMinutes + b.plannedMinutes,
  creditedMinutes: a.creditedMinutes + b.creditedMinutes,
  excusedMinutes: a.excusedMinutes + b.excusedMinutes,
})

const WORKING_DAYS = 5

/**
 * A fifth of the week from Monday to Friday, the five adding up to the week.
 * @param rank of the day in the week: 1 is Monday
 */
export function fifthOf(weeklyMinutes: number, rank: number): number {
  if (rank > WORKING_DAYS) return 0
  const upTo = (days: number): number => Math.floor((weeklyMinutes * days) / WORKING_DAYS)
  return upTo(rank) - upTo(rank - 1)
}

const contractOn = ({ contracts, leftOn }: AccountFacts, on: Day) =>
  leftOn !== null && leftOn < on
    ? undefined
    : contracts.find((one) => one.annualMinutes !== null && covers(one, on))

/**
 * Minutes that absences of a day are worth: those that they say, else those planned on the day,
 * else the fifth of the week. Whole days never make more than the day.
 */
function absentOn(
  facts: AccountFacts,
  on: Day,
): Pick<AccountSums, 'creditedMinutes' | 'excusedMinutes'> {
  const weekly = contractOn(facts, on)?.weeklyMinutes ?? LEGAL_WEEKLY_MINUTES
  const whole = facts.planned.get(on) ?? fifthOf(weekly, weekday(on))
  let [creditedMinutes, excusedMinutes, left] = [0, 0, whole]
  for (const absence of facts.absences) {
    const effect = absenceEffect(absence.kind)
    if (effect === 'none' || !covers(absence, on)) continue
    const said = on === absence.startsOn ? absence.minutes : 0
    const worth = absence.minutes === null ? left : (said ?? 0)
    left = Math.max(0, left - worth)
    if (effect === 'credited') creditedMinutes += worth
    else excusedMinutes += worth
  }
  return { creditedMinutes, excusedMinutes }
}

function dayOf(facts: AccountFacts, on: Day, accountOn: Day): Omit<AccountSums, 'dueMinutes'> {
  if (contractOn(facts, on) === undefined)
    return { workedMinutes: 0, plannedMinutes: 0, creditedMinutes: 0, excusedMinutes: 0 }
  const absent = absentOn(facts, on)
  const away = absent.creditedMinutes + absent.excusedMinutes
  const planned = on > accountOn ? Math.max(0, (facts.planned.get(on) ?? 0) - away) : 0
  const worked = on <= accountOn ? (facts.worked.get(on) ?? 0) : 0
  return { workedMinutes: worked, plannedMinutes: planned, ...absent }
}

/**
 * The account of a reference period (ANN-02: the civil year unless an agreement says otherwise):
 * what is due is the annual time of the contract in proportion to the calendar days under it, so
 * that arrivals, departures and amendments are prorated (ANN-06; L3121-44); rounded on the sum up
 * to each month, so that months add up to the period.
 */
export function annualAccount(
  facts: AccountFacts,
  period: { readonly from: Day; readonly to: Day },
  on: Day,
): AnnualAccount {
  const { from, to } = period
  const length = BigInt(daysBetween(from, to) + 1)
  const months: AccountMonth[] = []
  let [shares, dueBefore, dueToDate] = [0n, 0, 0]
  let toDate = NOTHING
  let sums = NOTHING
  for (const day of daysFrom(from, to)) {
    const counted = { dueMinutes: 0, ...dayOf(facts, day, on) }
    shares += BigInt(contractOn(facts, day)?.annualMinutes ?? 0)
    sums = add(sums, counted)
    if (day <= on) toDate = add(toDate, counted)
    const due = Number(divideHalfUp(shares, length))
    if (day <= on) dueToDate = due
    if (day !== to && addDays(day, 1) <= lastDayOf(monthOf(day))) continue
    months.push({ month: monthOf(day), ...sums, dueMinutes: due - dueBefore })
    dueBefore = due
    sums = NOTHING
  }
  const whole = months.reduce(add, NOTHING)
  const dated = { ...toDate, dueMinutes: dueToDate, plannedMinutes: 0 }
  return {
    from,
    to,
    on,
    months,
    whole,
    toDate: dated,
    balanceMinutes: balanceOf(dated),
    forecastMinutes: balanceOf(whole),
  }
}

const balanceOf = (sums: AccountSums): number =>
  sums.workedMinutes +
  sums.plannedMinutes +
  sums.creditedMinutes +
  sums.excusedMinutes -
  sums.dueMinutes
