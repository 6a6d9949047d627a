import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { SearchHit } from './search-contract.ts'

/** Everything of the group that the search can name; what it names is few thousand short rows. */
export async function searchable(db: GroupDb, groupId: GroupId): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select 'employee' as kind, p.employee_id as id, p.first_name || ' ' || p.last_name as title,
      c.job as subtitle
    from employees p
    left join (select distinct on (employee_id) employee_id, job from contracts
      where group_id = ${groupId} order by employee_id, starts_on desc) as c using (employee_id)
    where p.group_id = ${groupId}
    union all
    select 'member', member_id, name, siren from members where group_id = ${groupId}`.execute(db)
  return rows
}

/** Invoices by part of their number, newest first. */
export async function invoicesNamed(
  db: GroupDb,
  groupId: GroupId,
  text: string,
  limit: number,
): Promise<SearchHit[]> {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<SearchHit>`
    select 'invoice' as kind, i.invoice_number as id, i.invoice_number as title,
      m.name as subtitle
    from invoices i join members m using (group_id, member_id)
    where i.group_id = ${groupId} and i.invoice_number ilike ${part}
    order by i.issued_on desc, i.invoice_number limit ${limit}`.execute(db)
  return rows
}
