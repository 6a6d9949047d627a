import { sql } from 'kysely'
import { territoryOf } from '../../law/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { addMonths, type Day, firstDayOf, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import { counterFacts, counterPolicy } from '../counters/counters-store.ts'
import { leaveLeftOn } from '../counters/rules/counters-on.ts'
import type {
  Absence,
  AbsenceContract,
  AbsencePayFacts,
  AbsencePolicy,
  LeaveLeft,
  PaidGross,
  Placement,
} from './facts.ts'

/** The months that are asked for, and whose: null for everybody. */
export interface AbsenceQuery {
  readonly groupId: GroupId
  readonly since: Month
  readonly until: Month
  readonly employeeIds: readonly string[] | null
}

/** Sick pay of twelve months before counts, and the leave that holds it may have begun earlier. */
const MONTHS_BEFORE = 14

type Of<Row> = Row & { readonly employeeId: string }

const only = ({ employeeIds }: AbsenceQuery) =>
  employeeIds === null ? sql`` : sql`and t.employee_id = any(${[...employeeIds]}::text[])`

async function contractsOf(db: GroupDb, query: AbsenceQuery) {
  const { rows } = await sql<Of<Omit<AbsenceContract, 'hourlyGrossE4'> & { hourly: number }>>`
    select t.employee_id as "employeeId", t.contract_id as "contractId", t.kind,
      t.starts_on as "startsOn", t.ends_on as "endsOn", t.weekly_minutes as "weeklyMinutes",
      t.hourly_gross_e4 as hourly, t.job, t.fixed_term_reason as "fixedTermReason",
      t.end_cause as "endCause"
    from contracts t where t.group_id = ${query.groupId} ${only(query)}
    order by t.employee_id, t.starts_on`.execute(db)
  return Map.groupBy(
    rows.map(({ hourly, ...row }) => ({ ...row, hourlyGrossE4: rateE4(hourly) })),
    ({ employeeId }) => employeeId,
  )
}

async function absencesOf(db: GroupDb, query: AbsenceQuery) {
  const from = firstDayOf(addMonths(query.since, -MONTHS_BEFORE))
  const { rows } = await sql<Of<Absence>>`
    select t.employee_id as "employeeId", t.absence_id as "absenceId", t.kind,
      t.starts_on as "startsOn", t.ends_on as "endsOn", t.minutes,
      t.family_event as "familyEvent",
      t.kind = 'work_accident' and exists (select from time_entries e
        where e.group_id = t.group_id and e.employee_id = t.employee_id
          and e.work_day = t.starts_on and e.superseded_at is null and not e.cancelled)
        as "workedOnFirstDay"
    from absences t where t.group_id = ${query.groupId} ${only(query)}
      and t.ends_on >= ${from}::date and t.starts_on <= ${lastDayOf(query.until)}::date
    order by t.employee_id, t.starts_on, t.absence_id`.execute(db)
  return Map.groupBy(rows, ({ employeeId }) => employeeId)
}

/** Assignments at places whose public holidays are not the national ones. */
async function placementsOf(db: GroupDb, query: AbsenceQuery) {
  const { rows } = await sql<Of<Omit<Placement, 'territory'> & { code: string }>>`
    select t.employee_id as "employeeId", t.starts_on as "startsOn", t.ends_on as "endsOn",
      s.commune_code as code
    from assignments t join sites s using (group_id, site_id)
    where t.group_id = ${query.groupId} ${only(query)} and s.commune_code is not null
      and left(s.commune_code, 2) in ('57', '67', '68', '97')
    order by t.employee_id, t.weekly_minutes desc nulls last, t.assignment_id`.execute(db)
  return Map.groupBy(
    rows.map(({ code, ...row }) => ({ ...row, territory: territoryOf(code) })),
    ({ employeeId }) => employeeId,
  )
}

/**
 * Gross pay of closed months of those whose contract ends in the months asked for: what the costs
 * hold, and what was told to payroll for time not worked.
 */
async function paidGrossOf(db: GroupDb, query: AbsenceQuery) {
  const [from, to] = [firstDayOf(query.since), lastDayOf(query.until)]
  const { rows } = await sql<Of<{ period: Month; amount: number; hasSickPay: boolean }>>`
    with leaving as (
      select employee_id from employees where group_id = ${query.groupId}
        and left_on between ${from}::date and ${to}::date
      union select employee_id from contracts where group_id = ${query.groupId}
        and ends_on between ${from}::date and ${to}::date)
    select employee_id as "employeeId", period, sum(amount)::float8 as amount,
      bool_or(sick) as "hasSickPay"
    from (
      select t.employee_id, t.period, t.gross_cents as amount, false as sick from costs t
      where t.group_id = ${query.groupId} ${only(query)}
      union all
      select t.employee_id, t.period,
        case when t.code in ('sick_pay_90', 'sick_pay_66') then 0 else t.amount_cents end,
        t.code in ('sick_pay_90', 'sick_pay_66')
      from pay_variables t
      where t.group_id = ${query.groupId} ${only(query)} and t.code in ('public_holiday_pay',
        'paid_leave_pay', 'paid_time', 'family_event_pay', 'intermission_pay', 'accident_day_pay',
        'sick_pay_90', 'sick_pay_66')) paid
    where employee_id in (select employee_id from leaving)
    group by employee_id, period`.execute(db)
  const found = new Map<string, Map<Month, PaidGross>>()
  for (const { employeeId, period, amount, hasSickPay } of rows) {
    const months = found.get(employeeId) ?? new Map<Month, PaidGross>()
    months.set(period, { cents: cents(amount), hasSickPay })
    found.set(employeeId, months)
  }
  return found
}

