import { sql } from 'kysely'
import { markHired } from '../needs/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { type RateE4, rateE4 } from '../shared/money.ts'
import type { UsualPrice } from './job-cost.ts'

export interface NewAssignment {
  readonly assignmentId: string
  readonly employeeId: string
  readonly siteId: string
  readonly memberId: string
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly weeklyMinutes: number
  /** That the work place asks for, besides the skill. */
  readonly authorisations: readonly string[]
  readonly coefficientE4: RateE4 | null
}

export async function storeAssignments(
  db: GroupDb,
  groupId: GroupId,
  assignments: readonly NewAssignment[],
): Promise<void> {
  const rows = assignments.map((one) => ({
    group_id: groupId,
    assignment_id: one.assignmentId,
    employee_id: one.employeeId,
    site_id: one.siteId,
    member_id: one.memberId,
    starts_on: one.startsOn,
    ends_on: one.endsOn,
    weekly_minutes: one.weeklyMinutes,
    required_skills: [...one.authorisations],
  }))
  await db.insertInto('assignments').values(rows).execute()
  const prices = assignments.map((one) => ({
    group_id: groupId,
    assignment_id: one.assignmentId,
    starts_on: one.startsOn,
    pricing: one.coefficientE4 === null ? ('actual_cost' as const) : ('coefficient' as const),
    coefficient_e4: one.coefficientE4,
    fixed_e4: null,
    percent_e4: null,
  }))
  await db.insertInto('assignment_prices').values(prices).execute()
}

export async function deleteAssignments(
  db: GroupDb,
  groupId: GroupId,
  assignmentIds: readonly string[],
): Promise<void> {
  if (assignmentIds.length === 0) return
  await db
    .deleteFrom('assignments')
    .where('group_id', '=', groupId)
    .where('assignment_id', 'in', [...assignmentIds])
    .execute()
}

export interface AssignmentUse {
  readonly assignmentId: string
  readonly shifts: number
  readonly entries: number
}

/** Of the assignments, those that hold planned or declared work. */
export async function usesOf(
  db: GroupDb,
  groupId: GroupId,
  assignmentIds: readonly string[],
): Promise<AssignmentUse[]> {
  const { rows } = await sql<AssignmentUse>`
    select a.assignment_id as "assignmentId",
      (select count(*)::int from shifts s where s.group_id = a.group_id
        and s.assignment_id = a.assignment_id) as shifts,
      (select count(*)::int from time_entries t where t.group_id = a.group_id
        and t.assignment_id = a.assignment_id) as entries
    from assignments a
    where a.group_id = ${groupId} and a.assignment_id = any(${[...assignmentIds]})
    order by a.assignment_id`.execute(db)
  return rows.filter(({ shifts, entries }) => shifts + entries > 0)
}

export interface Hire {
  readonly employeeId: string
  readonly candidateId: string
  readonly contractId: string
  readonly hiredOn: Day
  readonly job: string
  readonly weeklyMinutes: number
  readonly annualMinutes: number | null
  readonly hourlyGrossE4: RateE4
  readonly memberIds: readonly string[]
}

/** Makes an employee with a contract and skills out of a candidate. */
export async function storeHire(db: GroupDb, groupId: GroupId, hire: Hire): Promise<void> {
  await sql`insert into employees (group_id, employee_id, last_name, first_name, hired_on,
      home_commune_code, home_latitude, home_longitude, email)
    select group_id, ${hire.employeeId}, last_name, first_name, ${hire.hiredOn}::date,
      home_commune_code, home_latitude, home_longitude, email
    from candidates where group_id = ${groupId} and candidate_id = ${hire.candidateId}`.execute(db)
  await sql`insert into skills (group_id, employee_id, skill)
    select distinct group_id, ${hire.employeeId}, unnest(skills)
    from candidates where group_id = ${groupId} and candidate_id = ${hire.candidateId}`.execute(db)
  await sql`insert into contracts (group_id, contract_id, employee_id, kind, starts_on,
      weekly_minutes, annual_minutes, hourly_gross_e4, job, member_ids)
    values (${groupId}, ${hire.contractId}, ${hire.employeeId}, 'permanent', ${hire.hiredOn},
      ${hire.weeklyMinutes}, ${hire.annualMinutes}, ${hire.hourlyGrossE4}, ${hire.job},
      ${[...hire.memberIds]})`.execute(db)
  await markHired(db, { groupId, candidateId: hire.candidateId, employeeId: hire.employeeId })
}

