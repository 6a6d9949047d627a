import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  csvText,
  DESCRIPTOR_FILE,
  descriptorText,
  inOrderOfKeys,
  RESOURCES,
  type Sheet,
  workbookBytes,
  writtenSheets,
} from '../adapters/data-package/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { exportedRows } from './export-store.ts'

export interface ExportReport {
  readonly groupId: GroupId
  readonly path: string
  readonly resources: readonly { readonly resource: string; readonly rows: number }[]
}

export type ExportRefusal =
  | { readonly kind: 'unknown-group'; readonly groupId: GroupId }
  /** What is there is not a package, and is left alone. */
  | { readonly kind: 'not-a-package'; readonly path: string; readonly found: string }

const OWN_FILES: ReadonlySet<string> = new Set([
  DESCRIPTOR_FILE,
  ...RESOURCES.map(({ path }) => path),
])

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The first thing at the path that a package would not hold, or null. */
async function foreignContent(path: string): Promise<string | null> {
  try {
    const isWorkbook = path.endsWith('.xlsx')
    if ((await stat(path)).isDirectory() === isWorkbook) return basename(path)
    if (isWorkbook) return null
    return (await readdir(path)).find((name) => !OWN_FILES.has(name)) ?? null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The tables of the group as they are exported, or null when there is no group. */
async function sheetsOf(db: GroupDb): Promise<readonly Sheet[] | null> {
  const stored = await exportedRows(db)
  if (stored.get('group')?.length !== 1) return null
  const sheets = RESOURCES.map((resource) => ({
    resource,
    rows: inOrderOfKeys(resource, stored.get(resource.name) ?? []),
  }))
  return writtenSheets(sheets)
}

/** The workbook of a group that is there, for an officer of it. */
export async function exportWorkbook(db: GroupDb): Promise<Uint8Array> {
  const sheets = await sheetsOf(db)
  if (sheets === null) throw new Error('the group of a session exists')
  return workbookBytes(sheets)
}

async function writeFolder(path: string, sheets: readonly Sheet[]): Promise<void> {
  await mkdir(path)
  for (const { resource, rows } of sheets)
    await writeFile(
      join(path, resource.path),
      csvText(
        resource.fields.map(({ name }) => name),
        rows,
      ),
    )
  await writeFile(
    join(path, DESCRIPTOR_FILE),
    descriptorText(sheets.map(({ resource }) => resource)),
  )
}

/** Puts what is ready in the place of what is there, which is only removed afterwards. */
async function putInPlace(ready: string, path: string): Promise<void> {
  const aside = `${ready}-before`
  try {
    await rename(path, aside)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  await rename(ready, path)
  await rm(aside, { recursive: true, force: true })
}

/**
 * Writes the data package of a group: a folder of CSV files, or a workbook where the path ends in
 * `.xlsx`. It appears whole or not at all; an older package at the same place is replaced.
 */
export async function exportPackage(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  directory: string,
): Promise<Result<ExportReport, ExportRefusal>> {
  const path = resolve(directory)
  const found = await foreignContent(path)
  if (found !== null) return refused({ kind: 'not-a-package', path, found })
  const sheets = await inGroup(database, groupId, sheetsOf)
  if (sheets === null) return refused({ kind: 'unknown-group', groupId })
  await mkdir(dirname(path), { recursive: true })
  const ready = join(dirname(path), `.${basename(path)}-${randomBytes(6).toString('hex')}`)
  try {
    if (path.endsWith('.xlsx')) await writeFile(ready, await workbookBytes(sheets))
    else await writeFolder(ready, sheets)
    await putInPlace(ready, path)
  } finally {
    await rm(ready, { recursive: true, force: true })
  }
  const resources = sheets.map(({ resource, rows }) => ({
    resource: resource.name,
    rows: rows.length,
  }))
  return done({ groupId, path, resources })
}
