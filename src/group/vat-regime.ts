import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'

/**
 * Whether VAT falls due when a service is paid, which is the law for services (CGI 269-2-c); false
 * where the group opted for debits, that is for the day of the invoice.
 */
export async function vatOnReceipts(db: GroupDb, groupId: GroupId): Promise<boolean> {
  const settings = await db
    .selectFrom('group_settings')
    .select('vat_on_receipts')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return settings?.vat_on_receipts ?? true
}

export async function storeVatOnReceipts(
  db: GroupDb,
  groupId: GroupId,
  onReceipts: boolean,
): Promise<void> {
  await db
    .insertInto('group_settings')
    .values({ group_id: groupId, vat_on_receipts: onReceipts })
    .onConflict((conflict) =>
      conflict.column('group_id').doUpdateSet({ vat_on_receipts: onReceipts }),
    )
    .execute()
}
