import { monthsAfter, type SickPay, sickPayOf, type SickPayStep } from '../../../law/index.ts'
import {
  addDays,
  type Day,
  daysBetween,
  firstDayOf,
  lastDayOf,
  type Month,
} from '../../../shared/days.ts'
import type { Absence, AbsenceNotice, AbsencePay, AbsencePayFacts } from '../facts.ts'
import { type AbsentTime, contractOn, payOf, type Share, territoryOn } from './absent-time.ts'

/** Sickness or an accident in one piece: a prolongation follows without a day between. */
export interface SickLeave {
  readonly startsOn: Day
  readonly endsOn: Day
  readonly isWorkAccident: boolean
  readonly absenceIds: readonly string[]
  readonly pay: SickPay
}

const KINDS: ReadonlySet<string> = new Set(['sickness', 'work_accident'])

/** Sick leaves of a person, prolongations joined, in order. */
export function sickStretches(absences: readonly Absence[]): readonly Omit<SickLeave, 'pay'>[] {
  const found: { startsOn: Day; endsOn: Day; isWorkAccident: boolean; absenceIds: string[] }[] = []
  const sick = absences.filter(({ kind, minutes }) => KINDS.has(kind) && minutes === null)
  for (const { absenceId, kind, startsOn: from, endsOn, workedOnFirstDay } of sick.toSorted(
    (a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0),
  )) {
    const isWorkAccident = kind === 'work_accident'
    // The day of the accident is paid as work: the absence begins on the next one.
    const startsOn = isWorkAccident && workedOnFirstDay ? addDays(from, 1) : from
    if (startsOn > endsOn) continue
    const last = found.findLast((one) => one.isWorkAccident === isWorkAccident)
    if (last !== undefined && startsOn <= addDays(last.endsOn, 1)) {
      if (endsOn > last.endsOn) last.endsOn = endsOn
      last.absenceIds.push(absenceId)
    } else found.push({ startsOn, endsOn, isWorkAccident, absenceIds: [absenceId] })
  }
  return found
}

/** Calendar days of some steps that lie between two days, both included. */
const daysWithin = (steps: readonly SickPayStep[], first: Day, last: Day): number =>
  steps.reduce((sum, { from, to }) => {
    const start = from < first ? first : from
    const end = to > last ? last : to
    return sum + Math.max(0, daysBetween(start, end) + 1)
  }, 0)

/** Seasonal and intermittent people have no right to it (L1226-1). */
const EXCLUDED: ReadonlySet<string | null> = new Set(['seasonal', 'intermittent'])

const NO_PAY: SickPay = { daysAtEachRate: 0, waitingDays: 0, steps: [] }

/**
 * The legal sick pay of each leave, the days paid in the twelve months before its first day taken
 * off (LEA-15, L1226-1, D1226-1 to D1226-8).
 */
export function sickLeaves(facts: AbsencePayFacts): readonly SickLeave[] {
  const found: SickLeave[] = []
  for (const stretch of sickStretches(facts.absences)) {
    const { startsOn } = stretch
    const yearBefore = monthsAfter(startsOn, -12)
    const paidDays = found.reduce(
      (sum, { pay }) => sum + daysWithin(pay.steps, yearBefore, addDays(startsOn, -1)),
      0,
    )
    const isExcluded = EXCLUDED.has(contractOn(facts, startsOn)?.kind ?? null)
    const pay = isExcluded ? NO_PAY : sickPayOf({ ...stretch, hiredOn: facts.hiredOn, paidDays })
    found.push({ ...stretch, pay })
  }
  return found
}

const SHARES = {
  9_000: { code: 'sick_pay_90', share: { of: 9n, in: 10n } },
  6_667: { code: 'sick_pay_66', share: { of: 2n, in: 3n } },
} as const satisfies Record<SickPayStep['rateE4'], { code: string; share: Share }>

const ARTICLES = ['L1226-1', 'D1226-1', 'D1226-3', 'D1226-8']
const SOCIAL_SECURITY_WAITING_DAYS = 3

