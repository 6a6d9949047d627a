import { sql } from 'kysely'
import {
  choicesOf,
  type Invoice,
  type InvoiceAnnex,
  type InvoiceKind,
  type InvoiceLine,
  type InvoiceParty,
  type LineKind,
  NO_ROUTING,
  type PriceExplanation,
  routingsOf,
  vatBreakdown,
} from '../billing/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day, Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents, rateE4 } from '../shared/money.ts'

import { groupBankingOf, lacksOfGroup, lacksOfMember, memberBankingOf } from '../cash/index.ts'

/** Numbers of the invoices of a month, in order; those without document only when asked. */
export async function invoiceNumbers(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  which: 'all' | 'without-document',
): Promise<readonly string[]> {
  const { rows } = await sql<{ invoice_number: string }>`
    select invoice_number from invoices i where group_id = ${groupId} and closed_month = ${month}
      and (${which} = 'all' or not exists (select from invoice_documents d
        where d.group_id = i.group_id and d.invoice_number = i.invoice_number))
    order by series, year, sequence`.execute(db)
  return rows.map((row) => row.invoice_number)
}

interface InvoiceRow {
  readonly invoice_number: string
  readonly kind: InvoiceKind
  readonly member_id: string
  readonly month: Month
  readonly issued_on: Day
  readonly due_on: Day
  readonly net_cents: number
  readonly vat_cents: number
  readonly gross_cents: number
  readonly wages_cents: number
  readonly contributions_cents: number
  readonly other_cents: number
  readonly seller: InvoiceParty
  readonly buyer: InvoiceParty
  readonly preceding_numbers: readonly string[]
}

interface LineRow {
  readonly invoice_number: string
  readonly line: number
  readonly assignment_id: string | null
  readonly employee_id: string | null
  readonly kind: LineKind
  readonly period: Month
  readonly corrected_kind: LineKind | null
  readonly minutes: number | null
  readonly unit_price_e4: number | null
  readonly net_cents: number
  readonly vat_percent_e2: number
  readonly vat_exemption: string | null
  readonly wages_cents: number
  readonly contributions_cents: number
  readonly explanation: PriceExplanation
  readonly entry_ids: readonly string[]
  readonly for_good: boolean
  readonly credits_number: string | null
  readonly credits_line: number | null
}

/** Invoices with their lines, in the order of their numbers. */
export async function invoicesOf(
  db: GroupDb,
  groupId: GroupId,
  numbers: readonly string[],
): Promise<readonly Invoice[]> {
  const these = sql`group_id = ${groupId} and invoice_number = any(${numbers}::text[])`
  const { rows } = await sql<InvoiceRow>`
    select * from invoices where ${these} order by series, year, sequence`.execute(db)
  const lines = await sql<LineRow>`
    select * from invoice_lines where ${these} order by invoice_number, line`.execute(db)
  const byInvoice = Map.groupBy(lines.rows, (line) => line.invoice_number)
  return rows.map((row) => invoiceOf(row, (byInvoice.get(row.invoice_number) ?? []).map(lineOf)))
}

const invoiceOf = (row: InvoiceRow, lines: readonly InvoiceLine[]): Invoice => ({
  number: row.invoice_number,
  kind: row.kind,
  month: row.month,
  memberId: row.member_id,
  issuedOn: row.issued_on,
  dueOn: row.due_on,
  seller: row.seller,
  buyer: row.buyer,
  lines,
  vat: vatBreakdown(lines),
  netCents: cents(row.net_cents),
  vatCents: cents(row.vat_cents),
  grossCents: cents(row.gross_cents),
  wagesCents: cents(row.wages_cents),
  contributionsCents: cents(row.contributions_cents),
  otherCents: cents(row.other_cents),
  precedingNumbers: row.preceding_numbers,
})

const lineOf = (row: LineRow): InvoiceLine => ({
  line: row.line,
  kind: row.kind,
  assignmentId: row.assignment_id,
  employeeId: row.employee_id,
  period: row.period,
  correctedKind: row.corrected_kind,
  minutes: row.minutes,
  unitPriceE4: row.unit_price_e4 === null ? null : rateE4(row.unit_price_e4),
  netCents: cents(row.net_cents),
  vatPercentE2: row.vat_percent_e2,
  vatExemption: row.vat_exemption,
  wagesCents: cents(row.wages_cents),
  contributionsCents: cents(row.contributions_cents),
  explanation: row.explanation,
  entryIds: row.entry_ids,
  ...(row.for_good ? { forGood: true } : {}),
  ...(row.credits_number === null || row.credits_line === null
    ? {}
    : { credits: { number: row.credits_number, line: row.credits_line } }),
})

/**
 * What the pages of these invoices show beside their lines, in the same order. The hours are those
 * that were billed: the version of each entry that counted when the month was closed.
 */
