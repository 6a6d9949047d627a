import type { Day } from '../../../shared/days.ts'
import { lastDayOfMonths } from '../../calendar.ts'
import { firstInterviewDue, nextInterviewDue } from '../../contract-dates.ts'
import type { DeadlinePerson, OpenDeadline } from '../../deadlines.ts'

const ARTICLE = 'L6315-1'
const MONTHS_BETWEEN_RECAPITULATIONS = 96

/**
 * Entretiens de parcours professionnel until a day: the first within the year of hiring, each next
 * one four years after the one before was held, or was due where nobody says; and the
 * recapitulation of each eight years.
 */
export function interviewDeadlines(
  { employeeId, hiredOn }: DeadlinePerson,
  marks: ReadonlyMap<string, Day>,
  until: Day,
): readonly OpenDeadline[] {
  const found: OpenDeadline[] = []
  const of = { ruleId: 'SKL-01', article: ARTICLE, employeeId } as const
  let dueOn = firstInterviewDue(hiredOn).on
  for (let number = 1; dueOn <= until; number += 1) {
    const key = `interview:${employeeId}:${number}`
    found.push({ ...of, kind: 'interview', key, dueOn })
    dueOn = nextInterviewDue(marks.get(key) ?? dueOn).on
  }
  for (let number = 1; ; number += 1) {
    const recapOn = lastDayOfMonths(hiredOn, number * MONTHS_BETWEEN_RECAPITULATIONS)
    if (recapOn > until) return found
    const key = `recapitulation:${employeeId}:${number}`
    found.push({ ...of, kind: 'recapitulation', key, dueOn: recapOn })
  }
}
