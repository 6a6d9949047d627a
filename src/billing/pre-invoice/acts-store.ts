import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import type { PreInvoiceAct, PreInvoiceActKind } from './pre-invoice.ts'

/** What was said, oldest first; of one month where one is named. */
export async function preInvoiceActs(
  db: GroupDb,
  groupId: GroupId,
  { month, memberId }: { readonly month?: Month; readonly memberId?: string } = {},
): Promise<readonly PreInvoiceAct[]> {
  const { rows } = await sql<{
    month: Month
    member_id: string
    line_key: string
    act: PreInvoiceActKind
    words: string
    minutes: number | null
    net_cents: number
    employee_id: string | null
    actor: string
    at: string
  }>`
    select * from pre_invoice_acts
    where group_id = ${groupId} and (${month ?? null}::text is null or month = ${month ?? null})
      and (${memberId ?? null}::text is null or member_id = ${memberId ?? null})
    order by sequence`.execute(db)
  return rows.map((row) => ({
    month: row.month,
    memberId: row.member_id,
    lineKey: row.line_key,
    act: row.act,
    words: row.words,
    minutes: row.minutes,
    netCents: cents(row.net_cents),
    employeeId: row.employee_id,
    actor: row.actor,
    at: row.at,
  }))
}

/** Stored at the time of the database: the next close compares it with the one before. */
export async function storeActs(
  db: GroupDb,
  groupId: GroupId,
  acts: readonly Omit<PreInvoiceAct, 'at'>[],
): Promise<void> {
  await db
    .insertInto('pre_invoice_acts')
    .values(
      acts.map((act) => ({
        group_id: groupId,
        month: act.month,
        member_id: act.memberId,
        line_key: act.lineKey,
        act: act.act,
        words: act.words,
        minutes: act.minutes,
        net_cents: act.netCents,
        employee_id: act.employeeId,
        actor: act.actor,
        at: sql<string>`clock_timestamp()`,
      })),
    )
    .execute()
}
