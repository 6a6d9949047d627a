import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

/**
 * What a close freezes, and the columns that say it: those of the day of the first close, so that
 * a column added later does not break the seals of before. The group is left out.
 */
const SEALED = {
  invoices: `invoice_number, series, year, sequence, kind, member_id, issued_on, due_on, net_cents,
    vat_cents, gross_cents, wages_cents, contributions_cents, other_cents, seller, buyer`,
  invoice_lines: `invoice_number, line, assignment_id, employee_id, kind, period, corrected_kind,
    minutes, unit_price_e4, net_cents, vat_percent_e2, vat_exemption, wages_cents,
    contributions_cents, explanation, entry_ids`,
  pay_variables: `line, employee_id, member_id, code, period, quantity_minutes, quantity_days,
    amount_cents, source_ids`,
  costs: `employee_id, member_id, period, minutes, gross_cents, contributions, contributions_cents,
    leave_provision_cents, total_cents, cost_per_hour_e4`,
  ledger_entries: `journal, year, entry_number, entry_date, piece_reference, piece_date, label,
    validated_on`,
  ledger_lines: `journal, year, entry_number, line, account, account_label, auxiliary,
    auxiliary_label, label, debit_cents, credit_cents, member_id, employee_id`,
} as const

export type SealedTable = keyof typeof SEALED

export const SEALED_TABLES = Object.keys(SEALED) as readonly SealedTable[]

/** SHA-256 of the rows of each table that a close wrote. */
export type MonthSeal = Readonly<Record<SealedTable, string>>

/** The rows that bear no month of their own are those of a row that does. */
const OWNER: Partial<Record<SealedTable, string>> = {
  invoice_lines: `join (select group_id, invoice_number, closed_month as month from invoices) o
    using (group_id, invoice_number)`,
  ledger_lines: `join (select group_id, journal, year, entry_number, month from ledger_entries) o
    using (group_id, journal, year, entry_number)`,
}

const digestOf = (table: SealedTable): string => `(select
  encode(sha256(convert_to(coalesce(string_agg(r, E'\\n' order by r collate "C"), ''), 'UTF8')), 'hex')
  from (select jsonb_build_array(${SEALED[table]})::text as r
    from ${table} ${OWNER[table] ?? ''} where group_id = p.group_id
      and ${table === 'invoices' ? 'closed_month' : 'month'} = p.month) s)
  as ${table}`

/**
 * The seal of a month: the audit event of its close carries it, so that a figure changed or a row
 * lost later shows, whatever it is.
 */
export async function sealOf(db: GroupDb, groupId: GroupId, month: Month): Promise<MonthSeal> {
  const { rows } = await sql<MonthSeal>`
    select ${sql.raw(SEALED_TABLES.map(digestOf).join(', '))}
    from (select ${groupId}::text as group_id, ${month}::text as month) p`.execute(db)
  const [seal] = rows
  if (seal === undefined) throw new Error('a month without a seal')
  return seal
}
