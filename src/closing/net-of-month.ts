import { sql } from 'kysely'
import { draftInvoices } from '../billing/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { reportOf } from './close-store.ts'
import { computeMonth } from './compute-month.ts'
import { loadMonth } from './load-month.ts'

/**
 * Net invoiced of a month by member: as it was invoiced where the month is closed, else as its
 * close would invoice it now. Members without an invoice are not in it.
 */
export async function netOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<string, number>> {
  if ((await reportOf(db, groupId, month)) !== null) return invoicedNet(db, groupId, month)
  const facts = await loadMonth(db, groupId, month)
  const { members, term } = facts
  const terms = { month, issuedOn: lastDayOf(month), term }
  const drafts = draftInvoices(computeMonth(facts).lines, members, terms)
  return new Map(drafts.map(({ memberId, netCents }) => [memberId, netCents]))
}

async function invoicedNet(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ member_id: string; net: number }>`
    select i.member_id, sum(l.net_cents)::bigint as net
    from invoices i join invoice_lines l using (group_id, invoice_number)
    where i.group_id = ${groupId} and i.closed_month = ${month} and l.kind <> 'advance'
    group by i.member_id`.execute(db)
  return new Map(rows.map(({ member_id, net }) => [member_id, net]))
}