/** Takes back a hire: the candidate is one again. Contract and assignments go with the employee. */
export async function deleteHire(db: GroupDb, groupId: GroupId, employeeId: string): Promise<void> {
  await db
    .deleteFrom('employees')
    .where('group_id', '=', groupId)
    .where('employee_id', '=', employeeId)
    .execute()
}

export interface ContractInForce {
  readonly contractId: string
  readonly employeeName: string
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly weeklyMinutes: number | null
  readonly annualMinutes: number | null
  readonly hourlyGrossE4: RateE4
  readonly job: string
  readonly memberIds: readonly string[]
}

/** The version in force on the day, else the next one. */
export async function contractOn(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  on: Day,
): Promise<ContractInForce | null> {
  const { rows } = await sql<ContractInForce>`
    select c.contract_id as "contractId", e.first_name || ' ' || e.last_name as "employeeName",
      c.starts_on as "startsOn", c.ends_on as "endsOn", c.weekly_minutes as "weeklyMinutes",
      c.annual_minutes as "annualMinutes", c.hourly_gross_e4 as "hourlyGrossE4", c.job,
      c.member_ids as "memberIds"
    from contracts c join employees e using (group_id, employee_id)
    where c.group_id = ${groupId} and c.employee_id = ${employeeId}
      and coalesce(c.ends_on, ${on}::date) >= ${on}::date
    order by c.starts_on limit 1`.execute(db)
  const [row] = rows
  return row === undefined ? null : { ...row, hourlyGrossE4: rateE4(row.hourlyGrossE4) }
}

export interface Amendment {
  readonly contractId: string
  readonly startsOn: Day
  readonly weeklyMinutes: number
  readonly annualMinutes: number | null
  readonly memberIds: readonly string[]
}

/** A new version of a contract: all that it does not change is as before, which ends the day before. */
export async function storeAmendment(
  db: GroupDb,
  groupId: GroupId,
  before: string,
  amendment: Amendment,
): Promise<void> {
  const changes = JSON.stringify({
    contract_id: amendment.contractId,
    starts_on: amendment.startsOn,
    weekly_minutes: amendment.weeklyMinutes,
    annual_minutes: amendment.annualMinutes,
    member_ids: amendment.memberIds,
  })
  const { rows } = await sql<{ version: string }>`
    select (to_jsonb(c) || ${changes}::jsonb)::text as version from contracts c
    where group_id = ${groupId} and contract_id = ${before}`.execute(db)
  await sql`update contracts set ends_on = ${addDays(amendment.startsOn, -1)}::date,
      changed_at = clock_timestamp()
    where group_id = ${groupId} and contract_id = ${before}`.execute(db)
  await sql`insert into contracts
    select (jsonb_populate_record(null::contracts,
      ${rows[0]?.version ?? '{}'}::jsonb || jsonb_build_object('changed_at', clock_timestamp()))).*`.execute(
    db,
  )
}

/** Coefficients in force on the day: the median of the member, else that of the group. */
export async function usualPrices(
  db: GroupDb,
  groupId: GroupId,
  on: Day,
): Promise<(memberId: string) => UsualPrice> {
  const { rows } = await sql<{ member_id: string | null; median: number }>`
    select member_id, percentile_disc(0.5) within group (order by coefficient_e4) as median
    from (
      select distinct on (a.assignment_id) a.member_id, p.pricing, p.coefficient_e4
      from assignments a join assignment_prices p using (group_id, assignment_id)
      where a.group_id = ${groupId} and a.starts_on <= ${on}::date
        and coalesce(a.ends_on, ${on}::date) >= ${on}::date and p.starts_on <= ${on}::date
      order by a.assignment_id, p.starts_on desc
    ) as in_force
    where pricing = 'coefficient' and coefficient_e4 is not null
    group by grouping sets ((member_id), ())`.execute(db)
  const medians = new Map(rows.map(({ member_id, median }) => [member_id, rateE4(median)]))
  return (memberId) => {
    const own = medians.get(memberId)
    if (own !== undefined) return { coefficientE4: own, source: 'member' }
    const common = medians.get(null) ?? null
    return { coefficientE4: common, source: common === null ? 'none' : 'group' }
  }
}

export async function workAccidentRate(db: GroupDb, groupId: GroupId): Promise<RateE4> {
  const row = await db
    .selectFrom('group_settings')
    .select('work_accident_rate_e4')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return rateE4(row?.work_accident_rate_e4 ?? DEFAULT_WORK_ACCIDENT_RATE_E4)
}

/** As the table has it for a group that said nothing. */
const DEFAULT_WORK_ACCIDENT_RATE_E4 = 208
