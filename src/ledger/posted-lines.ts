import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { firstOfYear, lastOfYear } from './books/balances.ts'
import { LETTERS_IN_FORCE } from './books/lettering-store.ts'

export interface PostedLine {
  readonly journal: string
  readonly year: number
  readonly entryNumber: number
  readonly entryDate: Day
  readonly pieceReference: string
  readonly pieceDate: Day
  readonly validatedOn: Day
  readonly account: string
  readonly accountLabel: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly label: string
  readonly debitCents: number
  readonly creditCents: number
  readonly letters: string | null
  readonly letteredOn: Day | null
}

/**
 * The lines in the order of the FEC: the opening of the year, then by day of validation, journal
 * and number.
 */
async function linesWhere(
  db: GroupDb,
  groupId: GroupId,
  condition: RawBuilder<unknown>,
): Promise<PostedLine[]> {
  const { rows } = await sql<PostedLine>`
    select l.journal, l.year, l.entry_number as "entryNumber", e.entry_date as "entryDate",
      e.piece_reference as "pieceReference", e.piece_date as "pieceDate",
      e.validated_on as "validatedOn", l.account, l.account_label as "accountLabel", l.auxiliary,
      l.auxiliary_label as "auxiliaryLabel", l.label, l.debit_cents as "debitCents",
      l.credit_cents as "creditCents", x.letters, x.lettered_on as "letteredOn"
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    left join ${LETTERS_IN_FORCE} x using (group_id, journal, year, entry_number, line)
    where l.group_id = ${groupId} and ${condition}
    order by l.journal <> 'AN', e.validated_on, l.journal, l.year, l.entry_number, l.line`.execute(
    db,
  )
  return rows
}

/** Lines that the close of a month wrote, and lines of any other cause that are dated in it. */
export const linesOfMonth = (db: GroupDb, groupId: GroupId, month: Month): Promise<PostedLine[]> =>
  linesWhere(
    db,
    groupId,
    sql`(e.month = ${month} or e.month is null
      and e.entry_date between ${firstDayOf(month)}::date and ${lastDayOf(month)}::date)`,
  )

export const linesOfYear = (db: GroupDb, groupId: GroupId, year: number): Promise<PostedLine[]> =>
  linesWhere(
    db,
    groupId,
    sql`e.entry_date between ${firstOfYear(year)}::date and ${lastOfYear(year)}::date`,
  )
