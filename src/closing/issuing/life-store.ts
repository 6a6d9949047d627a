import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { InvoiceLife } from '../../billing/issuing-contract.ts'

type Related = InvoiceLife['precedes'][number]

/** The documents around one: those that name it, and those that it names. */
export async function relatedOf(
  db: GroupDb,
  groupId: GroupId,
  number: string,
): Promise<{ readonly precedes: Related[]; readonly follows: Related[] }> {
  const { rows } = await sql<Related & { readonly precedes: boolean }>`
    select i.invoice_number as "invoiceNumber", i.kind, i.issued_on as "issuedOn",
      i.net_cents as "netCents", i.gross_cents as "grossCents",
      ${number} = any(i.preceding_numbers) as precedes
    from invoices i
    where i.group_id = ${groupId} and (i.preceding_numbers @> array[${number}::text]
      or i.invoice_number = any(select unnest(preceding_numbers) from invoices
        where group_id = ${groupId} and invoice_number = ${number}))
    order by i.issued_on, i.series, i.sequence`.execute(db)
  const without = ({
    invoiceNumber,
    kind,
    issuedOn,
    netCents,
    grossCents,
  }: (typeof rows)[number]): Related => ({ invoiceNumber, kind, issuedOn, netCents, grossCents })
  return {
    precedes: rows.filter(({ precedes }) => precedes).map(without),
    follows: rows.filter(({ precedes }) => !precedes).map(without),
  }
}

export interface IssueEvent {
  readonly at: string
  readonly actor: string
  readonly reason: string | null
}

/** Who issued it and when, by the audit chain; the close of its month where it was no act apart. */
export async function issueEventOf(
  db: GroupDb,
  groupId: GroupId,
  number: string,
): Promise<IssueEvent | null> {
  const { rows } = await sql<IssueEvent>`
    select e.at, e.actor, e.detail ->> 'reason' as reason
    from invoices i join audit_events e on e.group_id = i.group_id
      and e.subject = case when i.cause is null then i.month else i.invoice_number end
      and (i.cause is not null or e.action = 'month.closed')
    where i.group_id = ${groupId} and i.invoice_number = ${number}
    order by e.sequence limit 1`.execute(db)
  return rows[0] ?? null
}
