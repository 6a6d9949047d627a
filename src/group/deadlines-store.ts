import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { FilingRow } from './deadlines-contract.ts'

export interface Mark {
  readonly doneOn: Day
  readonly note: string
  readonly by: string
  readonly at: string
}

export async function marksOf(db: GroupDb): Promise<ReadonlyMap<string, Mark>> {
  const rows = await db.selectFrom('deadline_marks').selectAll().execute()
  return new Map(
    rows.map((row) => [
      row.deadline_key,
      { doneOn: row.done_on, note: row.note, by: row.marked_by, at: row.marked_at },
    ]),
  )
}

export async function storeMark(
  db: GroupDb,
  groupId: GroupId,
  key: string,
  mark: Mark,
): Promise<void> {
  const columns = {
    done_on: mark.doneOn,
    note: mark.note,
    marked_by: mark.by,
    marked_at: mark.at,
  }
  await db
    .insertInto('deadline_marks')
    .values({ group_id: groupId, deadline_key: key, ...columns })
    .onConflict((conflict) => conflict.columns(['group_id', 'deadline_key']).doUpdateSet(columns))
    .execute()
}

/** Whether there was one to take away. */
export async function removeMark(db: GroupDb, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('deadline_marks')
    .where('deadline_key', '=', key)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function filingsOf(db: GroupDb): Promise<FilingRow[]> {
  const rows = await db
    .selectFrom('group_filings')
    .selectAll()
    .orderBy('filed_on', 'desc')
    .orderBy('kind')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    filedOn: row.filed_on,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }))
}

export type FilingKey = Pick<FilingRow, 'kind'> & { readonly filedOn: Day }

/** Whether it was not there yet. */
export async function storeFiling(
  db: GroupDb,
  groupId: GroupId,
  filing: FilingKey & Pick<FilingRow, 'note' | 'recordedBy' | 'recordedAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('group_filings')
    .values({
      group_id: groupId,
      kind: filing.kind,
      filed_on: filing.filedOn,
      note: filing.note,
      recorded_by: filing.recordedBy,
      recorded_at: filing.recordedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function removeFiling(db: GroupDb, { kind, filedOn }: FilingKey): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('group_filings')
    .where('kind', '=', kind)
    .where('filed_on', '=', filedOn)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
