import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, firstDayAfter, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type {
  ContractVersion,
  Employee,
  EmployeeAssignment,
  EmployeeRow,
} from './employees-contract.ts'
import type { AbsenceTime, ContractTime } from './rules/due-time.ts'

/** What of an employee's month is counted in the database; the time due is a rule. */
export type CountedEmployee = Omit<EmployeeRow, 'contractMinutes' | 'balanceMinutes'>

/** Every employee that the viewer sees, with the counts of the month. */
export async function employeeRows(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<CountedEmployee[]> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const { rows } = await sql<CountedEmployee>`
    with work as (
      select employee_id, sum(worked_minutes)::int as minutes,
        coalesce(sum(worked_minutes) filter (where employee_confirmed_at is not null
          and member_confirmed_at is not null), 0)::int as confirmed,
        (count(*) filter (where employee_confirmed_at is null or member_confirmed_at is null))::int
          as to_confirm
      from time_entries
      where group_id = ${groupId} and work_day between ${first} and ${last}
        and superseded_at is null and not cancelled
      group by employee_id
    ), planned as (
      select employee_id, (date_part('epoch', sum(ends_at - starts_at)) / 60
        - sum(coalesce(break_minutes, 0)))::int as minutes
      from shifts
      where group_id = ${groupId} and starts_local >= ${first}
        and starts_local < ${firstDayAfter(month)}
      group by employee_id
    ), places as (
      select employee_id, jsonb_agg(jsonb_build_object('memberId', member_id, 'name', name)
        order by name collate "fr-x-icu", member_id) as members
      from (
        select distinct a.employee_id, a.member_id, m.name
        from assignments a join members m using (group_id, member_id)
        where a.group_id = ${groupId}
          and a.starts_on <= ${last} and coalesce(a.ends_on, ${last}) >= ${first}
      ) as places group by employee_id
    ), terms as (
      select distinct on (employee_id) employee_id, job, kind, weekly_minutes
      from contracts where group_id = ${groupId}
      order by employee_id, starts_on <= ${last}::date desc,
        case when starts_on <= ${last}::date then starts_on end desc, starts_on
    )
    select p.employee_id as "employeeId", p.first_name as "firstName", p.last_name as "lastName",
      terms.job, terms.kind as "contractKind", terms.weekly_minutes as "weeklyMinutes",
      p.hired_on as "hiredOn", p.left_on as "leftOn",
      case when p.hired_on > ${last}::date then 'future' when p.left_on < ${first}::date then 'past'
        else 'current' end as state,
      coalesce(places.members, '[]') as members,
      coalesce(planned.minutes, 0) as "plannedMinutes", coalesce(work.minutes, 0) as minutes,
      coalesce(work.confirmed, 0) as "confirmedMinutes",
      coalesce(work.to_confirm, 0) as "entriesToConfirm"
    from employees p
    left join terms using (employee_id)
    left join work using (employee_id)
    left join planned using (employee_id)
    left join places using (employee_id)
    where p.group_id = ${groupId}`.execute(db)
  return rows
}

export interface Terms {
  readonly contracts: readonly ContractTime[]
  readonly absences: readonly AbsenceTime[]
}

/** Contracts and absences that meet the month, by employee; one employee only, if named. */
export async function termsByEmployee(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  employeeId: string | null = null,
): Promise<ReadonlyMap<string, Terms>> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const only = employeeId === null ? sql`` : sql`and employee_id = ${employeeId}`
  const contracts = await sql<ContractTime & { employeeId: string }>`
    select employee_id as "employeeId", starts_on as "startsOn",
      least(c.ends_on, p.left_on) as "endsOn", weekly_minutes as "weeklyMinutes"
    from contracts c join employees p using (group_id, employee_id)
    where group_id = ${groupId} ${only}
      and starts_on <= ${last} and coalesce(ends_on, ${last}) >= ${first}`.execute(db)
  const absences = await sql<AbsenceTime & { employeeId: string }>`
    select employee_id as "employeeId", kind, starts_on as "startsOn", ends_on as "endsOn", minutes
    from absences
    where group_id = ${groupId} ${only} and starts_on <= ${last} and ends_on >= ${first}
    order by starts_on, absence_id`.execute(db)
  const terms = new Map<string, { contracts: ContractTime[]; absences: AbsenceTime[] }>()
  const of = (id: string) => {
    const known = terms.get(id) ?? { contracts: [], absences: [] }
    terms.set(id, known)
    return known
  }
  for (const row of contracts.rows) of(row.employeeId).contracts.push(row)
  for (const row of absences.rows) of(row.employeeId).absences.push(row)
  return terms
}

