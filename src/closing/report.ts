import type { NumberedInvoice } from '../billing/index.ts'
import { type AbsenceNotice, type LeftOut, type OvertimeSplit } from '../payroll/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { ComputedMonth } from './compute-month.ts'
import { type CostWarning, costWarnings } from './cost-warnings.ts'
import type { DirectDebitWarning } from '../cash/index.ts'
import type { MonthFacts } from './month-facts.ts'

/** Something to know about a closed month; it did not stop the close. */
export type CloseWarning =
  | CostWarning
  /** Hours counted over the year (L3121-44): their overtime is counted at the end of the period. */
  | { readonly kind: 'hours_counted_over_the_year'; readonly employee_ids: readonly string[] }
  /** Exempt under CGI 261 B, but billed at a price: a true-up to actual cost is due (VAT-07). */
  | { readonly kind: 'exempt_member_billed_at_a_price'; readonly member_ids: readonly string[] }
  /** Bonuses of a person who did not work at that member in the month. */
  | { readonly kind: 'bonus_at_face_value'; readonly pay_item_ids: readonly string[] }
  /** Time not worked of which the payroll engine or the officer decides. */
  | {
      readonly kind: 'absences_to_complete'
      readonly absences: readonly {
        readonly employee_id: string
        readonly reason: AbsenceNotice['reason']
        readonly source_id: string
      }[]
    }
  | {
      readonly kind: 'work_before_the_first_close'
      readonly entries: number
      readonly minutes: number
    }
  /** Mentions of an invoice that are not known (CGI ann. II 242 nonies A). */
  | { readonly kind: 'seller_incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'members_without_siren'; readonly member_ids: readonly string[] }
  | DirectDebitWarning

export interface CloseTotals {
  readonly net_cents: number
  readonly vat_cents: number
  readonly gross_cents: number
  readonly wages_cents: number
  readonly contributions_cents: number
  readonly other_cents: number
  /** Minutes of the month at the base price, without corrections. */
  readonly minutes_billed: number
  readonly minutes_left_out: number
  readonly invoices: number
  readonly credit_notes: number
  readonly invoice_lines: number
  readonly correction_lines: number
  readonly correction_net_cents: number
  readonly pay_variables: number
  readonly employees: number
  readonly forecast_cost_cents: number
}

/** What the close says of itself, as `report.json` has it. */
export interface CloseReport {
  readonly month: Month
  readonly issued_on: Day
  readonly closed_at: string
  readonly closed_by: string
  /** The month was closed before: this is what was said then. */
  readonly already: boolean
  readonly totals: CloseTotals
  readonly warnings: readonly CloseWarning[]
  readonly left_out: readonly {
    readonly entry_id: string
    readonly employee_id: string
    readonly member_id: string
    readonly minutes: number
    readonly reason: LeftOut['reason']
  }[]
  readonly policy: {
    readonly overtime_split: OvertimeSplit
    readonly work_accident_rate_e4: number
    /** Of contributions (CSS L130-1); absent from closes before it was kept. */
    readonly headcount?: number
    readonly payment_days: number
    readonly months_corrected: number
  }
  /** Seconds of each stage. */
  readonly seconds: Readonly<Record<string, number>>
}

export function totalsOf(
  computed: ComputedMonth,
  invoices: readonly NumberedInvoice[],
): CloseTotals {
  const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
    rows.reduce((total, row) => total + of(row), 0)
  const corrections = computed.lines.filter(({ kind }) => kind === 'correction')
  const hours = computed.lines.filter(({ kind }) => kind === 'hours')
  return {
    net_cents: sum(invoices, ({ netCents }) => netCents),
    vat_cents: sum(invoices, ({ vatCents }) => vatCents),
    gross_cents: sum(invoices, ({ grossCents }) => grossCents),
    wages_cents: sum(invoices, ({ wagesCents }) => wagesCents),
    contributions_cents: sum(invoices, ({ contributionsCents }) => contributionsCents),
    other_cents: sum(invoices, ({ otherCents }) => otherCents),
    minutes_billed: sum(hours, ({ minutes }) => minutes ?? 0),
    minutes_left_out: sum(computed.leftOut, ({ minutes }) => minutes),
    invoices: invoices.filter(({ kind }) => kind === 'invoice').length,
    credit_notes: invoices.filter(({ kind }) => kind === 'credit_note').length,
    invoice_lines: sum(invoices, ({ lines }) => lines.length),
    correction_lines: corrections.length,
    correction_net_cents: sum(corrections, ({ netCents }) => netCents),
    pay_variables: computed.variables.length,
    employees: new Set(computed.variables.map(({ employeeId }) => employeeId)).size,
    forecast_cost_cents: sum(computed.costs, ({ totalCents }) => totalCents),
  }
}

export function warningsOf(
  facts: MonthFacts,
  computed: ComputedMonth,
  invoices: readonly NumberedInvoice[],
): readonly CloseWarning[] {
  const billed = new Set(invoices.map(({ memberId }) => memberId))
  const members = facts.members.filter(({ memberId }) => billed.has(memberId))
  const atPrice = new Set(
    computed.lines
      .filter(({ explanation }) => !['actual_cost', 'at_cost'].includes(explanation.pricing))
      .map(({ memberId }) => memberId),
  )
  const exempt = members.filter(
    ({ memberId, regime }) => regime.exemption !== null && atPrice.has(memberId),
  )
  const anonymous = members.filter(({ buyer }) => buyer.siren === null)
  const { entries, minutes } = facts.beforeFirstClose
  const ids = (rows: typeof members) => rows.map(({ memberId }) => memberId)
  const missing = missingOfSeller(members)
  const warnings: (CloseWarning | null)[] = [
    ...costWarnings(facts, computed.costs),
    computed.annualised.length > 0
      ? { kind: 'hours_counted_over_the_year', employee_ids: computed.annualised }
      : null,
    exempt.length > 0 ? { kind: 'exempt_member_billed_at_a_price', member_ids: ids(exempt) } : null,
    computed.atFaceValue.length > 0
      ? { kind: 'bonus_at_face_value', pay_item_ids: computed.atFaceValue }
      : null,
    computed.absenceNotices.length > 0
      ? { kind: 'absences_to_complete', absences: computed.absenceNotices.map(noticeRow) }
      : null,
    entries > 0 ? { kind: 'work_before_the_first_close', entries, minutes } : null,
    missing.length > 0 ? { kind: 'seller_incomplete', missing } : null,
    anonymous.length > 0 ? { kind: 'members_without_siren', member_ids: ids(anonymous) } : null,
  ]
  return warnings.filter((warning) => warning !== null)
}

const noticeRow = ({ employeeId, reason, sourceId }: AbsenceNotice) => ({
  employee_id: employeeId,
  reason,
  source_id: sourceId,
})

const ABOUT_DEBITS: ReadonlySet<CloseWarning['kind']> = new Set<DirectDebitWarning['kind']>([
  'direct_debits_not_possible',
  'members_not_debited',
])

/** The report as it goes with a file of debits, made later than the close perhaps. */
export const withDebitWarnings = (
  report: CloseReport,
  now: readonly DirectDebitWarning[],
): CloseReport => ({
  ...report,
  warnings: [...report.warnings.filter(({ kind }) => !ABOUT_DEBITS.has(kind)), ...now],
})

function missingOfSeller(members: MonthFacts['members']): readonly string[] {
  const seller = members[0]?.seller
  if (seller === undefined) return []
  const needed = {
    siren: seller.siren,
    address_line: seller.addressLine,
    postal_code: seller.postalCode,
    city: seller.city,
  }
  return Object.entries(needed).flatMap(([name, value]) => (value === null ? [name] : []))
}

export const leftOutRows = (leftOut: readonly LeftOut[]): CloseReport['left_out'] =>
  leftOut.map(({ entryId, employeeId, memberId, minutes, reason }) => ({
    entry_id: entryId,
    employee_id: employeeId,
    member_id: memberId,
    minutes,
    reason,
  }))
