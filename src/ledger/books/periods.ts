import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { HttpProblem } from '../../platform/http/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { lockNumbers } from '../ledger-lock.ts'
import { deleteLock, insertLock, locksAmong, yearCloseOf } from './periods-store.ts'

/** A period in which nothing is posted any more. */
export type ClosedPeriod =
  | { readonly kind: 'month-locked'; readonly month: Month }
  | { readonly kind: 'year-closed'; readonly year: number }

const frenchPeriod = (period: ClosedPeriod): string =>
  period.kind === 'month-locked' ? `le mois ${period.month}` : `l’exercice ${period.year}`
const englishPeriod = (period: ClosedPeriod): string =>
  period.kind === 'month-locked' ? `the month ${period.month}` : `the year ${period.year}`

/**
 * Thrown where an entry would fall into a period that is locked or closed, so that whatever makes
 * the entry is undone as a whole; whoever asked for it reads why.
 */
export class PeriodClosed extends HttpProblem {
  readonly periods: readonly ClosedPeriod[]

  constructor(periods: readonly ClosedPeriod[]) {
    super('conflict', {
      detail: {
        fr: `Comptabilité arrêtée : ${periods.map(frenchPeriod).join(', ')}. Choisissez une date ultérieure, ou levez le verrou du mois dans Comptes, Périodes.`,
        en: `Books closed: ${periods.map(englishPeriod).join(', ')}. Choose a later date, or lift the lock of the month in Books, Periods.`,
      },
      facts: { kind: 'period-closed', periods },
    })
    this.periods = periods
    this.message = `the books are closed for ${periods.map(englishPeriod).join(', ')}`
  }
}

/** The closed periods that these days fall into, each once, in their order. */
export const closedPeriods = (
  db: GroupDb,
  groupId: GroupId,
  days: readonly Day[],
): Promise<readonly ClosedPeriod[]> => locksAmong(db, groupId, days)

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

export type LockRefusal =
  | { readonly kind: 'already-locked'; readonly month: Month }
  | { readonly kind: 'not-locked'; readonly month: Month }
  | { readonly kind: 'year-closed'; readonly year: number }

/** Locks a month: nothing more is posted in it. */
export async function lockMonth(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  month: Month,
): Promise<Result<Month, readonly LockRefusal[]>> {
  // Whoever posts at this moment ends first, or sees the lock.
  await lockNumbers(db, groupId)
  const year = Number(month.slice(0, 4))
  if ((await yearCloseOf(db, groupId, year)) !== null)
    return refused([{ kind: 'year-closed', year }])
  if (!(await insertLock(db, groupId, month, { by: actor, at })))
    return refused([{ kind: 'already-locked', month }])
  await recordEvent(db, groupId, { at, actor, action: 'lock-month', subject: month, detail: {} })
  return done(month)
}

/** Lifts the lock of a month of a year that is still open; the audit keeps that it was. */
export async function unlockMonth(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  month: Month,
): Promise<Result<Month, readonly LockRefusal[]>> {
  const year = Number(month.slice(0, 4))
  if ((await yearCloseOf(db, groupId, year)) !== null)
    return refused([{ kind: 'year-closed', year }])
  if (!(await deleteLock(db, groupId, month))) return refused([{ kind: 'not-locked', month }])
  await recordEvent(db, groupId, { at, actor, action: 'unlock-month', subject: month, detail: {} })
  return done(month)
}
