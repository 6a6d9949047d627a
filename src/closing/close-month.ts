import {
  deductions,
  draftInvoices,
  type NumberedInvoice,
  numberInvoices,
} from '../billing/index.ts'
import { postMonth, sealOf } from '../ledger/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type GroupDb, inGroup, lockHours } from '../platform/database/index.ts'
import { type Day, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { type CloseRefusal, closeRefusal } from './close-refusal.ts'
import * as store from './close-store.ts'
import { openAdvances } from './issuing/issuing-store.ts'
import { type ComputedMonth, computeMonth } from './compute-month.ts'
import { debitsOf } from '../cash/index.ts'
import { MONTHS_CORRECTED } from './load-changes.ts'
import { loadMonth } from './load-month.ts'
import type { MonthFacts } from './month-facts.ts'
import { type CloseReport, leftOutRows, totalsOf, warningsOf } from './report.ts'

/** The stages of a close, in order; each counts as one step. */
export const CLOSE_STAGES = ['load', 'compute', 'invoices', 'pay', 'ledger'] as const
export type CloseStage = (typeof CLOSE_STAGES)[number]

export interface CloseProgress {
  readonly stage: CloseStage | 'documents'
  readonly done: number
  readonly total: number
}

/** Tells how far a piece of work is; awaited, so that it may stop the work through its signal. */
export type OnProgress = (progress: CloseProgress) => void | Promise<void>

export interface CloseCommand {
  readonly groupId: GroupId
  readonly month: Month
  /** Day of issue of the invoices; the last day of the month unless said. */
  readonly issuedOn?: Day
  /** Who closes, as the audit chain names people. */
  readonly actor: string
  readonly clock: Clock
  readonly onProgress?: OnProgress
  /** Before the commit, an abort undoes everything. */
  readonly signal?: AbortSignal
}

/** Ends the transaction, which takes everything back. */
class Cancelled extends Error {}

/**
 * Closes a month in one transaction that holds the hours of the group still: invoices with their
 * numbers, pay variables, costs, ledger entries, the event of the audit chain and the close itself
 * are there together or not at all. A month closed before answers its report again.
 *
 * What both sides confirmed is billed and paid; the rest is listed in the report. What changed in
 * closed months since the close before comes as differences.
 */
export async function closeMonth(
  database: Pick<Database, 'system'>,
  command: CloseCommand,
): Promise<Result<CloseReport, CloseRefusal>> {
  const { groupId, month } = command
  try {
    return await inGroup(database, groupId, async (db) => {
      await lockHours(db, groupId, 'alone')
      const before = await store.reportOf(db, groupId, month)
      if (before !== null) return done({ ...before, already: true })
      const issuedOn =
        command.issuedOn ?? (await store.earliestIssue(db, groupId, lastDayOf(month)))
      const refusal = await closeRefusal(db, groupId, month, issuedOn)
      if (refusal !== null) return refused(refusal)
      return done(await closeOpenMonth(db, command, issuedOn))
    })
  } catch (error) {
    if (error instanceof Cancelled) return refused({ kind: 'cancelled', month })
    throw error
  }
}

/** Seconds of each stage, by the clock of the caller. */
class Stopwatch {
  readonly seconds: Record<string, number> = {}
  readonly #clock: Clock
  #last: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#last = Date.parse(clock.now())
  }

  lap(stage: string): void {
    const now = Date.parse(this.#clock.now())
    this.seconds[stage] = (now - this.#last) / 1000
    this.#last = now
  }
}

async function closeOpenMonth(
  db: GroupDb,
  command: CloseCommand,
  issuedOn: Day,
): Promise<CloseReport> {
  const { groupId, month, actor, clock } = command
  const watch = new Stopwatch(clock)
  const begin = stepper(command)
  await begin('load')
  const readAt = await store.databaseTime(db)
  const facts = await loadMonth(db, groupId, month)
  watch.lap('load')
  await begin('compute')
  const computed = computeMonth(facts)
  watch.lap('compute')
  await begin('invoices')
  const invoices = await numbered(db, groupId, facts, computed, issuedOn)
  const closedAt = clock.now()
  const { warnings } = await debitsOf(db, groupId, invoices)
  const report = reportFor(facts, computed, invoices, warnings, { issuedOn, closedAt, actor })
  await store.storeClose(db, groupId, { ...report, seconds: watch.seconds }, readAt)
  await store.storeInvoices(db, groupId, invoices)
  watch.lap('invoices')
  await begin('pay')
  await store.storeVariables(db, groupId, month, computed.variables)
  await store.storeCosts(db, groupId, month, computed.costs)
  watch.lap('pay')
  await begin('ledger')
  const { costs } = computed
  await postMonth(db, { groupId, month, postedOn: issuedOn, invoices, costs })
  await recordEvent(db, groupId, {
    at: closedAt,
    actor,
    action: 'month.closed',
    subject: month,
    detail: {
      issued_on: issuedOn,
      ...report.totals,
      seal: await sealOf(db, groupId, month),
    },
  })
  watch.lap('ledger')
  await begin(null)
  return { ...report, seconds: watch.seconds }
}

/** Says that a stage begins (null: all are over), unless the work was told to stop. */
function stepper({ onProgress, signal }: CloseCommand) {
  return async (stage: CloseStage | null): Promise<void> => {
    const total = CLOSE_STAGES.length
    const step = stage === null ? total : CLOSE_STAGES.indexOf(stage)
    await onProgress?.({ stage: stage ?? 'ledger', done: step, total })
    if (signal?.aborted) throw new Cancelled('the close was cancelled')
  }
}

async function numbered(
  db: GroupDb,
  groupId: GroupId,
  facts: MonthFacts,
  computed: ComputedMonth,
  issuedOn: Day,
): Promise<readonly NumberedInvoice[]> {
  const { month, members, term } = facts
  const advances = await openAdvances(db, groupId)
  const deducted = deductions(computed.lines, members, advances, month)
  const lines = [...computed.lines, ...deducted]
  const drafts = draftInvoices(lines, members, { month, issuedOn, term })
  const counts = new Map<string, number>()
  for (const { series } of drafts) counts.set(series, (counts.get(series) ?? 0) + 1)
  const year = Number(issuedOn.slice(0, 4))
  return numberInvoices(drafts, await store.takeNumbers(db, groupId, year, counts))
}

const reportFor = (
  facts: MonthFacts,
  computed: ComputedMonth,
  invoices: readonly NumberedInvoice[],
  debitWarnings: CloseReport['warnings'],
  { issuedOn, closedAt, actor }: { issuedOn: Day; closedAt: string; actor: string },
): Omit<CloseReport, 'seconds'> => ({
  month: facts.month,
  issued_on: issuedOn,
  closed_at: closedAt,
  closed_by: actor,
  already: false,
  totals: totalsOf(computed, invoices),
  warnings: [...warningsOf(facts, computed, invoices), ...debitWarnings],
  left_out: leftOutRows(computed.leftOut),
  policy: {
    overtime_split: facts.policy.overtimeSplit,
    work_accident_rate_e4: facts.policy.workAccidentRateE4,
    headcount: facts.policy.headcount,
    payment_days: facts.term.days,
    months_corrected: MONTHS_CORRECTED,
  },
})
