import { type RawBuilder, sql } from 'kysely'
import type { NumberedInvoice } from '../billing/index.ts'
import type { EmployeeCost, PayVariable } from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { CloseReport } from './report.ts'

export async function groupExists(db: GroupDb, groupId: GroupId): Promise<boolean> {
  const row = await db
    .selectFrom('employer_group')
    .select('group_id')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return row !== undefined
}

/** The closed months in order, with what each close said. */
export async function closedMonths(db: GroupDb, groupId: GroupId): Promise<readonly Month[]> {
  const rows = await db
    .selectFrom('month_closes')
    .select('month')
    .where('group_id', '=', groupId)
    .orderBy('month')
    .execute()
  return rows.map(({ month }) => month)
}

export async function reportOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<CloseReport | null> {
  const { rows } = await sql<{ report: CloseReport }>`
    select report from month_closes
    where group_id = ${groupId} and month = ${month}`.execute(db)
  return rows[0]?.report ?? null
}

/** Day of the latest invoice of the group, over all series. */
export async function lastIssue(db: GroupDb, groupId: GroupId): Promise<Day | null> {
  const { rows } = await sql<{ last: Day | null }>`
    select max(issued_on) as last from invoices where group_id = ${groupId}`.execute(db)
  return rows[0]?.last ?? null
}

/** The first day, from one on, on which the group may issue: numbers follow the days (INV-04). */
export async function earliestIssue(db: GroupDb, groupId: GroupId, from: Day): Promise<Day> {
  const last = await lastIssue(db, groupId)
  return last !== null && last > from ? last : from
}

/**
 * Takes numbers out of each series, in the transaction that uses them, and answers the last number
 * given before. The row of the series stays locked until the end: a rollback gives them back.
 */
export async function takeNumbers(
  db: GroupDb,
  groupId: GroupId,
  year: number,
  counts: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>()
  for (const [series, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { rows } = await sql<{ before: number }>`
      insert into invoice_series (group_id, series, year, last_sequence)
      values (${groupId}, ${series}, ${year}, ${count})
      on conflict (group_id, series, year)
        do update set last_sequence = invoice_series.last_sequence + excluded.last_sequence
      returning last_sequence - ${count}::int as before`.execute(db)
    last.set(series, rows[0]?.before ?? 0)
  }
  return last
}

const ROWS_AT_ONCE = 4000

type Columns<Row> = { readonly [Name in keyof Row]: string }

/** Inserts rows in few statements; `columns` names their PostgreSQL types. */
async function insertRows<Row extends object>(
  db: GroupDb,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  const types: RawBuilder<unknown> = sql.raw(
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  )
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))
    await sql`insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_to_recordset(${chunk}::jsonb) as rows (${types})`.execute(db)
  }
}

/** The time of the database: what changes later in it is later than this. */
export async function databaseTime(db: GroupDb): Promise<string> {
  const { rows } = await sql<{ now: string }>`select clock_timestamp()::text as now`.execute(db)
  return rows[0]?.now ?? ''
}

/** @param readAt time of the database before the facts were read: later changes are corrections */
export async function storeClose(
  db: GroupDb,
  groupId: GroupId,
  report: CloseReport,
  readAt: string,
): Promise<void> {
  await db
    .insertInto('month_closes')
    .values({
      group_id: groupId,
      month: report.month,
      issued_on: report.issued_on,
      closed_at: readAt,
      closed_by: report.closed_by,
      report: JSON.stringify(report),
    })
    .execute()
}

export async function storeInvoices(
  db: GroupDb,
  groupId: GroupId,
  invoices: readonly NumberedInvoice[],
): Promise<void> {
  const rows = invoices.map((invoice) => invoiceRow(groupId, invoice))
  await insertRows(db, 'invoices', INVOICE_COLUMNS, rows)
  const lines = invoices.flatMap((invoice) => lineRows(groupId, invoice))
  await insertRows(db, 'invoice_lines', LINE_COLUMNS, lines)
}

const INVOICE_COLUMNS = {
  group_id: 'text',
  invoice_number: 'text',
  series: 'text',
  year: 'int',
  sequence: 'int',
  kind: 'text',
  member_id: 'text',
  month: 'text',
  issued_on: 'date',
  due_on: 'date',
  net_cents: 'bigint',
  vat_cents: 'bigint',
  gross_cents: 'bigint',
  wages_cents: 'bigint',
  contributions_cents: 'bigint',
  other_cents: 'bigint',
  seller: 'jsonb',
  buyer: 'jsonb',
  cause: 'text',
  preceding_numbers: 'text[]',
} as const

