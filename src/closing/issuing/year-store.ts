import { sql } from 'kysely'
import { vatOf, type YearOfMember } from '../../billing/index.ts'
import { actualCostOf } from '../../payroll/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents } from '../../shared/money.ts'

export interface YearToTrueUp {
  readonly members: readonly (YearOfMember & { readonly name: string })[]
  /** Cost of time that no member used: a common expense. */
  readonly unusedCents: Cents
  /** Overheads written down for the closed months of the year. */
  readonly overheadsCents: Cents
  readonly closed: readonly Month[]
}

interface BilledRow {
  readonly member_id: string
  readonly name: string
  readonly taxable_revenue_percent: string | null
  readonly billed: number
  readonly wages: number
  readonly contributions: number
}

/**
 * What each member was billed and cost in the closed months of a year. Advances are not turnover
 * yet; a true-up belongs to the year that it is about, whenever it was issued.
 */
export async function yearToTrueUp(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<YearToTrueUp> {
  const closed = await closedIn(db, groupId, year)
  const costs = new Map<
    string | null,
    { wages: number; contributions: number; all: number; minutes: number }
  >()
  for (const month of closed)
    for (const cost of await actualCostOf(db, groupId, month)) {
      const sum = costs.get(cost.memberId) ?? { wages: 0, contributions: 0, all: 0, minutes: 0 }
      sum.wages += cost.grossCents
      sum.contributions += cost.contributionsCents
      sum.all += cost.totalCents
      sum.minutes += cost.minutes
      costs.set(cost.memberId, sum)
    }
  const members = (await billedIn(db, groupId, year)).map((row) => {
    const cost = costs.get(row.member_id)
    return {
      memberId: row.member_id,
      name: row.name,
      isExempt: vatOf(row.taxable_revenue_percent).exemption !== null,
      minutes: cost?.minutes ?? 0,
      wagesCents: cents(cost?.wages ?? 0),
      contributionsCents: cents(cost?.contributions ?? 0),
      costCents: cents(cost?.all ?? 0),
      billedCents: cents(row.billed),
      billedWagesCents: cents(row.wages),
      billedContributionsCents: cents(row.contributions),
    }
  })
  const used = members.filter(({ minutes, billedCents }) => minutes !== 0 || billedCents !== 0)
  return {
    members: used,
    unusedCents: cents(costs.get(null)?.all ?? 0),
    overheadsCents: await overheadsIn(db, groupId, closed),
    closed,
  }
}

async function closedIn(db: GroupDb, groupId: GroupId, year: number): Promise<readonly Month[]> {
  const { rows } = await sql<{ month: Month }>`
    select month from month_closes where group_id = ${groupId}
      and month between ${`${year}-01`} and ${`${year}-12`} order by month`.execute(db)
  return rows.map(({ month }) => month)
}

async function billedIn(db: GroupDb, groupId: GroupId, year: number): Promise<BilledRow[]> {
  const { rows } = await sql<BilledRow>`
    with lines as (
      select i.member_id, l.net_cents, l.wages_cents, l.contributions_cents
      from invoices i join invoice_lines l using (group_id, invoice_number)
      where i.group_id = ${groupId} and coalesce(l.corrected_kind, l.kind) <> 'advance'
        and case when coalesce(l.corrected_kind, l.kind) = 'true_up' then left(l.period, 4)
          else left(i.month, 4) end = ${String(year)}
    )
    select m.member_id, m.name, m.taxable_revenue_percent,
      coalesce(sum(l.net_cents), 0)::bigint as billed,
      coalesce(sum(l.wages_cents), 0)::bigint as wages,
      coalesce(sum(l.contributions_cents), 0)::bigint as contributions
    from members m left join lines l using (member_id)
    where m.group_id = ${groupId}
    group by m.member_id, m.name, m.taxable_revenue_percent order by m.member_id`.execute(db)
  return rows
}

async function overheadsIn(
  db: GroupDb,
  groupId: GroupId,
  months: readonly Month[],
): Promise<Cents> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(monthly_cents), 0)::bigint as total
    from overheads, unnest(${[...months]}::text[]) as month
    where group_id = ${groupId} and month >= first_month
      and (last_month is null or month <= last_month)`.execute(db)
  return cents(rows[0]?.total ?? 0)
}
