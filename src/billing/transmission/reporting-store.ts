import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents, divideHalfUp, rateE4, shareOf } from '../../shared/money.ts'

/** Operations of a day, a rate and a sort of buyer, as they are reported (CGI art. 290, 290 A). */
export interface ReportedRow {
  readonly day: Day
  readonly kind: 'sale' | 'payment'
  readonly route: 'reported' | 'abroad'
  readonly vatPercentE2: number
  readonly count: number
  readonly netCents: number
  readonly vatCents: number
  readonly grossCents: number
}

/** Invoices whose amounts are reported, since no electronic invoice may reach their member. */
const REPORTED = (groupId: GroupId) => sql`
  select i.invoice_number, i.issued_on,
    case when i.buyer->>'countryCode' <> 'FR' then 'abroad' else 'reported' end as route
  from invoices i
  where i.group_id = ${groupId}
    and (i.buyer->>'countryCode' <> 'FR' or i.buyer->>'siren' is null)`

/** Exempt under 261 B is neither invoiced electronically nor reported (CGI 289 bis, 290). */
const IN_SCOPE = sql`l.vat_exemption is distinct from 'CGI 261 B'`

/** What a month reports: sales by day of issue, and receipts of them by day of payment. */
export async function reportedOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReportedRow[]> {
  const sales = await sql<Omit<ReportedRow, 'vatCents' | 'grossCents' | 'kind'>>`
    select r.issued_on as day, r.route, l.vat_percent_e2 as "vatPercentE2",
      count(distinct r.invoice_number)::int as count, sum(l.net_cents)::bigint as "netCents"
    from (${REPORTED(groupId)}) r
    join invoice_lines l on l.group_id = ${groupId} and l.invoice_number = r.invoice_number
    where to_char(r.issued_on, 'YYYY-MM') = ${month} and ${IN_SCOPE}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  const payments = await sql<Omit<ReportedRow, 'vatCents' | 'netCents' | 'kind'>>`
    select (s.happened_at at time zone g.time_zone)::date as day, r.route,
      (a->>'vatPercentE2')::int as "vatPercentE2", count(*)::int as count,
      sum((a->>'grossCents')::bigint)::bigint as "grossCents"
    from (${REPORTED(groupId)}) r
    join employer_group g on g.group_id = ${groupId}
    join invoice_statuses s on s.group_id = ${groupId} and s.invoice_number = r.invoice_number
    cross join lateral jsonb_array_elements(s.amounts) a
    where s.code = 212 and exists (select from invoice_lines l
        where l.group_id = ${groupId} and l.invoice_number = r.invoice_number
          and l.vat_percent_e2 = (a->>'vatPercentE2')::int and ${IN_SCOPE})
      and to_char(s.happened_at at time zone g.time_zone, 'YYYY-MM') = ${month}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return [
    ...sales.rows.map((row) => {
      const vatCents = shareOf(cents(row.netCents), rateE4(row.vatPercentE2))
      return { ...row, kind: 'sale' as const, vatCents, grossCents: row.netCents + vatCents }
    }),
    ...payments.rows.map((row) => {
      const netCents = netOf(row.grossCents, row.vatPercentE2)
      return { ...row, kind: 'payment' as const, netCents, vatCents: row.grossCents - netCents }
    }),
  ]
}

/** Net of a gross amount, by the one rounding. */
const netOf = (grossCents: number, vatPercentE2: number): number =>
  Number(divideHalfUp(BigInt(grossCents) * 10_000n, BigInt(10_000 + vatPercentE2)))
