import { fecName, fecText } from '../adapters/fec/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { JOURNALS } from './accounts.ts'
import { lastOfYear } from './books/balances.ts'
import { linesOfMonth, linesOfYear, type PostedLine } from './posted-lines.ts'

const NO_SIREN = '000000000'

/** Number of an entry as accountants cite it: its journal, its year, its rank without hole. */
export const entryNumberOf = (journal: string, year: number, rank: number): string =>
  `${journal}${year}-${String(rank).padStart(6, '0')}`

const journalLabel = (journal: string): string =>
  Object.entries(JOURNALS).find(([code]) => code === journal)?.[1] ?? journal

interface FecFile {
  readonly filename: string
  readonly content: string
}

async function fecFile(
  db: GroupDb,
  groupId: GroupId,
  closedOn: Day,
  lines: readonly PostedLine[],
): Promise<FecFile> {
  const group = await db
    .selectFrom('employer_group')
    .select('siren')
    .where('group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  return {
    filename: fecName(group.siren ?? NO_SIREN, closedOn),
    content: fecText(
      lines.map((line) => ({
        ...line,
        journalLabel: journalLabel(line.journal),
        entryNumber: entryNumberOf(line.journal, line.year, line.entryNumber),
      })),
    ),
  }
}

/**
 * The accounting entries of a month as FEC, named after its last day: those that its close wrote,
 * and those of any other cause that are dated in it.
 */
export const fecOf = async (db: GroupDb, groupId: GroupId, month: Month): Promise<FecFile> =>
  fecFile(db, groupId, lastDayOf(month), await linesOfMonth(db, groupId, month))

/** The entries of a year as the tax office asks for them, the opening first. */
export const fecOfYear = async (db: GroupDb, groupId: GroupId, year: number): Promise<FecFile> =>
  fecFile(db, groupId, lastOfYear(year), await linesOfYear(db, groupId, year))
