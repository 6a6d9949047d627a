import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { BooksPeriod } from '../books/balances.ts'

export const AXES = ['member', 'establishment', 'employee'] as const
export type Axis = (typeof AXES)[number]

/** Income and expense of one member, establishment or person; no id for what none bears. */
export interface AnalyticRow {
  readonly id: string | null
  readonly name: string | null
  readonly incomeCents: number
  readonly expenseCents: number
  readonly marginCents: number
  readonly accounts: readonly {
    readonly account: string
    readonly label: string
    /** Income is positive, expense negative. */
    readonly amountCents: number
  }[]
}

/** The column that bears an axis, in the parts of a line and, where it has none, in the line. */
const COLUMNS: Readonly<Record<Axis, RawBuilder<string | null>>> = {
  member: sql`case when p.part is null then l.member_id else p.member_id end`,
  establishment: sql`case when p.part is null
    then coalesce(l.establishment_id, m.establishment_id) else p.establishment_id end`,
  employee: sql`case when p.part is null then l.employee_id else p.employee_id end`,
}

const NAMES: Readonly<Record<Axis, RawBuilder<string | null>>> = {
  member: sql`(select name from members n where n.group_id = s.group_id and n.member_id = s.id)`,
  establishment: sql`(select name from establishments n
    where n.group_id = s.group_id and n.establishment_id = s.id)`,
  employee: sql`(select last_name || ' ' || first_name from employees n
    where n.group_id = s.group_id and n.employee_id = s.id)`,
}

/**
 * Income and expense of a period by one axis. What no part names stays on a row of its own, so that
 * the rows add up to the result of the period.
 */
export async function analyticOf(
  db: GroupDb,
  groupId: GroupId,
  axis: Axis,
  { from, to }: BooksPeriod,
): Promise<readonly AnalyticRow[]> {
  const { rows } = await sql<AnalyticRow>`
    with s as (
      select l.group_id, ${COLUMNS[axis]} as id, l.account, max(l.account_label) as label,
        -sum(coalesce(p.amount_cents, l.debit_cents - l.credit_cents))::bigint as amount
      from ledger_lines l
      join ledger_entries e using (group_id, journal, year, entry_number)
      left join ledger_line_parts p using (group_id, journal, year, entry_number, line)
      left join members m on m.group_id = l.group_id and m.member_id = l.member_id
      where l.group_id = ${groupId} and l.account ~ '^[67]'
        and e.entry_date between ${from}::date and ${to}::date
      group by l.group_id, 2, l.account)
    select s.id, ${NAMES[axis]} as name,
      coalesce(sum(s.amount) filter (where s.account like '7%'), 0)::bigint as "incomeCents",
      coalesce(-sum(s.amount) filter (where s.account like '6%'), 0)::bigint as "expenseCents",
      sum(s.amount)::bigint as "marginCents",
      jsonb_agg(jsonb_build_object('account', s.account, 'label', s.label,
        'amountCents', s.amount) order by s.account) as accounts
    from s group by s.group_id, s.id
    order by sum(s.amount) desc, s.id`.execute(db)
  return rows
}
