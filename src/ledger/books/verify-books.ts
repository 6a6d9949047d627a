import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { balancesOf, firstOfYear, lastOfYear } from './balances.ts'
import { openingEntry } from './close-year.ts'
import { accountsOf } from '../ledger-store.ts'

/** Something that does not hold: what, what was expected, what is there. */
export interface BooksFinding {
  readonly check:
    | 'cause-exists'
    | 'parts-add-up'
    | 'lettering-settles'
    | 'year-as-closed'
    | 'year-reopened'
    | 'ledger-rebuilt'
  readonly subject: string
  readonly expected: string
  readonly found: string
}

type Row = Pick<BooksFinding, 'subject' | 'expected' | 'found'>
type BooksCheck = (db: GroupDb, groupId: GroupId) => Promise<readonly BooksFinding[]>

const as = (check: BooksFinding['check'], rows: readonly Row[]): readonly BooksFinding[] =>
  rows.map((row) => ({ check, ...row }))

/** What an entry says made it is there. Causes without a table of their own are in the audit. */
const causesExist: BooksCheck = async (db, groupId) => {
  const { rows } = await sql<Row>`
    with named as (select journal, year, entry_number, split_part(cause, ':', 1) as kind,
        split_part(cause, ':', 2) as id, cause
      from ledger_entries where group_id = ${groupId} and cause is not null)
    select journal || year || '-' || lpad(entry_number::text, 6, '0') as subject,
      'what ' || cause || ' names' as expected, 'nothing' as found
    from named n
    where case kind
      when 'invoice' then not exists (select from invoices i
        where i.group_id = ${groupId} and i.invoice_number = n.id)
      when 'close' then not exists (select from month_closes c
        where c.group_id = ${groupId} and c.month = n.id)
      when 'settlement' then not exists (select from settlements s
        where s.group_id = ${groupId} and s.settlement_id::text = n.id)
      when 'guarantee' then not exists (select from guarantee_moves g
        where g.group_id = ${groupId} and g.move_id::text = n.id)
      when 'year-opened' then not exists (select from year_closes y
        where y.group_id = ${groupId} and y.year = n.id::int - 1)
      else false end
    order by 1`.execute(db)
  return as('cause-exists', rows)
}