export interface EmployeeFile
  extends Pick<Employee, 'employeeId' | 'firstName' | 'lastName'>,
    NonNullable<Employee['file']> {}

/** Who the person is, or null when the viewer sees no such employee. */
export async function fileOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
): Promise<EmployeeFile | null> {
  const { rows } = await sql<EmployeeFile>`
    select p.employee_id as "employeeId", p.first_name as "firstName", p.last_name as "lastName",
      e.name as "establishmentName", p.born_on as "bornOn", p.hired_on as "hiredOn",
      p.left_on as "leftOn", p.home_commune_code as "homeCommuneCode", p.email
    from employees p left join establishments e using (group_id, establishment_id)
    where p.group_id = ${groupId} and p.employee_id = ${employeeId}`.execute(db)
  return rows[0] ?? null
}

export async function contractsOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
): Promise<ContractVersion[]> {
  const { rows } = await sql<ContractVersion>`
    select c.contract_id as "contractId", c.kind, c.starts_on as "startsOn",
      c.ends_on as "endsOn", c.weekly_minutes as "weeklyMinutes",
      c.annual_minutes as "annualMinutes", c.hourly_gross_e4 as "hourlyGrossE4", c.job,
      c.classification, coalesce((select jsonb_agg(jsonb_build_object('memberId', id,
          'name', coalesce(m.name, id)) order by coalesce(m.name, id) collate "fr-x-icu")
        from unnest(c.member_ids) as id
        left join members m on m.group_id = c.group_id and m.member_id = id), '[]') as members
    from contracts c where c.group_id = ${groupId} and c.employee_id = ${employeeId}
    order by c.starts_on desc`.execute(db)
  return rows
}

/** Assignments, newest first; prices only where the viewer may know them. */
export async function assignmentsOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  { withPrices }: { readonly withPrices: boolean },
): Promise<EmployeeAssignment[]> {
  const { rows } = await sql<EmployeeAssignment>`
    select a.assignment_id as "assignmentId", a.member_id as "memberId", m.name as "memberName",
      a.site_id as "siteId", s.name as "siteName", a.starts_on as "startsOn",
      a.ends_on as "endsOn", a.weekly_minutes as "weeklyMinutes",
      coalesce((select jsonb_agg(jsonb_build_object('startsOn', r.starts_on, 'pricing', r.pricing,
          'coefficientE4', r.coefficient_e4, 'fixedE4', r.fixed_e4, 'percentE4', r.percent_e4)
          order by r.starts_on desc)
        from assignment_prices r where ${withPrices}
          and r.group_id = a.group_id and r.assignment_id = a.assignment_id), '[]') as prices
    from assignments a
    join members m using (group_id, member_id)
    join sites s using (group_id, site_id)
    where a.group_id = ${groupId} and a.employee_id = ${employeeId}
    order by a.starts_on desc, a.assignment_id`.execute(db)
  return rows
}

export async function skillsOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
): Promise<Employee['skills']> {
  const { rows } = await sql<Employee['skills'][number]>`
    select skill, obtained_on as "obtainedOn", valid_until as "validUntil" from skills
    where group_id = ${groupId} and employee_id = ${employeeId} order by skill`.execute(db)
  return rows
}

export interface StoredAbsence {
  readonly absenceId: string
  readonly kind: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly minutes: number | null
}

export async function absencesOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  month: Month,
): Promise<StoredAbsence[]> {
  const { rows } = await sql<StoredAbsence>`
    select absence_id as "absenceId", kind, starts_on as "startsOn", ends_on as "endsOn", minutes
    from absences where group_id = ${groupId} and employee_id = ${employeeId}
      and starts_on <= ${lastDayOf(month)} and ends_on >= ${firstDayOf(month)}
    order by starts_on, absence_id`.execute(db)
  return rows
}
