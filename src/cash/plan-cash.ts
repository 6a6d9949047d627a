import { randomUUID } from 'node:crypto'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { itemsOf, storeAssumptions } from './forecast-store.ts'
import type { Assumptions, CashItem } from './rules/forecast.ts'

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/** Adds what comes or goes beside invoices and wages. */
export async function addCashItem(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  given: Omit<CashItem, 'itemId'>,
): Promise<CashItem> {
  const item: CashItem = { ...given, itemId: randomUUID() }
  await db
    .insertInto('cash_items')
    .values({
      group_id: groupId,
      item_id: item.itemId,
      label: item.label,
      amount_cents: item.amountCents,
      first_on: item.firstOn,
      every: item.every,
      last_on: item.lastOn,
      recorded_by: actor,
      recorded_at: at,
    })
    .execute()
  const detail = { ...item }
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.item-added',
    subject: item.itemId,
    detail,
  })
  return item
}

/** Takes an item out of the forecast; null when there is none. */
export async function removeCashItem(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  itemId: string,
): Promise<readonly CashItem[] | null> {
  const item = (await itemsOf(db, groupId)).find((one) => one.itemId === itemId)
  if (item === undefined) return null
  await db
    .deleteFrom('cash_items')
    .where('group_id', '=', groupId)
    .where('item_id', '=', itemId)
    .execute()
  const detail = { ...item }
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.item-removed',
    subject: itemId,
    detail,
  })
  return itemsOf(db, groupId)
}

/** Sets what the forecast assumes. */
export async function changeAssumptions(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  assumptions: Assumptions,
): Promise<Assumptions> {
  await storeAssumptions(db, groupId, assumptions)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.assumptions-changed',
    subject: groupId,
    detail: { ...assumptions },
  })
  return assumptions
}
