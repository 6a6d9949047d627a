import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { ExportTotals, NeutralLine, PayLine, Target } from './pay-line.ts'
import type { KnownVariable } from './rules/neutral-journal.ts'

/**
 * What the sources of variables add: the days of an absence, the assignments of hours. These are
 * read for one period, where anything asks for them; for all where none is named.
 */
const sources = (period: Month | null) => sql`
  left join lateral (select min(a.starts_on) as "from", max(a.ends_on) as "to" from absences a
    where v.code like 'absence\\_%' and a.group_id = v.group_id
      and a.absence_id = any(v.source_ids)) absence on true
  left join lateral (select coalesce(array_agg(distinct e.assignment_id order by e.assignment_id),
      '{}') as ids from time_entries e
    where v.quantity_minutes is not null and v.member_id is not null
      and v.period = coalesce(${period}::text, v.period)
      and e.group_id = v.group_id and e.entry_id = any(v.source_ids)) work on true`

const COLUMNS = sql`v.employee_id as "employeeId", v.member_id as "memberId", v.code, v.period,
  v.quantity_minutes as minutes, v.quantity_days::float8 as days, v.amount_cents as "amountCents",
  absence."from", absence."to", work.ids as "assignmentIds"`

/** Every variable that the closes told about the month and, since a year before, about earlier ones. */
export async function toldVariables(
  db: GroupDb,
  groupId: GroupId,
  { since, until }: { readonly since: Month; readonly until: Month },
): Promise<KnownVariable[]> {
  const { rows } = await sql<KnownVariable>`
    select ${COLUMNS}, v.month as "toldIn" from pay_variables v ${sources(until)}
    where v.group_id = ${groupId} and v.period between ${since} and ${until}`.execute(db)
  return rows
}

/** A correction that no close has told yet. */
export interface PendingVariable {
  readonly employeeId: string
  readonly memberId: string | null
  readonly code: string
  readonly period: Month
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: number | null
  readonly sourceIds: readonly string[]
}

/** The corrections to come, with what their sources add. */
export async function withSources(
  db: GroupDb,
  groupId: GroupId,
  pending: readonly PendingVariable[],
): Promise<KnownVariable[]> {
  if (pending.length === 0) return []
  const given = pending.map((one) => ({
    group_id: groupId,
    employee_id: one.employeeId,
    member_id: one.memberId,
    code: one.code,
    period: one.period,
    quantity_minutes: one.minutes,
    quantity_days: one.days,
    amount_cents: one.amountCents,
    source_ids: one.sourceIds,
  }))
  const { rows } = await sql<KnownVariable>`
    select ${COLUMNS}, null as "toldIn"
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as v (group_id text, employee_id text,
      member_id text, code text, period text, quantity_minutes int, quantity_days numeric,
      amount_cents bigint, source_ids text[]) ${sources(null)}`.execute(db)
  return rows
}

export interface EnginePerson {
  readonly employeeId: string
  readonly payrollNumber: string
  readonly establishmentId: string | null
}

