import { FAMILY_EVENT_DAYS, type FamilyEvent, leaveYearOf } from '../../law/index.ts'
import { addDays, type Day, daysBetween, monthOf } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { AbsenceRow, CounterOpeningRow, DelegationCreditRow } from './rows.ts'

const MONTH_E2 = 250
const DAYS_A_MONTH = 30.4

/** Whole months of work since a day, or since the hiring if that is later. */
const monthsSince = (from: Day, hiredOn: Day, until: Day): number =>
  Math.floor((daysBetween(from < hiredOn ? hiredOn : from, until) + 1) / DAYS_A_MONTH)

/**
 * What an older tool said of the counters of a person on the first day of the horizon: leave that
 * the summer left, leave in the making, overtime since January or the annualised account.
 */
export function openingsOf(
  random: Random,
  person: Person,
  { first }: Horizon,
): CounterOpeningRow[] {
  const { employee_id, hired_on } = person.employee
  if (hired_on >= first) return []
  const source = `Bulletin de paie ${monthOf(addDays(first, -1))}`
  const opening = (counter: string, quantity: number): CounterOpeningRow => ({
    employee_id,
    counter,
    dated_on: first,
    quantity,
    source,
  })
  const year = leaveYearOf(first)
  const before = leaveYearOf(addDays(year.startsOn, -1))
  const acquired = Math.min(
    30,
    Math.ceil(2.5 * monthsSince(before.startsOn, hired_on, before.endsOn)),
  )
  const left = Math.max(0, acquired - random.int(10, 18)) * 100 + (random.chance(200) ? 50 : 0)
  const accrued = MONTH_E2 * monthsSince(year.startsOn, hired_on, addDays(first, -1))
  const contract = person.contracts.at(-1)
  const isAnnual = (contract?.annual_minutes ?? null) !== null
  const isFullTime = (contract?.weekly_minutes ?? 0) >= 2_100
  return [
    opening('paid_leave', acquired === 0 ? 0 : left),
    opening('leave_accrual', accrued),
    ...(isAnnual ? [opening('annual_account', random.int(-40, 60) * 30)] : []),
    ...(isFullTime && !isAnnual ? [opening('overtime_quota', random.int(0, 200) * 30)] : []),
  ]
}

/** A mandate for who was away on delegation, and for one person of each group. */
export function creditsOf(
  person: Person,
  absences: readonly AbsenceRow[],
  { first }: Horizon,
  isElected: boolean,
): DelegationCreditRow[] {
  if (!isElected && !absences.some(({ kind }) => kind === 'delegation')) return []
  const { employee_id, hired_on } = person.employee
  const mandate = 'Membre titulaire du comité social et économique'
  return [
    {
      employee_id,
      mandate,
      starts_on: first > hired_on ? first : hired_on,
      ends_on: null,
      monthly_minutes: 600,
      carries_over: true,
    },
  ]
}

const EVENTS = Object.keys(FAMILY_EVENT_DAYS).filter(
  (event): event is FamilyEvent => event !== 'young_child_death',
)

/** Says which event of the family it was; one in ten is left unsaid, as people do. */
export const withEvent = (random: Random, absence: AbsenceRow): AbsenceRow =>
  absence.kind === 'family_event' && !random.chance(100)
    ? { ...absence, family_event: random.pick(EVENTS) }
    : absence

/** Dependent children; most of the file leaves it empty. */
export const childrenOf = (random: Random): number | null =>
  random.chance(150) ? random.int(1, 3) : null
