import type { Cents, RateE4 } from '../../shared/money.ts'

/** What the payroll engine paid a person for a month (a line of its "journal de paie"). */
export interface JournalLine {
  readonly employeeId: string
  readonly grossCents: Cents
  readonly employerContributionsCents: Cents
  readonly employeeContributionsCents: Cents
  readonly netBeforeTaxCents: Cents
  /** Withholding tax (prelevement a la source); null where the journal does not say the rate. */
  readonly taxRateE4: RateE4 | null
  readonly taxCents: Cents
  readonly netPaidCents: Cents
  readonly employerTotalCents: Cents
}

/** The columns of a journal that mean something to us, with the heading that is looked for first. */
export const JOURNAL_FIELDS = {
  payroll_number: { heading: 'Matricule', required: true },
  month: { heading: 'Mois', required: false },
  gross: { heading: 'Brut', required: true },
  employer_contributions: { heading: 'Cotisations patronales', required: true },
  employee_contributions: { heading: 'Cotisations salariales', required: true },
  net_before_tax: { heading: 'Net avant impôt', required: true },
  tax_rate: { heading: 'Taux PAS', required: false },
  tax: { heading: 'Montant PAS', required: true },
  net_paid: { heading: 'Net payé', required: true },
  employer_total: { heading: 'Coût employeur', required: false },
} as const satisfies Record<string, { readonly heading: string; readonly required: boolean }>

export type JournalField = keyof typeof JOURNAL_FIELDS

export const isJournalField = (text: string): text is JournalField =>
  Object.hasOwn(JOURNAL_FIELDS, text)

export const JOURNAL_FIELD_NAMES = Object.keys(JOURNAL_FIELDS).filter(isJournalField)

/** How the group's engine heads each column. */
export type JournalHeadings = Readonly<Record<JournalField, string>>

/** One thing that is wrong in the file: where, what was there, what was expected. */
export interface JournalError {
  /** From one; 0 for the file as a whole. */
  readonly line: number
  /** Heading of the column, empty for the line as a whole. */
  readonly column: string
  readonly value: string
  readonly expected:
    | 'column'
    | 'one-column'
    | 'payroll-number'
    | 'month'
    | 'amount'
    | 'rate'
    | 'rows'
}
