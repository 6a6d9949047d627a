import { seniorityYears } from '../../../law/index.ts'
import { covers, type Day, lastDayOf, type Month } from '../../../shared/days.ts'
import {
  allocate,
  type Cents,
  cents,
  divideHalfUp,
  E4,
  NO_CENTS,
  sumCents,
} from '../../../shared/money.ts'
import type { EmployeeFacts, PayItem, WorkedEntry } from '../../month-facts.ts'
import type { WorkPart } from '../../rules/work-of-month.ts'
import {
  type Advantages,
  ANNUAL_ITEMS,
  DIFFERENTIAL_BONUS,
  LEGAL_MONTH_MINUTES,
  type PayScale,
  scaleOn,
} from '../pay-scale.ts'
import { contractShare, type CountedWork, countWork } from './work-compared.ts'

/** Kinds of lines of a comparison, in the order in which they are read. */
export const COMPARED_KINDS = [
  'base',
  'overtime',
  'seniority',
  'night',
  'sunday',
  'shift',
  'monthly_bonus',
  'thirteenth_month',
  'holiday_bonus',
  'meal',
  'transport',
  'profit_sharing',
  'items',
] as const
export type ComparedKind = (typeof COMPARED_KINDS)[number]

/** One advantage on both sides. */
export interface ComparedLine {
  readonly kind: ComparedKind
  /** Minutes or days that both sides count; null for what a month or a year gives. */
  readonly minutes: number | null
  readonly days: number | null
  readonly groupCents: Cents
  readonly comparableCents: Cents
}

/** Both totals for the time at one member. */
export interface MemberComparison {
  readonly memberId: string
  readonly minutes: number
  /** Null: no scale is recorded for that member and job, nothing is compared. */
  readonly scale: PayScale | null
  readonly job: string
  readonly lines: readonly ComparedLine[]
  readonly groupCents: Cents
  readonly comparableCents: Cents
  /** The part of the bonus that the member bears. */
  readonly bonusCents: Cents
}

export interface PayComparison {
  readonly employeeId: string
  readonly members: readonly MemberComparison[]
  readonly groupCents: Cents
  readonly comparableCents: Cents
  readonly bonusCents: Cents
}

/** What a minute is paid, in cents, as an exact fraction. */
interface PerMinute {
  readonly cents: bigint
  readonly minutes: bigint
}

const perMinuteOf = ({ hourlyGrossE4, monthlyGrossCents, monthlyMinutes }: PayScale): PerMinute =>
  hourlyGrossE4 === null
    ? { cents: BigInt(monthlyGrossCents ?? 0), minutes: BigInt(monthlyMinutes) }
    : { cents: BigInt(hourlyGrossE4), minutes: 6_000n }

const paid = (minutes: number, base: PerMinute, shareE4 = E4): Cents =>
  cents(divideHalfUp(BigInt(minutes) * base.cents * shareE4, base.minutes * E4))

/** What an advantage of a month or of a year gives for the part of the month at a member. */
interface TimeShare {
  readonly part: bigint
  readonly whole: bigint
}

const shared = (amount: number, { part, whole }: TimeShare, parts = 1n): Cents =>
  cents(divideHalfUp(BigInt(amount) * part, whole * parts))

interface Side {
  readonly terms: Advantages | null
  readonly base: PerMinute
  readonly baseCents: Cents
  readonly years: number
}

type Advantage = Exclude<ComparedKind, 'base' | 'overtime' | 'items'>

const ADVANTAGES: readonly Advantage[] = COMPARED_KINDS.filter(
  (kind) => kind !== 'base' && kind !== 'overtime' && kind !== 'items',
)

/** What one side gives beside base and overtime, each rounded to the cent once. */
function advantagesOf(
  { terms, base, baseCents, years }: Side,
  work: CountedWork,
  share: TimeShare,
): Readonly<Record<Advantage, Cents>> {
  const step = terms?.seniority
    .filter((each) => each.years <= years)
    .reduce<bigint>((most, { shareE4 }) => (BigInt(shareE4) > most ? BigInt(shareE4) : most), 0n)
  const ofE4 = (value: number | null | undefined): bigint => BigInt(value ?? 0)
  const daily = (amount: number | null | undefined, days: number): Cents =>
    cents((amount ?? 0) * days)
  const month: PerMinute = {
    cents: base.cents * BigInt(LEGAL_MONTH_MINUTES) * ofE4(terms?.thirteenthMonthE4),
    minutes: base.minutes * E4,
  }
  return {
    seniority: cents(divideHalfUp(BigInt(baseCents) * (step ?? 0n), E4)),
    night: paid(work.nightMinutes, base, ofE4(terms?.nightPremiumE4)),
    sunday: paid(work.sundayMinutes, base, ofE4(terms?.sundayPremiumE4)),
    shift: daily(terms?.shiftBonusCents, work.days),
    monthly_bonus: shared(terms?.monthlyBonusCents ?? 0, share),
    thirteenth_month: cents(
      divideHalfUp(month.cents * share.part, month.minutes * share.whole * 12n),
    ),
    holiday_bonus: shared(terms?.holidayBonusCents ?? 0, share, 12n),
    meal: daily(terms?.mealBenefitCents, work.meals),
    transport: shared(terms?.transportBenefitCents ?? 0, share),
    profit_sharing:
      terms?.profitSharingDirect === true
        ? NO_CENTS
        : shared(terms?.profitSharingCents ?? 0, share, 12n),
  }
}

