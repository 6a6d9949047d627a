import { FAMILY_EVENT_DAYS, isWorkingDay } from '../../../law/index.ts'
import { type Day, daysFrom } from '../../../shared/days.ts'
import { FAMILY_EVENT_PAY } from '../absence-kinds.ts'
import type { Absence, AbsenceNotice, AbsencePay, AbsencePayFacts } from '../facts.ts'
import { type AbsentTime, payOf, territoryOn } from './absent-time.ts'

const ARTICLES = ['L3142-1', 'L3142-2', 'L3142-4']

/** The days of an absence that its event gives, in jours ouvrables from its first day on. */
function daysGiven(facts: AbsencePayFacts, absence: Absence): ReadonlySet<Day> {
  const given = absence.familyEvent === null ? 0 : FAMILY_EVENT_DAYS[absence.familyEvent]
  const counted = daysFrom(absence.startsOn, absence.endsOn).filter((on) =>
    isWorkingDay(on, territoryOn(facts, on)),
  )
  return new Set(counted.slice(0, given))
}

/**
 * Conges pour evenements familiaux (LEA-13, L3142-1): the days of the event are paid as if they
 * were worked (L3142-2); what goes beyond is unpaid, and said. A marriage from Thursday to Tuesday
 * takes its four days, Saturday among them, and keeps the pay of three days of seven hours.
 */
export function familyEventPay(
  facts: AbsencePayFacts,
  times: readonly AbsentTime[],
): { readonly pay: readonly AbsencePay[]; readonly notices: readonly AbsenceNotice[] } {
  const { employeeId } = facts
  const pay: AbsencePay[] = []
  const notices: AbsenceNotice[] = []
  const byAbsence = Map.groupBy(
    times.filter(({ absence }) => absence?.kind === 'family_event'),
    ({ absence }) => absence,
  )
  for (const [absence, same] of byAbsence) {
    if (absence === null) continue
    const { absenceId, familyEvent } = absence
    const line = { code: FAMILY_EVENT_PAY, articles: ARTICLES, sourceIds: [absenceId] }
    if (familyEvent === null) {
      const { minutes } = payOf(same)
      pay.push({ ...line, minutes, days: null, amountCents: null })
      notices.push({ employeeId, reason: 'event_not_said', sourceId: absenceId })
      continue
    }
    const given = daysGiven(facts, absence)
    const paid = same.filter(({ on }) => given.has(on))
    if (paid.length > 0) pay.push({ ...line, ...payOf(paid), days: null })
    if (paid.length < same.length)
      notices.push({ employeeId, reason: 'event_days_exceeded', sourceId: absenceId })
  }
  return { pay, notices }
}
