import type { Day } from '../../shared/days.ts'
import { decimalText, frenchDate, hundredthsOfHour } from '../../shared/decimal-text.ts'

/** A variable of one person: its value is the hours, else the days, else the amount. */
export interface SilaeLine {
  readonly payrollNumber: string
  readonly targetCode: string
  readonly from: Day
  readonly to: Day
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: number | null
}

const HEADER = 'Matricule;Code;Valeur;Date debut;Date fin'
const CRLF = '\r\n'

/** The import was seen to take ASCII alone. */
const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(';', ' ')

/** `96.0`, `52.5`, `69.67`: one decimal at least, two at most, after a point. */
const decimals = (hundredths: number): string => decimalText(hundredths, 2, '.').replace(/0$/, '')

const valueOf = ({ minutes, days, amountCents }: SilaeLine): string => {
  if (minutes !== null) return decimals(hundredthsOfHour(minutes))
  if (days !== null) return Number.isInteger(days) ? String(days) : days.toFixed(2)
  return decimals(amountCents ?? 0)
}

/**
 * The file of variables that Silae imports ("Saisie des elements variables"): ASCII, CRLF, `;`,
 * decimal point, French dates. Which files this shape was read from, and how sure it is, stands in
 * docs/payroll-engines.md.
 */
export const silaeFile = (lines: readonly SilaeLine[]): Buffer =>
  Buffer.from(
    [
      HEADER,
      ...lines.map((line) =>
        [
          ascii(line.payrollNumber),
          ascii(line.targetCode),
          valueOf(line),
          frenchDate(line.from),
          frenchDate(line.to),
        ].join(';'),
      ),
      '',
    ].join(CRLF),
    'latin1',
  )
