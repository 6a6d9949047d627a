import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

export async function variableRows(db: GroupDb, groupId: GroupId, month: Month) {
  const { rows } = await sql<{
    employee_id: string
    member_id: string | null
    code: string
    period: Month
    quantity_minutes: number | null
    quantity_days: string | null
    amount_cents: number | null
    source_ids: string[]
  }>`select * from pay_variables
    where group_id = ${groupId} and month = ${month} order by line`.execute(db)
  return rows
}

export async function costRows(db: GroupDb, groupId: GroupId, month: Month) {
  const { rows } = await sql<{
    employee_id: string
    member_id: string
    period: Month
    minutes: number
    gross_cents: number
    contributions: Readonly<Record<string, number>>
    contributions_cents: number
    leave_provision_cents: number
    total_cents: number
    cost_per_hour_e4: number
    rules_version: string
  }>`select * from costs where group_id = ${groupId} and month = ${month}
    order by employee_id, member_id, period desc`.execute(db)
  return rows
}
