import { sql } from 'kysely'
import {
  type AbsenceFacts,
  type ContractFacts,
  type CountedPerson,
  headcountOf,
  type HolidayTerritory,
  type Limits,
  limitsOf,
  territoryOf,
  type Work,
  workSums,
} from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day, day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { instant, instantsOf, localTime, minutes, zone } from '../shared/time.ts'
import type { RightsFacts } from './rules/rights.ts'

type ContractOf = ContractFacts & { readonly employeeId: string }

/** Contracts of one person, or of all. */
async function contractsOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string | null,
): Promise<readonly ContractOf[]> {
  const only = employeeId === null ? sql`` : sql`and employee_id = ${employeeId}`
  const { rows } = await sql<ContractOf>`
    select employee_id as "employeeId", contract_id as id, kind, starts_on as "startsOn",
      ends_on as "endsOn", weekly_minutes as "weeklyMinutes", annual_minutes as "annualMinutes",
      job, member_ids as "memberIds", category, trial_ends_on as "trialEndsOn",
      fixed_term_reason as "fixedTermReason", part_time_reason as "partTimeReason"
    from contracts where group_id = ${groupId} ${only} order by starts_on`.execute(db)
  return rows
}

async function limitsIn(db: GroupDb, groupId: GroupId): Promise<Limits> {
  const { rows } = await sql<Parameters<typeof limitsOf>[0][number]>`
    select rule_id as "ruleId", value, starts_on as "startsOn", ends_on as "endsOn", source
    from limits where group_id = ${groupId}`.execute(db)
  return limitsOf(rows)
}

interface WorkRow {
  readonly basis: 'planned' | 'worked'
  readonly id: string
  readonly assignmentId: string
  readonly memberId: string
  readonly zone: string
  readonly start: number
  readonly end: number
  readonly breakMinutes: number
  readonly breakStartsAt: string | null
}

function workOf(row: WorkRow): Work {
  const place = zone(row.zone)
  const breaks = row.breakStartsAt === null ? [] : instantsOf(localTime(row.breakStartsAt), place)
  return {
    ...row,
    siteId: '',
    zone: place,
    start: instant(row.start),
    end: instant(row.end),
    breakStart: breaks.find((at) => at >= row.start && at < row.end) ?? breaks[0] ?? null,
    breakMinutes: minutes(row.breakMinutes),
  }
}

/** Shifts and entries of a person that start from a day on, up to another. */
async function worksOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  [first, last]: readonly [Day, Day],
): Promise<readonly WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'planned' as basis, shift_id as id, assignment_id as "assignmentId",
      member_id as "memberId", time_zone as zone,
      (extract(epoch from starts_at) / 60)::int as start,
      (extract(epoch from ends_at) / 60)::int as end,
      coalesce(break_minutes, 0) as "breakMinutes", null as "breakStartsAt"
    from shifts where group_id = ${groupId} and employee_id = ${employeeId}
      and starts_local >= ${first} and starts_local < ${addDays(last, 1)}
    union all
    select 'worked', entry_id, assignment_id, member_id, time_zone,
      (extract(epoch from starts_at) / 60)::int, (extract(epoch from ends_at) / 60)::int,
      coalesce(break_minutes, 0), break_starts_local
    from time_entries where group_id = ${groupId} and employee_id = ${employeeId}
      and work_day between ${first} and ${last} and superseded_at is null and not cancelled`.execute(
    db,
  )
  return rows
}

/** Who is employed on the day, as the headcounts read people. */
async function peopleOn(db: GroupDb, groupId: GroupId, on: Day): Promise<readonly CountedPerson[]> {
  const { rows } = await sql<Pick<CountedPerson, 'employeeId' | 'hiredOn' | 'leftOn'>>`
    select employee_id as "employeeId", hired_on as "hiredOn", left_on as "leftOn"
    from employees where group_id = ${groupId} and hired_on <= ${on}
      and coalesce(left_on, ${on}) >= ${on}`.execute(db)
  const assignments = await sql<CountedPerson['assignments'][number] & { employeeId: string }>`
    select employee_id as "employeeId", assignment_id as id, member_id as "memberId",
      site_id as "siteId", starts_on as "startsOn", ends_on as "endsOn",
      weekly_minutes as "weeklyMinutes", required_skills as "requiredSkills"
    from assignments where group_id = ${groupId} and starts_on <= ${on}
      and coalesce(ends_on, ${on}) >= ${on}`.execute(db)
  const contracts = Map.groupBy(await contractsOf(db, groupId, null), (one) => one.employeeId)
  const places = Map.groupBy(assignments.rows, (one) => one.employeeId)
  return rows.map((person) => ({
    ...person,
    contracts: contracts.get(person.employeeId) ?? [],
    assignments: places.get(person.employeeId) ?? [],
  }))
}

/** The calendar of holidays of the place to which the person is assigned on a day. */
async function territoryOn(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  on: Day,
): Promise<HolidayTerritory> {
  const { rows } = await sql<{ code: string | null }>`
    select s.commune_code as code
    from assignments a join sites s using (group_id, site_id)
    where a.group_id = ${groupId} and a.employee_id = ${employeeId}
    order by a.starts_on <= ${on} and coalesce(a.ends_on, ${on}) >= ${on} desc,
      a.weekly_minutes desc nulls last, a.assignment_id limit 1`.execute(db)
  return territoryOf(rows[0]?.code ?? null)
}

/** What the rights of a person are counted from; null when the viewer sees no such employee. */
export async function rightsFacts(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  on: Day,
): Promise<RightsFacts | null> {
  const { rows } = await sql<Pick<RightsFacts, 'hiredOn' | 'leftOn'>>`
    select hired_on as "hiredOn", left_on as "leftOn" from employees
    where group_id = ${groupId} and employee_id = ${employeeId}`.execute(db)
  const [person] = rows
  if (person === undefined) return null
  const absences = await sql<AbsenceFacts>`
    select absence_id as id, kind, starts_on as "startsOn", ends_on as "endsOn", minutes
    from absences where group_id = ${groupId} and employee_id = ${employeeId}
    order by starts_on, absence_id`.execute(db)
  const limits = await limitsIn(db, groupId)
  const year = on.slice(0, 4)
  const span = [addDays(day(`${year}-01-01`), -8), addDays(day(`${year}-12-31`), 7)] as const
  const works = await worksOf(db, groupId, employeeId, span)
  const sumsOf = (basis: WorkRow['basis']) =>
    workSums(works.filter((row) => row.basis === basis).map(workOf), limits)
  return {
    ...person,
    employeeId,
    contracts: await contractsOf(db, groupId, employeeId),
    absences: absences.rows,
    worked: sumsOf('worked'),
    planned: sumsOf('planned'),
    limits,
    headcountE4: headcountOf('social_security', on, await peopleOn(db, groupId, on)).totalE4,
    territory: await territoryOn(db, groupId, employeeId, on),
  }
}
