import { sql } from 'kysely'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import {
  isJournalField,
  JOURNAL_FIELD_NAMES,
  JOURNAL_FIELDS,
  type JournalField,
  type JournalHeadings,
  type JournalLine,
} from './journal-line.ts'

/** How the group's engine heads its columns: what was set, else what is usual. */
export async function headingsOf(db: GroupDb, groupId: GroupId): Promise<JournalHeadings> {
  const rows = await db
    .selectFrom('payroll_journal_columns')
    .select(['field', 'heading'])
    .where('group_id', '=', groupId)
    .execute()
  const set = new Map(rows.map(({ field, heading }) => [field, heading]))
  const headings: Record<JournalField, string> = {
    payroll_number: '',
    month: '',
    gross: '',
    employer_contributions: '',
    employee_contributions: '',
    net_before_tax: '',
    tax_rate: '',
    tax: '',
    net_paid: '',
    employer_total: '',
  }
  for (const field of JOURNAL_FIELD_NAMES)
    headings[field] = set.get(field) ?? JOURNAL_FIELDS[field].heading
  return headings
}

/** Sets the headings; an empty one goes back to the usual. */
export async function storeHeadings(
  db: GroupDb,
  groupId: GroupId,
  given: readonly { readonly field: string; readonly heading: string }[],
): Promise<void> {
  for (const { field, heading } of given) {
    if (!isJournalField(field)) continue
    const text = heading.trim()
    await db
      .deleteFrom('payroll_journal_columns')
      .where('group_id', '=', groupId)
      .where('field', '=', field)
      .execute()
    if (text === '' || text === JOURNAL_FIELDS[field].heading) continue
    await db
      .insertInto('payroll_journal_columns')
      .values({ group_id: groupId, field, heading: text })
      .execute()
  }
}

export async function isClosed(db: GroupDb, groupId: GroupId, month: Month): Promise<boolean> {
  const row = await db
    .selectFrom('month_closes')
    .select('month')
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .executeTakeFirst()
  return row !== undefined
}

/** Nobody closes or imports beside: versions and entries are numbered one after the other. */
export const lockBooks = (db: GroupDb, groupId: GroupId): Promise<void> =>
  lockHours(db, groupId, 'alone')

export interface JournalVersion {
  readonly month: Month
  readonly version: number
  readonly importedAt: string
  readonly importedBy: string
  readonly fileName: string
}

/** The versions of a month, newest first. */
export async function versionsOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<JournalVersion[]> {
  const rows = await db
    .selectFrom('payroll_journals')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    month: row.month,
    version: row.version,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    fileName: row.file_name,
  }))
}

/** The lines of a version, by employee; of the newest where none is named. */
export async function linesOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  version?: number,
): Promise<JournalLine[]> {
  const rows = await db
    .selectFrom('payroll_journal_lines')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .where('version', '=', (eb) =>
      version === undefined
        ? eb
            .selectFrom('payroll_journals')
            .select((one) => one.fn.max('version').as('last'))
            .where('group_id', '=', groupId)
            .where('month', '=', month)
        : eb.val(version),
    )
    .orderBy('employee_id')
    .execute()
  return rows.map((row) => ({
    employeeId: row.employee_id,
    grossCents: cents(row.gross_cents),
    employerContributionsCents: cents(row.employer_contributions_cents),
    employeeContributionsCents: cents(row.employee_contributions_cents),
    netBeforeTaxCents: cents(row.net_before_tax_cents),
    taxRateE4: row.tax_rate_e4 === null ? null : rateE4(row.tax_rate_e4),
    taxCents: cents(row.tax_cents),
    netPaidCents: cents(row.net_paid_cents),
    employerTotalCents: cents(row.employer_total_cents),
  }))
}

export async function storeVersion(
  db: GroupDb,
  groupId: GroupId,
  { month, version, importedAt, importedBy, fileName }: JournalVersion,
  lines: readonly JournalLine[],
): Promise<void> {
  await db
    .insertInto('payroll_journals')
    .values({
      group_id: groupId,
      month,
      version,
      imported_at: importedAt,
      imported_by: importedBy,
      file_name: fileName,
    })
    .execute()
  const rows = lines.map((line) => ({
    employee_id: line.employeeId,
    gross_cents: line.grossCents,
    employer_contributions_cents: line.employerContributionsCents,
    employee_contributions_cents: line.employeeContributionsCents,
    net_before_tax_cents: line.netBeforeTaxCents,
    tax_rate_e4: line.taxRateE4,
    tax_cents: line.taxCents,
    net_paid_cents: line.netPaidCents,
    employer_total_cents: line.employerTotalCents,
  }))
  await sql`insert into payroll_journal_lines (group_id, month, version, employee_id, gross_cents,
      employer_contributions_cents, employee_contributions_cents, net_before_tax_cents, tax_rate_e4,
      tax_cents, net_paid_cents, employer_total_cents)
    select ${groupId}, ${month}, ${version}, employee_id, gross_cents,
      employer_contributions_cents, employee_contributions_cents, net_before_tax_cents, tax_rate_e4,
      tax_cents, net_paid_cents, employer_total_cents
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (employee_id text,
      gross_cents bigint, employer_contributions_cents bigint, employee_contributions_cents bigint,
      net_before_tax_cents bigint, tax_rate_e4 int, tax_cents bigint, net_paid_cents bigint,
      employer_total_cents bigint)`.execute(db)
}

/** What a close forecast for a person at a member; no member for what the group bears itself. */
export interface ForecastCost {
  readonly employeeId: string
  readonly memberId: string | null
  readonly minutes: number
  readonly grossCents: number
  readonly contributionsCents: number
  readonly leaveProvisionCents: number
}

/** The cost that the close of a month booked, corrections of earlier months included: they are paid
 * with it. */
export async function forecastOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ForecastCost[]> {
  const { rows } = await sql<ForecastCost>`
    select employee_id as "employeeId", nullif(member_id, '') as "memberId",
      sum(minutes)::int as minutes, sum(gross_cents)::bigint as "grossCents",
      sum(contributions_cents)::bigint as "contributionsCents",
      sum(leave_provision_cents)::bigint as "leaveProvisionCents"
    from costs where group_id = ${groupId} and month = ${month}
    group by employee_id, member_id order by employee_id, member_id`.execute(db)
  return rows
}

/** Employees by their number in the engine. */
export async function employeesByNumber(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; employeeId: string }>`
    select coalesce(n.payroll_number, p.employee_id) as number, p.employee_id as "employeeId"
    from employees p left join payroll_numbers n using (group_id, employee_id)
    where p.group_id = ${groupId}`.execute(db)
  return new Map(rows.map(({ number, employeeId }) => [number, employeeId]))
}

export async function employeeNames(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select employee_id as id, first_name || ' ' || last_name as name from employees
    where group_id = ${groupId}`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
