import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { EntryDraft } from '../entry.ts'
import { postEntries } from '../post-entries.ts'
import { chartOf } from './chart-store.ts'
import { draftOfCause, memberNames } from './entries-store.ts'
import { type ClosedPeriod, closedPeriods } from './periods.ts'
import {
  isJournal,
  type Known,
  type ManualEntryRefusal,
  manualDrafts,
  manualEntryRefusals,
  reversalOf,
  type TypedEntry,
} from './rules/manual-entry.ts'

export interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
  readonly today: Day
}

export type PostRefusal =
  | ManualEntryRefusal
  | ClosedPeriod
  | { readonly kind: 'unknown-entry' }
  | { readonly kind: 'made-by-the-product' }
  | { readonly kind: 'already-reversed' }

export const knownOf = async (db: GroupDb, groupId: GroupId): Promise<Known> => ({
  chart: new Map((await chartOf(db, groupId)).map(({ account, label }) => [account, label])),
  members: await memberNames(db, groupId),
})

const daysOf = (drafts: readonly EntryDraft[]): readonly Day[] =>
  drafts.map(({ entryDate }) => entryDate)

/** Posts an entry that a person typed; all that is wrong with it is told at once. */
export async function postManualEntry(
  db: GroupDb,
  doer: Doer,
  typed: TypedEntry,
  entryId: string,
): Promise<Result<EntryDraft, readonly PostRefusal[]>> {
  const known = await knownOf(db, doer.groupId)
  const days = [typed.entryDate, ...(typed.reverseOn === null ? [] : [typed.reverseOn])]
  const refusals: PostRefusal[] = [
    ...manualEntryRefusals(typed, known),
    ...(await closedPeriods(db, doer.groupId, days)),
  ]
  if (refusals.length > 0 || !isJournal(typed.journal)) return refused(refusals)
  const drafts = manualDrafts(typed, typed.journal, `manual:${entryId}`, known)
  return posted(db, doer, 'post-entry', drafts)
}

async function posted(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  action: string,
  drafts: readonly EntryDraft[],
): Promise<Result<EntryDraft, never>> {
  const [draft] = drafts
  if (draft === undefined) throw new Error('an entry is posted')
  await postEntries(db, groupId, today, drafts)
  const subject = draft.pieceReference
  await recordEvent(db, groupId, { at, actor, action, subject, detail: { entries: drafts } })
  return done(draft)
}

/** Causes that a person stands behind; what invoices, pay and receipts post is undone by them. */
const OWN_CAUSES = /^(?:manual|opening|vat|payroll-tax|leave):/

export interface EntryKey {
  readonly journal: string
  readonly year: number
  readonly entryNumber: number
}

/** Takes an entry back by another that swaps its sides; nothing posted is edited. */
export async function reverseEntry(
  db: GroupDb,
  doer: Doer,
  key: EntryKey,
  on: Day,
): Promise<Result<EntryDraft, readonly PostRefusal[]>> {
  const draft = await draftOfCause(db, doer.groupId, key)
  if (draft === null) return refused([{ kind: 'unknown-entry' }])
  if (!OWN_CAUSES.test(draft.cause)) return refused([{ kind: 'made-by-the-product' }])
  const reversal = reversalOf(draft, on)
  const refusals: PostRefusal[] = [
    ...((await isPosted(db, doer.groupId, reversal.cause))
      ? [{ kind: 'already-reversed' } as const]
      : []),
    ...(on < draft.entryDate ? [{ kind: 'reversal-not-later', reverseOn: on } as const] : []),
    ...(await closedPeriods(db, doer.groupId, daysOf([reversal]))),
  ]
  return refusals.length > 0 ? refused(refusals) : posted(db, doer, 'reverse-entry', [reversal])
}

async function isPosted(db: GroupDb, groupId: GroupId, cause: string): Promise<boolean> {
  const row = await db
    .selectFrom('ledger_entries')
    .select('cause')
    .where('group_id', '=', groupId)
    .where('cause', '=', cause)
    .executeTakeFirst()
  return row !== undefined
}
