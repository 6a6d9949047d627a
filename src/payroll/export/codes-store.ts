import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Target } from './pay-line.ts'

/** Codes that the group chose for an engine, null where it does not want the variable. */
export async function chosenCodes(
  db: GroupDb,
  groupId: GroupId,
  target: Target,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('payroll_codes')
    .select(['code', 'target_code'])
    .where('group_id', '=', groupId)
    .where('target', '=', target)
    .execute()
  return new Map(rows.map(({ code, target_code }) => [code, target_code]))
}

/** Neutral-code counts of variables told in a month: what an engine has to know. */
export async function codesToldIn(
  db: GroupDb,
  groupId: GroupId,
  month: Month | null,
): Promise<{ readonly code: string; readonly lines: number }[]> {
  const { rows } = await sql<{ code: string; lines: number }>`
    select code, (count(*) filter (where month = ${month}))::int as lines from pay_variables
    where group_id = ${groupId} group by code order by code`.execute(db)
  return rows
}

export async function storeCode(
  db: GroupDb,
  groupId: GroupId,
  row: { readonly target: Target; readonly code: string; readonly targetCode: string | null },
): Promise<void> {
  await db
    .insertInto('payroll_codes')
    .values({
      group_id: groupId,
      target: row.target,
      code: row.code,
      target_code: row.targetCode,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['group_id', 'target', 'code'])
        .doUpdateSet((eb) => ({ target_code: eb.ref('excluded.target_code') })),
    )
    .execute()
}

/** Back to what the product proposes. */
export async function dropCode(
  db: GroupDb,
  groupId: GroupId,
  { target, code }: { readonly target: Target; readonly code: string },
): Promise<void> {
  await db
    .deleteFrom('payroll_codes')
    .where('group_id', '=', groupId)
    .where('target', '=', target)
    .where('code', '=', code)
    .execute()
}

export interface NumberRow {
  readonly employeeId: string
  readonly employeeName: string
  readonly payrollNumber: string | null
  readonly leftOn: Day | null
}

export async function numberRows(db: GroupDb, groupId: GroupId): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`
    select p.employee_id as "employeeId", p.first_name || ' ' || p.last_name as "employeeName",
      n.payroll_number as "payrollNumber", p.left_on as "leftOn"
    from employees p left join payroll_numbers n using (group_id, employee_id)
    where p.group_id = ${groupId}
    order by p.last_name collate "fr-x-icu", p.first_name collate "fr-x-icu", p.employee_id`.execute(
    db,
  )
  return rows
}

/** Sets the number of each person; an empty one goes back to the identifier. */
export async function replaceNumbers(
  db: GroupDb,
  groupId: GroupId,
  numbers: readonly { readonly employeeId: string; readonly payrollNumber: string }[],
): Promise<void> {
  if (numbers.length === 0) return
  await db
    .deleteFrom('payroll_numbers')
    .where('group_id', '=', groupId)
    .where(
      'employee_id',
      'in',
      numbers.map(({ employeeId }) => employeeId),
    )
    .execute()
  const kept = numbers.filter(({ payrollNumber }) => payrollNumber !== '')
  if (kept.length === 0) return
  await db
    .insertInto('payroll_numbers')
    .values(
      kept.map(({ employeeId, payrollNumber }) => ({
        group_id: groupId,
        employee_id: employeeId,
        payroll_number: payrollNumber,
      })),
    )
    .execute()
}