/** All that the comparison of one person reads. */
export interface ComparedEmployee {
  readonly facts: EmployeeFacts
  readonly hiredOn: Day
  /** The work of the month that both sides confirmed. */
  readonly parts: readonly WorkPart[]
}

/**
 * Egalite de traitement (L1253-9): what the group pays a person against what a comparable employee
 * of each member would be paid for the confirmed time there. The two totals over all members are
 * compared; where the second is higher, the difference is due as a bonus, borne by the members where
 * it arises in proportion to their differences, to the cent. Time at a member without a recorded
 * scale is in neither total.
 */
export function comparePay(
  { facts, hiredOn, parts }: ComparedEmployee,
  month: Month,
  scales: readonly PayScale[],
): PayComparison {
  const counted = new Set(
    parts.filter(({ kind }) => kind === 'hours').flatMap(({ entryIds }) => entryIds),
  )
  const entries = facts.entries.filter(({ entryId }) => counted.has(entryId))
  const members = [...new Set(entries.map(({ memberId }) => memberId))].sort()
  const minutes = members.map((id) => minutesOf(entries.filter((one) => one.memberId === id)))
  const total = minutes.reduce((sum, part) => sum + part, 0)
  const items = itemsByMember(facts.payItems, month, members, minutes)
  const work = countWork(entries)
  const contract = contractShare(facts.contracts, month)
  const years = seniorityYears(hiredOn, lastDayOf(month))
  const compared = members.map((memberId, index) => {
    const share = {
      part: contract.part * BigInt(minutes[index] ?? 0),
      whole: contract.whole * BigInt(Math.max(1, total)),
    }
    return compareMember(
      { memberId, minutes: minutes[index] ?? 0, month, years, share },
      {
        entries: entries.filter((one) => one.memberId === memberId),
        parts: parts.filter((one) => one.memberId === memberId),
        work: work.get(memberId) ?? { nightMinutes: 0, sundayMinutes: 0, days: 0, meals: 0 },
        itemsCents: items.get(memberId) ?? NO_CENTS,
      },
      facts,
      scales,
    )
  })
  return withBonus(facts.employeeId, compared)
}

const minutesOf = (entries: readonly WorkedEntry[]): number =>
  entries.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0)

/** Pay items of the month, those of the group shared by confirmed time; no expense is pay. */
function itemsByMember(
  payItems: readonly PayItem[],
  month: Month,
  members: readonly string[],
  minutes: readonly number[],
): ReadonlyMap<string, Cents> {
  const sums = new Map<string, number>(members.map((memberId) => [memberId, 0]))
  const add = (memberId: string, amount: number): void => {
    sums.set(memberId, (sums.get(memberId) ?? 0) + amount)
  }
  for (const item of payItems) {
    if (item.month !== month || item.kind === 'expense') continue
    if (item.code === DIFFERENTIAL_BONUS || ANNUAL_ITEMS.has(item.code)) continue
    if (item.memberId !== null) add(item.memberId, item.amountCents)
    else
      allocate(members.length === 0 ? 0 : item.amountCents, minutes).forEach((part, index) =>
        add(members[index] ?? '', part),
      )
  }
  return new Map([...sums].map(([memberId, sum]) => [memberId, cents(sum)]))
}

interface MemberTime {
  readonly memberId: string
  readonly minutes: number
  readonly month: Month
  readonly years: number
  readonly share: TimeShare
}

interface MemberWork {
  readonly entries: readonly WorkedEntry[]
  readonly parts: readonly WorkPart[]
  readonly work: CountedWork
  readonly itemsCents: Cents
}

/** Minutes of a member by the scale that held on their day; null where there was none. */
function minutesByScale(
  { memberId }: MemberTime,
  entries: readonly WorkedEntry[],
  { contracts }: EmployeeFacts,
  scales: readonly PayScale[],
) {
  const found = new Map<PayScale | null, { job: string; minutes: number }>()
  for (const { workDay, workedMinutes } of entries) {
    const job = contracts.find((contract) => covers(contract, workDay))?.job ?? ''
    const scale = scaleOn(scales, memberId, job, workDay)
    const before = found.get(scale)?.minutes ?? 0
    found.set(scale, { job, minutes: before + workedMinutes })
  }
  return [...found].sort(([, a], [, b]) => b.minutes - a.minutes)
}

