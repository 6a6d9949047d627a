import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { filesWith } from './payment-store.ts'

/**
 * `PRLV-732829320-261130-01`: by what, by whom, when and which of the day. At most 24 characters,
 * never the same twice in a group.
 */
export async function messageIdFor(
  db: GroupDb,
  groupId: GroupId,
  word: 'PRLV' | 'VIR',
  siren: string | null,
  today: Day,
): Promise<string> {
  const start = [word, siren ?? '000000000', today.slice(2).replaceAll('-', '')].join('-')
  const next = (await filesWith(db, groupId, start)) + 1
  return `${start}-${String(next).padStart(2, '0')}`
}
