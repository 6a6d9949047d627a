import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DESCRIPTOR_FILE, RESOURCES, type Resource } from './descriptor.ts'
import type { PackageError, PackageWarning } from './package-error.ts'
import { readCsv } from './csv.ts'
import { type PackageData, type RawTable, type Table, typedTable } from './table.ts'
import { openWorkbook, UnreadableWorkbook } from './workbook.ts'

const GROUP = 'group'

interface Container {
  /** Names of what it holds: files of a folder, sheets of a workbook. */
  readonly names: readonly string[]
  nameOf(resource: Resource): string
  read(resource: Resource): Promise<RawTable>
}

async function containerAt(path: string): Promise<Container> {
  if ((await stat(path)).isDirectory()) {
    const entries = await readdir(path)
    return {
      names: entries.filter((name) => name !== DESCRIPTOR_FILE && !name.startsWith('.')).sort(),
      nameOf: (resource) => resource.path,
      read: (resource) => readCsv(join(path, resource.path), resource.path),
    }
  }
  const workbook = await openWorkbook(path)
  return {
    names: workbook.sheets,
    nameOf: ({ name }) => name,
    read: (resource) => workbook.read(resource),
  }
}

async function readAll(container: Container): Promise<PackageData> {
  const tables = new Map<string, Table>()
  const errors: PackageError[] = []
  const warnings: PackageWarning[] = []
  for (const name of container.names)
    if (!RESOURCES.some((resource) => container.nameOf(resource) === name))
      warnings.push({ kind: 'unknown-file', file: name })
  for (const resource of RESOURCES) {
    const file = container.nameOf(resource)
    if (!container.names.includes(file)) {
      if (resource.name === GROUP)
        errors.push({ file, line: 0, column: '', value: '', expected: { kind: 'file' } })
      continue
    }
    const raw = await container.read(resource)
    const typed = typedTable(resource, raw)
    tables.set(resource.name, typed.table)
    for (const error of typed.errors) errors.push(error)
    warnings.push(...typed.warnings)
    const { rows, isRead } = typed.table
    if (resource.name === GROUP && rows.length !== 1 && isRead)
      errors.push({
        file,
        line: rows[1]?.line ?? 0,
        column: '',
        value: `${rows.length}`,
        expected: { kind: 'single-row' },
      })
  }
  return { tables, errors, warnings }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const NO_TABLES: ReadonlyMap<string, Table> = new Map()

/**
 * Reads a data package: a folder of CSV files, or one workbook with the same tables as sheets.
 * Every mistake of form and of type is gathered; relations are judged by `mistakesBetweenRows`.
 *
 * @throws when what is there cannot be read.
 */
export async function readPackage(path: string): Promise<PackageData> {
  try {
    return await readAll(await containerAt(path))
  } catch (error) {
    if (error instanceof UnreadableWorkbook)
      return { tables: NO_TABLES, errors: [error.error], warnings: [] }
    if (!isMissing(error)) throw error
    const missing = { line: 0, column: '', value: '', expected: { kind: 'package' } } as const
    return { tables: NO_TABLES, errors: [{ file: path, ...missing }], warnings: [] }
  }
}
