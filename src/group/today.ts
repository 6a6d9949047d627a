import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import { instant, localDayAt, zone } from '../shared/time.ts'

const MS_PER_MINUTE = 60_000

/** The day that it is where the group is, at a moment in UTC. */
export async function todayOf(db: GroupDb, now: string): Promise<Day> {
  const { time_zone: place } = await db
    .selectFrom('employer_group')
    .select('time_zone')
    .executeTakeFirstOrThrow()
  return localDayAt(instant(Math.floor(Date.parse(now) / MS_PER_MINUTE)), zone(place))
}
