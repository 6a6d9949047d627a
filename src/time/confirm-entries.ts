import { recordEvent } from '../platform/audit/index.ts'
import { type GroupDb, lockHours } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { type ConfirmationRow, confirmationsOf, type Side, setConfirmation } from './entry-store.ts'

export interface ConfirmCommand {
  readonly groupId: GroupId
  readonly entryIds: readonly string[]
  /** The side that confirms: the employee who worked or the member that used the work. */
  readonly side: Side
  /**
   * The member company that confirms: entries of others are not found. The transaction must see the
   * whole group, since what was billed and the audit chain are hidden from a member.
   */
  readonly memberId?: string | null
  /** Moment of the confirmation, ISO in UTC. */
  readonly at: string
  readonly actor: string
}

export interface Confirmed {
  /** Entries that the command changed: giving them to the opposite command undoes it. */
  readonly changed: readonly string[]
  /** How many were so already. */
  readonly unchanged: number
}

export interface EntryRefusal {
  readonly entryId: string
  /**
   * `not-found`: no such entry for this person; `cancelled`: the work did not take place;
   * `billed`: its month is closed and it was billed, so only a correction changes it.
   */
  readonly reason: 'not-found' | 'cancelled' | 'billed'
}

/** Nothing is changed: all entries that stand against it. */
export interface ConfirmRefusal {
  readonly kind: 'entries-refused'
  readonly entries: readonly EntryRefusal[]
}

/**
 * Confirms declared hours for one side, all or none. Hours of a closed month may still be
 * confirmed: they come as a correction with the next close.
 */
export const confirmEntries = (db: GroupDb, command: ConfirmCommand) =>
  change(db, command, command.at, 'hours.confirmed', ({ cancelled }) =>
    cancelled ? 'cancelled' : null,
  )

/** Takes confirmations of one side back, all or none, as long as they were not billed. */
export const unconfirmEntries = (db: GroupDb, command: ConfirmCommand) =>
  change(db, command, null, 'hours.unconfirmed', ({ billed }) => (billed ? 'billed' : null))

async function change(
  db: GroupDb,
  { groupId, entryIds, side, actor, at, memberId = null }: ConfirmCommand,
  confirmedAt: string | null,
  action: string,
  objection: (row: ConfirmationRow) => EntryRefusal['reason'] | null,
): Promise<Result<Confirmed, ConfirmRefusal>> {
  await lockHours(db, groupId, 'shared')
  const wanted = [...new Set(entryIds)]
  const found = await confirmationsOf(db, groupId, wanted, side)
  const rows = found.filter((row) => memberId === null || row.member_id === memberId)
  const byId = new Map(rows.map((row) => [row.entry_id, row]))
  const entries = wanted.flatMap((entryId): EntryRefusal[] => {
    const row = byId.get(entryId)
    const reason = row === undefined ? 'not-found' : objection(row)
    return reason === null ? [] : [{ entryId, reason }]
  })
  if (entries.length > 0) return refused({ kind: 'entries-refused', entries })
  const isSo = (row: ConfirmationRow): boolean => row.confirmed === (confirmedAt !== null)
  const changed = rows.filter((row) => !isSo(row)).map((row) => row.entry_id)
  if (changed.length > 0) {
    await setConfirmation(db, groupId, changed, side, confirmedAt)
    const detail = { side, entries: changed }
    await recordEvent(db, groupId, { at, actor, action, subject: `hours:${side}`, detail })
  }
  return done({ changed, unchanged: rows.length - changed.length })
}
