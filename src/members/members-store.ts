import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, firstDayAfter, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { frenchVatNumber } from '../shared/ids.ts'
import type { Member, MemberPerson, MemberPrice, MemberRow } from './members-contract.ts'

/** Every member that the viewer sees, with its month. */
export async function memberRows(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<MemberRow[]> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const { rows } = await sql<MemberRow>`
    with work as (
      select member_id, sum(worked_minutes)::int as minutes,
        coalesce(sum(worked_minutes) filter (where employee_confirmed_at is not null
          and member_confirmed_at is not null), 0)::int as confirmed,
        (count(*) filter (where member_confirmed_at is null))::int as to_confirm
      from time_entries
      where group_id = ${groupId} and work_day between ${first} and ${last}
        and superseded_at is null and not cancelled
      group by member_id
    ), people as (
      select member_id, count(distinct employee_id)::int as people from assignments
      where group_id = ${groupId} and starts_on <= ${last} and coalesce(ends_on, ${last}) >= ${first}
      group by member_id
    ), since as (
      select member_id, min(joined_on) as joined_on,
        case when bool_or(left_on is null) then null else max(left_on) end as left_on,
        bool_or(joined_on <= ${last} and coalesce(left_on, ${last}) >= ${first}) as current
      from memberships where group_id = ${groupId} group by member_id
    ), places as (
      select member_id, count(*)::int as sites from sites where group_id = ${groupId}
      group by member_id
    )
    select m.member_id as "memberId", m.name, m.siren, e.name as "establishmentName",
      since.joined_on as "joinedOn", since.left_on as "leftOn",
      case when since.current then 'current' when since.joined_on > ${last}::date then 'future'
        else 'past' end as state,
      coalesce(sites, 0) as sites, coalesce(people, 0) as people, coalesce(minutes, 0) as minutes,
      coalesce(confirmed, 0) as "confirmedMinutes", coalesce(to_confirm, 0) as "entriesToConfirm",
      i.net_cents as "netCents", i.invoice_number as "invoiceNumber"
    from members m
    left join establishments e using (group_id, establishment_id)
    left join since using (member_id)
    left join work using (member_id)
    left join people using (member_id)
    left join places using (member_id)
    left join invoices i on i.group_id = m.group_id and i.member_id = m.member_id
      and i.closed_month = ${month}
    where m.group_id = ${groupId}`.execute(db)
  return rows
}

type StoredMember = Omit<Member, 'vatNumber'>

