import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { instant, type Zone, zone } from '../shared/time.ts'
import { halfDaysOf } from './half-days.ts'
import type { NeedState } from './need.ts'
import type { NeedRow, NeedSite } from './needs-contract.ts'
import { delayDays } from './rules/need-life.ts'
import { comesBack, monthsOf } from './rules/season.ts'

type Stored = Omit<
  NeedRow,
  'halfDays' | 'comesBack' | 'months' | 'days' | 'startsOn' | 'endsOn'
> & {
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly halfDays: string | null
  readonly timeZone: string
}

const instantOf = (iso: string) => instant(Math.floor(Date.parse(iso) / 60_000))

/** The delay: until the cover of a covered need, until now of an open one. */
function daysOf(row: Stored, name: Zone, now: string): number | null {
  if (row.state === 'withdrawn') return null
  const until = row.state === 'covered' ? row.stateChangedAt : now
  return delayDays(instantOf(row.statedAt), instantOf(until), name)
}

/** Every need that the viewer sees, or the one asked for. */
export async function needRows(
  db: GroupDb,
  groupId: GroupId,
  { now, needId = null }: { readonly now: string; readonly needId?: string | null },
): Promise<NeedRow[]> {
  const { rows } = await sql<Stored>`
    select n.need_id as "needId", n.site_id as "siteId", s.name as "siteName",
      s.commune_code as "communeCode", s.member_id as "memberId", m.name as "memberName",
      n.skill, n.authorisations, n.starts_on as "startsOn", n.ends_on as "endsOn",
      n.every_year as "everyYear", n.weekly_minutes as "weeklyMinutes",
      n.weekly_minutes_least as "weeklyMinutesLeast", n.weekly_minutes_most as "weeklyMinutesMost",
      n.half_days as "halfDays", n.half_days_needed as "halfDaysNeeded",
      n.hourly_price_e4 as "hourlyPriceE4", n.note, n.state, n.stated_at as "statedAt",
      n.state_changed_at as "stateChangedAt", n.version, g.time_zone as "timeZone"
    from needs n
    join employer_group g using (group_id)
    join sites s using (group_id, site_id)
    join members m on m.group_id = s.group_id and m.member_id = s.member_id
    where n.group_id = ${groupId} and (${needId}::text is null or n.need_id = ${needId})`.execute(
    db,
  )
  return rows.map(({ timeZone, ...row }) => ({
    ...row,
    halfDays: halfDaysOf(row.halfDays),
    comesBack: comesBack(row),
    months: monthsOf(row),
    days: daysOf({ ...row, timeZone }, zone(timeZone), now),
  }))
}

/** The sites for which the viewer may state a need: of members that are there on the day or later. */
export async function needSites(db: GroupDb, groupId: GroupId, today: Day): Promise<NeedSite[]> {
  const { rows } = await sql<NeedSite>`
    select s.site_id as "siteId", s.name as "siteName", m.member_id as "memberId",
      m.name as "memberName", s.latitude is not null and s.longitude is not null as located
    from sites s join members m using (group_id, member_id)
    where s.group_id = ${groupId} and exists (select from memberships p
      where p.group_id = s.group_id and p.member_id = s.member_id
        and coalesce(p.left_on, ${today}) >= ${today})
    order by m.name collate "fr-x-icu", s.name collate "fr-x-icu", s.site_id`.execute(db)
  return rows
}

/**
 * What the group can answer with, for anyone who states a need: trades and authorisations of its
 * people, without whose. The transaction sees the whole group.
 */
export async function skillsOffered(db: GroupDb, groupId: GroupId): Promise<string[]> {
  const { rows } = await sql<{ readonly skill: string }>`
    select skill from (
      select skill from skills where group_id = ${groupId}
      union all select job from contracts where group_id = ${groupId}
    ) as all_of_them group by skill order by skill collate "fr-x-icu"`.execute(db)
  return rows.map(({ skill }) => skill)
}

const STATES: readonly NeedState[] = ['stated', 'being_answered', 'covered', 'withdrawn']

/** Needs and minutes a week by state. */
export function countedByState(rows: readonly NeedRow[]) {
  const count = (state: NeedState) => {
    const found = rows.filter((row) => row.state === state)
    const minutes = found.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0)
    return [state, { needs: found.length, minutes }] as const
  }
  const counts = new Map(STATES.map(count))
  const of = (state: NeedState) => counts.get(state) ?? { needs: 0, minutes: 0 }
  return {
    stated: of('stated'),
    being_answered: of('being_answered'),
    covered: of('covered'),
    withdrawn: of('withdrawn'),
  }
}

/** The delay that half of the covered needs did not pass, null where none is covered. */
export function medianDays(rows: readonly NeedRow[]): number | null {
  const delays = rows
    .flatMap(({ state, days }) => (state === 'covered' && days !== null ? [days] : []))
    .toSorted((a, b) => a - b)
  return delays[Math.ceil(delays.length / 2) - 1] ?? null
}
