import { fifthOf, isPublicHoliday, LEGAL_WEEKLY_MINUTES } from '../../../law/index.ts'
import {
  covers,
  type Day,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  weekday,
} from '../../../shared/days.ts'
import { type Cents, cents, divideHalfUp, sumCents } from '../../../shared/money.ts'
import type { Absence, AbsenceContract, AbsencePayFacts } from '../facts.ts'

/** Hours due of a day that an absence, or a public holiday, takes. */
export interface AbsentTime {
  readonly on: Day
  /** Null: a public holiday. */
  readonly absence: Absence | null
  readonly contract: AbsenceContract
  readonly minutes: number
}

/** The contract is suspended: a public holiday within changes nothing. */
const SUSPENDING: ReadonlySet<string> = new Set([
  'sickness',
  'work_accident',
  'maternity',
  'paternity',
  'unpaid',
])

export const contractOn = (
  { contracts, leftOn }: Pick<AbsencePayFacts, 'contracts' | 'leftOn'>,
  on: Day,
): AbsenceContract | undefined =>
  leftOn !== null && leftOn < on ? undefined : contracts.find((one) => covers(one, on))

export const territoryOn = ({ placements }: Pick<AbsencePayFacts, 'placements'>, on: Day) =>
  placements.find((one) => covers(one, on))?.territory ?? 'national'

/**
 * Hours that a contract asks for on a day: a fifth of the week from Monday to Friday, as the due
 * time of the group and the annual account count them; none for an intermittent contract, whose
 * hours nobody wrote down.
 */
export const dueOn = ({ kind, weeklyMinutes }: AbsenceContract, on: Day): number =>
  kind === 'intermittent' && weeklyMinutes === null
    ? 0
    : fifthOf(weeklyMinutes ?? LEGAL_WEEKLY_MINUTES, weekday(on))

/**
 * The hours due of each day of a month that were not worked, and what took them. A public holiday
 * comes first, unless the contract is suspended; absences of whole days share what is left, those
 * of a part of a day have the minutes that they say.
 * @param worked confirmed minutes by local day
 */
export function absentTimes(
  facts: AbsencePayFacts,
  month: Month,
  worked: ReadonlyMap<Day, number>,
): readonly AbsentTime[] {
  return daysFrom(firstDayOf(month), lastDayOf(month)).flatMap((on) => {
    const contract = contractOn(facts, on)
    if (contract === undefined) return []
    const absences = facts.absences.filter(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn)
    let left = Math.max(0, dueOn(contract, on) - (worked.get(on) ?? 0))
    const times: AbsentTime[] = []
    const isSuspended = absences.some(
      ({ kind, minutes }) => minutes === null && SUSPENDING.has(kind),
    )
    if (!isSuspended && isPublicHoliday(on, territoryOn(facts, on))) {
      if (left > 0) times.push({ on, absence: null, contract, minutes: left })
      left = 0
    }
    for (const absence of absences) {
      const part = on === absence.startsOn ? (absence.minutes ?? 0) : 0
      const minutes = absence.minutes === null ? left : part
      left = Math.max(0, left - minutes)
      if (minutes > 0) times.push({ on, absence, contract, minutes })
    }
    return times
  })
}

/** A share of pay as a fraction, since two thirds have no end in decimals. */
export interface Share {
  readonly of: bigint
  readonly in: bigint
}

export const WHOLE: Share = { of: 1n, in: 1n }

const sumOf = (times: readonly AbsentTime[]): number =>
  times.reduce((sum, { minutes }) => sum + minutes, 0)

/** Gross pay of hours not worked, at a share of it: rounded once for each rate of the contract. */
export function payOf(
  times: readonly AbsentTime[],
  share: Share = WHOLE,
): { readonly minutes: number; readonly amountCents: Cents } {
  const byRate = Map.groupBy(times, ({ contract }) => contract.hourlyGrossE4)
  const amounts = [...byRate].map(([rate, same]) =>
    cents(divideHalfUp(BigInt(sumOf(same)) * BigInt(rate) * share.of, 6_000n * share.in)),
  )
  return { minutes: sumOf(times), amountCents: sumCents(amounts) }
}
