import { leaveYearOf, LEGAL_WEEKLY_MINUTES, previousLeaveYear } from '../../../law/index.ts'
import { addMonths, type Day, type Month, monthOf } from '../../../shared/days.ts'
import { type Cents, cents, divideHalfUp, sumCents } from '../../../shared/money.ts'
import type {
  AbsenceContract,
  AbsenceNotice,
  AbsencePay,
  AbsencePayFacts,
  LeaveLeft,
} from '../facts.ts'
import { absentTimes, contractOn, payOf, type Share, WHOLE } from './absent-time.ts'

export const LEAVE_INDEMNITY = 'leave_indemnity'

const DAY_E2 = 100
/** Days of leave in a week, by how the group counts. */
const WEEK = { working: 6, business: 5 } as const

/** Absences that count as work for leave, as pay that would have been: L3141-24. */
const FICTIVE: ReadonlyMap<string, Share> = new Map([
  ['sickness', { of: 4n, in: 5n }],
  ['work_accident', WHOLE],
  ['maternity', WHOLE],
  ['paternity', WHOLE],
])

/** Pay of a month as if who was sick had worked: 80 % of it, all after a work accident. */
function fictivePay(facts: AbsencePayFacts, month: Month): Cents {
  const times = absentTimes(facts, month, new Map())
  return sumCents(
    [...FICTIVE].map(
      ([kind, share]) =>
        payOf(
          times.filter(({ absence }) => absence?.kind === kind),
          share,
        ).amountCents,
    ),
  )
}

/**
 * Gross pay of the months of a leave year, absences that count as work among them; null where a
 * month under contract was not closed here.
 * @param ofMonth gross of the month of the exit, which is not closed yet
 */
function baseOf(
  facts: AbsencePayFacts,
  [first, last]: readonly [Month, Month],
  ofMonth: { readonly month: Month; readonly grossCents: Cents | null },
): Cents | null {
  const hired = monthOf(facts.hiredOn)
  const amounts: Cents[] = []
  for (let at = first < hired ? hired : first; at <= last; at = addMonths(at, 1)) {
    const gross = at === ofMonth.month ? ofMonth.grossCents : (facts.grossOf.get(at)?.cents ?? null)
    if (gross === null) return null
    amounts.push(gross, fictivePay(facts, at))
  }
  return sumCents(amounts)
}

/** Pay that days of leave would have kept: a sixth of the week, or a fifth, for each. */
export const maintainedFor = (
  daysE2: number,
  { weeklyMinutes, hourlyGrossE4 }: Pick<AbsenceContract, 'weeklyMinutes' | 'hourlyGrossE4'>,
  count: LeaveLeft['count'],
): Cents =>
  cents(
    divideHalfUp(
      BigInt(daysE2) * BigInt(weeklyMinutes ?? LEGAL_WEEKLY_MINUTES) * BigInt(hourlyGrossE4),
      BigInt(DAY_E2 * WEEK[count]) * 6_000n,
    ),
  )

/** A tenth of the gross of a leave year, for the part of its days that is left. */
export const tenthFor = (baseCents: Cents, leftE2: number, acquiredE2: number): Cents =>
  cents(divideHalfUp(BigInt(baseCents) * BigInt(leftE2), 10n * BigInt(acquiredE2)))

/** Leave of one leave year that is paid at the exit. */
interface LeaveOfYear {
  readonly leftE2: number
  readonly acquiredE2: number
  readonly months: readonly [Month, Month]
}

/** What is left of the year that has ended, and of the one that runs, rounded up (L3141-7). */
function leaveOfYears(
  { takeableE2, acquiredE2, accruedE2 }: LeaveLeft,
  exitOn: Day,
): LeaveOfYear[] {
  const running = leaveYearOf(exitOn)
  const ended = previousLeaveYear(running)
  const whole = Math.max(0, Math.ceil(accruedE2 / DAY_E2) * DAY_E2)
  const monthsOf = (year: { readonly startsOn: Day }, last: Day) =>
    [monthOf(year.startsOn), monthOf(last)] as const
  // Leave taken in advance comes off what the running year gave.
  const advance = Math.min(0, takeableE2)
  return [
    { leftE2: Math.max(0, takeableE2), acquiredE2, months: monthsOf(ended, ended.endsOn) },
    {
      leftE2: Math.max(0, whole + advance),
      acquiredE2: whole,
      months: monthsOf(running, exitOn),
    },
  ].filter(({ leftE2 }) => leftE2 > 0)
}

/**
 * Indemnite compensatrice de conges payes (LEA-12, L3141-28): leave that is left on the last day,
 * paid for each leave year at the higher of a tenth of its gross and of the pay that the days would
 * have kept (LEA-11, L3141-24). Six days left of thirty from 24,000 EUR are 480.00 EUR by the
 * tenth. Where a month was not closed here the days are told, and the amount is not.
 */
export function leaveAtExit(
  facts: AbsencePayFacts,
  month: Month,
  grossCents: Cents | null,
): { readonly pay: readonly AbsencePay[]; readonly notices: readonly AbsenceNotice[] } {
  const { leaveLeft: left } = facts
  const none = { pay: [], notices: [] }
  if (left === null || monthOf(left.exitOn) !== month) return none
  const contract = contractOn(facts, left.exitOn)
  const years = leaveOfYears(left, left.exitOn)
  if (contract === undefined || years.length === 0) return none
  const amounts = years.map(({ leftE2, acquiredE2, months }) => {
    const base = baseOf(facts, months, { month, grossCents })
    if (base === null || leftE2 > acquiredE2) return null
    const maintained = maintainedFor(leftE2, contract, left.count)
    return cents(Math.max(maintained, tenthFor(base, leftE2, acquiredE2)))
  })
  const known = amounts.filter((amount) => amount !== null)
  const isKnown = known.length === amounts.length
  const days = years.reduce((sum, { leftE2 }) => sum + leftE2, 0) / DAY_E2
  const sourceIds = [contract.contractId]
  return {
    pay: [
      {
        code: LEAVE_INDEMNITY,
        minutes: null,
        days,
        amountCents: isKnown ? sumCents(known) : null,
        articles: ['L3141-24', 'L3141-28'],
        sourceIds,
      },
    ],
    notices: isKnown
      ? []
      : [{ employeeId: facts.employeeId, reason: 'gross_unknown', sourceId: contract.contractId }],
  }
}