/** The file of a member, or null when the viewer has no such member. */
export async function memberOf(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
): Promise<Member | null> {
  const { rows } = await sql<StoredMember>`
    select m.member_id as "memberId", m.name, m.siren, m.public_body as "publicBody", m.idcc,
      m.headcount, m.taxable_revenue_percent::float8 as "taxableRevenuePercent",
      m.competitor_group as "competitorGroup", m.deposit_cents as "depositCents",
      m.bank_guarantee_cents as "bankGuaranteeCents", m.iban,
      m.mandate_reference as "mandateReference", m.mandate_signed_on as "mandateSignedOn", m.email,
      case when e.establishment_id is null then null else
        jsonb_build_object('establishmentId', e.establishment_id, 'name', e.name) end
        as establishment,
      coalesce((select jsonb_agg(jsonb_build_object('joinedOn', s.joined_on, 'leftOn', s.left_on)
          order by s.joined_on desc)
        from memberships s where s.group_id = m.group_id and s.member_id = m.member_id), '[]')
        as memberships,
      coalesce((select jsonb_agg(jsonb_build_object('siteId', s.site_id, 'name', s.name,
          'siret', s.siret, 'communeCode', s.commune_code,
          'timeZone', coalesce(s.time_zone, g.time_zone)) order by s.name collate "fr-x-icu", s.site_id)
        from sites s where s.group_id = m.group_id and s.member_id = m.member_id), '[]') as sites
    from members m
    join employer_group g using (group_id)
    left join establishments e using (group_id, establishment_id)
    where m.group_id = ${groupId} and m.member_id = ${memberId}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  return { ...row, vatNumber: row.siren === null ? null : frenchVatNumber(row.siren) }
}

/** The assignments at the member that meet the month, with their hours. */
export async function peopleOf(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
  month: Month,
): Promise<MemberPerson[]> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const { rows } = await sql<MemberPerson>`
    with work as (
      select assignment_id, sum(worked_minutes)::int as minutes,
        coalesce(sum(worked_minutes) filter (where employee_confirmed_at is not null
          and member_confirmed_at is not null), 0)::int as confirmed,
        (count(*) filter (where member_confirmed_at is null))::int as to_confirm
      from time_entries
      where group_id = ${groupId} and member_id = ${memberId}
        and work_day between ${first} and ${last} and superseded_at is null and not cancelled
      group by assignment_id
    ), planned as (
      select assignment_id, (date_part('epoch', sum(ends_at - starts_at)) / 60
        - sum(coalesce(break_minutes, 0)))::int as minutes
      from shifts
      where group_id = ${groupId} and member_id = ${memberId}
        and starts_local >= ${first} and starts_local < ${firstDayAfter(month)}
      group by assignment_id
    )
    select a.employee_id as "employeeId", p.first_name as "firstName", p.last_name as "lastName",
      c.job, a.assignment_id as "assignmentId", a.site_id as "siteId", s.name as "siteName",
      a.starts_on as "startsOn", a.ends_on as "endsOn", a.weekly_minutes as "weeklyMinutes",
      coalesce(planned.minutes, 0) as "plannedMinutes", coalesce(work.minutes, 0) as minutes,
      coalesce(work.confirmed, 0) as "confirmedMinutes",
      coalesce(work.to_confirm, 0) as "entriesToConfirm"
    from assignments a
    join employees p using (group_id, employee_id)
    join sites s using (group_id, site_id)
    left join work using (assignment_id)
    left join planned using (assignment_id)
    left join lateral (
      select job from contracts c where c.group_id = a.group_id and c.employee_id = a.employee_id
        and c.starts_on <= ${last} order by c.starts_on desc limit 1) c on true
    where a.group_id = ${groupId} and a.member_id = ${memberId}
      and ((a.starts_on <= ${last} and coalesce(a.ends_on, ${last}) >= ${first})
        or work.assignment_id is not null)
    order by p.last_name collate "fr-x-icu", p.first_name collate "fr-x-icu", a.assignment_id`.execute(
    db,
  )
  return rows
}

type StoredPrice = Omit<MemberPrice, 'hourlyPriceE4' | 'endsOn'> & { readonly endsOn: Day | null }

/** Prices of all assignments at the member, newest first; the rate is that of their first day. */
export async function pricesOf(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
): Promise<StoredPrice[]> {
  const { rows } = await sql<StoredPrice>`
    select a.assignment_id as "assignmentId", a.employee_id as "employeeId",
      p.first_name || ' ' || p.last_name as "employeeName", s.name as "siteName", c.job,
      r.starts_on as "startsOn", least(a.ends_on, lead(r.starts_on) over (
        partition by r.assignment_id order by r.starts_on) - 1) as "endsOn",
      r.pricing, r.coefficient_e4 as "coefficientE4", r.fixed_e4 as "fixedE4",
      r.percent_e4 as "percentE4", c.hourly_gross_e4 as "hourlyGrossE4"
    from assignments a
    join assignment_prices r using (group_id, assignment_id)
    join employees p using (group_id, employee_id)
    join sites s using (group_id, site_id)
    left join lateral (
      select job, hourly_gross_e4 from contracts c
      where c.group_id = a.group_id and c.employee_id = a.employee_id
      order by c.starts_on <= greatest(r.starts_on, a.starts_on) desc,
        abs(c.starts_on - greatest(r.starts_on, a.starts_on)) limit 1) c on true
    where a.group_id = ${groupId} and a.member_id = ${memberId}
    order by r.starts_on desc, p.last_name collate "fr-x-icu", a.assignment_id`.execute(db)
  return rows
}
