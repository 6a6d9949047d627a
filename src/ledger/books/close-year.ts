import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { cents } from '../../shared/money.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { Accounts } from '../accounts.ts'
import type { EntryDraft, LedgerLine } from '../entry.ts'
import { lockNumbers } from '../ledger-lock.ts'
import { accountsOf } from '../ledger-store.ts'
import { postEntries } from '../post-entries.ts'
import {
  type Balance,
  balancesOf,
  firstOfYear,
  lastOfYear,
  reopeningCause,
  resultOf,
} from './balances.ts'
import { type ClosedPeriod, closedPeriods } from './periods.ts'
import { insertYearClose, yearCloses } from './periods-store.ts'
import type { Doer } from './post-manual-entry.ts'

export type YearRefusal =
  | { readonly kind: 'year-closed'; readonly year: number }
  | { readonly kind: 'year-not-over'; readonly year: number }
  | { readonly kind: 'nothing-posted'; readonly year: number }
  | { readonly kind: 'earlier-year-open'; readonly year: number }
  | { readonly kind: 'months-open'; readonly months: readonly string[] }
  | { readonly kind: 'next-year-opened'; readonly year: number }
  | ClosedPeriod

/** What the close of a year will do: its result, the balances that open the next, what hinders. */
export interface YearPreview {
  readonly year: number
  readonly resultCents: number
  readonly openingLines: number
  readonly refusals: readonly YearRefusal[]
}

async function refusalsOf(
  db: GroupDb,
  { groupId, today }: Pick<Doer, 'groupId' | 'today'>,
  year: number,
  balances: readonly Balance[],
): Promise<readonly YearRefusal[]> {
  const closed = await yearCloses(db, groupId)
  const years = await db
    .selectFrom('ledger_entries')
    .select((eb) => eb.fn.min<number | null>('year').as('first'))
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const earlier = Array.from(
    { length: Math.max(0, year - (years?.first ?? year)) },
    (_, index) => (years?.first ?? year) + index,
  ).filter((each) => !closed.some((close) => close.year === each))
  const open = await openMonths(db, groupId, year)
  const opened = await isOpened(db, groupId, year + 1)
  const inNext = await closedPeriods(db, groupId, [firstOfYear(year + 1)])
  const isClosed = closed.some((close) => close.year === year)
  return [
    ...(isClosed ? [{ kind: 'year-closed', year } as const] : []),
    ...(today <= lastOfYear(year) ? [{ kind: 'year-not-over', year } as const] : []),
    ...(balances.length === 0 ? [{ kind: 'nothing-posted', year } as const] : []),
    ...earlier.map((each) => ({ kind: 'earlier-year-open', year: each }) as const),
    ...(open.length > 0 ? [{ kind: 'months-open', months: open } as const] : []),
    ...(opened && !isClosed ? [{ kind: 'next-year-opened', year: year + 1 } as const] : []),
    ...inNext,
  ]
}

/** Months of the year with hours that no close has turned into invoices and pay yet. */
async function openMonths(db: GroupDb, groupId: GroupId, year: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('time_entries as t')
    .select((eb) => eb.fn<string>('to_char', ['t.work_day', eb.val('YYYY-MM')]).as('month'))
    .distinct()
    .where('t.group_id', '=', groupId)
    .where('t.superseded_at', 'is', null)
    .where('t.cancelled', '=', false)
    .where('t.work_day', '>=', firstOfYear(year))
    .where('t.work_day', '<=', lastOfYear(year))
    .execute()
  const closes = await db
    .selectFrom('month_closes')
    .select('month')
    .where('group_id', '=', groupId)
    .execute()
  const closed = new Set<string>(closes.map(({ month }) => month))
  return rows
    .map(({ month }) => month)
    .filter((month) => !closed.has(month))
    .sort()
}

async function isOpened(db: GroupDb, groupId: GroupId, year: number): Promise<boolean> {
  const row = await db
    .selectFrom('ledger_entries')
    .select('cause')
    .where('group_id', '=', groupId)
    .where('cause', 'in', [`opening:${year}`, reopeningCause(year)])
    .executeTakeFirst()
  return row !== undefined
}

const balancesOfYear = (db: GroupDb, groupId: GroupId, year: number) =>
  balancesOf(db, groupId, { from: firstOfYear(year), to: lastOfYear(year) })

export async function previewYear(
  db: GroupDb,
  doer: Pick<Doer, 'groupId' | 'today'>,
  year: number,
): Promise<YearPreview> {
  const balances = await balancesOfYear(db, doer.groupId, year)
  const accounts = await accountsOf(db, doer.groupId)
  return {
    year,
    resultCents: resultOf(balances),
    openingLines: openingEntry(year + 1, balances, accounts).lines.length,
    refusals: await refusalsOf(db, doer, year, balances),
  }
}

/**
 * Closes a year for good: its result, the balances of the accounts of the balance sheet as the
 * opening entry of the next year, and no posting in it ever after.
 */
export async function closeYear(
  db: GroupDb,
  doer: Doer,
  year: number,
): Promise<Result<YearPreview, readonly YearRefusal[]>> {
  const { groupId, actor, at, today } = doer
  await lockNumbers(db, groupId)
  const preview = await previewYear(db, doer, year)
  if (preview.refusals.length > 0) return refused(preview.refusals)
  const balances = await balancesOfYear(db, groupId, year)
  const entry = openingEntry(year + 1, balances, await accountsOf(db, groupId))
  await postEntries(db, groupId, today, [entry])
  const kept = balances.map(({ account, auxiliary, closingCents }) => ({
    account,
    auxiliary,
    balanceCents: closingCents,
  }))
  const { resultCents } = preview
  await insertYearClose(db, groupId, { year, resultCents, closedBy: actor, closedAt: at }, kept)
  const detail = { resultCents, openingLines: preview.openingLines }
  await recordEvent(db, groupId, { at, actor, action: 'close-year', subject: String(year), detail })
  return done({ ...preview, refusals: [] })
}

/**
 * Opening of a year (a nouveaux): each account of the balance sheet, party by party, and the result
 * of the year before on 120 or 129. The accounts of result start at nothing.
 */
export function openingEntry(
  year: number,
  balances: readonly Balance[],
  accounts: Accounts,
): EntryDraft {
  const label = `À-nouveaux ${year}`
  const on = firstOfYear(year)
  const lineOf = (
    row: Omit<Balance, 'openingCents' | 'debitCents' | 'creditCents'>,
  ): LedgerLine => ({
    account: row.account,
    accountLabel: row.label,
    auxiliary: row.auxiliary,
    auxiliaryLabel: row.auxiliaryLabel,
    label,
    debitCents: cents(Math.max(row.closingCents, 0)),
    creditCents: cents(Math.max(-row.closingCents, 0)),
    memberId: null,
  })
  const kept = balances.filter(
    ({ account, closingCents }) => /^[1-5]/.test(account) && closingCents !== 0,
  )
  const result = resultOf(balances)
  const carried = result >= 0 ? accounts.surplus : accounts.deficit
  const closing = { ...carried, auxiliary: null, auxiliaryLabel: null, closingCents: -result }
  return {
    journal: 'AN',
    cause: reopeningCause(year),
    entryDate: on,
    pieceReference: `AN-${year}`,
    pieceDate: on,
    label,
    lines: [...kept, ...(result === 0 ? [] : [closing])].map(lineOf),
  }
}
