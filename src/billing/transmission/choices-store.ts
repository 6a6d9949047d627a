import { vatOnReceipts } from '../../group/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import {
  type BuyerRouting,
  DEFAULT_CHOICES,
  type DocumentChoices,
  type Logo,
} from '../document-choices.ts'

/** How the documents of the group look and are written. */
export async function choicesOf(db: GroupDb, groupId: GroupId): Promise<DocumentChoices> {
  const vatDue = (await vatOnReceipts(db, groupId)) ? 'payment' : 'issue'
  const row = await db
    .selectFrom('invoicing_choices')
    .selectAll()
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  if (row === undefined) return { ...DEFAULT_CHOICES, vatDue }
  const { profile, accent, logo, logo_type: mediaType } = row
  return {
    profile,
    vatDue,
    accent,
    logo: logo === null || mediaType === null ? null : { mediaType, content: logo },
  }
}

export async function storeChoices(
  db: GroupDb,
  groupId: GroupId,
  { profile, accent }: Pick<DocumentChoices, 'profile' | 'accent'>,
): Promise<void> {
  await db
    .insertInto('invoicing_choices')
    .values({ group_id: groupId, profile, accent, logo: null, logo_type: null })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet({ profile, accent }))
    .execute()
}

export async function storeLogo(db: GroupDb, groupId: GroupId, logo: Logo | null): Promise<void> {
  const { profile, accent } = DEFAULT_CHOICES
  const columns = { logo: logo?.content ?? null, logo_type: logo?.mediaType ?? null }
  await db
    .insertInto('invoicing_choices')
    .values({ group_id: groupId, profile, accent, ...columns })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(columns))
    .execute()
}

/** What each member asked to read on its invoices; all members, also those that asked nothing. */
export async function routingsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, BuyerRouting>> {
  const rows = await db
    .selectFrom('members as m')
    .leftJoin('member_routing as r', (join) =>
      join.onRef('r.group_id', '=', 'm.group_id').onRef('r.member_id', '=', 'm.member_id'),
    )
    .select([
      'm.member_id',
      'm.public_body',
      'r.electronic_address',
      'r.service_code',
      'r.order_number',
    ])
    .where('m.group_id', '=', groupId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.member_id,
      {
        electronicAddress: row.electronic_address,
        serviceCode: row.service_code,
        orderNumber: row.order_number,
        isPublicBody: row.public_body === true,
      },
    ]),
  )
}

export async function storeRouting(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
  routing: Omit<BuyerRouting, 'isPublicBody'>,
): Promise<void> {
  const columns = {
    electronic_address: routing.electronicAddress,
    service_code: routing.serviceCode,
    order_number: routing.orderNumber,
  }
  await db
    .insertInto('member_routing')
    .values({ group_id: groupId, member_id: memberId, ...columns })
    .onConflict((conflict) => conflict.columns(['group_id', 'member_id']).doUpdateSet(columns))
    .execute()
}
