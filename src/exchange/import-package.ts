import { sql } from 'kysely'
import {
  cell,
  known,
  mistakesIn,
  NOTHING_STORED,
  type PackageData,
  type PackageError,
  type PackageWarning,
  readPackage,
  type Row,
  type Stored,
  type World,
  worldOf,
} from '../adapters/data-package/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import { systemClock } from '../platform/clock.ts'
import { type Database, type GroupDb, inGroup, lockHours } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import {
  movedUnderHours,
  overlappingMemberships,
  storedMemberships,
  withNamedMembership,
} from './import-checks.ts'
import { type Difference, difference, type Moved } from './import-diff.ts'
import { entryMoved, isReadElsewhere, withConfirmations } from './import-entries.ts'
import { illegalLimits } from './import-limits.ts'
import { type Importer, WRITES } from './import-rows.ts'
import { storedAround } from './import-stored.ts'

export interface ImportOptions {
  /** Does everything, the constraints of the database included, and stores nothing. */
  readonly dryRun?: boolean
  /** The only group that the package may be about: the one of the person who imports. */
  readonly onlyGroup?: GroupId
  /** Who imports, as the audit names him. */
  readonly actor?: string
}

export interface ImportedRows {
  readonly resource: string
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

export interface ImportReport {
  readonly groupId: GroupId
  readonly dryRun: boolean
  readonly resources: readonly ImportedRows[]
  readonly warnings: readonly PackageWarning[]
}

/** The package is not stored at all. All its mistakes, in the order of the files and lines. */
export interface ImportRefusal {
  readonly kind: 'invalid-package'
  readonly errors: readonly PackageError[]
  readonly warnings: readonly PackageWarning[]
}

type Imported = Result<ImportReport, ImportRefusal>

/** Ends the transaction of a dry run, which did all but the commit. */
class DryRun extends Error {
  readonly imported: Imported

  constructor(imported: Imported) {
    super('dry run')
    this.imported = imported
  }
}

function groupRow({ tables }: PackageData): Row | null {
  return tables.get('group')?.rows[0] ?? null
}

function groupIdOf(data: PackageData): GroupId | null {
  const row = groupRow(data)
  const id = row === null ? null : known(row, 'group_id')
  return id as GroupId | null
}

function otherGroup(data: PackageData, only: GroupId | undefined): PackageError[] {
  const row = groupRow(data)
  if (row === null || only === undefined || cell(row, 'group_id') === only) return []
  return [
    {
      file: data.tables.get('group')?.file ?? '',
      line: row.line ?? 0,
      column: 'group_id',
      value: cell(row, 'group_id'),
      expected: { kind: 'group', groupId: only },
    },
  ]
}

/**
 * Imports a data package, all or nothing, in one transaction. Rows that the package does not hold
 * stay; rows that are stored as it says are not touched.
 *
 * @throws when the path cannot be read or the database fails; nothing is stored then.
 */
export async function importPackage(
  database: Pick<Database, 'system'>,
  path: string,
  options: ImportOptions = {},
): Promise<Imported> {
  const data = await readPackage(path)
  const groupId = groupIdOf(data)
  const foreign = otherGroup(data, options.onlyGroup)
  if (groupId === null || foreign.length > 0) {
    const errors = [...foreign, ...mistakesIn(data, worldOf(data, NOTHING_STORED))]
    return refused({ kind: 'invalid-package', errors, warnings: data.warnings })
  }
  try {
    const imported = await inGroup(database, groupId, async (db) => {
      await lockHours(db, groupId, 'alone')
      const result = await importInto(db, groupId, data, options)
      if (options.dryRun === true) throw new DryRun(result)
      return result
    })
    if (imported.ok) await countRows(database)
    return imported
  } catch (error) {
    if (error instanceof DryRun) return error.imported
    throw error
  }
}

/**
 * Tells the server how large the tables are now. Left alone it finds out within a minute, and until
 * then plans for empty ones: a list of hours took a hundred times as long.
 */
async function countRows({ system }: Pick<Database, 'system'>): Promise<void> {
  await sql`analyze employees, contracts, members, memberships, sites, assignments,
    assignment_prices, shifts, time_entries, absences, pay_items`.execute(system)
}

/** The world with the confirmations that the package does not take back. */
function confirmedWorld(world: World, stored: Stored, data: PackageData): World {
  const given = data.tables.get('time_entries')?.columns ?? []
  const before = stored.get('time_entries')
  if (before === undefined || before.size === 0) return world
  const entries = new Map(world.rows('time_entries'))
  for (const [key, row] of entries) {
    const old = before.get(key)
    if (row.line !== null && old !== undefined)
      entries.set(key, withConfirmations(world, row, old, given))
  }
  return {
    ...world,
    rows: (resource) => (resource === 'time_entries' ? entries : world.rows(resource)),
    find: (resource, key) =>
      resource === 'time_entries' && key !== null
        ? (entries.get(key) ?? null)
        : world.find(resource, key),
  }
}

async function importInto(
  db: GroupDb,
  groupId: GroupId,
  data: PackageData,
  { dryRun = false, actor = 'maillage import' }: ImportOptions,
): Promise<Imported> {
  const memberships = await storedMemberships(db)
  const around = await storedAround(db, data)
  const members = withNamedMembership(around.get('members') ?? new Map(), data, memberships)
  const stored = new Map([...around, ['members', members]])
  const world = worldOf(data, stored)
  const before = worldOf({ tables: new Map() }, stored)
  const errors = [
    ...mistakesIn(data, world),
    ...overlappingMemberships(world, memberships),
    ...(await movedUnderHours(db, world, stored, before)),
    ...illegalLimits(world),
  ]
  if (errors.length > 0)
    return refused({ kind: 'invalid-package', errors, warnings: data.warnings })
  const by = { actor, at: systemClock.now() }
  const confirmed = confirmedWorld(world, stored, data)
  const resources = await write(db, groupId, data, confirmed, stored, by)
  if (resources.some(({ added, changed }) => added + changed > 0))
    await recordEvent(db, groupId, {
      ...by,
      action: 'import-package',
      subject: groupId,
      detail: { resources },
    })
  return done({ groupId, dryRun, resources, warnings: data.warnings })
}

function movedOf(world: World, resource: string): Moved {
  if (resource === 'shifts') return ({ row, stored }) => isReadElsewhere(world, row, stored)
  if (resource === 'time_entries') return ({ row, stored }) => entryMoved(world, row, stored)
  return () => false
}

async function write(
  db: GroupDb,
  groupId: GroupId,
  data: PackageData,
  world: World,
  stored: Stored,
  by: Importer,
): Promise<ImportedRows[]> {
  const report: ImportedRows[] = []
  for (const { resource, write: writeChanges } of WRITES) {
    const { name } = resource
    const table = data.tables.get(name)
    if (table === undefined) continue
    const changes: Difference = difference(table, world, stored.get(name), movedOf(world, name))
    await writeChanges(db, groupId, changes, world, by)
    report.push({
      resource: name,
      read: table.rows.length,
      added: changes.added.length,
      changed: changes.changed.length,
      unchanged: changes.unchanged,
    })
  }
  return report
}
