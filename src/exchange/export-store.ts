import { sql } from 'kysely'
import { RESOURCES, type Resource } from '../adapters/data-package/index.ts'
import type { GroupDb } from '../platform/database/index.ts'

/** Tables that do not bear the name of their resource, or that join what the package flattens. */
const SOURCE: Readonly<Record<string, string>> = {
  group: 'employer_group t',
  group_banking: 'group_settings t',
  members: `members t left join lateral (select joined_on, left_on from memberships m
    where m.group_id = t.group_id and m.member_id = t.member_id
    order by joined_on desc limit 1) m on true`,
  assignments: `assignments t left join assignment_prices p on p.group_id = t.group_id
    and p.assignment_id = t.assignment_id and p.starts_on = t.starts_on`,
}

const LOCAL = `'YYYY-MM-DD"T"HH24:MI'`

const moment = (who: string): string => `coalesce(t.${who}_confirmed_as, to_char(
  t.${who}_confirmed_at at time zone 'UTC', case when extract(second from t.${who}_confirmed_at) < 1
    then ${LOCAL} else 'YYYY-MM-DD"T"HH24:MI:SS' end))`

/** Columns that are not the column of the same name of the table of the same name. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  'members.joined_on': 'm.joined_on',
  'members.left_on': 'm.left_on',
  'contracts.member_ids': `array_to_string(t.member_ids, ' ')`,
  'assignments.required_skills': `array_to_string(t.required_skills, ';')`,
  'needs.authorisations': `array_to_string(t.authorisations, ';')`,
  // Written only where a need went on from there.
  'needs.state': `nullif(t.state, 'stated')`,
  'candidates.skills': `array_to_string(t.skills, ';')`,
  'candidates.refused_member_ids': `array_to_string(t.refused_member_ids, ' ')`,
  'employee_wishes.refused_member_ids': `array_to_string(t.refused_member_ids, ' ')`,
  'assignments.pricing': 'p.pricing',
  'assignments.coefficient_e4': 'p.coefficient_e4',
  'assignments.fixed_e4': 'p.fixed_e4',
  'assignments.percent_e4': 'p.percent_e4',
  'shifts.starts_at': `to_char(t.starts_local, ${LOCAL})`,
  'shifts.ends_at': `to_char(t.ends_local, ${LOCAL})`,
  'time_entries.starts_at': `to_char(t.starts_local, ${LOCAL})`,
  'time_entries.ends_at': `to_char(t.ends_local, ${LOCAL})`,
  'time_entries.break_starts_at': `to_char(t.break_starts_local, ${LOCAL})`,
  'time_entries.employee_confirmed_at': moment('employee'),
  'time_entries.member_confirmed_at': moment('member'),
}

/** What counts of a table: of the versions of an entry, the one that stands. */
const STANDING: Readonly<Record<string, string>> = {
  group_banking: `coalesce(t.address_line, t.postal_code, t.city, t.iban, t.bic,
    t.creditor_identifier) is not null`,
  time_entries: 't.superseded_at is null',
}

/** A query of one row `{cells}` a stored row: its texts in the order of the descriptor, then `also`. */
export function cellsQuery({ name, fields }: Resource, also: readonly string[] = []): string {
  const texts = [
    ...fields.map((field) => EXPRESSIONS[`${name}.${field.name}`] ?? `t.${field.name}`),
    ...also.map((column) => `t.${column}`),
  ].map((expression) => `(${expression})::text`)
  return `select json_build_array(${texts.join(', ')}) as cells
    from ${SOURCE[name] ?? `${name} t`} where ${STANDING[name] ?? 'true'}`
}

/** Leaves out of an export what is stored and did not take place. */
const EXPORTED: Readonly<Record<string, string>> = {
  time_entries: 'not t.cancelled',
}

/**
 * The texts of all rows of the group, by resource. One statement reads them all, so that they are
 * of one moment while others write.
 */
export async function exportedRows(db: GroupDb): Promise<ReadonlyMap<string, string[][]>> {
  const parts = RESOURCES.map(
    (resource, index) =>
      `select ${index} as place, cells from (${cellsQuery(resource)}
        and ${EXPORTED[resource.name] ?? 'true'}) r${index}`,
  )
  const { rows } = await sql<{ place: number; cells: (string | null)[] }>`${sql.raw(
    parts.join(' union all '),
  )}`.execute(db)
  const texts = RESOURCES.map((): string[][] => [])
  for (const { place, cells } of rows) texts[place]?.push(cells.map((text) => text ?? ''))
  return new Map(RESOURCES.map(({ name }, index) => [name, texts[index] ?? []]))
}
