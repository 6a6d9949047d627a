import { readSheet, type SheetProblem } from '../../adapters/payroll-journal/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { JournalError, JournalLine } from './journal-line.ts'
import * as store from './journal-store.ts'
import { type ActualCost, actualCosts } from './rules/actual-cost.ts'
import { readJournal } from './rules/read-journal.ts'

export type JournalRefusal =
  | { readonly kind: 'month-open'; readonly month: Month }
  | SheetProblem
  | { readonly kind: 'wrong-lines'; readonly errors: readonly JournalError[] }

/** What changed in the cost of a month: what the books hold of it, and what they should. */
export interface PaidMonth {
  readonly groupId: GroupId
  readonly month: Month
  readonly version: number
  readonly postedOn: Day
  readonly booked: readonly ActualCost[]
  readonly due: readonly ActualCost[]
  readonly bookedJournal: readonly JournalLine[]
  readonly dueJournal: readonly JournalLine[]
}

/** Corrects the books by the difference; handed in by who has the ledger. */
export type PostPaidMonth = (db: GroupDb, paid: PaidMonth) => Promise<void>

export interface ImportedJournal {
  /** The version that was stored, or the newest one where the file changes nothing. */
  readonly version: number
  readonly people: number
  readonly state: 'stored' | 'unchanged' | 'checked'
}

interface ImportCommand {
  readonly groupId: GroupId
  readonly month: Month
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly dryRun: boolean
  readonly actor: string
  readonly at: string
  readonly today: Day
}

/**
 * Takes the payroll engine's journal of a closed month: all or nothing, with every error at once.
 * What the newest version says already changes nothing; else it is the next version, and the books
 * are corrected by the difference.
 */
export async function importJournal(
  db: GroupDb,
  command: ImportCommand,
  postPaidMonth: PostPaidMonth,
): Promise<Result<ImportedJournal, JournalRefusal>> {
  const { groupId, month, dryRun } = command
  await store.lockBooks(db, groupId)
  if (!(await store.isClosed(db, groupId, month))) return refused({ kind: 'month-open', month })
  const sheet = await readSheet(command.bytes)
  if (!sheet.ok) return sheet
  const headings = await store.headingsOf(db, groupId)
  const employees = await store.employeesByNumber(db, groupId)
  const read = readJournal(sheet.value, { month, headings, employees })
  if (!read.ok) return refused({ kind: 'wrong-lines', errors: read.refusal })
  const lines = read.value
  const [newest] = await store.versionsOf(db, groupId, month)
  const before = newest === undefined ? null : await store.linesOf(db, groupId, month)
  const people = lines.length
  if (newest !== undefined && JSON.stringify(before) === JSON.stringify(lines))
    return done({ version: newest.version, people, state: 'unchanged' })
  const version = (newest?.version ?? 0) + 1
  if (dryRun) return done({ version, people, state: 'checked' })
  await storeAndPost(db, command, { version, before, lines }, postPaidMonth)
  return done({ version, people, state: 'stored' })
}

async function storeAndPost(
  db: GroupDb,
  { groupId, month, fileName, actor, at, today }: ImportCommand,
  {
    version,
    before,
    lines,
  }: {
    readonly version: number
    readonly before: readonly JournalLine[] | null
    readonly lines: readonly JournalLine[]
  },
  postPaidMonth: PostPaidMonth,
): Promise<void> {
  const imported = { month, version, importedAt: at, importedBy: actor, fileName }
  await store.storeVersion(db, groupId, imported, lines)
  const forecast = await store.forecastOf(db, groupId, month)
  await postPaidMonth(db, {
    groupId,
    month,
    version,
    postedOn: today,
    booked: actualCosts(forecast, before),
    due: actualCosts(forecast, lines),
    bookedJournal: before ?? [],
    dueJournal: lines,
  })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payroll.journal-imported',
    subject: month,
    detail: { version, people: lines.length, file: fileName },
  })
}