/** Last day of a person: the day of leaving, else the term of the last contract. */
function exitOf(leftOn: Day | null, contracts: readonly AbsenceContract[]): Day | null {
  const last = contracts.at(-1)?.endsOn ?? null
  return leftOn === null || (last !== null && last < leftOn) ? last : leftOn
}

/** Leave that is left to those who leave in the months asked for, on their last day. */
async function leaveLeftOf(
  db: GroupDb,
  { groupId, since, until }: AbsenceQuery,
  exits: ReadonlyMap<string, Day | null>,
): Promise<ReadonlyMap<string, LeaveLeft>> {
  const leaving = [...exits].flatMap(([employeeId, on]) =>
    on !== null && on >= firstDayOf(since) && on <= lastDayOf(until) ? [{ employeeId, on }] : [],
  )
  const found = new Map<string, LeaveLeft>()
  if (leaving.length === 0) return found
  // Of the choices of the group, leave reads those that no day changes.
  const policy = await counterPolicy(db, groupId, lastDayOf(until))
  for (const [on, people] of Map.groupBy(leaving, (one) => one.on)) {
    const ids = people.map(({ employeeId }) => employeeId)
    for (const [employeeId, facts] of await counterFacts(db, groupId, ids, on, policy))
      found.set(employeeId, leaveLeftOn(facts, policy, on))
  }
  return found
}

/** Meal vouchers that somebody added to a month, or took from it. */
async function vouchersAddedOf(db: GroupDb, query: AbsenceQuery) {
  const { rows } = await sql<Of<{ month: Month; added: number }>>`
    select t.employee_id as "employeeId", to_char(t.dated_on, 'YYYY-MM') as month,
      sum(t.quantity)::int as added
    from counter_adjustments t
    where t.group_id = ${query.groupId} ${only(query)} and t.counter = 'meal_vouchers'
      and t.dated_on between ${firstDayOf(query.since)} and ${lastDayOf(query.until)}
    group by 1, 2`.execute(db)
  return Map.groupBy(rows, ({ employeeId }) => employeeId)
}

/** The facts of all who were under contract in the months asked for, by employee. */
export async function absencePayFacts(
  db: GroupDb,
  query: AbsenceQuery,
): Promise<ReadonlyMap<string, AbsencePayFacts>> {
  const [from, to] = [firstDayOf(query.since), lastDayOf(query.until)]
  const { rows } = await sql<Of<{ hiredOn: Day; leftOn: Day | null }>>`
    select t.employee_id as "employeeId", t.hired_on as "hiredOn", t.left_on as "leftOn"
    from employees t where t.group_id = ${query.groupId} ${only(query)}
      and t.hired_on <= ${to}::date and (t.left_on is null or t.left_on >= ${from}::date)
    order by t.employee_id`.execute(db)
  const contracts = await contractsOf(db, query)
  const absences = await absencesOf(db, query)
  const placements = await placementsOf(db, query)
  const gross = await paidGrossOf(db, query)
  const vouchers = await vouchersAddedOf(db, query)
  const exits = new Map(
    rows.map(({ employeeId, leftOn }) => [
      employeeId,
      exitOf(leftOn, contracts.get(employeeId) ?? []),
    ]),
  )
  const leaves = await leaveLeftOf(db, query, exits)
  return new Map(
    rows.map((person) => [
      person.employeeId,
      {
        ...person,
        contracts: contracts.get(person.employeeId) ?? [],
        absences: absences.get(person.employeeId) ?? [],
        placements: placements.get(person.employeeId) ?? [],
        grossOf: gross.get(person.employeeId) ?? new Map<Month, PaidGross>(),
        leaveLeft: leaves.get(person.employeeId) ?? null,
        vouchersAdded: new Map(
          (vouchers.get(person.employeeId) ?? []).map(({ month, added }) => [month, added]),
        ),
      },
    ]),
  )
}

export async function absencePolicyOf(db: GroupDb, groupId: GroupId): Promise<AbsencePolicy> {
  const row = await db
    .selectFrom('group_settings')
    .select(['end_indemnity_e4', 'gives_meal_vouchers'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return {
    endIndemnityE4: rateE4(row?.end_indemnity_e4 ?? 1_000),
    givesMealVouchers: row?.gives_meal_vouchers ?? false,
  }
}
