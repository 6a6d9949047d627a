import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { ChosenLine } from './rules/lettering.ts'

/** A line as addresses name it: journal, year, entry and line. */
const KEY = sql`l.journal || '-' || l.year || '-' || l.entry_number || '-' || l.line`

/** The letters that hold a line now; a lettering taken back holds none. */
export const LETTERS_IN_FORCE = sql`(select s.group_id, s.journal, s.year, s.entry_number, s.line,
    g.letters, g.lettered_on, g.lettering_id
  from lettering_lines s join letterings g using (group_id, lettering_id)
  where not exists (select from unletterings u where u.group_id = g.group_id
    and u.lettering_id = g.lettering_id))`

/**
 * Lines of an account that no lettering holds. The entry that a close made to reopen the year only
 * repeats what the years before hold: it takes no part.
 */
export async function openLines(
  db: GroupDb,
  groupId: GroupId,
  account: string,
): Promise<readonly ChosenLine[]> {
  return linesWhere(
    db,
    groupId,
    sql`l.account = ${account} and x.letters is null
      and e.cause is distinct from 'year-opened:' || e.year`,
  )
}

export const linesOfKeys = (
  db: GroupDb,
  groupId: GroupId,
  keys: readonly string[],
): Promise<readonly ChosenLine[]> =>
  linesWhere(
    db,
    groupId,
    sql`${KEY} in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`,
  )

async function linesWhere(
  db: GroupDb,
  groupId: GroupId,
  condition: ReturnType<typeof sql>,
): Promise<readonly ChosenLine[]> {
  const { rows } = await sql<ChosenLine>`
    select ${KEY} as key, l.account, l.auxiliary, e.piece_reference as "pieceReference", l.label,
      l.debit_cents - l.credit_cents as "amountCents", x.letters is not null as "isLettered"
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    left join ${LETTERS_IN_FORCE} x using (group_id, journal, year, entry_number, line)
    where l.group_id = ${groupId} and ${condition}
    order by e.entry_date, l.journal, l.year, l.entry_number, l.line`.execute(db)
  return rows
}

/** How many letterings an account ever had: the rank of its next letters. */
export async function letteringsOf(
  db: GroupDb,
  groupId: GroupId,
  account: string,
): Promise<number> {
  const { count } = await db
    .selectFrom('letterings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('group_id', '=', groupId)
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface Lettering {
  readonly letteringId: string
  readonly account: string
  readonly letters: string
  readonly letteredOn: Day
  readonly letteredBy: string
  readonly isAutomatic: boolean
  readonly keys: readonly string[]
}

export async function storeLetterings(
  db: GroupDb,
  groupId: GroupId,
  letterings: readonly Lettering[],
): Promise<void> {
  const lines = letterings.flatMap(({ letteringId, keys }) =>
    keys.map((key) => {
      const [journal, year, entryNumber, line] = key.split('-')
      return { letteringId, journal, year, entryNumber, line }
    }),
  )
  await sql`insert into letterings (group_id, lettering_id, account, letters, lettered_on,
      lettered_by, is_automatic)
    select ${groupId}, "letteringId", account, letters, "letteredOn", "letteredBy", "isAutomatic"
    from jsonb_to_recordset(${JSON.stringify(letterings)}::jsonb) as row ("letteringId" uuid,
      account text, letters text, "letteredOn" date, "letteredBy" text, "isAutomatic" boolean)`.execute(
    db,
  )
  await sql`insert into lettering_lines (group_id, lettering_id, journal, year, entry_number, line)
    select ${groupId}, "letteringId", journal, year, "entryNumber", line
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as row ("letteringId" uuid,
      journal text, year int, "entryNumber" int, line int)`.execute(db)
}

/** The lettering and whether it was taken back; null when there is none. */
export async function letteringOf(
  db: GroupDb,
  groupId: GroupId,
  letteringId: string,
): Promise<{
  readonly account: string
  readonly letters: string
  readonly isUndone: boolean
} | null> {
  const { rows } = await sql<{ account: string; letters: string; isUndone: boolean }>`
    select account, letters, exists (select from unletterings u where u.group_id = g.group_id
      and u.lettering_id = g.lettering_id) as "isUndone"
    from letterings g where group_id = ${groupId} and lettering_id = ${letteringId}::uuid`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function insertUnlettering(
  db: GroupDb,
  groupId: GroupId,
  letteringId: string,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  await db
    .insertInto('unletterings')
    .values({
      group_id: groupId,
      lettering_id: letteringId,
      unlettered_by: by,
      unlettered_at: at,
    })
    .execute()
}
