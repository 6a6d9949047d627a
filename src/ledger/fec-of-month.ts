import { fecName, fecText } from '../adapters/fec/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { JOURNALS } from './accounts.ts'
import { linesOfMonth } from './ledger-store.ts'

const NO_SIREN = '000000000'

/** Number of an entry as accountants cite it: its journal, its year, its rank without hole. */
export const entryNumberOf = (journal: string, year: number, rank: number): string =>
  `${journal}${year}-${String(rank).padStart(6, '0')}`

const journalLabel = (journal: string): string =>
  Object.entries(JOURNALS).find(([code]) => code === journal)?.[1] ?? journal

/** The accounting entries of a closed month as FEC, named after the last day of the month. */
export async function fecOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<{ readonly filename: string; readonly content: string }> {
  const group = await db
    .selectFrom('employer_group')
    .select('siren')
    .where('group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  const lines = await linesOfMonth(db, groupId, month)
  return {
    filename: fecName(group.siren ?? NO_SIREN, lastDayOf(month)),
    content: fecText(
      lines.map((line) => ({
        ...line,
        journalLabel: journalLabel(line.journal),
        entryNumber: entryNumberOf(line.journal, line.year, line.entryNumber),
      })),
    ),
  }
}
