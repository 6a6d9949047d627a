import { type Day, parseDay } from '../../shared/days.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { FEC_COLUMNS } from './fec.ts'

/** A line of a FEC as another program wrote it. */
export interface ReadFecLine {
  /** Line of the file, the header being 1. */
  readonly line: number
  readonly journal: string
  readonly entryNumber: string
  readonly entryDate: Day
  readonly account: string
  readonly accountLabel: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly pieceReference: string
  readonly label: string
  readonly debitCents: number
  readonly creditCents: number
  readonly letters: string | null
}

/** What is wrong in a file of entries: where, what was expected, what was there. */
export interface FileError {
  readonly line: number
  readonly column: string
  readonly expected: string
  readonly value: string
}

/** UTF-8 with or without its mark, else the Western encodings that older programs write. */
export function decodedText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const AMOUNT = /^(-?)(\d{1,12})(?:[.,](\d{1,2}))?$/

/** `1234,5` as cents; empty is zero; null when it is no amount. */
export function amountOf(text: string): number | null {
  const bare = text.replaceAll(/[\s\u00a0\u202f€]/g, '')
  if (bare === '') return 0
  const [, sign = '', whole = '', decimals = ''] = AMOUNT.exec(bare) ?? []
  if (whole === '') return null
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return sign === '-' && cents > 0 ? -cents : cents
}

const dayOf = (text: string): Day | null =>
  /^\d{8}$/.test(text) ? parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null

/** Programs write sums as Debit and Credit, or as Montant and Sens. */
const AMOUNTS = ['Debit', 'Credit'] as const
const SIGNED = ['Montant', 'Sens'] as const
const REQUIRED = FEC_COLUMNS.slice(0, 11)

const upper = (text: string): string => text.trim().toLowerCase()

interface Header {
  readonly cellOf: (cells: readonly string[], name: string) => string
  readonly isSigned: boolean
}

function headerOf(cells: readonly string[]): Result<Header, readonly FileError[]> {
  const places = new Map(cells.map((name, index) => [upper(name), index]))
  const has = (name: string): boolean => places.has(upper(name))
  const isSigned = SIGNED.every(has)
  const wanted = [...REQUIRED, ...(isSigned ? SIGNED : AMOUNTS)]
  const missing = wanted.filter((name) => !has(name))
  if (missing.length > 0)
    return refused(
      missing.map((column) => ({ line: 1, column, expected: `column ${column}`, value: '' })),
    )
  const cellOf = (row: readonly string[], name: string): string =>
    (row[places.get(upper(name)) ?? -1] ?? '').trim()
  return done({ cellOf, isSigned })
}

/** Debit and credit of a row; a negative amount stands on the other side. */
function sidesOf(
  row: readonly string[],
  { cellOf, isSigned }: Header,
): { readonly debitCents: number; readonly creditCents: number } | readonly string[] {
  const first = isSigned ? 'Montant' : 'Debit'
  const one = amountOf(cellOf(row, first))
  const other = isSigned ? 0 : amountOf(cellOf(row, 'Credit'))
  const wrong = [...(one === null ? [first] : []), ...(other === null ? ['Credit'] : [])]
  if (one === null || other === null) return wrong
  const isCredit = isSigned && /^(?:C|-1)$/i.test(cellOf(row, 'Sens'))
  const balance = isCredit ? -one : one - other
  return { debitCents: Math.max(balance, 0), creditCents: Math.max(-balance, 0) }
}

/**
 * Reads a FEC (LPF, art. A47 A-1): tab or bar separated, columns found by their names. Everything
 * that is wrong is told at once, line by line.
 */
export function readFec(text: string): Result<readonly ReadFecLine[], readonly FileError[]> {
  const [head = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const separator = head.includes('\t') ? '\t' : '|'
  const header = headerOf(head.split(separator))
  if (!header.ok) return header
  const { cellOf } = header.value
  const errors: FileError[] = []
  const lines: ReadFecLine[] = []
  rows.forEach((text, index) => {
    if (text.trim() === '') return
    const row = text.split(separator)
    const line = index + 2
    const wrong = (column: string, expected: string) =>
      errors.push({ line, column, expected, value: cellOf(row, column) })
    const entryDate = dayOf(cellOf(row, 'EcritureDate'))
    const account = cellOf(row, 'CompteNum')
    const sides = sidesOf(row, header.value)
    if (entryDate === null) wrong('EcritureDate', 'AAAAMMJJ')
    if (!/^[1-8]\d{2}[0-9A-Za-z]*$/.test(account)) wrong('CompteNum', 'three digits of the chart')
    if (!('debitCents' in sides)) {
      for (const column of sides) wrong(column, 'an amount such as 1234,50')
      return
    }
    if (entryDate === null) return
    const textOf = (column: string): string | null => cellOf(row, column) || null
    lines.push({
      line,
      journal: cellOf(row, 'JournalCode'),
      entryNumber: cellOf(row, 'EcritureNum'),
      entryDate,
      account,
      accountLabel: cellOf(row, 'CompteLib'),
      auxiliary: textOf('CompAuxNum'),
      auxiliaryLabel: textOf('CompAuxLib'),
      pieceReference: cellOf(row, 'PieceRef'),
      label: cellOf(row, 'EcritureLib'),
      letters: textOf('EcritureLet'),
      ...sides,
    })
  })
  if (lines.length === 0 && errors.length === 0)
    errors.push({ line: 2, column: 'EcritureNum', expected: 'at least one entry', value: '' })
  return errors.length > 0 ? refused(errors) : done(lines)
}
