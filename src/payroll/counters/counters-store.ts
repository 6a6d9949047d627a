import { sql } from 'kysely'
import { CONTRACT_COLUMNS, contractFacts, loadContracts } from '../../group/index.ts'
import {
  type ContractFacts,
  headcountOf,
  limitsOf,
  meanHeadcount,
  territoryOf,
  type Work,
  workSums,
} from '../../law/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { addDays, type Day, day, firstDayOf, monthOf } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { instant, instantsOf, type LocalTime, minutes, type Zone, zone } from '../../shared/time.ts'
import type {
  Adjustment,
  CountedAbsence,
  CounterFacts,
  CounterPolicy,
  DelegationCredit,
  Opening,
  Presence,
} from './facts.ts'

type Of<Row> = Row & { readonly employeeId: string }

const byEmployee = <Row>(rows: readonly Of<Row>[]): ReadonlyMap<string, readonly Of<Row>[]> =>
  Map.groupBy(rows, ({ employeeId }) => employeeId)

interface Query {
  readonly groupId: GroupId
  readonly employeeIds: readonly string[]
}

const ONE = 10_000

/** Headcount of each civil year that counters may ask for: the year before, else its first day. */
async function headcounts(db: GroupDb, years: readonly number[]): Promise<Map<number, number>> {
  const people = await loadContracts(db)
  const first = people.reduce<Day | null>(
    (least, { hiredOn }) => (least === null || hiredOn < least ? hiredOn : least),
    null,
  )
  return new Map(
    years.map((year) => {
      const mean = meanHeadcount('social_security', year - 1, people).totalE4
      const start = day(`${year}-01-01`)
      const on = first !== null && first > start ? first : start
      const total = mean > 0 ? mean : headcountOf('social_security', on, people).totalE4
      return [year, total / ONE]
    }),
  )
}

