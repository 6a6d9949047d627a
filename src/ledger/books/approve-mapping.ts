import { sql } from 'kysely'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { type Account, LEDGER_EVENTS } from '../accounts.ts'
import { accountsOf } from '../ledger-store.ts'
import type { Doer } from './post-manual-entry.ts'

/** The last time that an accountant approved the accounts of events, and what changed since. */
export interface MappingApproval {
  readonly version: number
  readonly accountant: string
  readonly recordedBy: string
  readonly approvedAt: string
  /** Events whose account is no longer the approved one; none when the approval holds. */
  readonly changedEvents: readonly string[]
}

type Mapping = Readonly<Record<string, Account>>

const sameAccount = (one: Account | undefined, other: Account | undefined): boolean =>
  one?.account === other?.account && one?.label === other?.label

/** Null when nobody approved the mapping yet. */
export async function mappingApproval(
  db: GroupDb,
  groupId: GroupId,
): Promise<MappingApproval | null> {
  const { rows } = await sql<
    Omit<MappingApproval, 'changedEvents'> & { readonly mapping: Mapping }
  >`
    select version, accountant, recorded_by as "recordedBy", approved_at as "approvedAt", mapping
    from mapping_approvals where group_id = ${groupId} order by version desc limit 1`.execute(db)
  const [last] = rows
  if (last === undefined) return null
  const { mapping, ...approval } = last
  const now = await accountsOf(db, groupId)
  const changedEvents = LEDGER_EVENTS.filter((event) => !sameAccount(now[event], mapping[event]))
  return { ...approval, changedEvents }
}

export type ApprovalRefusal =
  | { readonly kind: 'no-accountant' }
  | { readonly kind: 'already-approved'; readonly version: number }

/** Keeps that an accountant approved the accounts as they are now. */
export async function approveMapping(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  given: string,
): Promise<Result<MappingApproval, readonly ApprovalRefusal[]>> {
  const accountant = given.trim()
  const before = await mappingApproval(db, groupId)
  const refusals: ApprovalRefusal[] = [
    ...(accountant === '' ? [{ kind: 'no-accountant' } as const] : []),
    ...(before !== null && before.changedEvents.length === 0
      ? [{ kind: 'already-approved', version: before.version } as const]
      : []),
  ]
  if (refusals.length > 0) return refused(refusals)
  const version = (before?.version ?? 0) + 1
  const mapping = await accountsOf(db, groupId)
  await db
    .insertInto('mapping_approvals')
    .values({
      group_id: groupId,
      version,
      mapping: JSON.stringify(mapping),
      accountant,
      recorded_by: actor,
      approved_at: at,
    })
    .execute()
  const detail = { accountant, mapping }
  const subject = String(version)
  await recordEvent(db, groupId, { at, actor, action: 'approve-accounts', subject, detail })
  return done({ version, accountant, recordedBy: actor, approvedAt: at, changedEvents: [] })
}