export async function annexesOf(
  db: GroupDb,
  groupId: GroupId,
  invoices: readonly Invoice[],
): Promise<readonly InvoiceAnnex[]> {
  const lines = invoices.flatMap((invoice) => invoice.lines)
  const employeeNames = await namesOf(db, groupId, defined(lines.map((line) => line.employeeId)))
  const siteNames = await sitesOf(db, groupId, defined(lines.map((line) => line.assignmentId)))
  const hours = await hoursOf(db, groupId, invoices)
  const preceding = await precedingOf(db, groupId, invoices)
  const payments = await paymentsOf(db, groupId)
  const choices = await choicesOf(db, groupId)
  const routings = await routingsOf(db, groupId)
  return invoices.map((invoice) => ({
    employeeNames,
    siteNames,
    hours: [...new Set(invoice.lines.flatMap((line) => line.entryIds))]
      .flatMap((id) => hours.get(id) ?? [])
      .sort((a, b) => (a.startsLocal < b.startsLocal ? -1 : 1)),
    payment: payments(invoice),
    preceding: preceding.get(invoice.number) ?? [],
    choices,
    routing: routings.get(invoice.memberId) ?? NO_ROUTING,
  }))
}

const defined = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id) => id !== null)),
]

async function namesOf(db: GroupDb, groupId: GroupId, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    select employee_id as id, first_name || ' ' || upper(last_name) as name from employees
    where group_id = ${groupId} and employee_id = any(${ids}::text[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function sitesOf(db: GroupDb, groupId: GroupId, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    select a.assignment_id as id, s.name from assignments a join sites s using (group_id, site_id)
    where a.group_id = ${groupId} and a.assignment_id = any(${ids}::text[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type BilledHours = InvoiceAnnex['hours'][number]

async function hoursOf(
  db: GroupDb,
  groupId: GroupId,
  invoices: readonly Invoice[],
): Promise<ReadonlyMap<string, BilledHours>> {
  const ids = [...new Set(invoices.flatMap(({ lines }) => lines.flatMap((line) => line.entryIds)))]
  const numbers = invoices.map(({ number }) => number)
  const { rows } = await sql<{
    entry_id: string
    employee_id: string
    assignment_id: string
    starts_local: string
    ends_local: string
    break_minutes: number | null
    worked_minutes: number
  }>`
    select distinct on (e.entry_id) e.entry_id, e.employee_id, e.assignment_id, e.starts_local,
      e.ends_local, e.break_minutes, e.worked_minutes
    from time_entries e
    where e.group_id = ${groupId} and e.entry_id = any(${ids}::text[]) and not e.cancelled
      and (e.superseded_at is null or e.superseded_at > (
        select max(coalesce(c.closed_at, i.recorded_at)) from invoices i
        left join month_closes c on c.group_id = i.group_id and c.month = i.closed_month
        where i.group_id = ${groupId} and i.invoice_number = any(${numbers}::text[])))
    order by e.entry_id, e.version`.execute(db)
  return new Map(
    rows.map((row) => [
      row.entry_id,
      {
        entryId: row.entry_id,
        employeeId: row.employee_id,
        assignmentId: row.assignment_id,
        startsLocal: row.starts_local,
        endsLocal: row.ends_local,
        breakMinutes: row.break_minutes ?? 0,
        workedMinutes: row.worked_minutes,
      },
    ]),
  )
}

/** The invoices that each one names; where a close corrects, those of the months it corrects. */
async function precedingOf(db: GroupDb, groupId: GroupId, invoices: readonly Invoice[]) {
  const wanted = invoices.flatMap(({ number, memberId, lines, precedingNumbers = [] }) => [
    ...precedingNumbers.map((named) => ({ number, named })),
    ...[
      ...new Set(
        lines
          .filter(({ kind, credits }) => kind === 'correction' && credits === undefined)
          .map(({ period }) => period),
      ),
    ].map((period) => ({ number, member_id: memberId, month: period })),
  ])
  const { rows } = await sql<{ of: string; number: string; issued_on: Day }>`
    select distinct w.number as of, i.invoice_number as number, i.issued_on
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as w (number text, named text, member_id text, month text)
    join invoices i on i.group_id = ${groupId} and (i.invoice_number = w.named
      or (i.member_id = w.member_id and i.closed_month = w.month))
    order by 3, 2`.execute(db)
  const found = rows.map((row) => ({ of: row.of, number: row.number, issuedOn: row.issued_on }))
  return Map.groupBy(found, (row) => row.of)
}

/** How each invoice is paid: by debit where that can be done, else by transfer. */
async function paymentsOf(db: GroupDb, groupId: GroupId) {
  const group = await groupBankingOf(db, groupId)
  const members = await memberBankingOf(db, groupId)
  const debits = lacksOfGroup(group).length === 0
  return ({ memberId, dueOn }: Invoice): InvoiceAnnex['payment'] => {
    const member = members.get(memberId)
    const isDebited = debits && member !== undefined && lacksOfMember(member, dueOn).length === 0
    return {
      iban: group.iban,
      bic: group.bic,
      mandateReference: isDebited ? member.mandateReference : null,
    }
  }
}

export async function storeDocument(
  db: GroupDb,
  groupId: GroupId,
  document: { number: string; pdf: Buffer; xml: string; sha256: string },
): Promise<void> {
  await db
    .insertInto('invoice_documents')
    .values({
      group_id: groupId,
      invoice_number: document.number,
      pdf: document.pdf,
      xml: document.xml,
      pdf_sha256: document.sha256,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function documentsOf(db: GroupDb, groupId: GroupId, numbers: readonly string[]) {
  return db
    .selectFrom('invoice_documents')
    .select(['invoice_number', 'pdf', 'xml'])
    .where('group_id', '=', groupId)
    .where('invoice_number', 'in', [...numbers])
    .orderBy('invoice_number')
    .execute()
}
