import type { Day, Month } from '../../shared/days.ts'

/** Payroll engines that take our variables. */
export const TARGETS = ['silae', 'sage', 'csv', 'xlsx'] as const
export type Target = (typeof TARGETS)[number]

/**
 * A line of the neutral journal of a month: what an engine is told of one person, whatever its
 * format. At least one of minutes, days and amount is there.
 */
export interface NeutralLine {
  readonly employeeId: string
  /** Neutral code: nothing of it tells a mandate (R3243-4, SLP-02). */
  readonly code: string
  /** The month it is about: an earlier one for a correction. */
  readonly period: Month
  readonly from: Day
  readonly to: Day
  /** Analytic axis; no member for what the group bears itself. */
  readonly memberId: string | null
  /** Set where all of the line comes from one assignment. */
  readonly assignmentId: string | null
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: number | null
}

/** The same as an engine knows it: its number of the person, its code. */
export interface PayLine extends NeutralLine {
  readonly payrollNumber: string
  readonly targetCode: string
  readonly establishmentId: string | null
}

/** Control totals: what the officer compares with what the engine says it read. */
export interface ExportTotals {
  readonly people: number
  readonly lines: number
  readonly minutes: number
  readonly days: number
  readonly amountCents: number
}

export const totalsOf = (lines: readonly PayLine[]): ExportTotals => {
  const sum = (pick: 'minutes' | 'days' | 'amountCents') =>
    lines.reduce((total, line) => total + (line[pick] ?? 0), 0)
  return {
    people: new Set(lines.map(({ employeeId }) => employeeId)).size,
    lines: lines.length,
    minutes: sum('minutes'),
    days: sum('days'),
    amountCents: sum('amountCents'),
  }
}
