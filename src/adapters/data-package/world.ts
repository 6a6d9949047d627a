import { RESOURCES, type Resource } from './descriptor.ts'
import { keyOf, type PackageData, type Row, type Table } from './table.ts'

/** Rows of a table by key. */
export type RowsByKey = ReadonlyMap<string, Row>

/** What is stored already, by resource; a package alone is judged against nothing. */
export type Stored = ReadonlyMap<string, RowsByKey>

export const NOTHING_STORED: Stored = new Map()

/** The group as it would be after the import: the rows of the package over those stored. */
export interface World {
  rows(resource: string): RowsByKey
  find(resource: string, key: string | null): Row | null
  file(resource: string): string
  /** Whether what a row refers to can be looked for: its table was not unreadable. */
  isRead(resource: string): boolean
}

const NO_ROWS: RowsByKey = new Map()

/** A row of the package with the stored values of the columns that its file does not have. */
const over = (stored: Row | undefined, row: Row, table: Table): Row =>
  stored === undefined || table.columns.length === table.resource.fields.length
    ? row
    : { ...row, cells: { ...stored.cells, ...row.cells } }

function merged(resource: Resource, table: Table | undefined, stored: RowsByKey): RowsByKey {
  if (table === undefined) return stored
  const rows = new Map(stored)
  const given = new Set<string>()
  for (const row of table.rows) {
    const key = keyOf(resource, row)
    // A second row of the same key is reported as such; the first one stands.
    if (given.has(key)) continue
    given.add(key)
    rows.set(key, over(stored.get(key), row, table))
  }
  return rows
}

export function worldOf({ tables }: Pick<PackageData, 'tables'>, stored: Stored): World {
  const all = new Map(
    RESOURCES.map((resource) => [
      resource.name,
      merged(resource, tables.get(resource.name), stored.get(resource.name) ?? NO_ROWS),
    ]),
  )
  const rows = (resource: string): RowsByKey => all.get(resource) ?? NO_ROWS
  return {
    rows,
    find: (resource, key) => (key === null ? null : (rows(resource).get(key) ?? null)),
    isRead: (resource) => tables.get(resource)?.isRead ?? true,
    file: (resource) =>
      tables.get(resource)?.file ??
      RESOURCES.find(({ name }) => name === resource)?.path ??
      resource,
  }
}
