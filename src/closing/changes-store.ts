import { sql } from 'kysely'
import type { BilledLine, LineKind, PriceExplanation } from '../billing/index.ts'
import type { EmployeeCost, OvertimeSplit, PayVariable } from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { type Cents, cents, rateE4 } from '../shared/money.ts'

export interface CloseRow {
  readonly month: Month
  readonly closed_at: string
  readonly overtime_split: OvertimeSplit | null
  readonly work_accident_rate_e4: number | null
  readonly headcount: number | null
}

/** The closed months, earliest first, with the moment to the microsecond. */
export async function closesOf(db: GroupDb, groupId: GroupId): Promise<readonly CloseRow[]> {
  const { rows } = await sql<CloseRow>`
    select month, closed_at::text as closed_at,
      report -> 'policy' ->> 'overtime_split' as overtime_split,
      (report -> 'policy' ->> 'work_accident_rate_e4')::int as work_accident_rate_e4,
      (report -> 'policy' ->> 'headcount')::float8 as headcount
    from month_closes where group_id = ${groupId} order by month`.execute(db)
  return rows
}

export interface ChangeRow {
  readonly employee_id: string
  /** Entry, pay item or absence that changed. */
  readonly source_id: string | null
  readonly kind: 'entry' | 'item' | 'onwards'
  /** Day of the entry, first day of the month of the item, else the day from which it matters. */
  readonly on_day: Day
}

/**
 * What changed after a moment; of entries, those up to a day. A contract may have lost days before
 * its start: it matters always.
 */
