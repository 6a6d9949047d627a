import { sql } from 'kysely'
import { DEFAULT_TERM, type PaymentTerm } from '../billing/index.ts'
import type {
  AgreedPrice,
  OvertimeSplit,
  PaidAbsence,
  PayContract,
  PayItem,
  WorkedEntry,
} from '../payroll/index.ts'
import type { GroupDb, Pricing } from '../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents, rateE4 } from '../shared/money.ts'
import { instant, instantsOf, type LocalTime, type Zone, zone } from '../shared/time.ts'

/** How far back facts are read, and for whom beyond the month itself. */
export interface Reach {
  readonly groupId: GroupId
  readonly month: Month
  /** First day read for the people of `employeeIds`; null when nobody changed. */
  readonly since: Day | null
  readonly sinceMonth: Month | null
  readonly employeeIds: readonly string[]
}

const rate = (value: number | null) => (value === null ? null : rateE4(value))

export async function settingsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<{ overtimeSplit: OvertimeSplit; workAccidentRateE4: number; term: PaymentTerm }> {
  const row = await db
    .selectFrom('group_settings')
    .select(['overtime_split', 'work_accident_rate_e4', 'payment_days', 'payment_end_of_month'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return {
    overtimeSplit: row?.overtime_split ?? 'pro_rata',
    workAccidentRateE4: row?.work_accident_rate_e4 ?? 208,
    term:
      row === undefined
        ? DEFAULT_TERM
        : { days: row.payment_days, endOfMonth: row.payment_end_of_month },
  }
}

interface EntryRow {
  readonly entry_id: string
  readonly assignment_id: string
  readonly employee_id: string
  readonly member_id: string
  readonly time_zone: string
  readonly start_minute: number
  readonly end_minute: number
  readonly break_minutes: number | null
  readonly break_starts_local: LocalTime | null
  readonly worked_minutes: number
  readonly work_day: Day
  readonly employee_confirmed: boolean
  readonly member_confirmed: boolean
}

/** Current entries of the month from `from` on, further back for those who changed. */
export async function entriesOf(
  db: GroupDb,
  { groupId, month, since, employeeIds }: Reach,
  from: Day,
): Promise<ReadonlyMap<string, readonly WorkedEntry[]>> {
  const { rows } = await sql<EntryRow>`
    select entry_id, assignment_id, employee_id, member_id, time_zone,
      (extract(epoch from starts_at) / 60)::int as start_minute,
      (extract(epoch from ends_at) / 60)::int as end_minute,
      break_minutes, break_starts_local, worked_minutes, work_day,
      employee_confirmed_at is not null as employee_confirmed,
      member_confirmed_at is not null as member_confirmed
    from time_entries
    where group_id = ${groupId} and superseded_at is null and not cancelled
      and work_day between ${since ?? from}::date and ${lastDayOf(month)}::date
      and (work_day >= ${from}::date or employee_id = any(${employeeIds}::text[]))
    order by starts_at, entry_id`.execute(db)
  return groupRows(rows, byEmployee, workedEntry)
}

// Checking the name of a zone costs more than reading the entry: each is checked once.
const zones = new Map<string, Zone>()

function knownZone(name: string): Zone {
  const known = zones.get(name) ?? zone(name)
  zones.set(name, known)
  return known
}

function workedEntry(row: EntryRow): WorkedEntry {
  const timeZone = knownZone(row.time_zone)
  const start = instant(row.start_minute)
  const pause =
    row.break_starts_local === null
      ? null
      : (instantsOf(row.break_starts_local, timeZone).find((at) => at >= start) ?? null)
  return {
    entryId: row.entry_id,
    assignmentId: row.assignment_id,
    memberId: row.member_id,
    zone: timeZone,
    start,
    end: instant(row.end_minute),
    breakMinutes: row.break_minutes ?? 0,
    breakStart: pause,
    workDay: row.work_day,
    workedMinutes: row.worked_minutes,
    employeeConfirmed: row.employee_confirmed,
    memberConfirmed: row.member_confirmed,
  }
}

const byEmployee = (row: { readonly employee_id: string }): string => row.employee_id

function groupRows<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  toValue: (row: Row) => Value,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [toValue(row)])
    else group.push(toValue(row))
  }
  return groups
}

export async function contractsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, readonly PayContract[]>> {
  const rows = await db
    .selectFrom('contracts')
    .select([
      'contract_id',
      'employee_id',
      'kind',
      'starts_on',
      'ends_on',
      'weekly_minutes',
      'annual_minutes',
      'hourly_gross_e4',
      'job',
      'category',
    ])
    .where('group_id', '=', groupId)
    .orderBy('employee_id')
    .orderBy('starts_on')
    .execute()
  return groupRows(rows, byEmployee, (row) => ({
    contractId: row.contract_id,
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    weeklyMinutes: row.weekly_minutes,
    annualMinutes: row.annual_minutes,
    hourlyGrossE4: rateE4(row.hourly_gross_e4),
    job: row.job,
    category: row.category,
  }))
}

