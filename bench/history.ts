/** Makes of a generated group one with a year of work behind it, or one of several times its size. */
import { sql } from 'kysely'
import type { ThrowawayDatabase } from '../src/platform/database/index.ts'

const WEEKS_OF_A_COPY = 4
const COPIES = 13

/** Tables of a person, in the order in which they refer to each other. */
const TABLES = [
  'employees',
  'contracts',
  'skills',
  'assignments',
  'absences',
  'shifts',
  'time_entries',
]
const KEYS = ['employee_id', 'contract_id', 'assignment_id', 'absence_id', 'shift_id', 'entry_id']

async function columnsOf(database: ThrowawayDatabase, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = ${table} and table_schema = current_schema() and is_generated = 'NEVER'
  `.execute(database.system)
  return rows.map(({ name }) => name)
}

/** Copies rows of a table with some of their columns written anew. */
async function copyRows(
  database: ThrowawayDatabase,
  table: string,
  written: (column: string) => string,
  from: string,
): Promise<void> {
  const columns = await columnsOf(database, table)
  const names = columns.map((name) => `"${name}"`).join(', ')
  await sql
    .raw(
      `insert into ${table} (${names}) select ${columns.map(written).join(', ')} from ${from}
       on conflict do nothing`,
    )
    .execute(database.system)
}

/** The first four weeks of work again and again, back to more than a year before them. */
export async function addYearBefore(database: ThrowawayDatabase): Promise<void> {
  await sql`alter table shifts drop constraint shifts_no_double_booking`.execute(database.system)
  await sql`alter table time_entries drop constraint time_entries_no_double_booking`.execute(
    database.system,
  )
  const { rows } = await sql<{ first: string }>`
    select (date_trunc('week', min(starts_local)) + interval '7 days')::date::text as first
    from shifts`.execute(database.system)
  const first = rows[0]?.first ?? ''
  for (let copy = 1; copy <= COPIES; copy += 1) {
    const back = `interval '${copy * WEEKS_OF_A_COPY * 7} days'`
    const written = (name: string): string => {
      if (name === 'shift_id' || name === 'entry_id') return `${name} || '~${copy}'`
      if (name === 'starts_at' || name === 'ends_at')
        return `(${name.replace('_at', '_local')} - ${back}) at time zone time_zone`
      if (name === 'work_day') return `(work_day - ${back})::date`
      return name.endsWith('_local') ? `${name} - ${back}` : name
    }
    const until = `'${first}'::date + ${WEEKS_OF_A_COPY * 7}`
    const range = `>= '${first}'::date and`
    await copyRows(
      database,
      'shifts',
      written,
      `shifts where starts_local ${range} starts_local < ${until}`,
    )
    await copyRows(
      database,
      'time_entries',
      written,
      `time_entries where work_day ${range} work_day < ${until}`,
    )
  }
  await sql`analyze`.execute(database.system)
}

/** The same people so many times. */
export async function multiplyPeople(database: ThrowawayDatabase, times: number): Promise<void> {
  for (const table of TABLES)
    await copyRows(
      database,
      table,
      (name) => (KEYS.includes(name) ? `${name} || '+' || copy` : `t."${name}"`),
      `${table} t, generate_series(2, ${times}) copy`,
    )
  await sql`analyze`.execute(database.system)
}