/** The choices of the group and what all people share, for the counters of a day. */
export async function counterPolicy(
  db: GroupDb,
  groupId: GroupId,
  on: Day,
): Promise<CounterPolicy> {
  const settings = await db
    .selectFrom('group_settings')
    .select(['leave_count', 'grants_split_days', 'gives_meal_vouchers'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const limits = await db
    .selectFrom('limits')
    .select(['rule_id as ruleId', 'value', 'starts_on as startsOn', 'ends_on as endsOn', 'source'])
    .where('group_id', '=', groupId)
    .execute()
  const ways = await db
    .selectFrom('travel_times')
    .select(['from_site_id', 'to_site_id', 'minutes'])
    .where('group_id', '=', groupId)
    .execute()
  const sites = await db
    .selectFrom('sites')
    .select(['site_id', 'name'])
    .where('group_id', '=', groupId)
    .execute()
  const measured = new Map(
    ways.map((one) => [`${one.from_site_id} ${one.to_site_id}`, one.minutes]),
  )
  const names = new Map(sites.map((one) => [one.site_id, one.name]))
  const year = Number(on.slice(0, 4))
  const people = await headcounts(db, [year - 1, year])
  return {
    leaveCount: settings?.leave_count ?? 'working',
    grantsSplitDays: settings?.grants_split_days ?? true,
    givesMealVouchers: settings?.gives_meal_vouchers ?? false,
    limits: limitsOf(limits),
    headcountOf: (of) => people.get(of) ?? 0,
    way: (from, to) => measured.get(`${from} ${to}`) ?? measured.get(`${to} ${from}`) ?? null,
    siteName: (siteId) => names.get(siteId) ?? siteId,
  }
}

interface WorkRow {
  readonly employeeId: string
  readonly basis: 'planned' | 'worked'
  readonly id: string
  readonly assignmentId: string
  readonly memberId: string
  readonly siteId: string
  readonly zone: string
  readonly start: number
  readonly end: number
  readonly startsLocal: LocalTime
  readonly endsLocal: LocalTime
  readonly breakMinutes: number
  readonly breakStartsLocal: LocalTime | null
}

// Checking the name of a zone costs more than reading a row: each is checked once.
const zones = new Map<string, Zone>()

function knownZone(name: string): Zone {
  const known = zones.get(name) ?? zone(name)
  zones.set(name, known)
  return known
}

function workOf(row: WorkRow): Work {
  const place = knownZone(row.zone)
  const breaks = row.breakStartsLocal === null ? [] : instantsOf(row.breakStartsLocal, place)
  return {
    id: row.id,
    assignmentId: row.assignmentId,
    memberId: row.memberId,
    siteId: row.siteId,
    zone: place,
    start: instant(row.start),
    end: instant(row.end),
    breakStart: breaks.find((at) => at >= row.start && at < row.end) ?? breaks[0] ?? null,
    breakMinutes: minutes(row.breakMinutes),
  }
}

/** Entries up to the day since the civil year before, and shifts of the rest of its year. */
async function worksOf(
  db: GroupDb,
  { groupId, employeeIds }: Query,
  on: Day,
): Promise<ReadonlyMap<string, readonly WorkRow[]>> {
  const year = Number(on.slice(0, 4))
  const first = addDays(day(`${year - 1}-01-01`), -8)
  const { rows } = await sql<WorkRow>`
    select t.employee_id as "employeeId", 'worked' as basis, t.entry_id as id,
      t.assignment_id as "assignmentId", t.member_id as "memberId", a.site_id as "siteId",
      t.time_zone as zone, (extract(epoch from t.starts_at) / 60)::int as start,
      (extract(epoch from t.ends_at) / 60)::int as end, t.starts_local as "startsLocal",
      t.ends_local as "endsLocal", coalesce(t.break_minutes, 0) as "breakMinutes",
      t.break_starts_local as "breakStartsLocal"
    from time_entries t join assignments a using (group_id, assignment_id)
    where t.group_id = ${groupId} and t.employee_id = any(${[...employeeIds]}::text[])
      and t.work_day between ${first} and ${on} and t.superseded_at is null and not t.cancelled
    union all
    select t.employee_id, 'planned', t.shift_id, t.assignment_id, t.member_id, a.site_id,
      t.time_zone, (extract(epoch from t.starts_at) / 60)::int,
      (extract(epoch from t.ends_at) / 60)::int, t.starts_local, t.ends_local,
      coalesce(t.break_minutes, 0), null
    from shifts t join assignments a using (group_id, assignment_id)
    where t.group_id = ${groupId} and t.employee_id = any(${[...employeeIds]}::text[])
      and t.starts_local >= ${addDays(on, 1)} and t.starts_local < ${`${year + 1}-01-01`}
    order by start, id`.execute(db)
  return Map.groupBy(rows, ({ employeeId }) => employeeId)
}

const DAY_MINUTES = 1_440

/** Minutes of a wall-clock time since the midnight of a day. */
const minuteOf = (time: LocalTime, on: Day): number =>
  (time.slice(0, 10) === on ? 0 : DAY_MINUTES) +
  Number(time.slice(11, 13)) * 60 +
  Number(time.slice(14, 16))

function presenceOf(row: WorkRow): Presence {
  const on = day(row.startsLocal.slice(0, 10))
  const [from, to] = [minuteOf(row.startsLocal, on), minuteOf(row.endsLocal, on)]
  const { breakMinutes, breakStartsLocal } = row
  const middle = from + Math.floor((to - from - breakMinutes) / 2)
  return {
    entryId: row.id,
    day: on,
    from,
    to,
    breakFrom: breakStartsLocal === null ? middle : minuteOf(breakStartsLocal, on),
    breakMinutes,
    memberId: row.memberId,
    siteId: row.siteId,
  }
}

interface PersonRow {
  readonly employeeId: string
  readonly bornOn: Day | null
  readonly hiredOn: Day
  readonly leftOn: Day | null
  readonly dependentChildren: number
  /** Commune of the main place of work on the day. */
  readonly code: string | null
}

const peopleOf = (db: GroupDb, { groupId, employeeIds }: Query, on: Day) =>
  sql<PersonRow>`
    select e.employee_id as "employeeId", e.born_on as "bornOn", e.hired_on as "hiredOn",
      e.left_on as "leftOn", coalesce(e.dependent_children, 0) as "dependentChildren", p.code
    from employees e left join lateral (select s.commune_code as code
      from assignments a join sites s using (group_id, site_id)
      where a.group_id = e.group_id and a.employee_id = e.employee_id
      order by a.starts_on <= ${on} and coalesce(a.ends_on, ${on}) >= ${on} desc,
        a.weekly_minutes desc nulls last, a.assignment_id limit 1) p on true
    where e.group_id = ${groupId} and e.employee_id = any(${[...employeeIds]}::text[])`.execute(db)

async function contractsOf(db: GroupDb, { groupId, employeeIds }: Query) {
  const rows = await db
    .selectFrom('contracts')
    .select(CONTRACT_COLUMNS)
    .where('group_id', '=', groupId)
    .where('employee_id', 'in', [...employeeIds])
    .orderBy('starts_on')
    .execute()
  const found = new Map<string, ContractFacts[]>()
  for (const row of rows)
    found.set(row.employee_id, [...(found.get(row.employee_id) ?? []), contractFacts(row)])
  return found
}

/** The stored lines of counters and absences, by employee. */
async function linesOf(db: GroupDb, { groupId, employeeIds }: Query) {
  const ids = [...employeeIds]
  const absences = await sql<Of<CountedAbsence>>`
    select employee_id as "employeeId", absence_id as id, kind, starts_on as "startsOn",
      ends_on as "endsOn", minutes, informed_on as "informedOn"
    from absences where group_id = ${groupId} and employee_id = any(${ids}::text[])
    order by starts_on, absence_id`.execute(db)
  const openings = await sql<Of<Opening>>`
    select employee_id as "employeeId", counter, dated_on as "datedOn", quantity, source
    from counter_openings where group_id = ${groupId}
      and employee_id = any(${ids}::text[])`.execute(db)
  const adjustments = await sql<Of<Adjustment>>`
    select employee_id as "employeeId", adjustment_id as "adjustmentId", counter,
      dated_on as "datedOn", quantity, cause, reason, recorded_by as "recordedBy"
    from counter_adjustments where group_id = ${groupId} and employee_id = any(${ids}::text[])
    order by dated_on, recorded_at`.execute(db)
  const credits = await sql<Of<DelegationCredit>>`
    select employee_id as "employeeId", mandate, starts_on as "startsOn", ends_on as "endsOn",
      monthly_minutes as "monthlyMinutes", carries_over as "carriesOver"
    from delegation_credits where group_id = ${groupId} and employee_id = any(${ids}::text[])
    order by starts_on, mandate`.execute(db)
  return {
    absences: byEmployee(absences.rows),
    openings: byEmployee(openings.rows),
    adjustments: byEmployee(adjustments.rows),
    credits: byEmployee(credits.rows),
  }
}

/** What the counters of some people are counted from on a day, by employee. */
export async function counterFacts(
  db: GroupDb,
  groupId: GroupId,
  employeeIds: readonly string[],
  on: Day,
  policy: CounterPolicy,
): Promise<ReadonlyMap<string, CounterFacts>> {
  if (employeeIds.length === 0) return new Map()
  const query = { groupId, employeeIds }
  const people = await peopleOf(db, query, on)
  const contracts = await contractsOf(db, query)
  const works = await worksOf(db, query, on)
  const stored = await linesOf(db, query)
  const month = firstDayOf(monthOf(on))
  return new Map(
    people.rows.map(({ code, ...person }): [string, CounterFacts] => {
      const { employeeId } = person
      const rows = works.get(employeeId) ?? []
      const worked = rows.filter(({ basis }) => basis === 'worked')
      const planned = rows.filter(({ basis }) => basis === 'planned')
      return [
        employeeId,
        {
          ...person,
          contracts: contracts.get(employeeId) ?? [],
          territory: territoryOf(code),
          absences: stored.absences.get(employeeId) ?? [],
          openings: stored.openings.get(employeeId) ?? [],
          adjustments: stored.adjustments.get(employeeId) ?? [],
          credits: stored.credits.get(employeeId) ?? [],
          worked: workSums(worked.map(workOf), policy.limits),
          planned: workSums(planned.map(workOf), policy.limits),
          presences: worked
            .filter(({ startsLocal }) => startsLocal.slice(0, 10) >= month)
            .map((row) => presenceOf(row)),
        },
      ]
    }),
  )
}

/** Who is employed on a day, by name. */
export async function peopleOn(
  db: GroupDb,
  groupId: GroupId,
  on: Day,
): Promise<readonly { readonly employeeId: string; readonly name: string }[]> {
  const { rows } = await sql<{ employeeId: string; name: string }>`
    select employee_id as "employeeId", first_name || ' ' || last_name as name from employees
    where group_id = ${groupId} and hired_on <= ${on} and coalesce(left_on, ${on}) >= ${on}
    order by last_name collate "fr-x-icu", first_name collate "fr-x-icu", employee_id`.execute(db)
  return rows
}
