import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'

/** A contract as a simulation begins with it. */
export interface StartingContract {
  readonly employeeId: string
  readonly name: string
  readonly communeCode: string | null
  readonly hiredOn: Day
  /** Null for somebody without a contract. */
  readonly kind: string | null
  readonly category: string | null
  readonly weeklyMinutes: number | null
  readonly hourlyGrossE4: number | null
}

/** An employee with the last contract that began by the end of a month; null for nobody's name. */
export async function startingContract(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  month: Month,
): Promise<StartingContract | null> {
  const { rows } = await sql<StartingContract>`
    select p.employee_id as "employeeId", p.first_name || ' ' || p.last_name as name,
      e.commune_code as "communeCode", p.hired_on as "hiredOn", c.kind, c.category,
      c.weekly_minutes as "weeklyMinutes", c.hourly_gross_e4 as "hourlyGrossE4"
    from employees p
    left join establishments e using (group_id, establishment_id)
    left join lateral (select * from contracts c
      where c.group_id = p.group_id and c.employee_id = p.employee_id
        and c.starts_on <= ${lastDayOf(month)}::date
      order by c.starts_on desc limit 1) c on true
    where p.group_id = ${groupId} and p.employee_id = ${employeeId}`.execute(db)
  return rows[0] ?? null
}

export async function workAccidentRateOf(db: GroupDb, groupId: GroupId): Promise<number | null> {
  const row = await db
    .selectFrom('group_settings')
    .select('work_accident_rate_e4')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return row?.work_accident_rate_e4 ?? null
}
