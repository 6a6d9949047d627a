import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day, daysBetween } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { OpenInvoice } from './model.ts'
import type { AgedBalanceAnswer, OpenInvoiceAnswer } from './receivables-contract.ts'
import { advancesOf, billedBetween, openInvoices } from './receivables-store.ts'
import { agedBalance, DSO_DAYS, dsoTenths, sumAges } from './rules/aged-balance.ts'

export const asAnswer = (invoice: OpenInvoice, at: Day): OpenInvoiceAnswer => ({
  ...invoice,
  daysLate: daysBetween(invoice.dueOn, at),
})

/** What members owe on a day, by how late it is, with the DSO and the invoices behind each figure. */
export async function agedView(db: GroupDb, groupId: GroupId, at: Day): Promise<AgedBalanceAnswer> {
  const invoices = await openInvoices(db, groupId, at)
  const rows = agedBalance(invoices, await advancesOf(db, groupId, at), at)
  const sums = sumAges(rows.map(({ ages }) => ages))
  const advanceCents = rows.reduce((sum, row) => sum + row.advanceCents, 0)
  const openCents = Object.values(sums).reduce((sum, cents) => sum + cents, 0)
  const first = addDays(at, 1 - DSO_DAYS)
  const billedCents = await billedBetween(db, groupId, { first, last: at })
  return {
    at,
    members: [...rows],
    sums,
    advanceCents,
    totalCents: openCents - advanceCents,
    lateCents: openCents - sums.not_due,
    dsoTenths: dsoTenths(openCents - advanceCents, billedCents),
    billedCents,
    invoices: invoices.map((invoice) => asAnswer(invoice, at)),
  }
}
