import type { Field, Resource } from './descriptor.ts'
import type { Expected, PackageError, PackageWarning, Separator } from './package-error.ts'
import { canonical, mistakeOf } from './values.ts'

/** The texts of a row by column; an empty text is an absent value. */
export type Cells = Readonly<Record<string, string>>

export interface Row {
  /** Where it starts in its file; null for a row that is stored and not in the package. */
  readonly line: number | null
  readonly cells: Cells
  /** Columns whose value is not what it must be: rules over several cells leave them alone. */
  readonly wrong: ReadonlySet<string>
}

export interface Table {
  readonly resource: Resource
  readonly file: string
  /** Columns that the file has. What it does not have is not changed by an import. */
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** Whether its rows could be told apart. If not, what refers to them is not judged. */
  readonly isRead: boolean
}

/** The content of a package: what was understood, all mistakes, what was left aside. */
export interface PackageData {
  readonly tables: ReadonlyMap<string, Table>
  readonly errors: readonly PackageError[]
  readonly warnings: readonly PackageWarning[]
}

/** A row as the file holds it, before its values are judged. */
export interface RawRow {
  readonly line: number
  readonly texts: readonly string[]
}

export interface RawTable {
  readonly file: string
  readonly rows: readonly RawRow[]
  /** Mistakes of the container: encoding, quotes, sizes. */
  readonly errors: readonly PackageError[]
}

export const cell = (row: Row, column: string): string => row.cells[column] ?? ''

/** The cell when a rule may read it, else null: absent, or already reported. */
export const known = (row: Row, column: string): string | null =>
  row.wrong.has(column) ? null : cell(row, column) || null

const SEPARATOR = '\0'

/** The key of a row among those of its table. */
export const keyOf = (resource: Resource, row: Row): string =>
  resource.primaryKey.map((column) => cell(row, column)).join(SEPARATOR)

/** Rows in the order of their keys, by the code of their characters: the same on every server. */
export function inOrderOfKeys(
  { fields, primaryKey }: Resource,
  rows: readonly string[][],
): string[][] {
  const places = primaryKey.map((column) => fields.findIndex(({ name }) => name === column))
  return rows.toSorted((a, b) => {
    for (const place of places) {
      const [left = '', right = ''] = [a[place], b[place]]
      if (left !== right) return left < right ? -1 : 1
    }
    return 0
  })
}

/** The key as people read it. */
export const shownKey = (key: string): string => key.replaceAll(SEPARATOR, ' ')

const NOTHING_WRONG: ReadonlySet<string> = new Set()

interface Header {
  readonly fields: readonly (Field | null)[]
  readonly errors: readonly PackageError[]
  readonly warnings: readonly PackageWarning[]
}

/** The mark that separates the columns instead of the comma, in a header that is one long name. */
const otherSeparator = (names: readonly string[]): Separator | null => {
  const [only = '', ...others] = names
  if (others.length > 0) return null
  return only.includes(';') ? 'semicolon' : only.includes('\t') ? 'tab' : null
}

function headerOf(resource: Resource, file: string, names: readonly string[]): Header {
  const found = otherSeparator(names)
  if (found !== null) {
    const expected = { kind: 'comma', found } as const
    const errors = [{ file, line: 1, column: '', value: names[0] ?? '', expected }]
    return { fields: [], errors, warnings: [] }
  }
  const errors: PackageError[] = []
  const warnings: PackageWarning[] = []
  const seen = new Set<string>()
  const fields = names.map((name) => {
    const field = resource.fields.find((candidate) => candidate.name === name) ?? null
    if (field === null && name !== '') warnings.push({ kind: 'unknown-column', file, column: name })
    if (field !== null && seen.has(name))
      errors.push({
        file,
        line: 1,
        column: name,
        value: name,
        expected: { kind: 'unique', firstLine: 1 },
      })
    seen.add(name)
    return field
  })
  for (const { name, required } of resource.fields)
    if (required && !seen.has(name))
      errors.push({ file, line: 1, column: name, value: '', expected: { kind: 'column' } })
  return { fields, errors, warnings }
}

function rowOf(
  header: Header,
  raw: RawRow,
  report: (column: string, value: string, expected: Expected) => void,
): Row {
  const cells: Record<string, string> = {}
  let wrong: Set<string> | null = null
  header.fields.forEach((field, index) => {
    if (field === null) return
    const text = raw.texts[index] ?? ''
    const mistake = mistakeOf(field, text)
    if (mistake !== null) {
      wrong ??= new Set()
      wrong.add(field.name)
      report(field.name, text, mistake)
    }
    cells[field.name] = mistake === null ? canonical(field, text) : text
  })
  return { line: raw.line, cells, wrong: wrong ?? NOTHING_WRONG }
}

/** The typed table of a file, with every mistake of its header and its cells. */
export function typedTable(
  resource: Resource,
  { file, rows: [first, ...others], errors: broken }: RawTable,
): { table: Table; errors: readonly PackageError[]; warnings: readonly PackageWarning[] } {
  const names = first?.texts ?? []
  const header = headerOf(resource, file, names)
  const errors = [...broken, ...(broken.length > 0 && first === undefined ? [] : header.errors)]
  const columns = header.fields.flatMap((field) => (field === null ? [] : [field.name]))
  const hasKey = resource.primaryKey.every((column) => columns.includes(column))
  const rows: Row[] = []
  for (const raw of hasKey ? others : []) {
    // Spreadsheets save lines that were cleared as separators without values.
    if (raw.texts.every((text) => text === '')) continue
    const { line } = raw
    if (raw.texts.length !== names.length)
      errors.push({
        file,
        line,
        column: '',
        value: String(raw.texts.length),
        expected: { kind: 'cells', count: names.length },
      })
    rows.push(
      rowOf(header, raw, (column, value, expected) =>
        errors.push({ file, line, column, value, expected }),
      ),
    )
  }
  const isRead = broken.length === 0 && hasKey
  return { table: { resource, file, columns, rows, isRead }, errors, warnings: header.warnings }
}
