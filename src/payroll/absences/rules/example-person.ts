import { type Day, day, month } from '../../../shared/days.ts'
import { cents, rateE4 } from '../../../shared/money.ts'
import type { Absence, AbsenceContract, AbsencePayFacts } from '../facts.ts'
import { payOfAbsences } from './pay-of-absences.ts'

/** A contract of 35 h at 12.31 EUR, for the worked cases of the rules. */
export const contract = (more: Partial<AbsenceContract> = {}): AbsenceContract => ({
  contractId: 'C1',
  kind: 'permanent',
  startsOn: day('2022-01-01'),
  endsOn: null,
  weeklyMinutes: 2_100,
  hourlyGrossE4: rateE4(123_100),
  job: 'Magasinier',
  fixedTermReason: null,
  endCause: null,
  ...more,
})

export const away = (
  absenceId: string,
  kind: string,
  [from, to]: readonly [string, string],
  more: Partial<Absence> = {},
): Absence => ({
  absenceId,
  kind,
  startsOn: day(from),
  endsOn: day(to),
  minutes: null,
  familyEvent: null,
  workedOnFirstDay: false,
  ...more,
})

export const person = (more: Partial<AbsencePayFacts> = {}): AbsencePayFacts => ({
  employeeId: 'P1',
  hiredOn: day('2022-01-01'),
  leftOn: null,
  contracts: [contract()],
  absences: [],
  placements: [],
  grossOf: new Map(),
  leaveLeft: null,
  vouchersAdded: new Map(),
  ...more,
})

export const POLICY = { endIndemnityE4: rateE4(1_000), givesMealVouchers: true }
export const NOTHING = new Map<Day, number>()

export function lines(facts: AbsencePayFacts, of: string, worked = NOTHING, grossCents = 0) {
  const done = { worked, grossCents: cents(grossCents), meals: 0 }
  const { pay, notices } = payOfAbsences(facts, POLICY, month(of), done)
  return {
    pay: pay.map(({ code, minutes, days, amountCents }) => [code, minutes, days, amountCents]),
    notices: notices.map(({ reason, sourceId }) => [reason, sourceId]),
  }
}
