import { type RawBuilder, sql } from 'kysely'
import {
  cell,
  keyOf,
  known,
  type PackageData,
  placeOf,
  RESOURCES,
  type Resource,
  type Row,
  type RowsByKey,
  type Stored,
  WORK,
  type Work,
  type World,
  worldOf,
} from '../adapters/data-package/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { cellsQuery } from './export-store.ts'

/** What an import knows of a stored row beyond what the package carries. */
const ALSO: Readonly<Record<Work, readonly string[]>> = {
  shifts: ['time_zone', 'employee_id', 'member_id'],
  time_entries: ['time_zone', 'employee_id', 'member_id', 'version', 'cancelled'],
}

/** The resource of which only the rows of the package matter: nothing refers to them. */
const ONLY_GIVEN: ReadonlySet<string> = new Set([
  'absences',
  'pay_items',
  'candidates',
  'employee_wishes',
  'travel_times',
  'comparable_pay',
  'overheads',
])

const NOTHING_WRONG: ReadonlySet<string> = new Set()

async function rowsOf(
  db: GroupDb,
  resource: Resource,
  also: readonly string[],
  condition: RawBuilder<unknown>,
): Promise<RowsByKey> {
  const { rows } = await sql<{
    cells: (string | null)[]
  }>`${sql.raw(cellsQuery(resource, also))} and ${condition}`.execute(db)
  const names = [...resource.fields.map(({ name }) => name), ...also]
  const found = new Map<string, Row>()
  for (const { cells } of rows) {
    const texts: Record<string, string> = {}
    names.forEach((name, index) => {
      texts[name] = cells[index] ?? ''
    })
    const row = { line: null, cells: texts, wrong: NOTHING_WRONG }
    found.set(keyOf(resource, row), row)
  }
  return found
}

const ALWAYS = sql`true`

/** Rows of work in the package, and those of the same people around the same days. */
function aroundWork(data: PackageData, world: World, resource: Work): RawBuilder<unknown> {
  const table = data.tables.get(resource)
  const key = table?.resource.primaryKey[0]
  if (table === undefined || key === undefined) return sql`false`
  const ids = table.rows.map((row) => cell(row, key))
  const people = new Set<string>()
  let [first, last] = ['9', '']
  for (const row of table.rows) {
    const place = placeOf(world, known(row, 'assignment_id'))
    if (place !== null) people.add(place.employeeId)
    const [from, until] = [known(row, 'starts_at'), known(row, 'ends_at')]
    if (from !== null && from < first) first = from
    if (until !== null && until > last) last = until
  }
  const near =
    last === ''
      ? sql`false`
      : sql`(t.employee_id = any(${[...people]}) and t.ends_local >= ${first}::timestamp - interval '2 days'
          and t.starts_local <= ${last}::timestamp + interval '2 days')`
  return sql`(t.${sql.ref(key)} = any(${ids}) or ${near})`
}

function given(data: PackageData, resource: Resource): RawBuilder<unknown> {
  const key = resource.primaryKey[0]
  const rows = data.tables.get(resource.name)?.rows ?? []
  if (key === undefined || rows.length === 0) return sql`false`
  return sql`t.${sql.ref(key)} = any(${rows.map((row) => cell(row, key))})`
}

const isWork = (name: string): name is Work => WORK.some((work) => work === name)

/** The rows of the group that the package meets: those it names, refers to or could run into. */
export async function storedAround(db: GroupDb, data: PackageData): Promise<Stored> {
  const stored = new Map<string, RowsByKey>()
  for (const resource of RESOURCES) {
    const { name } = resource
    if (isWork(name)) continue
    const condition = ONLY_GIVEN.has(name) ? given(data, resource) : ALWAYS
    stored.set(name, await rowsOf(db, resource, [], condition))
  }
  const world = worldOf(data, stored)
  for (const resource of RESOURCES) {
    if (!isWork(resource.name)) continue
    const condition = aroundWork(data, world, resource.name)
    stored.set(resource.name, await rowsOf(db, resource, ALSO[resource.name], condition))
  }
  return stored
}
