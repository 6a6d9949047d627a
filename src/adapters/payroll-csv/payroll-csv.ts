import { stringify } from 'csv-stringify/sync'
import type { Day, Month } from '../../shared/days.ts'
import { decimalText, frenchDate, hundredthsOfHour } from '../../shared/decimal-text.ts'

export interface JournalLine {
  readonly payrollNumber: string
  readonly targetCode: string
  readonly period: Month
  readonly from: Day
  readonly to: Day
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: number | null
  readonly memberId: string | null
  readonly assignmentId: string | null
  readonly establishmentId: string | null
}

const HEADINGS = [
  'Matricule',
  'Code',
  'Période',
  'Début',
  'Fin',
  'Heures',
  'Jours',
  'Montant',
  'Adhérent',
  'Mise à disposition',
  'Établissement',
]
const BOM = '\uFEFF'

/** A text that a spreadsheet would take for a formula is written after an apostrophe. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const hundredths = (value: number | null): string =>
  value === null ? '' : decimalText(value, 2, ',')

/** The neutral journal as French spreadsheets open it: byte order mark, `;`, decimal comma, CRLF. */
export const payrollCsv = (lines: readonly JournalLine[]): Buffer =>
  Buffer.from(
    BOM +
      stringify(
        [
          HEADINGS,
          ...lines.map((line) => [
            harmless(line.payrollNumber),
            harmless(line.targetCode),
            line.period,
            frenchDate(line.from),
            frenchDate(line.to),
            hundredths(line.minutes === null ? null : hundredthsOfHour(line.minutes)),
            hundredths(line.days === null ? null : Math.round(line.days * 100)),
            hundredths(line.amountCents),
            harmless(line.memberId ?? ''),
            harmless(line.assignmentId ?? ''),
            harmless(line.establishmentId ?? ''),
          ]),
        ],
        { delimiter: ';', record_delimiter: 'windows' },
      ),
  )
