import { sql } from 'kysely'
import { type Capacity, capacityOf, limitsOf } from '../law/index.ts'
import { beyondMember, type GroupDb } from '../platform/database/index.ts'
import { addDays, type Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { zone } from '../shared/time.ts'
import type { CapacityRow } from './capacity-contract.ts'
import { loadGroup, loadLimits, loadMembers, loadPeople, loadSites } from './facts-store.ts'

/** A person made available to a member on a day, at one of its sites. */
interface Placement {
  readonly employeeId: string
  readonly employeeName: string
  readonly memberId: string
  readonly siteId: string
  readonly siteName: string
  readonly timeZone: string
}

interface Asked {
  readonly day: Day
  readonly employee?: string | undefined
  readonly member?: string | undefined
}

/** Assignments of the day that the viewer sees; the first site of a person at a member stands. */
async function placementsOn(
  db: GroupDb,
  groupId: GroupId,
  { day, employee, member }: Asked,
): Promise<readonly Placement[]> {
  const { rows } = await sql<Placement>`
    select * from (
      select distinct on (a.employee_id, a.member_id) a.employee_id as "employeeId",
        e.first_name || ' ' || e.last_name as "employeeName", a.member_id as "memberId",
        a.site_id as "siteId", s.name as "siteName",
        coalesce(s.time_zone, g.time_zone) as "timeZone", e.last_name
      from assignments a
      join employees e using (group_id, employee_id)
      join sites s using (group_id, site_id)
      join employer_group g using (group_id)
      where a.group_id = ${groupId} and a.starts_on <= ${day}::date
        and (a.ends_on is null or a.ends_on >= ${day}::date)
        and (${employee ?? null}::text is null or a.employee_id = ${employee ?? null})
        and (${member ?? null}::text is null or a.member_id = ${member ?? null})
      order by a.employee_id, a.member_id, a.assignment_id) placed
    order by last_name collate "fr-x-icu", "employeeName" collate "fr-x-icu", "memberId"`.execute(
    db,
  )
  return rows
}

/**
 * What may still be planned on a day for the people made available. Whose people they are is read
 * with the viewer's own eyes; the limits are then reckoned over all members, and only what the
 * viewer may plan is told.
 */
export async function capacitiesOn(
  db: GroupDb,
  groupId: GroupId,
  asked: Asked,
): Promise<readonly CapacityRow[]> {
  const placements = await placementsOn(db, groupId, asked)
  if (placements.length === 0) return []
  const of = await beyondMember(db, () => capacities(db, asked.day, placements))
  return placements.map((placement, index) => ({
    employeeId: placement.employeeId,
    employeeName: placement.employeeName,
    memberId: placement.memberId,
    siteId: placement.siteId,
    siteName: placement.siteName,
    earliestStart: of[index]?.earliestStart ?? null,
    latestEnd: of[index]?.latestEnd ?? null,
    minutesToday: of[index]?.minutesToday ?? 0,
    minutesThisWeek: of[index]?.minutesThisWeek ?? 0,
  }))
}

type Told = Pick<Capacity, 'earliestStart' | 'latestEnd' | 'minutesToday' | 'minutesThisWeek'>

async function capacities(
  db: GroupDb,
  day: Day,
  placements: readonly Placement[],
): Promise<readonly (Told | null)[]> {
  const period = { from: addDays(day, -7), to: addDays(day, 7) }
  const limits = limitsOf(await loadLimits(db))
  const ids = [...new Set(placements.map(({ employeeId }) => employeeId))]
  const people = new Map(
    (await loadPeople(db, period, limits, ids)).map((person) => [person.employeeId, person]),
  )
  const circumstances = {
    group: await loadGroup(db),
    members: await loadMembers(db),
    sites: await loadSites(db),
    limits,
    period,
  }
  return placements.map(({ employeeId, siteId, timeZone }) => {
    const person = people.get(employeeId)
    if (person === undefined) return null
    return toldOf(capacityOf(person, day, circumstances, { zone: zone(timeZone), siteId }))
  })
}

/**
 * The free time with most room, the later of two, and no other: the rest of the day is not the
 * viewer's matter.
 */
function toldOf({ free, minutesThisWeek }: Capacity): Told {
  const best = free.toReversed().toSorted((a, b) => b.minutes - a.minutes)[0]
  return {
    earliestStart: best?.startsAt ?? null,
    latestEnd: best?.endsAt ?? null,
    minutesToday: best?.minutes ?? 0,
    minutesThisWeek,
  }
}
