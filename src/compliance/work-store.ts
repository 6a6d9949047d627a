import { sql } from 'kysely'
import type { Work } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import {
  type Instant,
  instant,
  instantsOf,
  type Interval,
  localTimeAt,
  minutes,
  offsetAt,
  type Zone,
  zone,
} from '../shared/time.ts'

const UTC: Zone = zone('UTC')

const epochMinutes = (column: 'starts_at' | 'ends_at' | 'break_starts_local') =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) / 60)::int`

const COLUMNS = ['assignment_id', 'employee_id', 'member_id', 'time_zone', 'break_minutes'] as const

/** Days on which work starts: the second one is not included. */
export interface StartDays {
  readonly from: Day
  readonly before: Day
  /** The people who are asked for; everybody where nothing is said. */
  readonly only?: readonly string[]
}

export const plannedWork = (db: GroupDb, { from, before, only = [] }: StartDays) =>
  db
    .selectFrom('shifts')
    .select([...COLUMNS, 'shift_id as id', sql<number | null>`null::int`.as('break_wall')])
    .select([epochMinutes('starts_at').as('start'), epochMinutes('ends_at').as('end')])
    .where('starts_local', '>=', `${from}T00:00`)
    .where('starts_local', '<', `${before}T00:00`)
    .$if(only.length > 0, (query) => query.where('employee_id', 'in', [...only]))

/** Declared work counts whether or not it is confirmed yet: the person has worked it. */
export const workDone = (db: GroupDb, { from, before, only = [] }: StartDays) =>
  db
    .selectFrom('time_entries')
    .select([...COLUMNS, 'entry_id as id', epochMinutes('break_starts_local').as('break_wall')])
    .select([epochMinutes('starts_at').as('start'), epochMinutes('ends_at').as('end')])
    .where('superseded_at', 'is', null)
    .where('cancelled', '=', false)
    .where('work_day', '>=', from)
    .where('work_day', '<', before)
    .$if(only.length > 0, (query) => query.where('employee_id', 'in', [...only]))

/** A zone is checked once, not for each of its shifts. */
function zoneReader(): (name: string) => Zone {
  const known = new Map<string, Zone>()
  return (name) => {
    const found = known.get(name) ?? zone(name)
    known.set(name, found)
    return found
  }
}

/** A shift or an entry: its break begins at the minute that the clock on the wall shows. */
type WorkValues = readonly [
  id: string,
  start: number,
  end: number,
  breakMinutes: number | null,
  breakWall: number | null,
]

/** Work of one person for one assignment, in one row: many small rows take longer to read. */
interface WorkRow {
  readonly employee_id: string
  readonly assignment_id: string
  readonly member_id: string
  readonly time_zone: string
  readonly works: readonly WorkValues[]
}

/**
 * The work that a question finds, by person; the site of each piece comes from its assignment.
 * @param siteOf the site of an assignment
 */
export async function worksByPerson(
  db: GroupDb,
  question: ReturnType<typeof plannedWork> | ReturnType<typeof workDone>,
  siteOf: (assignmentId: string) => string,
): Promise<ReadonlyMap<string, Work[]>> {
  const { rows } = await sql<WorkRow>`
    select employee_id, assignment_id, member_id, time_zone,
      json_agg(json_build_array(id, start, "end", break_minutes, break_wall)) as works
    from (${question}) work
    group by employee_id, assignment_id, member_id, time_zone
  `.execute(db)
  const zoneNamed = zoneReader()
  const found = new Map<string, Work[]>()
  for (const row of rows) {
    let works = found.get(row.employee_id)
    if (works === undefined) {
      works = []
      found.set(row.employee_id, works)
    }
    const place = {
      assignmentId: row.assignment_id,
      memberId: row.member_id,
      siteId: siteOf(row.assignment_id),
      zone: zoneNamed(row.time_zone),
    }
    for (const values of row.works) works.push(workOf(place, values))
  }
  return found
}

function workOf(
  {
    assignmentId,
    memberId,
    siteId,
    zone,
  }: Pick<Work, 'assignmentId' | 'memberId' | 'siteId' | 'zone'>,
  [id, from, until, breakMinutes, breakWall]: WorkValues,
): Work {
  const start = instant(from)
  const end = instant(until)
  return {
    id,
    assignmentId,
    memberId,
    siteId,
    zone,
    start,
    end,
    breakStart: breakWall === null ? null : breakStartOf(breakWall, { start, end }, zone),
    breakMinutes: minutes(breakMinutes ?? 0),
  }
}

function breakStartOf(wall: number, { start, end }: Interval, place: Zone): Instant | null {
  const offset = offsetAt(start, place)
  const at = wall - offset
  // Without a change of the clock, what the wall shows inside the work it shows once.
  if (at >= start && at < end && offsetAt(end, place) === offset) return instant(at)
  const declared = instantsOf(localTimeAt(instant(wall), UTC), place)
  // In the hour that autumn repeats, the showing that lies inside the work is meant.
  return declared.find((one) => one >= start && one < end) ?? declared[0] ?? null
}
