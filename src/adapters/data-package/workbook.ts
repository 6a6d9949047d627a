import { readFile, stat } from 'node:fs/promises'
import { type CellValue, readXlsx, streamXlsxRows, writeXlsx } from 'hucre/xlsx'
import { parseDay } from '../../shared/days.ts'
import type { Field, Resource } from './descriptor.ts'
import type { PackageError } from './package-error.ts'
import type { RawRow, RawTable } from './table.ts'
import { isCanonicalUtc } from './values.ts'

const LIMITS = {
  fileBytes: 64 * 1024 * 1024,
  unzippedBytes: 1024 * 1024 * 1024,
  cells: 20_000_000,
} as const

/** The workbook cannot be read at all. */
export class UnreadableWorkbook extends Error {
  readonly error: PackageError

  constructor(error: PackageError) {
    super('unreadable workbook')
    this.error = error
  }
}

const tooLarge = (what: 'file-bytes' | 'cells', value: number, limit: number): UnreadableWorkbook =>
  new UnreadableWorkbook({
    file: '',
    line: 0,
    column: '',
    value: String(value),
    expected: { kind: 'within-limit', what, limit },
  })

const CENTRAL_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50

/** The unzipped size that the directory of the archive declares; the reader holds it to that. */
function declaredSize(bytes: Buffer): number {
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1
  if (end < 0) return 0
  let at = bytes.readUInt32LE(end + 16)
  let size = 0
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === CENTRAL_ENTRY) {
    size += bytes.readUInt32LE(at + 24)
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return size
}

const MS_PER_SECOND = 1000

/** The date cell as the column spells it: a day, a month, or a moment to the minute or second. */
function textOfDate(field: Field, value: Date): string {
  const nearest = Math.round(value.getTime() / MS_PER_SECOND) * MS_PER_SECOND
  const iso = new Date(nearest).toISOString()
  const midnight = iso.endsWith('T00:00:00.000Z')
  if (field.format === 'month' && midnight && iso.slice(8, 10) === '01') return iso.slice(0, 7)
  if (field.type !== 'datetime' && midnight) return iso.slice(0, 10)
  return iso.slice(17, 19) === '00' ? iso.slice(0, 16) : iso.slice(0, 19)
}

function textOf(field: Field | undefined, value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return field === undefined || Number.isNaN(value.getTime()) ? '' : textOfDate(field, value)
  return String(value)
}

async function loaded(path: string): Promise<Buffer> {
  const { size } = await stat(path)
  if (size > LIMITS.fileBytes) throw tooLarge('file-bytes', size, LIMITS.fileBytes)
  const bytes = await readFile(path)
  const unzipped = declaredSize(bytes)
  if (unzipped > LIMITS.unzippedBytes) throw tooLarge('file-bytes', unzipped, LIMITS.unzippedBytes)
  return bytes
}

/** Reads the bytes of the workbook and lists its sheets; the sheets are read one by one. */
export async function openWorkbook(
  path: string,
): Promise<{ sheets: readonly string[]; read(resource: Resource): Promise<RawTable> }> {
  const bytes = await loaded(path)
  const sheets: string[] = []
  let cells = 0
  const read = async (resource: Resource): Promise<RawTable> => {
    const rows: RawRow[] = []
    let fields: readonly (Field | undefined)[] | null = null
    let width = 0
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: resource.name })) {
      cells += values.length
      if (cells > LIMITS.cells) throw tooLarge('cells', cells, LIMITS.cells)
      if (values.every((value) => value === null || value === '')) continue
      if (fields === null) {
        const names = values.map((value) => String(value ?? ''))
        while (names.at(-1) === '') names.pop()
        width = names.length
        fields = names.map((name) => resource.fields.find((field) => field.name === name))
        rows.push({ line: index + 1, texts: names })
        continue
      }
      const texts = values.map((value, column) => textOf(fields?.[column], value))
      // A sheet does not store the empty cells at the end of its rows.
      while (texts.length > width && texts.at(-1) === '') texts.pop()
      while (texts.length < width) texts.push('')
      rows.push({ line: index + 1, texts })
    }
    return { file: resource.name, rows, errors: [] }
  }
  return unreadableAsError(path, async () => {
    await readXlsx(bytes, {
      sheets: ({ name }) => {
        sheets.push(name)
        return false
      },
    })
    return { sheets, read: (resource) => unreadableAsError(path, () => read(resource)) }
  })
}

/** Turns what the reader throws about a damaged file into one of our errors. */
async function unreadableAsError<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const file = path.split('/').at(-1) ?? path
    if (error instanceof UnreadableWorkbook) throw new UnreadableWorkbook({ ...error.error, file })
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnreadableWorkbook({
      file,
      line: 0,
      column: '',
      value: '',
      expected: { kind: 'well-formed', reason },
    })
  }
}

// The day that spreadsheets invent, 1900-02-29, makes the days before it ambiguous.
const FIRST_SAFE_DAY = '1900-03-01'

/** A real number or date where the cell gives the same text back, else the text itself. */
function valueOf(field: Field, text: string): CellValue {
  if (text === '') return null
  switch (field.type) {
    case 'integer':
    case 'number':
      return String(Number(text)) === text ? Number(text) : text
    case 'boolean':
      return text === 'true'
    case 'date':
      return text >= FIRST_SAFE_DAY && parseDay(text) !== null ? new Date(`${text}T00:00Z`) : text
    case 'datetime':
      return text >= FIRST_SAFE_DAY && isCanonicalUtc(text) ? new Date(`${text}Z`) : text
    case 'string':
      return text
  }
}

const NUMBER_FORMATS: Partial<Readonly<Record<Field['type'], string>>> = {
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd"T"hh:mm',
}

export interface SheetRows {
  readonly resource: Resource
  readonly rows: Iterable<readonly string[]>
}

/** The bytes of a workbook with one sheet a table. */
export function workbookBytes(tables: readonly SheetRows[]): Promise<Uint8Array> {
  return writeXlsx({
    // A table of shared strings would be read again with each sheet.
    stringMode: 'inline',
    sheets: tables.map(({ resource, rows }) => ({
      name: resource.name,
      columns: resource.fields.map(({ type }) => {
        const numFmt = NUMBER_FORMATS[type]
        return numFmt === undefined ? {} : { numFmt }
      }),
      rows: [
        resource.fields.map(({ name }) => name),
        ...Array.from(rows, (texts) =>
          resource.fields.map((field, index) => valueOf(field, texts[index] ?? '')),
        ),
      ],
      freezePane: { rows: 1 },
    })),
  })
}