export async function changedSince(
  db: GroupDb,
  groupId: GroupId,
  since: string,
  until: Day,
): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select distinct employee_id, entry_id as source_id, 'entry' as kind, work_day as on_day
    from time_entries where group_id = ${groupId} and work_day <= ${until}::date
      and (changed_at > ${since}::timestamptz or superseded_at > ${since}::timestamptz)
    union all
    select employee_id, pay_item_id, 'item', (month || '-01')::date
    from pay_items where group_id = ${groupId} and changed_at > ${since}::timestamptz
    union all
    select employee_id, absence_id, 'onwards', date_trunc('month', starts_on)::date
    from absences where group_id = ${groupId} and changed_at > ${since}::timestamptz
    union all
    select employee_id, null, 'onwards', '1900-01-01'::date
    from contracts where group_id = ${groupId} and changed_at > ${since}::timestamptz
    union all
    select a.employee_id, null, 'onwards', p.starts_on
    from assignment_prices p join assignments a using (group_id, assignment_id)
    where p.group_id = ${groupId}
      and greatest(p.changed_at, a.changed_at) > ${since}::timestamptz
    union all
    select l.employee_id, null, 'item', (l.period || '-01')::date
    from invoice_lines l join invoices i using (group_id, invoice_number)
    where l.group_id = ${groupId} and l.employee_id is not null and not l.for_good
      and i.cause is not null and i.recorded_at > ${since}::timestamptz
    union all
    select employee_id, null, 'item', (month || '-01')::date from pre_invoice_acts
    where group_id = ${groupId} and employee_id is not null
      and at > ${since}::timestamptz`.execute(db)
  return rows
}

export interface EntriesChanged {
  readonly month: Month
  readonly entries: number
}

/**
 * Entries of the months from one to another that both sides confirmed, now or before, and that
 * changed after a moment: what the next close corrects. Those never confirmed change nothing yet.
 */
export async function entriesChangedSince(
  db: GroupDb,
  groupId: GroupId,
  since: string,
  { first, last }: { readonly first: Month; readonly last: Month },
): Promise<EntriesChanged[]> {
  const { rows } = await sql<EntriesChanged>`
    select to_char(work_day, 'YYYY-MM') as month, count(distinct entry_id)::int as entries
    from time_entries
    where group_id = ${groupId} and not cancelled
      and work_day between ${firstDayOf(first)}::date and ${lastDayOf(last)}::date
      and employee_confirmed_at is not null and member_confirmed_at is not null
      and (changed_at > ${since}::timestamptz or superseded_at > ${since}::timestamptz)
    group by 1 order by 1`.execute(db)
  return rows
}

export interface Past {
  readonly billed: ReadonlyMap<string, readonly BilledLine[]>
  readonly told: ReadonlyMap<string, readonly PayVariable[]>
  readonly booked: ReadonlyMap<string, readonly EmployeeCost[]>
}

/** What was billed, told to payroll and booked about these people and months, `person month`. */
export async function pastOf(
  db: GroupDb,
  groupId: GroupId,
  employeeIds: readonly string[],
  periods: readonly Month[],
): Promise<Past> {
  const key = (row: { readonly employeeId: string | null; readonly period: Month }): string =>
    `${row.employeeId} ${row.period}`
  const about = sql`group_id = ${groupId} and employee_id = any(${employeeIds}::text[])
    and period = any(${periods}::text[])`
  const lines = await billedLines(db, about)
  const variables = await toldVariables(db, about)
  const costs = await bookedCosts(db, about)
  return {
    billed: Map.groupBy(lines, key),
    told: Map.groupBy(variables, key),
    booked: Map.groupBy(costs, key),
  }
}

async function billedLines(db: GroupDb, about: ReturnType<typeof sql>): Promise<BilledLine[]> {
  const { rows } = await sql<{
    member_id: string
    employee_id: string
    assignment_id: string | null
    kind: LineKind
    period: Month
    corrected_kind: LineKind | null
    minutes: number | null
    unit_price_e4: number | null
    net_cents: number
    wages_cents: number
    contributions_cents: number
    vat_percent_e2: number
    vat_exemption: string | null
    explanation: PriceExplanation
    entry_ids: string[]
  }>`
    select l.*, i.member_id from (select * from invoice_lines where ${about}
      and not for_good) l
    join invoices i using (group_id, invoice_number)
    order by i.month, l.invoice_number, l.line`.execute(db)
  return rows.map((row) => ({
    memberId: row.member_id,
    employeeId: row.employee_id,
    assignmentId: row.assignment_id,
    kind: row.kind,
    period: row.period,
    correctedKind: row.corrected_kind,
    minutes: row.minutes,
    unitPriceE4: row.unit_price_e4 === null ? null : rateE4(row.unit_price_e4),
    netCents: cents(row.net_cents),
    wagesCents: cents(row.wages_cents),
    contributionsCents: cents(row.contributions_cents),
    explanation: row.explanation,
    entryIds: row.entry_ids,
    vat: { percentE2: row.vat_percent_e2, exemption: row.vat_exemption },
  }))
}

async function toldVariables(db: GroupDb, about: ReturnType<typeof sql>): Promise<PayVariable[]> {
  const { rows } = await sql<{
    employee_id: string
    period: Month
    member_id: string | null
    code: string
    quantity_minutes: number | null
    quantity_days: string | null
    amount_cents: number | null
    source_ids: string[]
  }>`select * from pay_variables where ${about} order by month, line`.execute(db)
  return rows.map((row) => ({
    employeeId: row.employee_id,
    period: row.period,
    memberId: row.member_id,
    code: row.code,
    minutes: row.quantity_minutes,
    days: row.quantity_days === null ? null : Number(row.quantity_days),
    amountCents: row.amount_cents === null ? null : cents(row.amount_cents),
    sourceIds: row.source_ids,
  }))
}

async function bookedCosts(db: GroupDb, about: ReturnType<typeof sql>): Promise<EmployeeCost[]> {
  const { rows } = await sql<{
    employee_id: string
    period: Month
    member_id: string
    minutes: number
    gross_cents: number
    contributions: Readonly<Record<string, Cents>>
    contributions_cents: number
    leave_provision_cents: number
    total_cents: number
    cost_per_hour_e4: number
    rules_version: string
  }>`select * from costs where ${about} order by month`.execute(db)
  return rows.map((row) => ({
    employeeId: row.employee_id,
    memberId: row.member_id || null,
    period: row.period,
    minutes: row.minutes,
    grossCents: cents(row.gross_cents),
    contributions: row.contributions,
    contributionsCents: cents(row.contributions_cents),
    leaveProvisionCents: cents(row.leave_provision_cents),
    totalCents: cents(row.total_cents),
    costPerHourE4: rateE4(row.cost_per_hour_e4),
    rulesVersion: row.rules_version,
  }))
}
