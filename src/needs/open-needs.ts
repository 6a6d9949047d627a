import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Period } from '../shared/days.ts'
import { type Minutes, minutes } from '../shared/time.ts'
import { type HalfDay, halfDaysOf } from './half-days.ts'
import { keptUntil } from './rules/retention.ts'
import { comesBack } from './rules/season.ts'

/** A need that waits for an answer, as a composition takes it. */
export interface OpenNeed extends Period {
  readonly needId: string
  readonly siteId: string
  readonly memberId: string
  readonly skill: string
  readonly authorisations: readonly string[]
  /** Minutes a week: `least <= asked <= most`, all the same where there is no flexibility. */
  readonly minutes: { readonly least: Minutes; readonly asked: Minutes; readonly most: Minutes }
  /** Half-days in which the work must lie, in the order of the week; empty when free. */
  readonly halfDays: readonly HalfDay[]
  readonly halfDaysNeeded: number | null
  /** Comes back each year: said so, or it ends within a year of its start and nobody said no. */
  readonly everyYear: boolean
  readonly hourlyPriceE4: number | null
  readonly note: string | null
  /** Counts the changes of what is asked. */
  readonly version: number
}

interface StoredNeed {
  readonly needId: string
  readonly siteId: string
  readonly memberId: string
  readonly skill: string
  readonly authorisations: readonly string[]
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly least: number
  readonly asked: number
  readonly most: number
  readonly halfDays: string | null
  readonly halfDaysNeeded: number | null
  readonly everyYear: boolean | null
  readonly hourlyPriceE4: number | null
  readonly note: string | null
  readonly version: number
}

/** The needs that nothing answers yet, in the order of their identifiers. */
export async function openNeeds(db: GroupDb): Promise<OpenNeed[]> {
  const { rows } = await sql<StoredNeed>`
    select n.need_id as "needId", n.site_id as "siteId", s.member_id as "memberId", n.skill,
      n.authorisations, n.starts_on as "startsOn", n.ends_on as "endsOn",
      coalesce(n.weekly_minutes_least, n.weekly_minutes) as least, n.weekly_minutes as asked,
      coalesce(n.weekly_minutes_most, n.weekly_minutes) as most, n.half_days as "halfDays",
      n.half_days_needed as "halfDaysNeeded", n.every_year as "everyYear",
      n.hourly_price_e4 as "hourlyPriceE4", n.note, n.version
    from needs n join sites s using (group_id, site_id)
    where n.state = 'stated'
    order by n.need_id collate "C"`.execute(db)
  return rows.map(({ least, asked, most, ...need }) => ({
    ...need,
    minutes: { least: minutes(least), asked: minutes(asked), most: minutes(most) },
    halfDays: halfDaysOf(need.halfDays),
    everyYear: comesBack(need),
  }))
}

/** Somebody to place: a candidate with what he holds, wishes and refuses. */
export interface CandidateToPlace {
  readonly candidateId: string
  readonly name: string
  readonly skills: readonly string[]
  /** Hours a week that the person wishes; null when not said: full time. */
  readonly weeklyMinutes: Minutes | null
  /** Half-days in which the person can work; empty when free. */
  readonly availableHalfDays: readonly HalfDay[]
  readonly availableFrom: Day | null
  /** In degrees; of the sites of the same commune where only the commune is known. */
  readonly home: { readonly latitude: number; readonly longitude: number } | null
  /** Road kilometres from home to the farthest work place. */
  readonly mobilityKm: number | null
  readonly refusedMemberIds: readonly string[]
}

/** What an employee wishes, who has a job and may have hours to fill. */
export interface EmployeeWishes {
  readonly employeeId: string
  readonly weeklyMinutes: Minutes | null
  readonly availableHalfDays: readonly HalfDay[]
  readonly availableFrom: Day | null
  readonly mobilityKm: number | null
  readonly refusedMemberIds: readonly string[]
}

/** On country roads and through towns, from door to door. */
const KM_AN_HOUR = 50

/** Kilometres that a person goes at most: of what was said in km and in minutes, the nearer. */
function mobilityOf(km: number | null, travelMinutes: number | null): number | null {
  const said = [km, travelMinutes === null ? null : (travelMinutes * KM_AN_HOUR) / 60]
  const known = said.filter((value) => value !== null)
  return known.length === 0 ? null : Math.min(...known)
}

