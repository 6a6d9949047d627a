import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'

/** A need that an import has written. */
export interface ImportedNeed {
  readonly needId: string
  readonly isNew: boolean
  readonly state: string
  /** The import moved it to that state. */
  readonly moved: boolean
  /** What it asked before, by name, where that differs. */
  readonly before: Readonly<Record<string, unknown>>
}

export interface ImportedNeeds {
  readonly actor: string
  /** Moment, ISO in UTC. */
  readonly at: string
  readonly needs: readonly ImportedNeed[]
}

interface Told {
  readonly need_id: string
  readonly place: number
  readonly kind: string
  readonly reason: string | null
  readonly detail: object
}

/** A file says that a need was withdrawn, not why. */
const WITHOUT_REASON = 'Retiré selon le fichier importé'

function toldOf({ needId: need_id, isNew, moved, state, before }: ImportedNeed): Told[] {
  const plain = { need_id, reason: null, detail: {} }
  const told: Told[] = []
  if (isNew) told.push({ ...plain, place: 1, kind: 'stated' })
  else if (Object.keys(before).length > 0)
    told.push({ ...plain, place: 1, kind: 'changed', detail: { before } })
  if (!moved) return told
  const kind = state === 'stated' ? 'reopened' : state
  const reason = state === 'withdrawn' ? WITHOUT_REASON : null
  return [...told, { ...plain, place: 2, kind, reason }]
}

/** Writes the imported needs into their life; one statement for them all. */
export async function recordImportedNeeds(
  db: GroupDb,
  groupId: GroupId,
  { actor, at, needs }: ImportedNeeds,
): Promise<void> {
  if (needs.length === 0) return
  await sql`
    insert into need_events (group_id, need_id, sequence, at, actor, kind, reason, detail)
    select ${groupId}, need_id, coalesce((select max(sequence) from need_events e
        where e.group_id = ${groupId} and e.need_id = told.need_id), 0)
        + row_number() over (partition by need_id order by place),
      ${at}, ${actor}, kind, reason, detail
    from jsonb_to_recordset(${JSON.stringify(needs.flatMap(toldOf))}::jsonb)
      as told (need_id text, place int, kind text, reason text, detail jsonb)`.execute(db)
  const changed = needs.filter(({ isNew, before }) => !isNew && Object.keys(before).length > 0)
  await sql`update needs set version = version + 1
    where group_id = ${groupId} and need_id = any(${changed.map(({ needId }) => needId)})`.execute(
    db,
  )
  const moved = needs.filter((need) => need.moved)
  await sql`update needs set state_changed_at = ${at}
    where group_id = ${groupId} and need_id = any(${moved.map(({ needId }) => needId)})`.execute(db)
}
