import { type ReceiptByRate, reportReceipts } from '../billing/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents } from '../shared/money.ts'
import type { VatShare } from './model.ts'
import type { StoredSettlement } from './settlement-store.ts'

/**
 * Tells those who follow the invoices of a settlement what was received of each, by rate, or taken
 * back: of a debit that came back and of a settlement undone, what was told before is below zero.
 */
export async function tellReceipts(
  db: GroupDb,
  groupId: GroupId,
  { settlementId, settledOn, settledBy, settledAt, parts }: StoredSettlement,
): Promise<void> {
  const receipts = parts.flatMap(({ invoiceNumber, vat }): ReceiptByRate[] => {
    const amounts = byRate(vat)
    return invoiceNumber === null || amounts.length === 0
      ? []
      : [{ receiptId: settlementId, invoiceNumber, receivedOn: settledOn, amounts }]
  })
  await reportReceipts(db, groupId, receipts, { actor: settledBy, at: settledAt })
}

const byRate = (shares: readonly VatShare[]): ReceiptByRate['amounts'] =>
  [...Map.groupBy(shares, ({ vatPercentE2 }) => vatPercentE2)]
    .map(([vatPercentE2, own]) => ({
      vatPercentE2,
      grossCents: cents(own.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0)),
    }))
    .filter(({ grossCents }) => grossCents !== 0)