function compareMember(
  time: MemberTime,
  work: MemberWork,
  facts: EmployeeFacts,
  scales: readonly PayScale[],
): Omit<MemberComparison, 'bonusCents'> {
  const { memberId, minutes } = time
  const byScale = minutesByScale(time, work.entries, facts, scales)
  const job = byScale[0]?.[1].job ?? ''
  const known = byScale.flatMap(([scale, own]) => (scale === null ? [] : [{ scale, ...own }]))
  const [main] = known
  // Half a comparison would be none: a first scale that begins within the month waits for the next.
  const scale = known.length < byScale.length ? null : (main?.scale ?? null)
  const lines = scale === null ? [] : linesOf(time, work, { known, scale, job }, scales)
  return {
    memberId,
    minutes,
    scale,
    job,
    lines,
    groupCents: sumCents(lines.map(({ groupCents }) => groupCents)),
    comparableCents: sumCents(lines.map(({ comparableCents }) => comparableCents)),
  }
}

interface Asked {
  /** Minutes under each version of the scale, most first. */
  readonly known: readonly { readonly scale: PayScale; readonly minutes: number }[]
  /** The version of most minutes: premiums and advantages are taken from it. */
  readonly scale: PayScale
  readonly job: string
}

/** Advantage by advantage; lines without an amount on either side say nothing. */
function linesOf(
  { minutes, month, years, share }: MemberTime,
  { parts, work, itemsCents }: MemberWork,
  { known, scale, job }: Asked,
  scales: readonly PayScale[],
): readonly ComparedLine[] {
  const hours = parts.filter(({ kind }) => kind === 'hours')
  const premiums = parts.filter(({ kind }) => kind !== 'hours')
  const gross = (of: readonly WorkPart[]): Cents => sumCents(of.map(({ grossCents }) => grossCents))
  const base = perMinuteOf(scale)
  const baseCents = sumCents(known.map((own) => paid(own.minutes, perMinuteOf(own.scale))))
  const hourly = hours.toSorted((a, b) => b.minutes - a.minutes)[0]?.rate.hourlyGrossE4 ?? 0
  const given = advantagesOf(
    {
      terms: scaleOn(scales, null, job, lastDayOf(month)),
      base: { cents: BigInt(hourly), minutes: 6_000n },
      baseCents: gross(hours),
      years,
    },
    work,
    share,
  )
  const asked = advantagesOf({ terms: scale, base, baseCents, years }, work, share)
  const overtime = premiums.map((part) => paid(part.minutes, base, BigInt(part.premiumE4 ?? 0)))
  const extra = premiums.reduce((sum, part) => sum + part.minutes, 0)
  return [
    line('base', { minutes }, gross(hours), baseCents),
    line('overtime', { minutes: extra }, gross(premiums), sumCents(overtime)),
    ...ADVANTAGES.map((kind) => line(kind, quantityOf(kind, work), given[kind], asked[kind])),
    line('items', {}, itemsCents, NO_CENTS),
  ].filter(({ groupCents, comparableCents }) => groupCents !== 0 || comparableCents !== 0)
}

interface Quantity {
  readonly minutes?: number
  readonly days?: number
}

const line = (
  kind: ComparedKind,
  { minutes, days }: Quantity,
  groupCents: Cents,
  comparableCents: Cents,
): ComparedLine => ({
  kind,
  minutes: minutes ?? null,
  days: days ?? null,
  groupCents,
  comparableCents,
})

function quantityOf(kind: Advantage, work: CountedWork): Quantity {
  if (kind === 'night') return { minutes: work.nightMinutes }
  if (kind === 'sunday') return { minutes: work.sundayMinutes }
  if (kind === 'shift') return { days: work.days }
  return kind === 'meal' ? { days: work.meals } : {}
}

/** The two totals of the person, and the bonus over the members where it arises. */
function withBonus(
  employeeId: string,
  members: readonly Omit<MemberComparison, 'bonusCents'>[],
): PayComparison {
  const groupCents = sumCents(members.map((one) => one.groupCents))
  const comparableCents = sumCents(members.map((one) => one.comparableCents))
  const bonusCents = cents(Math.max(0, comparableCents - groupCents))
  const lacking = members.map((one) => Math.max(0, one.comparableCents - one.groupCents))
  const parts = allocate(members.length === 0 ? 0 : bonusCents, lacking)
  return {
    employeeId,
    members: members.map((one, index) => ({ ...one, bonusCents: cents(parts[index] ?? 0) })),
    groupCents,
    comparableCents,
    bonusCents,
  }
}