const invoiceRow = (groupId: GroupId, invoice: NumberedInvoice) => ({
  group_id: groupId,
  invoice_number: invoice.number,
  series: invoice.series,
  year: invoice.year,
  sequence: invoice.sequence,
  kind: invoice.kind,
  member_id: invoice.memberId,
  month: invoice.month,
  issued_on: invoice.issuedOn,
  due_on: invoice.dueOn,
  net_cents: invoice.netCents,
  vat_cents: invoice.vatCents,
  gross_cents: invoice.grossCents,
  wages_cents: invoice.wagesCents,
  contributions_cents: invoice.contributionsCents,
  other_cents: invoice.otherCents,
  seller: invoice.seller,
  buyer: invoice.buyer,
  cause: invoice.cause ?? null,
  preceding_numbers: invoice.precedingNumbers ?? [],
})

const LINE_COLUMNS = {
  group_id: 'text',
  invoice_number: 'text',
  line: 'int',
  assignment_id: 'text',
  employee_id: 'text',
  kind: 'text',
  period: 'text',
  corrected_kind: 'text',
  minutes: 'int',
  unit_price_e4: 'bigint',
  net_cents: 'bigint',
  vat_percent_e2: 'int',
  vat_exemption: 'text',
  wages_cents: 'bigint',
  contributions_cents: 'bigint',
  explanation: 'jsonb',
  entry_ids: 'text[]',
  for_good: 'boolean',
  credits_number: 'text',
  credits_line: 'int',
} as const

const lineRows = (groupId: GroupId, invoice: NumberedInvoice) =>
  invoice.lines.map((line) => ({
    group_id: groupId,
    invoice_number: invoice.number,
    line: line.line,
    assignment_id: line.assignmentId,
    employee_id: line.employeeId,
    kind: line.kind,
    period: line.period,
    corrected_kind: line.correctedKind,
    minutes: line.minutes,
    unit_price_e4: line.unitPriceE4,
    net_cents: line.netCents,
    vat_percent_e2: line.vatPercentE2,
    vat_exemption: line.vatExemption,
    wages_cents: line.wagesCents,
    contributions_cents: line.contributionsCents,
    explanation: line.explanation,
    entry_ids: line.entryIds,
    for_good: line.forGood ?? false,
    credits_number: line.credits?.number ?? null,
    credits_line: line.credits?.line ?? null,
  }))

export async function storeVariables(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  variables: readonly PayVariable[],
): Promise<void> {
  const rows = variables.map((variable, index) => ({
    group_id: groupId,
    month,
    line: index + 1,
    employee_id: variable.employeeId,
    member_id: variable.memberId,
    code: variable.code,
    period: variable.period,
    quantity_minutes: variable.minutes,
    quantity_days: variable.days,
    amount_cents: variable.amountCents,
    source_ids: variable.sourceIds,
  }))
  await insertRows(
    db,
    'pay_variables',
    {
      group_id: 'text',
      month: 'text',
      line: 'int',
      employee_id: 'text',
      member_id: 'text',
      code: 'text',
      period: 'text',
      quantity_minutes: 'int',
      quantity_days: 'numeric',
      amount_cents: 'bigint',
      source_ids: 'text[]',
    },
    rows,
  )
}

export async function storeCosts(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  costs: readonly EmployeeCost[],
): Promise<void> {
  const rows = costs.map((cost) => ({
    group_id: groupId,
    month,
    employee_id: cost.employeeId,
    member_id: cost.memberId ?? '',
    period: cost.period,
    minutes: cost.minutes,
    gross_cents: cost.grossCents,
    contributions: cost.contributions,
    contributions_cents: cost.contributionsCents,
    leave_provision_cents: cost.leaveProvisionCents,
    total_cents: cost.totalCents,
    cost_per_hour_e4: cost.costPerHourE4,
    rules_version: cost.rulesVersion,
  }))
  await insertRows(
    db,
    'costs',
    {
      group_id: 'text',
      month: 'text',
      employee_id: 'text',
      member_id: 'text',
      period: 'text',
      minutes: 'int',
      gross_cents: 'bigint',
      contributions: 'jsonb',
      contributions_cents: 'bigint',
      leave_provision_cents: 'bigint',
      total_cents: 'bigint',
      cost_per_hour_e4: 'bigint',
      rules_version: 'text',
    },
    rows,
  )
}
