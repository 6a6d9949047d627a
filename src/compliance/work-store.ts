import { sql } from 'kysely'
import type { Work } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import {
  instant,
  instantsOf,
  localTime,
  type Minutes,
  minutes,
  type Zone,
  zone,
} from '../shared/time.ts'

const NO_MINUTES: Minutes = minutes(0)

/** A shift or a time entry as it is read. */
export interface WorkRow {
  readonly id: string
  readonly assignment_id: string
  readonly employee_id: string
  readonly member_id: string
  readonly time_zone: string
  readonly start: number
  readonly end: number
  readonly break_minutes: number | null
  readonly break_starts_local: string | null
}

const epochMinutes = (column: 'starts_at' | 'ends_at') =>
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
    .select([...COLUMNS, 'shift_id as id', sql<null>`null`.as('break_starts_local')])
    .select([epochMinutes('starts_at').as('start'), epochMinutes('ends_at').as('end')])
    .where('starts_local', '>=', `${from}T00:00`)
    .where('starts_local', '<', `${before}T00:00`)
    .$if(only.length > 0, (query) => query.where('employee_id', 'in', [...only]))

/** Declared work counts whether or not it is confirmed yet: the person has worked it. */
export const workDone = (db: GroupDb, { from, before, only = [] }: StartDays) =>
  db
    .selectFrom('time_entries')
    .select([...COLUMNS, 'entry_id as id', 'break_starts_local'])
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

/** Reads rows as work; the site of each comes from its assignment. */
export function workReader(siteOf: (assignmentId: string) => string): (row: WorkRow) => Work {
  const zoneNamed = zoneReader()
  return (row) => {
    const place = zoneNamed(row.time_zone)
    const declared =
      row.break_starts_local === null ? [] : instantsOf(localTime(row.break_starts_local), place)
    // In the hour that autumn repeats, the showing that lies inside the work is meant.
    const breakStart = declared.find((at) => at >= row.start && at < row.end) ?? declared[0] ?? null
    return {
      id: row.id,
      assignmentId: row.assignment_id,
      memberId: row.member_id,
      siteId: siteOf(row.assignment_id),
      zone: place,
      start: instant(row.start),
      end: instant(row.end),
      breakStart,
      breakMinutes: row.break_minutes === null ? NO_MINUTES : minutes(row.break_minutes),
    }
  }
}
