import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { accountsOf } from '../ledger-store.ts'

/** Balance of an account, or of one party on it, before and after a period; debit is positive. */
export interface Balance {
  readonly account: string
  readonly label: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly openingCents: number
  readonly debitCents: number
  readonly creditCents: number
  readonly closingCents: number
}

/** A period inside one year. */
export interface BooksPeriod {
  readonly from: Day
  readonly to: Day
}

export const yearOf = (value: Day): number => Number(value.slice(0, 4))
export const firstOfYear = (year: number): Day => day(`${String(year).padStart(4, '0')}-01-01`)
export const lastOfYear = (year: number): Day => day(`${String(year).padStart(4, '0')}-12-31`)

/** Causes of the entries that open a year: typed or imported, or made by the close before. */
export const openingCause = (year: number): string => `opening:${year}`
export const reopeningCause = (year: number): string => `year-opened:${year}`

/**
 * The first day from which the entries make up the balances of a year: that of the last opening,
 * since it holds all that was before; null when there is none.
 */
export async function startOfBooks(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<Day | null> {
  const { rows } = await sql<{ year: number | null }>`
    select max(year) as year from ledger_entries where group_id = ${groupId} and year <= ${year}
      and cause in ('opening:' || year, 'year-opened:' || year)`.execute(db)
  const opened = rows[0]?.year ?? null
  return opened === null ? null : firstOfYear(opened)
}

interface Sum {
  readonly account: string
  readonly label: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly isEarlierYear: boolean
  readonly isOpening: boolean
  readonly debit: number
  readonly credit: number
}

async function sumsOf(
  db: GroupDb,
  groupId: GroupId,
  { from, to }: BooksPeriod,
): Promise<readonly Sum[]> {
  const start = await startOfBooks(db, groupId, yearOf(to))
  const { rows } = await sql<Sum>`
    select l.account, max(l.account_label) as label, l.auxiliary,
      max(l.auxiliary_label) as "auxiliaryLabel",
      e.entry_date < ${firstOfYear(yearOf(to))}::date as "isEarlierYear",
      e.entry_date < ${from}::date or e.journal = 'AN' as "isOpening",
      sum(l.debit_cents)::bigint as debit, sum(l.credit_cents)::bigint as credit
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    where l.group_id = ${groupId} and e.entry_date <= ${to}::date
      and (${start}::date is null or e.entry_date >= ${start}::date)
    group by l.account, l.auxiliary, 5, 6
    order by l.account, l.auxiliary nulls first`.execute(db)
  return rows
}

/** The result of a year belongs to it alone: later it stands on 120 or 129. */
const isResultAccount = (account: string): boolean => /^[67]/.test(account)

/**
 * Balances of every account and party, in the order of the chart. Opening entries count as what was
 * before the period. Results of earlier years that were not closed stand on the account of the
 * surplus or deficit. The closing balances of all rows add up to zero.
 */
export async function balancesOf(
  db: GroupDb,
  groupId: GroupId,
  period: BooksPeriod,
): Promise<readonly Balance[]> {
  const sums = await sumsOf(db, groupId, period)
  const { surplus, deficit } = await accountsOf(db, groupId)
  const earlier = sums
    .filter(({ account, isEarlierYear }) => isEarlierYear && isResultAccount(account))
    .reduce((total, { debit, credit }) => total + debit - credit, 0)
  const kept = sums.filter(
    ({ account, isEarlierYear }) => !(isEarlierYear && isResultAccount(account)),
  )
  const { account, label } = earlier > 0 ? deficit : surplus
  const carried: Sum = {
    account,
    label,
    auxiliary: null,
    auxiliaryLabel: null,
    isEarlierYear: true,
    isOpening: true,
    debit: Math.max(earlier, 0),
    credit: Math.max(-earlier, 0),
  }
  return merged(earlier === 0 ? kept : [...kept, carried])
}

function merged(sums: readonly Sum[]): readonly Balance[] {
  const rows = new Map<string, Balance>()
  for (const sum of sums) {
    const key = `${sum.account} ${sum.auxiliary ?? ''}`
    const before = rows.get(key) ?? emptyOf(sum)
    const difference = sum.debit - sum.credit
    rows.set(key, {
      ...before,
      openingCents: before.openingCents + (sum.isOpening ? difference : 0),
      debitCents: before.debitCents + (sum.isOpening ? 0 : sum.debit),
      creditCents: before.creditCents + (sum.isOpening ? 0 : sum.credit),
      closingCents: before.closingCents + difference,
    })
  }
  return [...rows.values()].sort(
    (a, b) =>
      a.account.localeCompare(b.account, 'en') ||
      (a.auxiliary ?? '').localeCompare(b.auxiliary ?? '', 'en'),
  )
}

const emptyOf = ({ account, label, auxiliary, auxiliaryLabel }: Sum): Balance => ({
  account,
  label,
  auxiliary,
  auxiliaryLabel,
  openingCents: 0,
  debitCents: 0,
  creditCents: 0,
  closingCents: 0,
})

/** The balances of whole accounts: those of their parties added up. */
export function byAccount(balances: readonly Balance[]): readonly Balance[] {
  const rows = new Map<string, Balance>()
  for (const row of balances) {
    const before = rows.get(row.account)
    rows.set(
      row.account,
      before === undefined
        ? { ...row, auxiliary: null, auxiliaryLabel: null }
        : {
            ...before,
            openingCents: before.openingCents + row.openingCents,
            debitCents: before.debitCents + row.debitCents,
            creditCents: before.creditCents + row.creditCents,
            closingCents: before.closingCents + row.closingCents,
          },
    )
  }
  return [...rows.values()]
}

/** The result of the year up to the last day of a period: income less expense. */
export const resultOf = (balances: readonly Balance[]): number =>
  balances
    .filter(({ account }) => isResultAccount(account))
    .reduce((total, { closingCents }) => total - closingCents, 0)
