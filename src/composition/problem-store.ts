import { sql } from 'kysely'
import { candidatesToPlace, openNeeds, roadDistances, wishesOf } from '../needs/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import {
  type CompositionMember,
  type CompositionNeed,
  type CompositionPerson,
  type CompositionProblem,
  DEFAULT_TERMS,
  NO_LOCKS,
} from './model.ts'
import { roadKey } from './rules/distance.ts'

/** The open needs, the members and the people of the group as they stand on the day. */
export async function loadProblem(
  db: GroupDb,
  { today }: { readonly today: Day },
): Promise<CompositionProblem> {
  const members = await membersOf(db)
  const { rows: sites } = await sql<{ id: string; latitude: number; longitude: number }>`
    select site_id as id, latitude::float8 as latitude, longitude::float8 as longitude
    from sites where latitude is not null and longitude is not null`.execute(db)
  const needs = await needsOf(db)
  return {
    needs,
    members: new Map(members.map((member) => [member.id, member])),
    sites: new Map(sites.map(({ id, ...place }) => [id, place])),
    roadKm: new Map([...(await neighbours(db, needs)), ...(await roadDistances(db))]),
    people: [...(await employeesToFill(db, today)), ...(await candidatesOf(db, today))],
    terms: DEFAULT_TERMS,
    locks: NO_LOCKS,
    running: [],
  }
}

/**
 * Sites whose way is taken for none, where a place is not known: those of one commune, and all
 * of a group that knows the place of no site, whose ways cannot be a limit.
 */
async function neighbours(
  db: GroupDb,
  needs: readonly CompositionNeed[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; commune: string | null; isPlaced: boolean }>`
    select site_id as id, commune_code as commune,
      latitude is not null and longitude is not null as "isPlaced" from sites`.execute(db)
  const asked = new Set(needs.map(({ siteId }) => siteId))
  const sites = rows.filter(({ id }) => asked.has(id))
  const knowsNoPlace = rows.every(({ isPlaced }) => !isPlaced)
  const areNear = (a: (typeof rows)[number], b: (typeof rows)[number]): boolean =>
    knowsNoPlace || (!(a.isPlaced && b.isPlaced) && a.commune !== null && a.commune === b.commune)
  return new Map(
    sites.flatMap((a, index) =>
      sites
        .slice(index + 1)
        .filter((b) => areNear(a, b))
        .map((b): [string, number] => [roadKey(a.id, b.id), 0]),
    ),
  )
}

const needsOf = async (db: GroupDb): Promise<CompositionNeed[]> => {
  const needs = await openNeeds(db)
  return needs.map((need) => ({
    id: need.needId,
    siteId: need.siteId,
    memberId: need.memberId,
    skill: need.skill,
    authorisations: need.authorisations,
    minutes: need.minutes,
    halfDays: need.halfDays,
    halfDaysNeeded: need.halfDaysNeeded,
    everyYear: need.everyYear,
    startsOn: need.startsOn,
    endsOn: need.endsOn,
  }))
}

async function membersOf(db: GroupDb): Promise<CompositionMember[]> {
  const { rows } = await sql<CompositionMember>`
    select m.member_id as id, coalesce(m.public_body, false) as "publicBody",
      m.competitor_group as "competitorGroup", coalesce((
        select jsonb_agg(jsonb_build_object('startsOn', s.joined_on, 'endsOn', s.left_on)
          order by s.joined_on)
        from memberships s where s.group_id = m.group_id and s.member_id = m.member_id), '[]')
        as memberships
    from members m order by m.member_id collate "C"`.execute(db)
  return rows
}

interface EmployeeRow {
  readonly id: string
  readonly job: string
  readonly skills: readonly string[]
  readonly weeklyMinutes: number
  readonly soldMinutes: number
  readonly memberIds: readonly string[]
  readonly siteIds: readonly string[]
  readonly latitude: number | null
  readonly longitude: number | null
}

async function employeesToFill(db: GroupDb, today: Day): Promise<CompositionPerson[]> {
  const { rows } = await sql<EmployeeRow>`
    with sold as (
      select employee_id, coalesce(sum(weekly_minutes), 0)::int as minutes,
        array_agg(distinct member_id) as members, array_agg(distinct site_id) as sites
      from assignments where coalesce(ends_on, ${today}::date) >= ${today}::date
      group by employee_id
    )
    select e.employee_id as id, c.job, coalesce((select array_agg(s.skill order by s.skill)
        from skills s where s.group_id = e.group_id and s.employee_id = e.employee_id
          and coalesce(s.valid_until, ${today}::date) >= ${today}::date), '{}') as skills,
      coalesce(c.weekly_minutes, 2100) as "weeklyMinutes",
      coalesce(sold.minutes, 0) as "soldMinutes", coalesce(sold.members, '{}') as "memberIds",
      coalesce(sold.sites, '{}') as "siteIds", e.home_latitude::float8 as latitude,
      e.home_longitude::float8 as longitude
    from employees e
    join contracts c on c.group_id = e.group_id and c.employee_id = e.employee_id
      and c.starts_on <= ${today}::date and coalesce(c.ends_on, ${today}::date) >= ${today}::date
    left join sold on sold.employee_id = e.employee_id
    where coalesce(e.left_on, ${today}::date) >= ${today}::date and c.kind = 'permanent'
      and coalesce(c.weekly_minutes, 2100) >= 2100
      and coalesce(sold.minutes, 0) < coalesce(c.weekly_minutes, 2100)
    order by e.employee_id collate "C"`.execute(db)
  const wishes = await wishesOf(db)
  return rows.map((row): CompositionPerson => {
    const wish = wishes.get(row.id)
    return {
      id: row.id,
      kind: 'employee',
      skills: [...new Set([...row.skills, row.job])].toSorted(),
      weeklyMinutes: minutes(row.weeklyMinutes),
      soldMinutes: minutes(row.soldMinutes),
      memberIds: row.memberIds,
      siteIds: row.siteIds,
      busyHalfDays: [],
      availableHalfDays: wish?.availableHalfDays ?? [],
      availableFrom: wish?.availableFrom ?? null,
      home: placeOf(row),
      mobilityKm: wish?.mobilityKm ?? null,
      refusedMemberIds: wish?.refusedMemberIds ?? [],
    }
  })
}

const placeOf = ({ latitude, longitude }: EmployeeRow) =>
  latitude === null || longitude === null ? null : { latitude, longitude }

async function candidatesOf(db: GroupDb, today: Day): Promise<CompositionPerson[]> {
  const found = await candidatesToPlace(db, today)
  return found.map((candidate) => ({
    id: candidate.candidateId,
    kind: 'candidate',
    skills: candidate.skills,
    weeklyMinutes: candidate.weeklyMinutes ?? DEFAULT_TERMS.fullTimeMinutes,
    soldMinutes: minutes(0),
    memberIds: [],
    siteIds: [],
    busyHalfDays: [],
    availableHalfDays: candidate.availableHalfDays,
    availableFrom: candidate.availableFrom,
    home: candidate.home,
    mobilityKm: candidate.mobilityKm,
    refusedMemberIds: candidate.refusedMemberIds,
  }))
}
