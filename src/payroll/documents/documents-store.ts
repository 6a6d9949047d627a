import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { RegisterPerson } from './personnel-register.ts'
import type { BeneficiaryTime } from './rules/disability-units.ts'
import type { Issuer } from './statement-page.ts'

export async function issuerOf(db: GroupDb, groupId: GroupId): Promise<Issuer> {
  const { rows } = await sql<Issuer>`
    select g.name, g.siren,
      nullif(concat_ws(' ', s.address_line, s.postal_code, s.city), '') as address
    from employer_group g left join group_settings s using (group_id)
    where g.group_id = ${groupId}`.execute(db)
  return rows[0] ?? { name: '', siren: null, address: null }
}

export interface PaidPerson {
  readonly employeeId: string
  readonly name: string
  readonly job: string | null
  readonly leftOn: Day | null
}

/** People that the close of a month costs, by name; one only, if named. */
export async function peopleCosted(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  employeeId: string | null,
): Promise<PaidPerson[]> {
  const { rows } = await sql<PaidPerson>`
    select p.employee_id as "employeeId", p.first_name || ' ' || p.last_name as name, c.job,
      p.left_on as "leftOn"
    from employees p
    left join lateral (select job from contracts c where c.group_id = p.group_id
      and c.employee_id = p.employee_id and c.starts_on <= ${lastDayOf(month)}::date
      order by c.starts_on desc limit 1) c on true
    where p.group_id = ${groupId} and (${employeeId}::text is null or p.employee_id = ${employeeId})
      and (exists (select from costs k where k.group_id = p.group_id and k.month = ${month}
          and k.employee_id = p.employee_id)
        or exists (select from payroll_journal_lines j where j.group_id = p.group_id
          and j.month = ${month} and j.employee_id = p.employee_id))
    order by p.last_name collate "fr-x-icu", p.first_name collate "fr-x-icu", p.employee_id`.execute(
    db,
  )
  return rows
}

/** Employed on some day of the month, by name; one only, if named. */
export async function peopleEmployed(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  employeeId: string | null,
): Promise<PaidPerson[]> {
  const { rows } = await sql<PaidPerson>`
    select employee_id as "employeeId", first_name || ' ' || last_name as name, null as job,
      left_on as "leftOn"
    from employees
    where group_id = ${groupId} and (${employeeId}::text is null or employee_id = ${employeeId})
      and hired_on <= ${lastDayOf(month)}::date
      and coalesce(left_on, 'infinity') >= ${firstDayOf(month)}::date
    order by last_name collate "fr-x-icu", first_name collate "fr-x-icu", employee_id`.execute(db)
  return rows
}

/** Employer contributions that the close of a month forecast, by person and code, in cents. */
export async function contributionsOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<string, readonly { readonly code: string; readonly cents: number }[]>> {
  const { rows } = await sql<{ employeeId: string; code: string; cents: number }>`
    select k.employee_id as "employeeId", line.key as code, sum(line.value::bigint)::bigint as cents
    from costs k cross join lateral jsonb_each_text(k.contributions) line
    where k.group_id = ${groupId} and k.month = ${month}
    group by 1, 2 having sum(line.value::bigint) <> 0 order by 1, 2`.execute(db)
  return Map.groupBy(rows, ({ employeeId }) => employeeId)
}

export async function memberNames(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('members')
    .select(['member_id', 'name'])
    .where('group_id', '=', groupId)
    .execute()
  return new Map(rows.map(({ member_id, name }) => [member_id, name]))
}

export interface NamedMember {
  readonly memberId: string
  readonly name: string
  readonly siren: string | null
}

/** Members on some day of a year, by name; one only, if named. */
export async function membersOfYear(
  db: GroupDb,
  groupId: GroupId,
  year: number,
  memberId: string | null,
): Promise<NamedMember[]> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const { rows } = await sql<NamedMember>`
    select m.member_id as "memberId", m.name, m.siren from members m
    where m.group_id = ${groupId} and (${memberId}::text is null or m.member_id = ${memberId})
      and (exists (select from memberships s where s.group_id = m.group_id
          and s.member_id = m.member_id and s.joined_on <= ${last}::date
          and coalesce(s.left_on, 'infinity') >= ${first}::date)
        or exists (select from time_entries e where e.group_id = m.group_id
          and e.member_id = m.member_id and e.work_day between ${first}::date and ${last}::date))
    order by m.name collate "fr-x-icu", m.member_id`.execute(db)
  return rows
}