const partsAddUp: BooksCheck = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select l.journal || l.year || '-' || lpad(l.entry_number::text, 6, '0') || ' line ' || l.line
        as subject,
      (l.debit_cents - l.credit_cents) || ' cents' as expected,
      sum(p.amount_cents) || ' cents' as found
    from ledger_line_parts p join ledger_lines l using (group_id, journal, year, entry_number, line)
    where p.group_id = ${groupId}
    group by l.journal, l.year, l.entry_number, l.line, l.debit_cents, l.credit_cents
    having sum(p.amount_cents) <> l.debit_cents - l.credit_cents order by 1`.execute(db)
  return as('parts-add-up', rows)
}

const letteringsSettle: BooksCheck = async (db, groupId) => {
  const { rows } = await sql<Row>`
    select g.account || ' ' || g.letters as subject, '0 cents on one account' as expected,
      coalesce(sum(l.debit_cents - l.credit_cents), 0) || ' cents, ' || count(l.line) || ' lines'
        as found
    from letterings g
    left join lettering_lines s using (group_id, lettering_id)
    left join ledger_lines l using (group_id, journal, year, entry_number, line)
    where g.group_id = ${groupId}
    group by g.account, g.letters, g.lettering_id
    having coalesce(sum(l.debit_cents - l.credit_cents), 1) <> 0
      or bool_or(l.account <> g.account) or count(l.line) < 2 order by 1`.execute(db)
  return as('lettering-settles', rows)
}

interface ClosedYear {
  readonly year: number
  readonly result_cents: number
  readonly balances: readonly {
    readonly account: string
    readonly auxiliary: string | null
    readonly balanceCents: number
  }[]
}

const balanceText = (
  rows: readonly {
    readonly account: string
    readonly auxiliary: string | null
    readonly balanceCents: number
  }[],
): ReadonlyMap<string, number> =>
  new Map(
    rows
      .filter(({ balanceCents }) => balanceCents !== 0)
      .map((row) => [`${row.account} ${row.auxiliary ?? ''}`.trim(), row.balanceCents]),
  )

/** The accounts whose balance is not the same on the two sides. */
function differences(
  expected: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
  named: (account: string) => string,
): readonly Row[] {
  const accounts = [...new Set([...expected.keys(), ...found.keys()])].sort()
  return accounts
    .filter((account) => (expected.get(account) ?? 0) !== (found.get(account) ?? 0))
    .map((account) => ({
      subject: named(account),
      expected: `${expected.get(account) ?? 0} cents`,
      found: `${found.get(account) ?? 0} cents`,
    }))
}

const closedYears = async (db: GroupDb, groupId: GroupId): Promise<readonly ClosedYear[]> => {
  const { rows } = await sql<ClosedYear>`select year, result_cents, balances from year_closes
    where group_id = ${groupId} order by year`.execute(db)
  return rows
}

/** A closed year holds what it held when it was closed. */
const yearsAsClosed: BooksCheck = async (db, groupId) => {
  const findings: BooksFinding[] = []
  for (const { year, balances } of await closedYears(db, groupId)) {
    const now = await balancesOf(db, groupId, { from: firstOfYear(year), to: lastOfYear(year) })
    const found = now.map((row) => ({ ...row, balanceCents: row.closingCents }))
    const rows = differences(
      balanceText(balances),
      balanceText(found),
      (account) => `${year} ${account}`,
    )
    findings.push(...as('year-as-closed', rows))
  }
  return findings
}

/** The opening of a year is the closing of the year before. */
const yearsReopened: BooksCheck = async (db, groupId) => {
  const findings: BooksFinding[] = []
  const accounts = await accountsOf(db, groupId)
  for (const { year } of await closedYears(db, groupId)) {
    const before = await balancesOf(db, groupId, { from: firstOfYear(year), to: lastOfYear(year) })
    const wanted = openingEntry(year + 1, before, accounts).lines.map((line) => ({
      ...line,
      balanceCents: line.debitCents - line.creditCents,
    }))
    const { rows: posted } = await sql<{
      account: string
      auxiliary: string | null
      balanceCents: number
    }>`select l.account, l.auxiliary, (l.debit_cents - l.credit_cents)::bigint as "balanceCents"
      from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
      where l.group_id = ${groupId} and e.cause = ${`year-opened:${year + 1}`}`.execute(db)
    const rows = differences(
      resultAsOne(balanceText(wanted)),
      resultAsOne(balanceText(posted)),
      (account) => `${year + 1} ${account}`,
    )
    findings.push(...as('year-reopened', rows))
  }
  return findings
}

/** The account of the result may have been mapped anew since: 12 stands for all of them. */
function resultAsOne(balances: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const merged = new Map<string, number>()
  for (const [account, amount] of balances) {
    const key = account.startsWith('12') ? '12' : account
    merged.set(key, (merged.get(key) ?? 0) + amount)
  }
  return merged
}

/** The balances that are shown, beside those added up line by line from the entries of the year. */
const ledgerRebuilt: BooksCheck = async (db, groupId) => {
  const { rows: lines } = await sql<{
    year: number
    account: string
    auxiliary: string | null
    isOpening: boolean
    amount: number
  }>`select extract(year from e.entry_date)::int as year, l.account, l.auxiliary,
      coalesce(e.cause, '') ~ '^(opening|year-opened):' as "isOpening",
      (l.debit_cents - l.credit_cents)::bigint as amount
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    where l.group_id = ${groupId} order by 1`.execute(db)
  const findings: BooksFinding[] = []
  let carried = new Map<string, number>()
  for (const [year, own] of Map.groupBy(lines, (line) => line.year)) {
    // An opening holds all that was before; without one the balance sheet goes on by itself.
    const balances = own.some(({ isOpening }) => isOpening) ? new Map<string, number>() : carried
    for (const { account, auxiliary, amount } of own) {
      const key = `${account} ${auxiliary ?? ''}`.trim()
      balances.set(key, (balances.get(key) ?? 0) + amount)
    }
    const shown = await balancesOf(db, groupId, { from: firstOfYear(year), to: lastOfYear(year) })
    const reported = shown.map((row) => ({ ...row, balanceCents: row.closingCents }))
    const rows = differences(
      resultAsOne(balances),
      resultAsOne(balanceText(reported)),
      (account) => `${year} ${account}`,
    )
    findings.push(...as('ledger-rebuilt', rows))
    carried = carriedOver(balances)
  }
  return findings
}

/** What a year leaves to the next: the accounts of the balance sheet, and its result on 12. */
function carriedOver(balances: ReadonlyMap<string, number>): Map<string, number> {
  const next = new Map<string, number>()
  for (const [account, amount] of balances) {
    const key = /^[67]/.test(account) ? '12' : account
    next.set(key, (next.get(key) ?? 0) + amount)
  }
  return next
}

export const BOOKS_CHECKS: readonly BooksCheck[] = [
  causesExist,
  partsAddUp,
  letteringsSettle,
  yearsAsClosed,
  yearsReopened,
  ledgerRebuilt,
]