interface StoredWishes {
  readonly weeklyMinutes: number | null
  readonly halfDays: string | null
  readonly availableFrom: Day | null
  readonly km: number | null
  readonly travelMinutes: number | null
  readonly refusedMemberIds: readonly string[]
}

const wishesOfRow = ({ weeklyMinutes, halfDays, km, travelMinutes, ...row }: StoredWishes) => ({
  availableFrom: row.availableFrom,
  refusedMemberIds: row.refusedMemberIds,
  weeklyMinutes: weeklyMinutes === null ? null : minutes(weeklyMinutes),
  availableHalfDays: halfDaysOf(halfDays),
  mobilityKm: mobilityOf(km, travelMinutes),
})

/** The candidates whose data may still be used on the day, in the order of their identifiers. */
export async function candidatesToPlace(db: GroupDb, today: Day): Promise<CandidateToPlace[]> {
  type Stored = StoredWishes & {
    readonly candidateId: string
    readonly name: string
    readonly skills: readonly string[]
    readonly lastContactOn: Day
    readonly latitude: number | null
    readonly longitude: number | null
  }
  const { rows } = await sql<Stored>`
    with communes as (
      select commune_code, avg(latitude)::float8 as latitude, avg(longitude)::float8 as longitude
      from sites where latitude is not null and longitude is not null group by commune_code
    )
    select c.candidate_id as "candidateId", c.first_name || ' ' || c.last_name as name, c.skills,
      c.last_contact_on as "lastContactOn", c.weekly_minutes as "weeklyMinutes",
      c.half_days as "halfDays", c.available_from as "availableFrom", c.mobility_km as km,
      c.mobility_minutes as "travelMinutes", c.refused_member_ids as "refusedMemberIds",
      coalesce(c.home_latitude::float8, m.latitude) as latitude,
      coalesce(c.home_longitude::float8, m.longitude) as longitude
    from candidates c left join communes m on m.commune_code = c.home_commune_code
    where c.hired_as is null
    order by c.candidate_id collate "C"`.execute(db)
  return rows
    .filter(({ lastContactOn }) => today <= keptUntil(lastContactOn))
    .map((row) => {
      const { candidateId, name, skills, latitude, longitude } = row
      const home = latitude === null || longitude === null ? null : { latitude, longitude }
      return { candidateId, name, skills, home, ...wishesOfRow(row) }
    })
}

/** The wishes of the employees who said some, by employee. */
export async function wishesOf(db: GroupDb): Promise<ReadonlyMap<string, EmployeeWishes>> {
  const { rows } = await sql<StoredWishes & { readonly employeeId: string }>`
    select employee_id as "employeeId", weekly_minutes as "weeklyMinutes",
      half_days as "halfDays", available_from as "availableFrom", mobility_km as km,
      mobility_minutes as "travelMinutes", refused_member_ids as "refusedMemberIds"
    from employee_wishes`.execute(db)
  return new Map(
    rows.map((row) => [row.employeeId, { employeeId: row.employeeId, ...wishesOfRow(row) }]),
  )
}

/**
 * Road kilometres between two sites where a table says so, by `siteA|siteB` with the smaller
 * identifier first. Where the two ways differ, the longer one counts.
 */
export async function roadDistances(db: GroupDb): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly from: string; readonly to: string; readonly km: number }>`
    select from_site_id as from, to_site_id as to, km::float8 as km from travel_times`.execute(db)
  const distances = new Map<string, number>()
  for (const { from, to, km } of rows) {
    const key = from < to ? `${from}|${to}` : `${to}|${from}`
    distances.set(key, Math.max(km, distances.get(key) ?? 0))
  }
  return distances
}

/** A skill that somebody asks for, holds or is hired for, with how often. */
export interface KnownSkill {
  readonly skill: string
  readonly uses: number
}

/** The skills of the group, most used first: of needs, people, candidates and job titles. */
export async function skillsKnown(db: GroupDb): Promise<KnownSkill[]> {
  const { rows } = await sql<KnownSkill>`
    select skill, count(*)::int as uses from (
      select skill from needs
      union all select skill from skills
      union all select job from contracts
      union all select unnest(skills) from candidates
    ) as all_of_them group by skill
    order by count(*) desc, skill collate "fr-x-icu"`.execute(db)
  return rows
}