export async function absencesOf(
  db: GroupDb,
  { groupId, month, sinceMonth, employeeIds }: Reach,
): Promise<ReadonlyMap<string, readonly PaidAbsence[]>> {
  const { rows } = await sql<{
    employee_id: string
    absence_id: string
    kind: string
    starts_on: Day
    ends_on: Day
    minutes: number | null
  }>`
    select employee_id, absence_id, kind, starts_on, ends_on, minutes from absences
    where group_id = ${groupId} and starts_on <= ${lastDayOf(month)}::date
      and (ends_on >= ${firstDayOf(month)}::date
        or (employee_id = any(${employeeIds}::text[])
          and ends_on >= ${firstDayOf(sinceMonth ?? month)}::date))
    order by employee_id, starts_on, absence_id`.execute(db)
  return groupRows(rows, byEmployee, (row) => ({
    absenceId: row.absence_id,
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    minutes: row.minutes,
  }))
}

export async function payItemsOf(
  db: GroupDb,
  { groupId, month, sinceMonth, employeeIds }: Reach,
): Promise<ReadonlyMap<string, readonly PayItem[]>> {
  const { rows } = await sql<{
    employee_id: string
    pay_item_id: string
    member_id: string | null
    month: Month
    code: string
    label: string | null
    amount_cents: number
    kind: PayItem['kind']
  }>`
    select employee_id, pay_item_id, member_id, month, code, label, amount_cents, kind
    from pay_items
    where group_id = ${groupId} and (month = ${month}
      or (employee_id = any(${employeeIds}::text[])
        and month between ${sinceMonth ?? month} and ${month}))
    order by employee_id, month, pay_item_id`.execute(db)
  return groupRows(rows, byEmployee, (row) => ({
    payItemId: row.pay_item_id,
    memberId: row.member_id,
    month: row.month,
    code: row.code,
    label: row.label,
    amountCents: cents(row.amount_cents),
    kind: row.kind,
  }))
}

export async function assignmentsOf(db: GroupDb, groupId: GroupId) {
  const rows = await db
    .selectFrom('assignments')
    .select(['assignment_id', 'employee_id', 'member_id'])
    .where('group_id', '=', groupId)
    .execute()
  return rows.map((row) => ({
    assignmentId: row.assignment_id,
    employeeId: row.employee_id,
    memberId: row.member_id,
  }))
}

export async function pricesOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, readonly AgreedPrice[]>> {
  const rows = await db
    .selectFrom('assignment_prices')
    .select(['assignment_id', 'starts_on', 'pricing', 'coefficient_e4', 'fixed_e4', 'percent_e4'])
    .where('group_id', '=', groupId)
    .orderBy('assignment_id')
    .orderBy('starts_on')
    .execute()
  return groupRows(
    rows,
    (row) => row.assignment_id,
    (row) => ({
      startsOn: row.starts_on,
      pricing: row.pricing satisfies Pricing,
      coefficientE4: rate(row.coefficient_e4),
      fixedE4: rate(row.fixed_e4),
      percentE4: rate(row.percent_e4),
    }),
  )
}

/** The group as seller, with the SIRET and commune of its first establishment. */
export async function sellerOf(db: GroupDb, groupId: GroupId) {
  const { rows } = await sql<{
    name: string
    siren: string | null
    legal_form: string | null
    country: string
    address_line: string | null
    postal_code: string | null
    city: string | null
    siret: string | null
    commune_code: string | null
  }>`
    select g.name, g.siren, g.legal_form, g.country, s.address_line, s.postal_code, s.city,
      e.siret, e.commune_code
    from employer_group g
    left join group_settings s using (group_id)
    left join lateral (select siret, commune_code from establishments e
      where e.group_id = g.group_id order by establishment_id limit 1) e on true
    where g.group_id = ${groupId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`no group ${groupId}`)
  return row
}

export async function memberRowsOf(db: GroupDb, groupId: GroupId) {
  const { rows } = await sql<{
    member_id: string
    name: string
    siren: string | null
    email: string | null
    taxable_revenue_percent: string | null
    invoice_prefix: string | null
    establishment_siret: string | null
    establishment_commune: string | null
    site_siret: string | null
    public_body: boolean | null
    payment_days: number | null
    end_of_month: boolean | null
    site_commune: string | null
  }>`
    select m.member_id, m.name, m.siren, m.email, m.public_body, m.taxable_revenue_percent,
      nullif(e.invoice_prefix, '') as invoice_prefix, e.siret as establishment_siret,
      e.commune_code as establishment_commune, s.siret as site_siret,
      s.commune_code as site_commune, t.payment_days, t.end_of_month
    from members m
    left join member_terms t using (group_id, member_id)
    left join establishments e
      on e.group_id = m.group_id and e.establishment_id = m.establishment_id
    left join lateral (select siret, commune_code from sites s
      where s.group_id = m.group_id and s.member_id = m.member_id
      order by site_id limit 1) s on true
    where m.group_id = ${groupId} order by m.member_id`.execute(db)
  return rows
}

/** Confirmed work of months before the first close: the product never billed it. */
export async function confirmedBefore(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<{ entries: number; minutes: number }> {
  const { rows } = await sql<{ entries: number; minutes: number }>`
    select count(*)::int as entries, coalesce(sum(worked_minutes), 0)::int as minutes
    from time_entries
    where group_id = ${groupId} and superseded_at is null and not cancelled
      and employee_confirmed_at is not null and member_confirmed_at is not null
      and work_day < ${firstDayOf(month)}::date`.execute(db)
  return rows[0] ?? { entries: 0, minutes: 0 }
}