/**
 * Waiting days of social security (delai de carence): three for sickness, and none when work was
 * taken up for no more than forty-eight hours between two leaves; none after a work accident
 * (CSS L323-1, R323-1, L433-1).
 */
export function socialSecurityWaiting(
  leave: Pick<SickLeave, 'startsOn' | 'isWorkAccident'>,
  previous: Pick<SickLeave, 'endsOn' | 'isWorkAccident'> | undefined,
): number {
  if (leave.isWorkAccident) return 0
  const between = previous === undefined ? null : daysBetween(previous.endsOn, leave.startsOn) - 1
  const isRelapse = previous?.isWorkAccident === false && between !== null && between <= 2
  return isRelapse ? 0 : SOCIAL_SECURITY_WAITING_DAYS
}

/** A part of a leave of so many days from a day on, cut at the month. */
function waitingIn(code: string, leave: SickLeave, days: number, month: Month): AbsencePay[] {
  const last = addDays(leave.startsOn, days - 1)
  const step = { from: leave.startsOn, to: last < leave.endsOn ? last : leave.endsOn }
  const counted = daysWithin([{ ...step, rateE4: 9_000 }], firstDayOf(month), lastDayOf(month))
  if (days === 0 || counted === 0) return []
  const { absenceIds } = leave
  return [
    {
      code,
      minutes: null,
      days: counted,
      amountCents: null,
      articles: code === 'sick_waiting' ? ['D1226-3'] : ['CSS R323-1'],
      sourceIds: absenceIds,
    },
  ]
}

function stepsIn(
  leave: SickLeave,
  month: Month,
  times: readonly AbsentTime[],
  isLocal: boolean,
): readonly AbsencePay[] {
  const own = times.filter(({ absence }) => leave.absenceIds.includes(absence?.absenceId ?? ''))
  return leave.pay.steps.flatMap((step) => {
    const days = daysWithin([step], firstDayOf(month), lastDayOf(month))
    if (days === 0) return []
    const { code, share } = SHARES[step.rateE4]
    const within = own.filter(({ on }) => on >= step.from && on <= step.to)
    const { minutes, amountCents } = payOf(within, share)
    const amount = isLocal ? null : amountCents
    const sourceIds = leave.absenceIds
    return { code, minutes, days, amountCents: amount, articles: ARTICLES, sourceIds }
  })
}

/**
 * Sick pay of a month: calendar days at each rate, and the share of the hours due in them, before
 * the daily allowances of social security, which the payroll engine takes off (D1226-5). A person
 * of Alsace-Moselle is under its local law (L1226-23): days are told, the amount is not.
 */
export function sickPay(
  facts: AbsencePayFacts,
  month: Month,
  times: readonly AbsentTime[],
): { readonly pay: readonly AbsencePay[]; readonly notices: readonly AbsenceNotice[] } {
  const pay: AbsencePay[] = []
  const notices: AbsenceNotice[] = []
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const leaves = sickLeaves(facts)
  for (const [index, leave] of leaves.entries()) {
    if (leave.startsOn > last || leave.endsOn < first) continue
    const [sourceId = ''] = leave.absenceIds
    const notice = { employeeId: facts.employeeId, sourceId }
    const isLocal = territoryOn(facts, leave.startsOn).startsWith('alsace_moselle')
    const steps = stepsIn(leave, month, times, isLocal)
    if (isLocal) notices.push({ ...notice, reason: 'local_law' })
    else if (steps.length > 0) notices.push({ ...notice, reason: 'allowances_not_deducted' })
    const social = socialSecurityWaiting(leave, leaves[index - 1])
    pay.push(...waitingIn('social_security_waiting', leave, social, month))
    if (leave.pay.daysAtEachRate > 0)
      pay.push(...waitingIn('sick_waiting', leave, leave.pay.waitingDays, month))
    pay.push(...steps)
  }
  return { pay, notices }
}
