import { randomUUID } from 'node:crypto'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { lockCash } from './cash-lock.ts'
import { invoicesNamed, openInvoices } from './receivables-store.ts'
import {
  insertPause,
  insertReminder,
  levelsOf,
  owedByInvoice,
  type Reminder,
  remindersOf,
  storeLevels,
} from './reminder-store.ts'
import { type ReminderLevel, type ReminderProposal, remindersDue } from './rules/reminders.ts'

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/** The reminders that are due on a day, the largest debt first. */
export async function proposedReminders(
  db: GroupDb,
  groupId: GroupId,
  today: Day,
): Promise<readonly ReminderProposal[]> {
  const invoices = await openInvoices(db, groupId, today)
  const late = invoices.filter(({ dueOn, openCents }) => dueOn < today && openCents > 0)
  const owed = await owedByInvoice(
    db,
    groupId,
    late.map(({ invoiceNumber }) => invoiceNumber),
  )
  const sent = (await remindersOf(db, groupId)).map(
    ({ memberId, level, writtenOn, invoices: of }) => ({
      memberId,
      level,
      writtenOn,
      invoiceNumbers: of.map(({ invoiceNumber }) => invoiceNumber),
    }),
  )
  const due = remindersDue(
    {
      invoices: late,
      levels: await levelsOf(db, groupId),
      sent,
      owedOf: ({ invoiceNumber }) => owed.get(invoiceNumber) ?? [],
    },
    today,
  )
  return [...due].sort((a, b) => b.openCents - a.openCents || (a.memberId < b.memberId ? -1 : 1))
}

export interface NotDue {
  readonly kind: 'not-due'
  readonly memberIds: readonly string[]
}

/** Writes the letters of members whose reminder is due, all or none. */
export async function writeReminders(
  db: GroupDb,
  doer: Doer,
  {
    memberIds,
    channel,
    today,
  }: {
    readonly memberIds: readonly string[]
    readonly channel: Reminder['channel']
    readonly today: Day
  },
): Promise<Result<readonly string[], NotDue>> {
  const { groupId, actor, at } = doer
  await lockCash(db, groupId)
  const due = new Map(
    (await proposedReminders(db, groupId, today)).map((one) => [one.memberId, one]),
  )
  const wanted = [...new Set(memberIds)]
  const missing = wanted.filter((memberId) => !due.has(memberId))
  if (missing.length > 0) return refused({ kind: 'not-due', memberIds: missing })
  const written: string[] = []
  for (const memberId of wanted) {
    const proposal = due.get(memberId)
    if (proposal === undefined) continue
    const { level, invoices, openCents, interestCents, fixedCents } = proposal
    const reminderId = randomUUID()
    await insertReminder(db, groupId, {
      reminderId,
      memberId,
      level: level.level,
      tone: level.tone,
      writtenOn: today,
      invoices,
      openCents,
      interestCents: level.charges ? interestCents : 0,
      fixedCents: level.charges ? fixedCents : 0,
      channel,
      recordedBy: actor,
      recordedAt: at,
    })
    await recordEvent(db, groupId, {
      at,
      actor,
      action: 'cash.reminder-written',
      subject: memberId,
      detail: {
        reminderId,
        level: level.level,
        channel,
        invoices: invoices.map(({ invoiceNumber }) => invoiceNumber),
      },
    })
    written.push(reminderId)
  }
  return done(written)
}

export type PauseRefusal = { readonly kind: 'no-reason' } | { readonly kind: 'is-so-already' }

/** Stops the reminders of an invoice, or takes them up again; null when there is none. */
export async function pauseReminders(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  pause: { readonly invoiceNumber: string; readonly paused: boolean; readonly reason: string },
): Promise<Result<null, PauseRefusal> | null> {
  const invoice = (await invoicesNamed(db, groupId, [pause.invoiceNumber])).get(pause.invoiceNumber)
  if (invoice === undefined) return null
  const reason = pause.reason.trim()
  if (pause.paused && reason === '') return refused({ kind: 'no-reason' })
  if (invoice.isPaused === pause.paused) return refused({ kind: 'is-so-already' })
  await insertPause(db, groupId, { ...pause, reason, memberId: invoice.memberId, actor, at })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: pause.paused ? 'cash.reminders-paused' : 'cash.reminders-resumed',
    subject: pause.invoiceNumber,
    detail: { reason },
  })
  return done(null)
}

export type LevelsRefusal = { readonly kind: 'not-in-order' }

/** Sets when reminders are due: each level later than the one before. */
export async function changeLevels(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  given: readonly Omit<ReminderLevel, 'level'>[],
): Promise<Result<readonly ReminderLevel[], LevelsRefusal>> {
  const isInOrder = given.every(
    ({ daysLate }, index) => daysLate > (given[index - 1]?.daysLate ?? 0),
  )
  if (!isInOrder || given.length === 0) return refused({ kind: 'not-in-order' })
  const levels = given.map((level, index) => ({ ...level, level: index + 1 }))
  await storeLevels(db, groupId, levels)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.reminder-levels-changed',
    subject: groupId,
    detail: { levels },
  })
  return done(levels)
}
