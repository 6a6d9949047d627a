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
  const { members, paymentDays } = facts
  const terms = { month, issuedOn: lastDayOf(month), paymentDays }
  const drafts = draftInvoices(computeMonth(facts).lines, members, terms)
  return new Map(drafts.map(({ memberId, netCents }) => [memberId, netCents]))
}

async function invoicedNet(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('invoices')
    .select(['member_id', ({ fn }) => fn.sum<number>('net_cents').as('net')])
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .groupBy('member_id')
    .execute()
  return new Map(rows.map(({ member_id, net }) => [member_id, Number(net)]))
}
