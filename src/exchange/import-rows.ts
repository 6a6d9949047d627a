import {
  cell,
  known,
  listOf,
  namesOf,
  type Resource,
  RESOURCES,
  type Row,
  type World,
} from '../adapters/data-package/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { recordImportedNeeds } from '../needs/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Change, Difference } from './import-diff.ts'
import { askedBefore } from './import-needs.ts'
import { writeEntries, writeShifts } from './import-entries.ts'
import {
  putRows,
  removeFirstPrices,
  replaceRows,
  type Stored,
  type Target,
} from './import-store.ts'

/** Who imports, and when. */
export interface Importer {
  readonly actor: string
  /** Moment, ISO in UTC. */
  readonly at: string
}

type Write = (
  db: GroupDb,
  groupId: GroupId,
  changes: Difference,
  world: World,
  by: Importer,
) => Promise<void>

const DATED: ReadonlySet<string> = new Set([
  'members',
  'contracts',
  'assignments',
  'absences',
  'pay_items',
  'candidates',
  'employee_wishes',
])
/** Columns that hold a list, by their name in any table. */
const LISTS = new Map(
  RESOURCES.flatMap(({ fields }) =>
    fields.flatMap(({ name, format }) =>
      format === 'members'
        ? [[name, listOf] as const]
        : format === 'names'
          ? [[name, namesOf] as const]
          : [],
    ),
  ),
)
const TABLE_NAMES: Readonly<Record<string, string>> = {
  group: 'employer_group',
  group_banking: 'group_settings',
}
const PERIOD = ['joined_on', 'left_on']
const PRICE = ['pricing', 'coefficient_e4', 'fixed_e4', 'percent_e4']

const withGroup = (columns: readonly string[]): string[] => [
  'group_id',
  ...columns.filter((column) => column !== 'group_id'),
]

/** The table that bears the columns of a resource, but for those that another table holds. */
function targetOf(
  { name, fields, primaryKey }: Resource,
  elsewhere: readonly string[] = [],
): Target {
  const columns = fields.map((field) => field.name).filter((column) => !elsewhere.includes(column))
  return {
    table: TABLE_NAMES[name] ?? name,
    key: withGroup(primaryKey),
    columns: withGroup(columns),
    dated: DATED.has(name),
  }
}

const MEMBERSHIPS: Target = {
  table: 'memberships',
  key: ['group_id', 'member_id', 'joined_on'],
  columns: ['group_id', 'member_id', ...PERIOD],
  dated: false,
}

const PRICES: Target = {
  table: 'assignment_prices',
  key: ['group_id', 'assignment_id', 'starts_on'],
  columns: ['group_id', 'assignment_id', 'starts_on', ...PRICE],
  dated: true,
}

function record(groupId: string, row: Row, columns: readonly string[]): Stored {
  const values: Record<string, string | readonly string[] | null> = {}
  for (const column of columns) {
    const text = column === 'group_id' ? groupId : cell(row, column)
    const list = LISTS.get(column)
    if (list !== undefined) values[column] = list(text)
    else values[column] = text === '' ? null : text
  }
  return values
}

const all = ({ added, changed }: Difference): readonly Change[] => [...changed, ...added]

const writePlain =
  (resource: Resource): Write =>
  async (db, groupId, changes) => {
    const target = targetOf(resource)
    await putRows(
      db,
      target,
      all(changes).map(({ row }) => record(groupId, row, target.columns)),
    )
  }

const writeContracts =
  (resource: Resource): Write =>
  async (db, groupId, changes) => {
    const target = targetOf(resource)
    await replaceRows(
      db,
      target,
      changes.changed.map(({ key }) => key),
      all(changes).map(({ row }) => record(groupId, row, target.columns)),
    )
  }

const writeMembers =
  (resource: Resource): Write =>
  async (db, groupId, changes) => {
    const target = targetOf(resource, PERIOD)
    const rows = all(changes).map(({ row }) => row)
    await putRows(
      db,
      target,
      rows.map((row) => record(groupId, row, target.columns)),
    )
    await putRows(
      db,
      MEMBERSHIPS,
      rows.map((row) => record(groupId, row, MEMBERSHIPS.columns)),
    )
  }

/** The price of the package is the one that starts with the assignment. */
const writeAssignments =
  (resource: Resource): Write =>
  async (db, groupId, changes, world) => {
    const target = targetOf(resource, PRICE)
    const rows = all(changes).map(({ row }) => row)
    const memberId = (row: Row): string => {
      const site = world.find('sites', known(row, 'site_id'))
      return site === null ? '' : cell(site, 'member_id')
    }
    await putRows(
      db,
      { ...target, columns: [...target.columns, 'member_id'] },
      rows.map((row) => ({ ...record(groupId, row, target.columns), member_id: memberId(row) })),
    )
    await removeFirstPrices(
      db,
      changes.changed.flatMap(({ key, row, stored }) =>
        stored !== null && cell(stored, 'starts_on') !== cell(row, 'starts_on')
          ? [{ assignmentId: key, startsOn: cell(stored, 'starts_on') }]
          : [],
      ),
    )
    await putRows(
      db,
      PRICES,
      rows.map((row) => record(groupId, row, PRICES.columns)),
    )
  }

/** What a package says of a need becomes part of its life. */
const writeNeeds =
  (resource: Resource): Write =>
  async (db, groupId, changes, _world, by) => {
    const target = targetOf(resource)
    const stateOf = (row: Row | null): string =>
      (row === null ? '' : cell(row, 'state')) || 'stated'
    await putRows(
      db,
      target,
      all(changes).map(({ row }) => ({
        ...record(groupId, row, target.columns),
        state: stateOf(row),
      })),
    )
    await recordImportedNeeds(db, groupId, {
      ...by,
      needs: all(changes).map(({ key, row, stored }) => ({
        needId: key,
        isNew: stored === null,
        state: stateOf(row),
        moved: stateOf(row) !== stateOf(stored),
        before: stored === null ? {} : askedBefore(resource, row, stored),
      })),
    })
  }

const OWN_WAY: Readonly<Record<string, (resource: Resource) => Write>> = {
  members: writeMembers,
  contracts: writeContracts,
  needs: writeNeeds,
  assignments: writeAssignments,
  shifts: () => writeShifts,
  time_entries: () => writeEntries,
}

/** How the changes of each resource are written, in the order of the package. */
export const WRITES: readonly { readonly resource: Resource; readonly write: Write }[] =
  RESOURCES.map((resource) => ({
    resource,
    write: (OWN_WAY[resource.name] ?? writePlain)(resource),
  }))
