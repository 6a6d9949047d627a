import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { lockNumbers } from '../ledger-lock.ts'
import {
  insertUnlettering,
  letteringOf,
  letteringsOf,
  linesOfKeys,
  openLines,
  storeLetterings,
} from './lettering-store.ts'
import type { Doer } from './post-manual-entry.ts'
import {
  type LetteringRefusal,
  letteringRefusals,
  lettersOf,
  settledGroups,
} from './rules/lettering.ts'

/** Letters lines of one account that add up to zero, chosen by a person. */
export async function letterByHand(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  keys: readonly string[],
  letteringId: string,
): Promise<Result<{ readonly letters: string }, readonly LetteringRefusal[]>> {
  await lockNumbers(db, groupId)
  const asked = [...new Set(keys)]
  const lines = await linesOfKeys(db, groupId, asked)
  const refusals = letteringRefusals(asked, lines)
  const account = lines[0]?.account
  if (refusals.length > 0 || account === undefined) return refused(refusals)
  const letters = lettersOf(await letteringsOf(db, groupId, account))
  const by = { letteredOn: today, letteredBy: actor, isAutomatic: false }
  await storeLetterings(db, groupId, [{ letteringId, account, letters, ...by, keys: asked }])
  const detail = { account, letters, lines: asked }
  await recordEvent(db, groupId, { at, actor, action: 'letter', subject: letteringId, detail })
  return done({ letters })
}

/** Letters all that settles itself for certain on the accounts; answers how many groups. */
export async function letterAutomatically(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  accounts: readonly string[],
  newId: () => string,
): Promise<{ readonly groups: number; readonly lines: number }> {
  await lockNumbers(db, groupId)
  const letterings = []
  for (const account of new Set(accounts)) {
    const groups = settledGroups(await openLines(db, groupId, account))
    const rank = await letteringsOf(db, groupId, account)
    letterings.push(
      ...groups.map((lines, index) => ({
        letteringId: newId(),
        account,
        letters: lettersOf(rank + index),
        letteredOn: today,
        letteredBy: actor,
        isAutomatic: true,
        keys: lines.map(({ key }) => key),
      })),
    )
  }
  const lines = letterings.reduce((total, { keys }) => total + keys.length, 0)
  if (letterings.length === 0) return { groups: 0, lines: 0 }
  await storeLetterings(db, groupId, letterings)
  const detail = { accounts, groups: letterings.length, lines }
  await recordEvent(db, groupId, { at, actor, action: 'letter', subject: groupId, detail })
  return { groups: letterings.length, lines }
}

export type UnletterRefusal =
  | { readonly kind: 'unknown-lettering' }
  | { readonly kind: 'already-undone' }

/** Takes a lettering back: its lines are open again, its letters are not used a second time. */
export async function unletter(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  letteringId: string,
): Promise<Result<{ readonly letters: string }, readonly UnletterRefusal[]>> {
  await lockNumbers(db, groupId)
  const lettering = await letteringOf(db, groupId, letteringId)
  if (lettering === null) return refused([{ kind: 'unknown-lettering' }])
  if (lettering.isUndone) return refused([{ kind: 'already-undone' }])
  await insertUnlettering(db, groupId, letteringId, { by: actor, at })
  const detail = { account: lettering.account, letters: lettering.letters }
  await recordEvent(db, groupId, { at, actor, action: 'unletter', subject: letteringId, detail })
  return done({ letters: lettering.letters })
}
