import {
  articleUrl,
  type Deadline,
  deadlineLacks,
  deadlinesOf,
  type Language,
  nearnessOf,
} from '../law/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { DeadlineList, DeadlineRow } from './deadlines-contract.ts'
import * as store from './deadlines-store.ts'
import { loadDeadlineFacts, loadFactsDue, type Names, namesOf } from './dossiers-store.ts'

/** What is asked without saying which days: what was due of late, and the year ahead. */
export const usualRange = (today: Day): { readonly from: Day; readonly to: Day } => ({
  from: addDays(today, -60),
  to: addDays(today, 365),
})

export interface DeadlineQuestion {
  readonly today: Day
  readonly from: Day
  readonly to: Day
  readonly language: Language
}

const NEARNESS = {
  done: 'done',
  passed: 'passed',
  late: 'late',
  30: 'in_30',
  60: 'in_60',
  90: 'in_90',
  later: 'later',
} as const satisfies Record<ReturnType<typeof nearnessOf>, DeadlineRow['nearness']>

function rowOf(
  deadline: Deadline,
  today: Day,
  names: Names,
  mark: store.Mark | undefined,
): DeadlineRow {
  const { employeeId, memberId, key, kind, ruleId, article, dueOn, subject, doneOn } = deadline
  return {
    key,
    kind,
    ruleId,
    article,
    dueOn,
    subject,
    doneOn,
    articleUrl: articleUrl(article),
    nearness: NEARNESS[nearnessOf(deadline, today)],
    employee:
      employeeId === null
        ? null
        : { employeeId, name: names.employees.get(employeeId) ?? employeeId },
    member: memberId === null ? null : { memberId, name: names.members.get(memberId) ?? memberId },
    mark: mark === undefined ? null : { note: mark.note, by: mark.by, at: mark.at },
  }
}

/** The deadlines of some days as they stand today. */
export async function deadlinesBetween(
  db: GroupDb,
  { today, from, to, language }: DeadlineQuestion,
): Promise<DeadlineList> {
  const facts = await loadDeadlineFacts(db, from)
  const names = await namesOf(db)
  const marks = await store.marksOf(db)
  return {
    today,
    from,
    to,
    items: deadlinesOf(facts, from, to).map((one) => rowOf(one, today, names, marks.get(one.key))),
    lacks: deadlineLacks(facts, from, to).map(({ ruleId, datum, people }) => ({
      ruleId,
      column: datum.column,
      text: datum[language],
      people,
    })),
    filings: await store.filingsOf(db),
  }
}

const DAYS_AHEAD = 30

/** What is due within thirty days and is not done, and for how many people and members. */
export async function deadlinesDue(
  db: GroupDb,
  today: Day,
): Promise<{ readonly count: number; readonly concerns: number }> {
  const last = addDays(today, DAYS_AHEAD)
  const facts = await loadFactsDue(db, today, last)
  const due = deadlinesOf(facts, today, last).filter(({ doneOn }) => doneOn === null)
  const concerned = new Set(due.map(({ employeeId, memberId }) => employeeId ?? memberId ?? ''))
  return { count: due.length, concerns: concerned.size }
}

export interface Act {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

export async function markDeadline(
  db: GroupDb,
  { groupId, actor, at }: Act,
  { key, doneOn, note }: { readonly key: string; readonly doneOn: Day; readonly note: string },
): Promise<void> {
  await store.storeMark(db, groupId, key, { doneOn, note, by: actor, at })
  const detail = { doneOn, note }
  await recordEvent(db, groupId, { at, actor, action: 'mark-deadline', subject: key, detail })
}

/** Whether there was a mark to take back. */
export async function unmarkDeadline(
  db: GroupDb,
  { groupId, actor, at }: Act,
  key: string,
): Promise<boolean> {
  const removed = await store.removeMark(db, key)
  if (removed)
    await recordEvent(db, groupId, {
      at,
      actor,
      action: 'unmark-deadline',
      subject: key,
      detail: {},
    })
  return removed
}

export async function recordFiling(
  db: GroupDb,
  { groupId, actor, at }: Act,
  filing: store.FilingKey & { readonly note: string },
): Promise<boolean> {
  const isNew = await store.storeFiling(db, groupId, {
    ...filing,
    recordedBy: actor,
    recordedAt: at,
  })
  const subject = `${filing.kind} ${filing.filedOn}`
  const detail = { note: filing.note }
  if (isNew) await recordEvent(db, groupId, { at, actor, action: 'record-filing', subject, detail })
  return isNew
}

export async function takeBackFiling(
  db: GroupDb,
  { groupId, actor, at }: Act,
  filing: store.FilingKey,
): Promise<boolean> {
  const removed = await store.removeFiling(db, filing)
  const subject = `${filing.kind} ${filing.filedOn}`
  if (removed)
    await recordEvent(db, groupId, { at, actor, action: 'remove-filing', subject, detail: {} })
  return removed
}
