import type { PayPolicy } from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import {
  addDays,
  addMonths,
  type Day,
  lastDayOf,
  type Month,
  mondayOf,
  monthOf,
} from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { rateE4 } from '../shared/money.ts'
import * as store from './changes-store.ts'
import type { Reach } from './facts-store.ts'
import { firstDayRead } from './window.ts'
import type { ChangedPeriod } from './month-facts.ts'

/** How many months back a change still makes a correction. */
export const MONTHS_CORRECTED = 12

export interface Changes {
  readonly changed: ReadonlyMap<string, readonly ChangedPeriod[]>
  readonly sources: ReadonlySet<string>
  readonly reach: Pick<Reach, 'since' | 'sinceMonth' | 'employeeIds'>
  readonly firstClosed: Month | null
}

/**
 * The closed months to look at again, person by person: those in which entries, contracts, prices,
 * absences or pay items changed since the close before this one. Every close looks, so a change is
 * seen by the first close after it.
 *
 * @param asked people and months to look at instead, whatever changed
 */
export async function loadChanges(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  policyNow: PayPolicy,
  asked: ReadonlyMap<string, ReadonlySet<Month>> | null = null,
): Promise<Changes> {
  const closes = await store.closesOf(db, groupId)
  const last = closes.at(-1)
  const firstClosed = closes[0]?.month ?? null
  const none = { since: null, sinceMonth: null, employeeIds: [] }
  if (last === undefined)
    return { changed: new Map(), sources: new Set(), reach: none, firstClosed }
  const periods = closedBefore(closes, month)
  const found = await changedMonths(db, groupId, last.closed_at, periods)
  const months = asked ?? found.months
  const touched = periods.filter((period) => [...months.values()].some((set) => set.has(period)))
  const [sinceMonth] = touched
  if (sinceMonth === undefined)
    return { changed: new Map(), sources: new Set(), reach: none, firstClosed }
  const employeeIds = [...months.keys()].sort()
  const past = await store.pastOf(db, groupId, employeeIds, touched)
  const policies = new Map(closes.map((close) => [close.month, policyOf(close, policyNow)]))
  const changed = new Map(
    employeeIds.map((employeeId) => [
      employeeId,
      touched
        .filter((period) => months.get(employeeId)?.has(period))
        .map((period) => ({
          period,
          policy: policies.get(period) ?? policyNow,
          billed: past.billed.get(`${employeeId} ${period}`) ?? [],
          told: past.told.get(`${employeeId} ${period}`) ?? [],
          booked: past.booked.get(`${employeeId} ${period}`) ?? [],
        })),
    ]),
  )
  const reach = { since: firstDayRead(sinceMonth), sinceMonth, employeeIds }
  return { changed, sources: found.sources, reach, firstClosed }
}

/** How many entries of each closed month the close of a month would correct. */
export async function entriesToCorrect(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<store.EntriesChanged[]> {
  const closes = await store.closesOf(db, groupId)
  const since = closes.at(-1)?.closed_at
  const periods = closedBefore(closes, month)
  const [first] = periods
  const last = periods.at(-1)
  if (since === undefined || first === undefined || last === undefined) return []
  return store.entriesChangedSince(db, groupId, since, { first, last })
}

const closedBefore = (closes: readonly store.CloseRow[], month: Month): readonly Month[] =>
  closes
    .map((close) => close.month)
    .filter((period) => period >= addMonths(month, -MONTHS_CORRECTED) && period < month)

/** A month is corrected under the choices under which it was closed. */
const policyOf = (close: store.CloseRow, now: PayPolicy): PayPolicy => ({
  ...now,
  overtimeSplit: close.overtime_split ?? now.overtimeSplit,
  headcount: close.headcount ?? now.headcount,
  workAccidentRateE4:
    close.work_accident_rate_e4 === null
      ? now.workAccidentRateE4
      : rateE4(close.work_accident_rate_e4),
})

/**
 * The months that an entry of a day takes part in: its own, and those in which its week ends and,
 * for a night, the week and the month of the next day.
 */
export const monthsOfEntry = (workDay: Day): readonly Month[] => {
  const next = addDays(workDay, 1)
  const sunday = (on: Day): Day => addDays(mondayOf(on), 6)
  return [workDay, sunday(workDay), next, sunday(next)].map(monthOf)
}

async function changedMonths(
  db: GroupDb,
  groupId: GroupId,
  since: string,
  periods: readonly Month[],
): Promise<{ months: Map<string, Set<Month>>; sources: Set<string> }> {
  const months = new Map<string, Set<Month>>()
  const sources = new Set<string>()
  const add = (employeeId: string, period: Month): void => {
    if (!periods.includes(period)) return
    months.set(employeeId, (months.get(employeeId) ?? new Set<Month>()).add(period))
  }
  const last = periods.at(-1)
  if (last === undefined) return { months, sources }
  const rows = await store.changedSince(db, groupId, since, lastDayOf(last))
  for (const { employee_id, source_id, kind, on_day } of rows) {
    if (source_id !== null) sources.add(source_id)
    if (kind === 'entry') for (const period of monthsOfEntry(on_day)) add(employee_id, period)
    else if (kind === 'item') add(employee_id, monthOf(on_day))
    else for (const period of periods) if (on_day <= lastDayOf(period)) add(employee_id, period)
  }
  return { months, sources }
}
