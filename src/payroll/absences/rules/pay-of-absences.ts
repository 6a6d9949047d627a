import type { Day, Month } from '../../../shared/days.ts'
import { type Cents, sumCents } from '../../../shared/money.ts'
import { covers, firstDayOf, lastDayOf } from '../../../shared/days.ts'
import type { PayVariable } from '../../rules/pay-variables.ts'
import { absenceKind } from '../absence-kinds.ts'
import type { AbsenceNotice, AbsencePay, AbsencePayFacts, AbsencePolicy } from '../facts.ts'
import { absentTimes } from './absent-time.ts'
import { accidentDayPay } from './accident-day.ts'
import { endOfContractPay } from './end-of-contract.ts'
import { familyEventPay } from './family-event.ts'
import { leaveAtExit } from './leave-at-exit.ts'
import { maintainedPay } from './maintained-pay.ts'
import { publicHolidayPay } from './public-holiday.ts'
import { sickPay } from './sick-pay.ts'

/** What the work of the month gives, beside which time not worked is paid. */
export interface MonthWorked {
  /** Confirmed minutes by local day. */
  readonly worked: ReadonlyMap<Day, number>
  /** Gross pay of the work and of the items of the month. */
  readonly grossCents: Cents
  /** Meals inside its working days. */
  readonly meals: number
}

export interface PayOfAbsences {
  readonly pay: readonly AbsencePay[]
  readonly notices: readonly AbsenceNotice[]
}

const SICK_CODES: ReadonlySet<string> = new Set(['sick_pay_90', 'sick_pay_66'])

/** The gross of a month with time paid without work; null where a part of it is not known. */
const grossWith = (grossCents: Cents, pay: readonly AbsencePay[]): Cents | null =>
  pay.some(({ code, minutes, amountCents }) =>
    amountCents === null
      ? minutes !== null || code === 'end_of_contract_indemnity'
      : SICK_CODES.has(code),
  )
    ? null
    : sumCents([grossCents, ...pay.flatMap(({ amountCents }) => amountCents ?? [])])

/**
 * What one person is paid in a month for time that was not worked, and what the end of a contract
 * owes. All that the data cannot tell is a notice, never an amount.
 */
export function payOfAbsences(
  facts: AbsencePayFacts,
  policy: AbsencePolicy,
  month: Month,
  { worked, grossCents, meals }: MonthWorked,
): PayOfAbsences {
  const times = absentTimes(facts, month, worked)
  const accidents = accidentDayPay(times)
  const events = familyEventPay(facts, times)
  const sick = sickPay(facts, month, times)
  const pay = [
    ...publicHolidayPay(facts, times),
    ...maintainedPay(times),
    ...events.pay,
    ...accidents,
    ...sick.pay,
  ]
  const gross = grossWith(grossCents, pay)
  const end = endOfContractPay(facts, policy, month, gross)
  // The indemnity of the end is part of what leave is a tenth of.
  const leave = leaveAtExit(facts, month, grossWith(grossCents, [...pay, ...end.pay]))
  return {
    pay: [...pay, ...end.pay, ...leave.pay, ...vouchersOf(facts, policy, month, meals)],
    notices: [
      ...unknownIn(facts, month),
      ...events.notices,
      ...sick.notices,
      ...end.notices,
      ...leave.notices,
    ],
  }
}

/** Meal vouchers, as a number of them (R3262-7). */
function vouchersOf(
  { vouchersAdded }: AbsencePayFacts,
  { givesMealVouchers }: AbsencePolicy,
  month: Month,
  meals: number,
): readonly AbsencePay[] {
  const days = givesMealVouchers ? meals + (vouchersAdded.get(month) ?? 0) : 0
  const line = { code: 'meal_vouchers', minutes: null, amountCents: null, sourceIds: [] }
  return days === 0 ? [] : [{ ...line, days, articles: ['R3262-7'] }]
}

/** Absences of the month that no rule reads, and hours due that nobody wrote down. */
function unknownIn(facts: AbsencePayFacts, month: Month): readonly AbsenceNotice[] {
  const { employeeId, contracts } = facts
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const ofMonth = facts.absences.filter(
    ({ startsOn, endsOn }) => startsOn <= last && first <= endsOn,
  )
  return ofMonth.flatMap(({ absenceId, kind, startsOn }): AbsenceNotice[] => {
    const notice = { employeeId, sourceId: absenceId }
    const known = absenceKind(kind)
    if (known === undefined) return [{ ...notice, reason: 'unknown_kind' }]
    const day = startsOn < first ? first : startsOn
    const contract = contracts.find((one) => covers(one, day))
    const isUnwritten = contract?.kind === 'intermittent' && contract.weeklyMinutes === null
    return isUnwritten && known.effect !== 'none'
      ? [{ ...notice, reason: 'hours_due_unknown' }]
      : []
  })
}

/** The same as pay variables of the month: what no member used, so none of them bears it. */
export const absenceVariables = (
  employeeId: string,
  month: Month,
  pay: readonly AbsencePay[],
): readonly PayVariable[] =>
  pay.map(({ code, minutes, days, amountCents, sourceIds }) => ({
    employeeId,
    period: month,
    memberId: null,
    code,
    minutes,
    days,
    amountCents,
    sourceIds: [...sourceIds].sort(),
  }))