/** Confirmed time of the beneficiaries in a year, on days on which they were. */
export async function beneficiaryTimes(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<BeneficiaryTime[]> {
  const { rows } = await sql<BeneficiaryTime>`
    select e.employee_id as "employeeId", p.born_on as "bornOn", e.member_id as "memberId",
      sum(e.worked_minutes)::int as minutes
    from time_entries e join employees p using (group_id, employee_id)
    where e.group_id = ${groupId}
      and e.work_day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
      and e.superseded_at is null and not e.cancelled
      and e.employee_confirmed_at is not null and e.member_confirmed_at is not null
      and exists (select from disability_beneficiaries b where b.group_id = e.group_id
        and b.employee_id = e.employee_id and e.work_day >= b.starts_on
        and e.work_day <= coalesce(b.ends_on, 'infinity'))
    group by e.employee_id, p.born_on, e.member_id order by 1, 3`.execute(db)
  return rows
}

export interface BeneficiaryRow {
  readonly employeeId: string
  readonly employeeName: string
  readonly startsOn: Day
  readonly endsOn: Day | null
}

export async function beneficiaries(db: GroupDb, groupId: GroupId): Promise<BeneficiaryRow[]> {
  const { rows } = await sql<BeneficiaryRow>`
    select b.employee_id as "employeeId", p.first_name || ' ' || p.last_name as "employeeName",
      b.starts_on as "startsOn", b.ends_on as "endsOn"
    from disability_beneficiaries b join employees p using (group_id, employee_id)
    where b.group_id = ${groupId}
    order by p.last_name collate "fr-x-icu", b.starts_on`.execute(db)
  return rows
}

/** False when there is no such person. */
export async function setBeneficiary(
  db: GroupDb,
  groupId: GroupId,
  row: { readonly employeeId: string; readonly startsOn: Day; readonly endsOn: Day | null },
): Promise<boolean> {
  const known = await db
    .selectFrom('employees')
    .select('employee_id')
    .where('group_id', '=', groupId)
    .where('employee_id', '=', row.employeeId)
    .executeTakeFirst()
  if (known === undefined) return false
  await db
    .insertInto('disability_beneficiaries')
    .values({
      group_id: groupId,
      employee_id: row.employeeId,
      starts_on: row.startsOn,
      ends_on: row.endsOn,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['group_id', 'employee_id', 'starts_on'])
        .doUpdateSet((eb) => ({ ends_on: eb.ref('excluded.ends_on') })),
    )
    .execute()
  return true
}

export async function dropBeneficiary(
  db: GroupDb,
  groupId: GroupId,
  { employeeId, startsOn }: { readonly employeeId: string; readonly startsOn: Day },
): Promise<void> {
  await db
    .deleteFrom('disability_beneficiaries')
    .where('group_id', '=', groupId)
    .where('employee_id', '=', employeeId)
    .where('starts_on', '=', startsOn)
    .execute()
}

/** Everybody of the group in the order of hiring, with the contract of the entry. */
export async function registerOfGroup(
  db: GroupDb,
  groupId: GroupId,
  on: Day,
): Promise<RegisterPerson[]> {
  const { rows } = await sql<RegisterPerson>`
    select p.last_name as "lastName", p.first_name as "firstName", p.born_on as "bornOn",
      c.job, c.classification, c.kind as "contractKind",
      coalesce(c.weekly_minutes < 2100, false) as "isPartTime",
      p.hired_on as "startsOn", p.left_on as "endsOn"
    from employees p
    left join lateral (select * from contracts c where c.group_id = p.group_id
      and c.employee_id = p.employee_id order by c.starts_on limit 1) c on true
    where p.group_id = ${groupId} and p.hired_on <= ${on}::date
    order by p.hired_on, p.last_name collate "fr-x-icu", p.employee_id`.execute(db)
  return rows
}

/** People made available to a member, from the first assignment to the end of the last. */
export async function registerOfMember(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
  on: Day,
): Promise<RegisterPerson[]> {
  const { rows } = await sql<RegisterPerson>`
    select p.last_name as "lastName", p.first_name as "firstName", null as "bornOn",
      c.job, c.classification, null as "contractKind", false as "isPartTime",
      a.starts_on as "startsOn", least(a.ends_on, p.left_on) as "endsOn"
    from (select employee_id, min(starts_on) as starts_on,
        case when bool_or(ends_on is null) then null else max(ends_on) end as ends_on
      from assignments where group_id = ${groupId} and member_id = ${memberId}
        and starts_on <= ${on}::date
      group by employee_id) a
    join employees p on p.group_id = ${groupId} and p.employee_id = a.employee_id
    left join lateral (select job, classification from contracts c where c.group_id = p.group_id
      and c.employee_id = p.employee_id and c.starts_on <= greatest(a.starts_on, p.hired_on)
      order by c.starts_on desc limit 1) c on true
    order by a.starts_on, p.last_name collate "fr-x-icu", p.employee_id`.execute(db)
  return rows
}
