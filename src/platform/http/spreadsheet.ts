import { stringify } from 'csv-stringify/sync'
import { writeXlsx } from 'hucre/xlsx'
import { dayNumber, parseDay } from '../../shared/days.ts'
import { frenchDate } from '../../shared/decimal-text.ts'
import type { ColumnKind, ExportColumn } from './contract.ts'

const BOM = '\uFEFF'
/** Number that Excel gives to 1970-01-01. */
const EXCEL_EPOCH = 25_569
const MINUTES_PER_DAY = 1440

/** What of an answer is written, a row each. */
export type ExportRows = readonly object[]

function valueAt(row: unknown, path: string): unknown {
  let value = row
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null
    value = Reflect.get(value, name)
  }
  return value ?? null
}

const decimal = (value: number, digits: number): string => {
  const scale = 10 ** digits
  const whole = Math.trunc(Math.abs(value) / scale)
  const rest = String(Math.abs(value) % scale).padStart(digits, '0')
  return `${value < 0 ? '-' : ''}${whole},${rest}`
}

const clock = (minutes: number): string => {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`
}

/**
 * A text that a spreadsheet would take for a formula is written after an apostrophe
 * (formula injection): names come from outside.
 */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const frenchDay = (text: string): string => (parseDay(text) === null ? text : frenchDate(text))

function csvCell(value: unknown, kind: ColumnKind): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') {
    if (kind === 'cents') return decimal(value, 2)
    if (kind === 'e4') return decimal(value, 4)
    if (kind === 'minutes') return clock(value)
    return String(value).replace('.', ',')
  }
  const text = Array.isArray(value) ? value.join(' ') : String(value)
  return harmless(kind === 'day' ? frenchDay(text) : text)
}

function shownAt(row: unknown, { path, words }: ExportColumn): unknown {
  const value = valueAt(row, path)
  return typeof value === 'string' ? (words?.[value] ?? value) : value
}

const listedOf = (columns: readonly ExportColumn[], rows: ExportRows): unknown[][] =>
  rows.map((row) => columns.map((column) => shownAt(row, column)))

/** As French spreadsheets open it: `;`, decimal comma, byte order mark. */
export function csvOf(columns: readonly ExportColumn[], rows: ExportRows): string {
  const lines = listedOf(columns, rows).map((cells) =>
    cells.map((value, index) => csvCell(value, columns[index]?.kind ?? 'text')),
  )
  const heading = columns.map((column) => column.heading)
  return BOM + stringify([heading, ...lines], { delimiter: ';', record_delimiter: 'windows' })
}

const FORMATS: Partial<Record<ColumnKind, string>> = {
  cents: '#,##0.00',
  e4: '#,##0.0000',
  minutes: '[h]:mm',
  day: 'dd/mm/yyyy',
}
const WIDTHS: Record<ColumnKind, number> = {
  text: 24,
  day: 12,
  minutes: 12,
  cents: 14,
  e4: 14,
  count: 10,
  'yes-no': 8,
}

function xlsxCell(value: unknown, kind: ColumnKind): string | number | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') {
    if (kind === 'cents') return value / 100
    if (kind === 'e4') return value / 10_000
    // Excel knows no negative duration: below zero it is written as text.
    if (kind === 'minutes') return value < 0 ? clock(value) : value / MINUTES_PER_DAY
    return value
  }
  const text = Array.isArray(value) ? value.join(' ') : String(value)
  const day = kind === 'day' ? parseDay(text) : null
  return day === null ? text : dayNumber(day) + EXCEL_EPOCH
}

export async function xlsxOf(
  sheetName: string,
  columns: readonly ExportColumn[],
  rows: ExportRows,
): Promise<Buffer> {
  const data = listedOf(columns, rows).map((cells) =>
    Object.fromEntries(
      cells.map((value, index) => [`c${index}`, xlsxCell(value, columns[index]?.kind ?? 'text')]),
    ),
  )
  const workbook = await writeXlsx({
    sheets: [
      {
        name: sheetName,
        columns: columns.map(({ heading, kind }, index) => ({
          header: heading,
          key: `c${index}`,
          width: WIDTHS[kind],
          ...(FORMATS[kind] === undefined ? {} : { numFmt: FORMATS[kind] }),
        })),
        data,
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(workbook)
}
