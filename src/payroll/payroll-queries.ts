import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Slice } from '../platform/http/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { CostRow, PayVariableRow } from './payroll-contract.ts'

export interface PayFilter {
  readonly month: string
  readonly employee?: string | undefined
  readonly member?: string | undefined
  readonly code?: string | undefined
  readonly q?: string | undefined
}

interface Wanted {
  readonly sort: string
  readonly slice: Slice
}

const VARIABLE_ORDERS: Readonly<Record<string, RawBuilder<unknown>>> = {
  line: sql`v.line`,
  employee: sql`p.last_name collate "fr-x-icu"`,
  member: sql`m.name collate "fr-x-icu"`,
  code: sql`v.code`,
  quantityMinutes: sql`v.quantity_minutes`,
  amountCents: sql`v.amount_cents`,
}

const COST_ORDERS: Readonly<Record<string, RawBuilder<unknown>>> = {
  employee: sql`p.last_name collate "fr-x-icu"`,
  member: sql`m.name collate "fr-x-icu"`,
  minutes: sql`v.minutes`,
  totalCents: sql`v.total_cents`,
  costPerHourE4: sql`v.cost_per_hour_e4`,
}

function conditionsOf(groupId: GroupId, { month, employee, member, code, q }: PayFilter) {
  const conditions = [sql`v.group_id = ${groupId}`, sql`v.month = ${month}`]
  if (employee !== undefined) conditions.push(sql`v.employee_id = ${employee}`)
  if (member !== undefined) conditions.push(sql`v.member_id = ${member}`)
  if (code !== undefined) conditions.push(sql`v.code = ${code}`)
  const text = (q ?? '').trim().replace(/[\\%_]/g, '\\$&')
  if (text !== '')
    conditions.push(sql`(p.first_name || ' ' || p.last_name || ' ' || v.employee_id || ' '
      || coalesce(m.name, '')) ilike ${`%${text}%`}`)
  return sql.join(conditions, sql` and `)
}

const NAMES = sql`join employees p on p.group_id = v.group_id and p.employee_id = v.employee_id
  left join members m on m.group_id = v.group_id and m.member_id = v.member_id`

const orderOf = (
  orders: Readonly<Record<string, RawBuilder<unknown>>>,
  sort: string,
): RawBuilder<unknown> =>
  sql`${orders[sort.replace(/^-/, '')] ?? sql`v.employee_id`}
    ${sort.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`}`

/** Pay variables of a closed month. */
export async function payVariablesOf(
  db: GroupDb,
  groupId: GroupId,
  filter: PayFilter,
  { sort, slice }: Wanted,
): Promise<{ readonly rows: readonly PayVariableRow[]; readonly total: number }> {
  const { rows } = await sql<PayVariableRow & { readonly total: number }>`
    select v.line, v.month, v.employee_id as "employeeId",
      p.first_name || ' ' || p.last_name as "employeeName", v.member_id as "memberId",
      m.name as "memberName", v.code, v.period, v.quantity_minutes as "quantityMinutes",
      v.quantity_days::float8 as "quantityDays", v.amount_cents as "amountCents",
      v.source_ids as "sourceIds", (count(*) over ())::int as total
    from pay_variables v ${NAMES}
    where ${conditionsOf(groupId, filter)}
    order by ${orderOf(VARIABLE_ORDERS, sort)}, v.line
    limit ${slice.limit} offset ${slice.offset}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Cost of each employee at each member in a closed month. */
export async function costsOf(
  db: GroupDb,
  groupId: GroupId,
  filter: PayFilter,
  { sort, slice }: Wanted,
): Promise<{ readonly rows: readonly CostRow[]; readonly total: number }> {
  const { rows } = await sql<CostRow & { readonly total: number }>`
    select v.month, v.employee_id as "employeeId",
      p.first_name || ' ' || p.last_name as "employeeName",
      nullif(v.member_id, '') as "memberId", m.name as "memberName", v.period, v.minutes,
      v.gross_cents as "grossCents", v.contributions,
      v.contributions_cents as "contributionsCents",
      v.leave_provision_cents as "leaveProvisionCents", v.total_cents as "totalCents",
      v.cost_per_hour_e4 as "costPerHourE4", (count(*) over ())::int as total
    from costs v ${NAMES}
    where ${conditionsOf(groupId, filter)}
    order by ${orderOf(COST_ORDERS, sort)}, v.employee_id, v.member_id, v.period
    limit ${slice.limit} offset ${slice.offset}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}
