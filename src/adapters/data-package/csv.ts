import { readFile, stat } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { PackageError } from './package-error.ts'
import type { RawRow, RawTable } from './table.ts'

const LARGEST_FILE_BYTES = 256 * 1024 * 1024
const LINE_FEED = 0x0a

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const lenientUtf8 = new TextDecoder('utf-8')

function decoded(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** The lines whose bytes are not UTF-8: a line feed is never part of a longer character. */
function linesNotUtf8(file: string, bytes: Uint8Array): PackageError[] {
  const errors: PackageError[] = []
  let from = 0
  for (let line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from)
    const until = end === -1 ? bytes.length : end
    const slice = bytes.subarray(from, until)
    if (decoded(slice) === null)
      errors.push({
        file,
        line,
        column: '',
        value: lenientUtf8.decode(slice).trimEnd(),
        expected: { kind: 'utf8' },
      })
    from = until + 1
  }
  return errors
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * The records of a CSV text, each with the line on which it starts.
 *
 * The parser says the line on which a record ends, and counts a CRLF inside quotes as two.
 */
export function parseCsv(file: string, text: string): RawTable {
  const rows: RawRow[] = []
  let countedTwice = 0
  let lineAfter = 1
  try {
    parse(text, {
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        let breaks = 0
        for (const value of record) {
          if (!/[\r\n]/.test(value)) continue
          countedTwice += count(value, /\r\n/g)
          breaks += count(value, /\r\n|\r|\n/g)
        }
        lineAfter = lines - countedTwice + 1
        rows.push({ line: lines - countedTwice - breaks, texts: record })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // A quote that does not close is found at the end of the file, and starts after the last record.
    const line =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? lineAfter
        : Number(error['lines'] ?? lineAfter) - countedTwice
    const expected = { kind: 'well-formed', reason: error.code } as const
    return { file, rows, errors: [{ file, line, column: '', value: '', expected }] }
  }
  return { file, rows, errors: [] }
}

/** Reads one CSV file: UTF-8 with or without a mark, comma separated, CRLF or LF. */
export async function readCsv(path: string, file: string): Promise<RawTable> {
  const { size } = await stat(path)
  if (size > LARGEST_FILE_BYTES) {
    const expected = {
      kind: 'within-limit',
      what: 'file-bytes',
      limit: LARGEST_FILE_BYTES,
    } as const
    return {
      file,
      rows: [],
      errors: [{ file, line: 0, column: '', value: String(size), expected }],
    }
  }
  const bytes = await readFile(path)
  const text = decoded(bytes)
  return text === null
    ? { file, rows: [], errors: linesNotUtf8(file, bytes) }
    : parseCsv(file, text)
}

/**
 * The CSV text of a table. Values are written as they are, also those that a spreadsheet would
 * take for a formula: the package is read by programs and comes back equal.
 */
export const csvText = (header: readonly string[], rows: Iterable<readonly string[]>): string =>
  stringify([header, ...rows])
