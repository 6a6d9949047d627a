import { type Day, firstDayOf, lastDayOf, type Month } from '../../../shared/days.ts'
import { PAID_TIME } from '../../absences/absence-kinds.ts'
import type { NeutralLine } from '../pay-line.ts'

/** A pay variable as it is known today, with the month in whose pay it was told. */
export interface KnownVariable {
  readonly employeeId: string
  readonly memberId: string | null
  readonly code: string
  readonly period: Month
  /** Null: a correction that no close has told yet. */
  readonly toldIn: Month | null
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: number | null
  /** Days of the absence behind it, where there is one. */
  readonly from: Day | null
  readonly to: Day | null
  /** Assignments of the hours behind it. */
  readonly assignmentIds: readonly string[]
}

/** Under it closes told hours of delegation before they were told as paid time. */
const DELEGATION = 'absence_delegation'

const DATED = /^absence_/

/**
 * The code under which a variable leaves: hours of delegation go as paid time, with training and
 * rest, so that neither the file nor the payslip tells a mandate (SLP-02, SLP-03).
 */
export const neutralCode = (code: string): string => (code === DELEGATION ? PAID_TIME : code)

/** Only an absence that is told as such has days of its own; all else is of its whole month. */
function daysOf({ code, period, from, to }: KnownVariable): { from: Day; to: Day } {
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  if (!DATED.test(neutralCode(code)) || from === null || to === null || to < first || from > last)
    return { from: first, to: last }
  return { from: from < first ? first : from, to: to > last ? last : to }
}

export function neutralLine(known: KnownVariable): NeutralLine {
  const { employeeId, memberId, period, minutes, days, amountCents, assignmentIds } = known
  const [only] = assignmentIds
  return {
    employeeId,
    code: neutralCode(known.code),
    period,
    ...daysOf(known),
    memberId,
    assignmentId: assignmentIds.length === 1 && only !== undefined ? only : null,
    minutes,
    days,
    amountCents,
  }
}

const keyOf = ({ employeeId, code, period, from, to, memberId }: NeutralLine): string =>
  JSON.stringify([employeeId, code, period, from, to, memberId])

/** Zero is nothing to tell. */
const sumOf = (lines: readonly NeutralLine[], pick: 'minutes' | 'days' | 'amountCents') =>
  lines.reduce((sum, line) => sum + (line[pick] ?? 0), 0) || null

const negative = (line: NeutralLine): NeutralLine => ({
  ...line,
  minutes: line.minutes === null ? null : -line.minutes,
  days: line.days === null ? null : -line.days,
  amountCents: line.amountCents === null ? null : -line.amountCents,
})

/** One line a person, code, period, span and member; those that add up to nothing are none. */
export function summed(lines: readonly NeutralLine[]): readonly NeutralLine[] {
  return [...Map.groupBy(lines, keyOf).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const [minutes, days, amountCents] = [
      sumOf(same, 'minutes'),
      sumOf(same, 'days'),
      sumOf(same, 'amountCents'),
    ]
    if (minutes === null && days === null && amountCents === null) return []
    const isOneAssignment = same.every(({ assignmentId }) => assignmentId === first.assignmentId)
    const assignmentId = isOneAssignment ? first.assignmentId : null
    return { ...first, assignmentId, minutes, days, amountCents }
  })
}

/**
 * What the pay of a month has to hold: all that is known of the month and of earlier ones, less
 * what the pay of other months told already. So a correction that comes after the close goes out
 * once, whether the month is told again or the next one carries it.
 *
 * @param toldElsewhere what the last export of each other month held.
 */
export function neutralJournal(
  month: Month,
  known: readonly KnownVariable[],
  toldElsewhere: readonly NeutralLine[],
): readonly NeutralLine[] {
  const isDue = ({ period }: { readonly period: Month }) => period <= month
  return summed([
    ...known.filter(isDue).map(neutralLine),
    ...toldElsewhere.filter(isDue).map(negative),
  ])
}