/** What engines know people by. */
export async function enginePeople(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, EnginePerson>> {
  const { rows } = await sql<EnginePerson>`
    select p.employee_id as "employeeId", p.establishment_id as "establishmentId",
      coalesce(n.payroll_number, p.employee_id) as "payrollNumber"
    from employees p left join payroll_numbers n using (group_id, employee_id)
    where p.group_id = ${groupId}`.execute(db)
  return new Map(rows.map((row) => [row.employeeId, row]))
}

export interface ToldMonth {
  readonly month: Month
  readonly lines: readonly NeutralLine[]
}

/** The last export of each month to an engine. */
export async function lastExports(
  db: GroupDb,
  groupId: GroupId,
  target: Target,
): Promise<ToldMonth[]> {
  const { rows } = await sql<ToldMonth>`
    select distinct on (month) month, lines from payroll_exports
    where group_id = ${groupId} and target = ${target}
    order by month, number desc`.execute(db)
  return rows
}

export async function closedMonths(db: GroupDb, groupId: GroupId): Promise<Month[]> {
  const rows = await db
    .selectFrom('month_closes')
    .select('month')
    .where('group_id', '=', groupId)
    .orderBy('month')
    .execute()
  return rows.map(({ month }) => month)
}

/** Exports are numbered one after the other. */
export async function lockExports(db: GroupDb, groupId: GroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payroll-exports:${groupId}`}, 0))`.execute(
    db,
  )
}

export interface DifferenceCounts {
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/** An export as the list shows it. */
export interface StoredExport {
  readonly number: number
  readonly month: Month
  readonly target: Target
  readonly madeAt: string
  readonly madeBy: string
  readonly totals: ExportTotals
  readonly previous: number | null
  readonly difference: DifferenceCounts | null
}

export interface ExportWithLines extends StoredExport {
  readonly lines: readonly PayLine[]
}

const EXPORT = sql`number, month, target, made_at as "madeAt", made_by as "madeBy", totals, previous,
  difference`

/** Exports of a month, newest first. */
export async function exportsOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<StoredExport[]> {
  const { rows } = await sql<StoredExport>`select ${EXPORT} from payroll_exports
    where group_id = ${groupId} and month = ${month} order by number desc`.execute(db)
  return rows
}

export async function exportOf(
  db: GroupDb,
  groupId: GroupId,
  number: number,
): Promise<ExportWithLines | null> {
  const { rows } = await sql<ExportWithLines>`select ${EXPORT}, lines from payroll_exports
    where group_id = ${groupId} and number = ${number}`.execute(db)
  return rows[0] ?? null
}

export async function lastExport(
  db: GroupDb,
  groupId: GroupId,
  { month, target }: { readonly month: Month; readonly target: Target },
): Promise<ExportWithLines | null> {
  const { rows } = await sql<ExportWithLines>`select ${EXPORT}, lines from payroll_exports
    where group_id = ${groupId} and month = ${month} and target = ${target}
    order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function nextNumber(db: GroupDb, groupId: GroupId): Promise<number> {
  const { last } = await db
    .selectFrom('payroll_exports')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

export async function storeExport(
  db: GroupDb,
  groupId: GroupId,
  { madeAt, madeBy, lines, totals, difference, ...made }: ExportWithLines,
): Promise<void> {
  await db
    .insertInto('payroll_exports')
    .values({
      group_id: groupId,
      ...made,
      made_at: madeAt,
      made_by: madeBy,
      totals: JSON.stringify(totals),
      difference: difference === null ? null : JSON.stringify(difference),
      lines: JSON.stringify(lines),
    })
    .execute()
}

export type FileKind = 'full' | 'differences'

export interface ExportFile {
  readonly kind: FileKind
  readonly fileName: string
  readonly mediaType: string
  readonly content: Buffer
  readonly sha256: string
}

export async function storeFile(
  db: GroupDb,
  groupId: GroupId,
  number: number,
  { kind, fileName, mediaType, content, sha256 }: ExportFile,
): Promise<void> {
  await db
    .insertInto('payroll_export_files')
    .values({
      group_id: groupId,
      number,
      kind,
      file_name: fileName,
      media_type: mediaType,
      content,
      sha256,
    })
    .execute()
}

export async function fileOf(
  db: GroupDb,
  groupId: GroupId,
  number: number,
  kind: FileKind,
): Promise<ExportFile | null> {
  const row = await db
    .selectFrom('payroll_export_files')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('number', '=', number)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (row === undefined) return null
  const { file_name: fileName, media_type: mediaType, content, sha256 } = row
  return { kind, fileName, mediaType, content, sha256 }
}

export interface NamedPerson {
  readonly employeeId: string
  readonly name: string
}

export async function namesOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<{
  readonly people: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, string>
}> {
  const people = await db
    .selectFrom('employees')
    .select(['employee_id', 'first_name', 'last_name'])
    .where('group_id', '=', groupId)
    .execute()
  const members = await db
    .selectFrom('members')
    .select(['member_id', 'name'])
    .where('group_id', '=', groupId)
    .execute()
  return {
    people: new Map(
      people.map(({ employee_id, first_name, last_name }) => [
        employee_id,
        `${first_name} ${last_name}`,
      ]),
    ),
    members: new Map(members.map(({ member_id, name }) => [member_id, name])),
  }
}
