import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'

/** The account as it lies in the database: its secret sealed, or left to the environment. */
export interface StoredAccount {
  readonly flowAddress: string
  readonly directoryAddress: string
  readonly tokenAddress: string
  readonly clientId: string
  readonly secret: Buffer | null
  readonly organizationId: string | null
  readonly sendsByItself: boolean
  readonly readUntil: string | null
  readonly lastContactAt: string | null
  readonly lastFailure: string | null
}

export async function accountOf(db: GroupDb, groupId: GroupId): Promise<StoredAccount | null> {
  const row = await db
    .selectFrom('platform_accounts')
    .selectAll()
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    flowAddress: row.flow_address,
    directoryAddress: row.directory_address,
    tokenAddress: row.token_address,
    clientId: row.client_id,
    secret: row.secret,
    organizationId: row.organization_id,
    sendsByItself: row.sends_by_itself,
    readUntil: row.read_until,
    lastContactAt: row.last_contact_at,
    lastFailure: row.last_failure,
  }
}

export type AccountChoices = Omit<
  StoredAccount,
  'secret' | 'readUntil' | 'lastContactAt' | 'lastFailure'
>

/** @param secret sealed; undefined keeps the one that is there */
export async function storeAccount(
  db: GroupDb,
  groupId: GroupId,
  account: AccountChoices,
  secret: Buffer | undefined,
): Promise<void> {
  const columns = {
    flow_address: account.flowAddress,
    directory_address: account.directoryAddress,
    token_address: account.tokenAddress,
    client_id: account.clientId,
    organization_id: account.organizationId,
    sends_by_itself: account.sendsByItself,
    last_failure: null,
    ...(secret === undefined ? {} : { secret }),
  }
  await db
    .insertInto('platform_accounts')
    .values({ group_id: groupId, secret: null, ...columns })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(columns))
    .execute()
}

export async function removeAccount(db: GroupDb, groupId: GroupId): Promise<void> {
  await db.deleteFrom('platform_accounts').where('group_id', '=', groupId).execute()
}

/** Where the next reading starts, or what went wrong with this one. */
export async function storeContact(
  db: GroupDb,
  groupId: GroupId,
  contact: { readonly at: string; readonly failure: string | null; readonly readUntil?: string },
): Promise<void> {
  await db
    .updateTable('platform_accounts')
    .set({
      last_contact_at: contact.at,
      last_failure: contact.failure,
      ...(contact.readUntil === undefined ? {} : { read_until: contact.readUntil }),
    })
    .where('group_id', '=', groupId)
    .execute()
}
