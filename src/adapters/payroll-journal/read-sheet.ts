import { CsvError, parse } from 'csv-parse/sync'
import { type CellValue, readXlsx } from 'hucre/xlsx'
import { done, type Result, refused } from '../../shared/refusal.ts'

/** A row of a file that a person or an engine wrote, with its line from one. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface SheetProblem {
  readonly kind: 'unreadable' | 'too-large'
}

const MOST_ROWS = 100_000

/** UTF-8 when it is, else what Windows programs write in France. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const counts = [';', '\t', ','].map((mark) => [mark, first.split(mark).length] as const)
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function rowsOfCsv(bytes: Uint8Array): SheetRow[] {
  const text = decoded(bytes)
  const rows: SheetRow[] = []
  parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    on_record: (record: string[], { lines }) => {
      rows.push({ line: lines, cells: record })
      return null
    },
  })
  return rows
}

/** A computed amount keeps the tail of its binary form: two decimals say it. */
function numberText(value: number): string {
  const hundredths = Math.round(value * 100)
  return Math.abs(value * 100 - hundredths) < 1e-6 ? (hundredths / 100).toFixed(2) : String(value)
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : numberText(value)
  return String(value).trim()
}

async function rowsOfWorkbook(bytes: Uint8Array): Promise<SheetRow[]> {
  const { sheets } = await readXlsx(bytes)
  const [sheet] = sheets
  return (sheet?.rows ?? []).map((row, index) => ({ line: index + 1, cells: row.map(cellText) }))
}

const ZIP = 0x504b

/** The rows of a CSV file (`;`, tab or comma; UTF-8 or Windows) or of the first sheet of a workbook. */
export async function readSheet(
  bytes: Uint8Array,
): Promise<Result<readonly SheetRow[], SheetProblem>> {
  try {
    const isWorkbook = bytes.length > 1 && (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0) === ZIP
    const rows = isWorkbook ? await rowsOfWorkbook(bytes) : rowsOfCsv(bytes)
    if (rows.length > MOST_ROWS) return refused({ kind: 'too-large' })
    return done(rows.filter(({ cells }) => cells.some((cell) => cell !== '')))
  } catch (error) {
    if (error instanceof CsvError || error instanceof Error) return refused({ kind: 'unreadable' })
    throw error
  }
}
