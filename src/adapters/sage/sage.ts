import type { Day } from '../../shared/days.ts'
import { decimalText, frenchDate, hundredthsOfHour } from '../../shared/decimal-text.ts'

export interface SageLine {
  readonly payrollNumber: string
  readonly targetCode: string
  readonly from: Day
  readonly to: Day
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: number | null
  readonly memberId: string | null
  readonly assignmentId: string | null
}

/** Names that the officer gives to the columns of the import format in Sage, in this order. */
const COLUMNS = [
  'Matricule',
  'Code rubrique',
  'Nombre',
  'Montant',
  'Date debut',
  'Date fin',
  'Section analytique',
  'Affectation',
]

const CRLF = '\r\n'

/** The letter without its accent; a question mark where that is no byte either. */
const plain = (character: string): string => {
  const letter = character.normalize('NFD').charAt(0)
  return letter.charCodeAt(0) < 256 ? letter : '?'
}

/** One byte a letter, as Windows programs read it; what it lacks loses its accent. */
const latin = (text: string): string =>
  [...text.replaceAll('\u2019', "'")]
    .map((character) => (character.charCodeAt(0) < 256 ? character : plain(character)))
    .join('')
    .replaceAll(/[;\r\n]/g, ' ')

function numberOf({ minutes, days }: SageLine): string {
  if (minutes !== null) return decimalText(hundredthsOfHour(minutes), 2, ',')
  return days === null ? '' : decimalText(Math.round(days * 100), 2, ',')
}

/**
 * A text for the import format that Sage Paie lets each customer describe (menu Gestion avancee,
 * "Format d'importation"): one line a variable, `;`, decimal comma, ISO 8859-1, CRLF.
 */
export const sageFile = (lines: readonly SageLine[]): Buffer =>
  Buffer.from(
    [
      COLUMNS.join(';'),
      ...lines.map((line) =>
        [
          latin(line.payrollNumber),
          latin(line.targetCode),
          numberOf(line),
          line.amountCents === null ? '' : decimalText(line.amountCents, 2, ','),
          frenchDate(line.from),
          frenchDate(line.to),
          latin(line.memberId ?? ''),
          latin(line.assignmentId ?? ''),
        ].join(';'),
      ),
      '',
    ].join(CRLF),
    'latin1',
  )
