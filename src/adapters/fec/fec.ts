import type { Day } from '../../shared/days.ts'

/** Fichier des ecritures comptables: eighteen columns in order (LPF, art. A47 A-1). */
export const FEC_COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const

export interface FecLine {
  readonly journal: string
  readonly journalLabel: string
  /** Continuous within its journal. */
  readonly entryNumber: string
  readonly entryDate: Day
  readonly account: string
  readonly accountLabel: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly pieceReference: string
  readonly pieceDate: Day
  readonly label: string
  readonly debitCents: number
  readonly creditCents: number
  readonly validatedOn: Day
  /** Lettering that holds the line, and its day. */
  readonly letters?: string | null
  readonly letteredOn?: Day | null
}

const date = (value: Day): string => value.replaceAll('-', '')
const dateOrNone = (value: Day | null): string => (value === null ? '' : date(value))

/** Decimal comma, no thousands separator. */
const amount = (cents: number): string =>
  `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/** The separator and line ends cannot be escaped in this format: they become spaces. */
const text = (value: string | null): string =>
  (value ?? '').replace(/[\u0000-\u001f\u007f]+/gu, ' ').trim()

/** The file, UTF-8, tab separated, a header first. The lines come in order of validation. */
export function fecText(lines: readonly FecLine[]): string {
  const rows = lines.map((line) =>
    [
      text(line.journal),
      text(line.journalLabel),
      text(line.entryNumber),
      date(line.entryDate),
      text(line.account),
      text(line.accountLabel),
      text(line.auxiliary),
      text(line.auxiliaryLabel),
      text(line.pieceReference),
      date(line.pieceDate),
      text(line.label),
      amount(line.debitCents),
      amount(line.creditCents),
      text(line.letters ?? null),
      dateOrNone(line.letteredOn ?? null),
      date(line.validatedOn),
      '',
      '',
    ].join('\t'),
  )
  return `${[FEC_COLUMNS.join('\t'), ...rows].join('\r\n')}\r\n`
}

/** `<SIREN>FEC<AAAAMMJJ>.txt`, the day being that of the close. */
export const fecName = (siren: string, closedOn: Day): string => `${siren}FEC${date(closedOn)}.txt`
