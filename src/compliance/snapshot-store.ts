import type { GroupDb } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Judgement } from './check-period.ts'

/** The judgement of a month, with the edition of the rules that made it. */
interface Snapshot extends Judgement {
  readonly edition: number
}

export async function currentRevision(db: GroupDb): Promise<number> {
  const row = await db.selectFrom('group_revision').select('revision').executeTakeFirst()
  return row?.revision ?? 0
}

const isSnapshot = (stored: unknown): stored is Snapshot =>
  typeof stored === 'object' &&
  stored !== null &&
  ['edition', 'findings', 'lacks'].every((name) => name in stored)

/** The stored judgement, or null when it is of another revision or edition. */
export async function storedJudgement(
  db: GroupDb,
  month: Month,
  revision: number,
  edition: number,
): Promise<Judgement | null> {
  const row = await db
    .selectFrom('findings_snapshots')
    .select('findings')
    .where('month', '=', month)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return isSnapshot(row?.findings) && row.findings.edition === edition ? row.findings : null
}

/** A snapshot of an older revision never replaces a newer one. */
export async function storeJudgement(
  db: GroupDb,
  key: { readonly groupId: GroupId; readonly month: Month; readonly revision: number },
  snapshot: Snapshot,
): Promise<void> {
  const { groupId: group_id, month, revision } = key
  const findings = JSON.stringify(snapshot)
  await db
    .insertInto('findings_snapshots')
    .values({ group_id, month, revision, findings })
    .onConflict((conflict) =>
      conflict
        .columns(['group_id', 'month'])
        .doUpdateSet({ revision, findings })
        .where('findings_snapshots.revision', '<=', revision),
    )
    .execute()
}
