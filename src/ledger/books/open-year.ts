import { type FileError, readFec } from '../../adapters/fec/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { cents } from '../../shared/money.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { EntryDraft } from '../entry.ts'
import { accountsOf } from '../ledger-store.ts'
import { postEntries } from '../post-entries.ts'
import { firstOfYear, openingCause, startOfBooks } from './balances.ts'
import { type ClosedPeriod, closedPeriods } from './periods.ts'
import { type Doer, knownOf } from './post-manual-entry.ts'
import type { Known } from './rules/manual-entry.ts'
import {
  balancesOfFec,
  type OpeningBalance,
  readTrialBalance,
  resultOfBalances,
} from './read-opening.ts'

export type OpeningRefusal =
  | { readonly kind: 'unreadable-file'; readonly errors: readonly FileError[] }
  | { readonly kind: 'unbalanced'; readonly debitCents: number; readonly creditCents: number }
  | { readonly kind: 'nothing-to-open' }
  | { readonly kind: 'already-opened'; readonly year: number }
  | ClosedPeriod

export interface Opening {
  readonly year: number
  readonly balances: readonly OpeningBalance[]
  /** Result of the year before, carried to 120 or 129. */
  readonly resultCents: number
}

/** Balances out of the file of another program: a FEC of the year before, or a trial balance. */
export function openingOfFile(
  text: string,
): Result<readonly OpeningBalance[], readonly OpeningRefusal[]> {
  const read = /^\uFEFF?JournalCode[\t|]/i.test(text) ? fecBalances(text) : readTrialBalance(text)
  return read.ok ? read : refused([{ kind: 'unreadable-file', errors: read.refusal }])
}

function fecBalances(text: string): Result<readonly OpeningBalance[], readonly FileError[]> {
  const read = readFec(text)
  return read.ok ? done(balancesOfFec(read.value)) : read
}

/** What opening the year with these balances does, and everything that hinders it. */
export async function previewOpening(
  db: GroupDb,
  groupId: GroupId,
  year: number,
  given: readonly OpeningBalance[],
): Promise<{ readonly opening: Opening; readonly refusals: readonly OpeningRefusal[] }> {
  // Contributions in kind (class 8) are of one year, and outside of the balance sheet.
  const balances = given.filter(({ account }) => !account.startsWith('8'))
  const sum = (sign: 1 | -1) =>
    balances.reduce((total, row) => total + Math.max(sign * row.balanceCents, 0), 0)
  const [debitCents, creditCents] = [sum(1), sum(-1)]
  const isOpened = (await startOfBooks(db, groupId, year)) === firstOfYear(year)
  const opening = { year, balances, resultCents: resultOfBalances(balances) }
  return {
    opening,
    refusals: [
      ...(debitCents === creditCents
        ? []
        : [{ kind: 'unbalanced', debitCents, creditCents } as const]),
      ...(debitCents + creditCents === 0 ? [{ kind: 'nothing-to-open' } as const] : []),
      ...(isOpened ? [{ kind: 'already-opened', year } as const] : []),
      ...(await closedPeriods(db, groupId, [firstOfYear(year)])),
    ],
  }
}

/** Opens the books of a year with balances that another program left, or that a person typed. */
export async function openYear(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  year: number,
  balances: readonly OpeningBalance[],
): Promise<Result<Opening, readonly OpeningRefusal[]>> {
  const { opening, refusals } = await previewOpening(db, groupId, year, balances)
  if (refusals.length > 0) return refused(refusals)
  const { surplus, deficit } = await accountsOf(db, groupId)
  const carried = opening.resultCents >= 0 ? surplus : deficit
  const entry = openingDraft(opening, carried, await knownOf(db, groupId))
  await postEntries(db, groupId, today, [entry])
  const detail = { lines: entry.lines.length, resultCents: opening.resultCents }
  await recordEvent(db, groupId, { at, actor, action: 'open-year', subject: String(year), detail })
  return done(opening)
}

function openingDraft(
  { year, balances, resultCents }: Opening,
  carried: { readonly account: string; readonly label: string },
  { chart, members }: Known,
): EntryDraft {
  const label = `À-nouveaux ${year}`
  const result: OpeningBalance = {
    ...carried,
    auxiliary: null,
    auxiliaryLabel: null,
    balanceCents: -resultCents,
  }
  const kept = balances.filter(({ account }) => !/^[67]/.test(account))
  return {
    journal: 'AN',
    cause: openingCause(year),
    entryDate: firstOfYear(year),
    pieceReference: `AN-${year}`,
    pieceDate: firstOfYear(year),
    label,
    lines: [...kept, result]
      .filter(({ balanceCents }) => balanceCents !== 0)
      .map((row) => ({
        account: row.account,
        accountLabel: row.label || (chart.get(row.account) ?? row.account),
        auxiliary: row.auxiliary,
        auxiliaryLabel:
          row.auxiliary === null
            ? null
            : (members.get(row.auxiliary) ?? row.auxiliaryLabel ?? row.auxiliary),
        label,
        debitCents: cents(Math.max(row.balanceCents, 0)),
        creditCents: cents(Math.max(-row.balanceCents, 0)),
        memberId: row.auxiliary !== null && members.has(row.auxiliary) ? row.auxiliary : null,
      })),
  }
}
