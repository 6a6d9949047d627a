import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import * as store from './margin-store.ts'

export type OverheadRefusal =
  | { readonly kind: 'no-label' }
  | { readonly kind: 'ends-before-start'; readonly firstMonth: Month; readonly lastMonth: Month }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

type Given = Omit<store.StoredOverhead, 'overheadId'>

function mistakesIn({ label, firstMonth, lastMonth }: Given): OverheadRefusal[] {
  return [
    ...(label === '' ? [{ kind: 'no-label' } as const] : []),
    ...(lastMonth !== null && lastMonth < firstMonth
      ? [{ kind: 'ends-before-start', firstMonth, lastMonth } as const]
      : []),
  ]
}

/** Records a cost of the group; an amount that changes is a new row from its month on. */
export async function addOverhead(
  db: GroupDb,
  doer: Doer,
  given: Given,
): Promise<Result<store.StoredOverhead, readonly OverheadRefusal[]>> {
  const overhead = { ...given, label: given.label.trim(), overheadId: randomUUID() }
  const refusals = mistakesIn(overhead)
  if (refusals.length > 0) return refused(refusals)
  await store.insertOverhead(db, doer.groupId, overhead)
  await record(db, doer, 'add-overhead', overhead)
  return done(overhead)
}

/** Ends a cost with a month; null when there is none. */
export async function endOverhead(
  db: GroupDb,
  doer: Doer,
  overheadId: string,
  lastMonth: Month,
): Promise<Result<store.StoredOverhead, readonly OverheadRefusal[]> | null> {
  const known = (await store.overheadsOf(db, doer.groupId)).find(
    (one) => one.overheadId === overheadId,
  )
  if (known === undefined) return null
  const refusals = mistakesIn({ ...known, lastMonth })
  if (refusals.length > 0) return refused(refusals)
  const ended = await store.endOverhead(db, doer.groupId, overheadId, lastMonth)
  if (ended === null) return null
  await record(db, doer, 'end-overhead', ended)
  return done(ended)
}

/** Takes back what was recorded by mistake, null when there is none; the audit keeps it. */
export async function withdrawOverhead(
  db: GroupDb,
  doer: Doer,
  overheadId: string,
): Promise<store.StoredOverhead | null> {
  const withdrawn = await store.deleteOverhead(db, doer.groupId, overheadId)
  if (withdrawn !== null) await record(db, doer, 'withdraw-overhead', withdrawn)
  return withdrawn
}

const record = (
  db: GroupDb,
  { groupId, actor, at }: Doer,
  action: string,
  overhead: store.StoredOverhead,
): Promise<void> =>
  recordEvent(db, groupId, {
    at,
    actor,
    action,
    subject: overhead.overheadId,
    detail: { ...overhead },
  })
