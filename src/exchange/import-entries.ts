import {
  cell,
  isCanonicalUtc,
  known,
  placeOf,
  type Row,
  utcMoment,
  workOf,
  type World,
} from '../adapters/data-package/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { invariant } from '../shared/refusal.ts'
import { type Instant, lengthOf, localTimeAt, zone } from '../shared/time.ts'
import type { Change, Difference } from './import-diff.ts'
import {
  closedMonths,
  confirmEntries,
  editEntries,
  putRows,
  replaceRows,
  type Stored,
  supersede,
  type Target,
} from './import-store.ts'

const PLACED = ['group_id', 'assignment_id', 'employee_id', 'member_id', 'time_zone']
const TIMES = ['starts_local', 'ends_local', 'starts_at', 'ends_at', 'break_minutes']

const SHIFTS: Target = {
  table: 'shifts',
  key: ['group_id', 'shift_id'],
  columns: ['shift_id', ...PLACED, ...TIMES],
  dated: false,
}

const ENTRY_COLUMNS = [
  ...PLACED,
  ...TIMES,
  'break_starts_local',
  'worked_minutes',
  'work_day',
  'employee_confirmed_at',
  'member_confirmed_at',
  'employee_confirmed_as',
  'member_confirmed_as',
]

const ENTRIES: Target = {
  table: 'time_entries',
  key: ['group_id', 'entry_id', 'version'],
  columns: ['entry_id', 'version', ...ENTRY_COLUMNS],
  dated: true,
}

/** Columns of an entry that say what was worked; the two others say who agrees. */
const CONTENT = ['assignment_id', 'starts_at', 'ends_at', 'break_minutes', 'break_starts_at']
const CONFIRMATIONS = ['employee_confirmed_at', 'member_confirmed_at']

const UTC = zone('UTC')
const utc = (at: Instant): string => `${localTimeAt(at, UTC)}Z`
const orNull = (text: string): string | null => (text === '' ? null : text)

/** The columns that shifts and entries share, with what the wall clock means at the site. */
function placedWork(groupId: string, row: Row, world: World): { columns: Stored; minutes: number } {
  const place = placeOf(world, known(row, 'assignment_id'))
  const work = place === null ? null : workOf(row, place.zone)
  invariant(place !== null && work !== null, 'work that is stored was judged before')
  const columns = {
    group_id: groupId,
    assignment_id: cell(row, 'assignment_id'),
    employee_id: place.employeeId,
    member_id: place.memberId,
    time_zone: place.zone,
    starts_local: cell(row, 'starts_at'),
    ends_local: cell(row, 'ends_at'),
    starts_at: utc(work.start),
    ends_at: utc(work.end),
    break_minutes: orNull(cell(row, 'break_minutes')),
  }
  return { columns, minutes: lengthOf(work) }
}

const shiftOf = (groupId: string, row: Row, world: World): Stored => ({
  shift_id: cell(row, 'shift_id'),
  ...placedWork(groupId, row, world).columns,
})

function confirmation(row: Row, who: 'employee' | 'member'): Stored {
  const text = cell(row, `${who}_confirmed_at`)
  return {
    [`${who}_confirmed_at`]: text === '' ? null : utcMoment(text),
    [`${who}_confirmed_as`]: text === '' || isCanonicalUtc(text) ? null : text,
  }
}

function entryOf(groupId: string, row: Row, world: World, version: number): Stored {
  const { columns, minutes } = placedWork(groupId, row, world)
  return {
    entry_id: cell(row, 'entry_id'),
    version: String(version),
    ...columns,
    break_starts_local: orNull(cell(row, 'break_starts_at')),
    worked_minutes: String(minutes - Number(cell(row, 'break_minutes'))),
    work_day: cell(row, 'starts_at').slice(0, 10),
    ...confirmation(row, 'employee'),
    ...confirmation(row, 'member'),
  }
}

/** A row of work that stands unchanged in its file, while its site now has another zone. */
export function isReadElsewhere(world: World, row: Row, stored: Row): boolean {
  const place = placeOf(world, known(row, 'assignment_id'))
  return place !== null && place.zone !== cell(stored, 'time_zone')
}

const contentDiffers = (world: World, row: Row, stored: Row): boolean =>
  cell(stored, 'cancelled') === 'true' ||
  isReadElsewhere(world, row, stored) ||
  CONTENT.some((column) => cell(row, column) !== cell(stored, column))

/**
 * The row with the confirmations that it is to have. While the hours are the same, those stored
 * stay where the package has none: a package made before someone agreed does not take the
 * agreement back. Other hours have only the confirmations that the package gives.
 */
export function withConfirmations(
  world: World,
  row: Row,
  stored: Row,
  given: readonly string[],
): Row {
  const differs = contentDiffers(world, row, stored)
  const kept = CONFIRMATIONS.map((column): [string, string] => {
    const own = given.includes(column) ? cell(row, column) : ''
    return [column, differs ? own : own || cell(stored, column)]
  })
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(kept) } }
}

/** Whether the stored version counts again, differently, or as read in another zone. */
export const entryMoved = (world: World, row: Row, stored: Row): boolean =>
  contentDiffers(world, row, stored)

/** Writes the planned work. */
export async function writeShifts(
  db: GroupDb,
  groupId: string,
  { added, changed }: Difference,
  world: World,
): Promise<void> {
  await replaceRows(
    db,
    SHIFTS,
    changed.map(({ key }) => key),
    [...changed, ...added].map(({ row }) => shiftOf(groupId, row, world)),
  )
}

const monthOfStart = (row: Row): string => cell(row, 'starts_at').slice(0, 7)

/**
 * Writes the work done. In a closed month, and where a version says that the work did not take
 * place, a different row is a new version: what was paid and billed stays as it was.
 */
export async function writeEntries(
  db: GroupDb,
  groupId: string,
  { added, changed }: Difference,
  world: World,
): Promise<void> {
  const closed = changed.length === 0 ? new Set<string>() : await closedMonths(db)
  const versions: Stored[] = []
  const edits: Stored[] = []
  const confirmations: Stored[] = []
  for (const { row, stored } of changed) {
    invariant(stored !== null, 'a changed row is stored')
    const version = Number(cell(stored, 'version'))
    const frozen =
      cell(stored, 'cancelled') === 'true' ||
      closed.has(monthOfStart(row)) ||
      closed.has(monthOfStart(stored))
    if (!contentDiffers(world, row, stored))
      confirmations.push({
        entry_id: cell(row, 'entry_id'),
        ...confirmation(row, 'employee'),
        ...confirmation(row, 'member'),
      })
    else if (frozen) versions.push(entryOf(groupId, row, world, version + 1))
    else edits.push(entryOf(groupId, row, world, version))
  }
  await supersede(
    db,
    versions.map(({ entry_id }) => String(entry_id)),
  )
  await editEntries(db, ENTRY_COLUMNS, edits)
  await confirmEntries(db, confirmations)
  await putRows(db, ENTRIES, [
    ...versions,
    ...added.map(({ row }: Change) => entryOf(groupId, row, world, 1)),
  ])
}
