import { randomUUID } from 'node:crypto'
import type { GroupId } from '../../shared/ids.ts'
import type { Database } from '../database/index.ts'
import { sql } from 'kysely'
import { accountOf } from './identity-store.ts'
import { hashPassword } from './passwords.ts'

type System = Pick<Database, 'system'>

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly password: string
}

/** A new person who can sign in, as yet without a role in any group. @returns the identifier. */
export async function createUser(
  { system }: System,
  { email, name, password }: NewUser,
): Promise<string> {
  const userId = randomUUID()
  await system
    .insertInto('users')
    .values({ user_id: userId, email, name, password_hash: await hashPassword(password) })
    .execute()
  return userId
}

/** Gives the person a role in the group, in place of the one before. */
export async function grantRole(
  { system }: System,
  {
    userId,
    groupId,
    memberId,
  }: {
    readonly userId: string
    readonly groupId: GroupId
    /** The member company that the person works for; null for the group's own staff. */
    readonly memberId: string | null
  },
): Promise<void> {
  const role = memberId === null ? 'officer' : 'member'
  await system
    .insertInto('user_roles')
    .values({ group_id: groupId, user_id: userId, role, member_id: memberId })
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'user_id']).doUpdateSet({ role, member_id: memberId }),
    )
    .execute()
}

/**
 * Changes a password and ends every session of the person.
 *
 * @returns false when nobody has the address.
 */
export async function setPassword(
  { system }: System,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<boolean> {
  const account = await accountOf(system, email)
  if (account === null) return false
  const password_hash = await hashPassword(password)
  await system.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('users')
      .set({ password_hash })
      .where('user_id', '=', account.userId)
      .execute()
    await transaction.deleteFrom('sessions').where('user_id', '=', account.userId).execute()
    await sql`delete from sign_in_failures
      where subject = 'account:' || encode(sha256(lower(${email})::bytea), 'hex')`.execute(
      transaction,
    )
  })
  return true
}

export const DEMO_OFFICER = { email: 'gestion@demo.fr', name: 'Gestion (démonstration)' }
export const DEMO_MEMBER = { email: 'adherent@demo.fr', name: 'Adhérent (démonstration)' }

async function ensureUser(
  database: System,
  user: NewUser,
  role: { readonly groupId: GroupId; readonly memberId: string | null },
): Promise<void> {
  const known = await accountOf(database.system, user.email)
  const userId = known?.userId ?? (await createUser(database, user))
  if (known !== null) await setPassword(database, user)
  await grantRole(database, { userId, ...role })
}

/**
 * The two people of the demonstration, one of the group's staff and one of a member company, with
 * the passwords given. @returns their addresses.
 */
export async function ensureDemoUsers(
  database: System,
  groupId: GroupId,
  {
    officerPassword,
    memberPassword,
    memberId,
  }: {
    readonly officerPassword: string
    readonly memberPassword: string
    readonly memberId: string
  },
): Promise<{ readonly officerEmail: string; readonly memberEmail: string }> {
  await ensureUser(
    database,
    { ...DEMO_OFFICER, password: officerPassword },
    { groupId, memberId: null },
  )
  await ensureUser(database, { ...DEMO_MEMBER, password: memberPassword }, { groupId, memberId })
  return { officerEmail: DEMO_OFFICER.email, memberEmail: DEMO_MEMBER.email }
}
