import { sql } from 'kysely'
import {
  cell,
  keyOf,
  known,
  type PackageData,
  type PackageError,
  type Row,
  type RowsByKey,
  type Stored,
  type World,
} from '../adapters/data-package/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { parseDay, type Period, periodsOverlap } from '../shared/days.ts'

interface Membership extends Period {
  readonly memberId: string
}

/** All memberships of the group, by member. */
export async function storedMemberships(db: GroupDb): Promise<ReadonlyMap<string, Membership[]>> {
  const rows = await db
    .selectFrom('memberships')
    .select(['member_id', 'joined_on', 'left_on'])
    .execute()
  const ofMember = new Map<string, Membership[]>()
  for (const { member_id: memberId, joined_on: startsOn, left_on: endsOn } of rows) {
    const list = ofMember.get(memberId) ?? []
    list.push({ memberId, startsOn, endsOn })
    ofMember.set(memberId, list)
  }
  return ofMember
}

/**
 * The stored members, each with the membership that its row of the package is about: the one
 * that starts on the same day, else the latest.
 */
export function withNamedMembership(
  stored: RowsByKey,
  data: PackageData,
  memberships: ReadonlyMap<string, Membership[]>,
): RowsByKey {
  const table = data.tables.get('members')
  if (table === undefined) return stored
  const rows = new Map(stored)
  for (const row of table.rows) {
    const key = keyOf(table.resource, row)
    const before = stored.get(key)
    const named = memberships.get(key)?.find(({ startsOn }) => startsOn === cell(row, 'joined_on'))
    if (before === undefined || named === undefined) continue
    const cells = { ...before.cells, joined_on: named.startsOn, left_on: named.endsOn ?? '' }
    rows.set(key, { ...before, cells })
  }
  return rows
}

/** A member that joins again joins after it left. */
export function overlappingMemberships(
  world: World,
  memberships: ReadonlyMap<string, Membership[]>,
): PackageError[] {
  const errors: PackageError[] = []
  for (const [key, row] of world.rows('members')) {
    const startsOn = parseDay(known(row, 'joined_on') ?? '')
    if (row.line === null || startsOn === null || row.wrong.has('left_on')) continue
    const period = { startsOn, endsOn: parseDay(known(row, 'left_on') ?? '') }
    const other = (memberships.get(key) ?? []).find(
      (stored) => stored.startsOn !== startsOn && periodsOverlap(stored, period),
    )
    if (other !== undefined)
      errors.push({
        file: world.file('members'),
        line: row.line,
        column: 'joined_on',
        value: startsOn,
        expected: { kind: 'no-overlap', with: `${key} ${other.startsOn}`, line: null },
      })
  }
  return errors
}

const memberOf = (world: World, assignment: Row): string | null => {
  const site = world.find('sites', known(assignment, 'site_id'))
  return site === null ? null : known(site, 'member_id')
}

async function assignmentsWithHours(db: GroupDb, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ assignment_id: string }>`
    select assignment_id from assignments a where assignment_id = any(${ids}) and (
      exists (select from shifts s
        where s.group_id = a.group_id and s.assignment_id = a.assignment_id)
      or exists (select from time_entries e
        where e.group_id = a.group_id and e.assignment_id = a.assignment_id))`.execute(db)
  return new Set(rows.map(({ assignment_id }) => assignment_id))
}

/**
 * The person and the member of an assignment that has hours do not change, nor the member of a
 * site that has assignments: what was worked there would change hands.
 */
export async function movedUnderHours(
  db: GroupDb,
  world: World,
  stored: Stored,
  before: World,
): Promise<PackageError[]> {
  const errors: PackageError[] = []
  const suspects: PackageError[] = []
  const used = new Set<string>()
  for (const row of stored.get('assignments')?.values() ?? []) used.add(cell(row, 'site_id'))
  for (const [key, row] of world.rows('sites')) {
    const old = stored.get('sites')?.get(key)
    const was = old === undefined ? '' : cell(old, 'member_id')
    if (row.line === null || !used.has(key) || was === cell(row, 'member_id')) continue
    errors.push(moved(world, 'sites', row, 'member_id', was))
  }
  const ids: string[] = []
  for (const [key, row] of world.rows('assignments')) {
    const old = stored.get('assignments')?.get(key)
    if (row.line === null || old === undefined) continue
    const person = cell(old, 'employee_id')
    const sameMember = memberOf(world, row) === memberOf(before, old)
    if (cell(row, 'employee_id') !== person)
      suspects.push(moved(world, 'assignments', row, 'employee_id', person))
    if (cell(row, 'site_id') !== cell(old, 'site_id') && !sameMember)
      suspects.push(moved(world, 'assignments', row, 'site_id', cell(old, 'site_id')))
    if (suspects.at(-1)?.line === row.line) ids.push(key)
  }
  const busy = await assignmentsWithHours(db, ids)
  const lines = new Set([...busy].map((key) => world.find('assignments', key)?.line))
  return [...errors, ...suspects.filter(({ line }) => lines.has(line))]
}

const moved = (
  world: World,
  resource: string,
  row: Row,
  column: string,
  was: string,
): PackageError => ({
  file: world.file(resource),
  line: row.line ?? 0,
  column,
  value: cell(row, column),
  expected: { kind: 'unchanged', value: was },
})
