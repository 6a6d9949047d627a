import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { type Accounts, isAccountNumber, isLedgerEvent } from './accounts.ts'
import { accountsOf, storeAccounts } from './ledger-store.ts'

export type AccountRefusal =
  | { readonly kind: 'unknown-event'; readonly event: string }
  | { readonly kind: 'not-an-account'; readonly event: string; readonly account: string }
  | { readonly kind: 'no-label'; readonly event: string }

/**
 * Changes the accounts of events for the entries to come; posted entries keep theirs.
 * Refuses all that is wrong at once, and then changes nothing.
 */
export async function changeAccounts(
  db: GroupDb,
  {
    groupId,
    changes,
    actor,
    at,
  }: {
    readonly groupId: GroupId
    readonly changes: readonly {
      readonly event: string
      readonly account: string
      readonly label: string
    }[]
    readonly actor: string
    readonly at: string
  },
): Promise<Result<Accounts, readonly AccountRefusal[]>> {
  const refusals: AccountRefusal[] = []
  const accepted: Parameters<typeof storeAccounts>[2][number][] = []
  for (const { event, account, label } of changes) {
    if (!isLedgerEvent(event)) refusals.push({ kind: 'unknown-event', event })
    else if (!isAccountNumber(account)) refusals.push({ kind: 'not-an-account', event, account })
    else if (label.trim() === '') refusals.push({ kind: 'no-label', event })
    else accepted.push({ event, account, label: label.trim() })
  }
  if (refusals.length > 0) return refused(refusals)
  const before = await accountsOf(db, groupId)
  await storeAccounts(db, groupId, accepted)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'change-accounts',
    subject: groupId,
    detail: {
      changes: accepted.map(({ event, account, label }) => ({
        event,
        from: before[event],
        to: { account, label },
      })),
    },
  })
  return done(await accountsOf(db, groupId))
}
