import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'

/** A row as the database takes it: every value as text, null where there is none. */
export type Stored = Readonly<Record<string, string | readonly string[] | null>>

/** How rows of a table are written. */
export interface Target {
  readonly table: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** The table says when a row last changed. */
  readonly dated: boolean
}

/** A statement with all rows of a month would hold three copies of them in memory. */
const ROWS_A_STATEMENT = 5_000

async function inPortions(
  rows: readonly Stored[],
  work: (json: string) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
    await work(JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT)))
}

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

const assignments = (columns: readonly string[], source: string, dated: boolean) =>
  sql.join([
    ...columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${source}.${column}`)}`),
    ...(dated ? [sql`changed_at = clock_timestamp()`] : []),
  ])

/** Adds the rows, and gives those whose key is there the new values. */
export function putRows(db: GroupDb, target: Target, rows: readonly Stored[]): Promise<void> {
  const { table, key, columns, dated } = target
  const others = columns.filter((column) => !key.includes(column))
  const conflict =
    others.length === 0
      ? sql`do nothing`
      : sql`do update set ${assignments(others, 'excluded', dated)}`
  return inPortions(rows, (json) =>
    sql`insert into ${sql.table(table)} (${names(columns)})
      select ${names(columns)} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)
      on conflict (${names(key)}) ${conflict}`.execute(db),
  )
}

/**
 * Takes the rows away and adds them anew. Rows that exchange their places would run into each
 * other if they moved one by one.
 */
export async function replaceRows(
  db: GroupDb,
  target: Target,
  keys: readonly string[],
  rows: readonly Stored[],
): Promise<void> {
  const [key] = target.key.filter((column) => column !== 'group_id')
  if (key === undefined) return
  if (keys.length > 0)
    await sql`delete from ${sql.table(target.table)} where ${sql.ref(key)} = any(${keys})`.execute(
      db,
    )
  await putRows(db, target, rows)
}

/** Prices that started with an assignment whose start moves. */
export async function removeFirstPrices(
  db: GroupDb,
  prices: readonly { readonly assignmentId: string; readonly startsOn: string }[],
): Promise<void> {
  if (prices.length === 0) return
  await sql`delete from assignment_prices p using unnest(
      ${prices.map(({ assignmentId }) => assignmentId)}::text[],
      ${prices.map(({ startsOn }) => startsOn)}::date[]) as old (assignment_id, starts_on)
    where p.assignment_id = old.assignment_id and p.starts_on = old.starts_on`.execute(db)
}

export async function closedMonths(db: GroupDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('month_closes').select('month').execute()
  return new Set(rows.map(({ month }) => month))
}

/** Ends the current version of each entry: it stays as it was and no longer counts. */
export async function supersede(db: GroupDb, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return
  await sql`update time_entries set superseded_at = clock_timestamp(), changed_at = clock_timestamp()
    where entry_id = any(${entryIds}) and superseded_at is null`.execute(db)
}

/** Gives the current versions of entries their new values; they may exchange their hours. */
export async function editEntries(
  db: GroupDb,
  columns: readonly string[],
  rows: readonly Stored[],
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ entry_id }) => entry_id)
  // Cancelled work is outside of the constraint on double booking while the others move.
  await sql`update time_entries set cancelled = true
    where entry_id = any(${ids}) and superseded_at is null`.execute(db)
  await inPortions(rows, (json) =>
    sql`update time_entries e set ${assignments(columns, 'given', true)}, cancelled = false
      from json_populate_recordset(null::time_entries, ${json}::json) given
      where e.entry_id = given.entry_id and e.superseded_at is null`.execute(db),
  )
}

/** Adds the confirmations of both sides to versions that otherwise stay as they are. */
export async function confirmEntries(db: GroupDb, rows: readonly Stored[]): Promise<void> {
  const columns = [
    'employee_confirmed_at',
    'employee_confirmed_as',
    'member_confirmed_at',
    'member_confirmed_as',
  ]
  await inPortions(rows, (json) =>
    sql`update time_entries e set ${assignments(columns, 'given', true)}
      from json_populate_recordset(null::time_entries, ${json}::json) given
      where e.entry_id = given.entry_id and e.superseded_at is null`.execute(db),
  )
}
