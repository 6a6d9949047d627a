import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Owed } from '../law/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import {
  DEFAULT_LEVELS,
  type LateInvoice,
  type ReminderLevel,
  type Tone,
} from './rules/reminders.ts'

export async function levelsOf(db: GroupDb, groupId: GroupId): Promise<readonly ReminderLevel[]> {
  const rows = await db
    .selectFrom('reminder_levels')
    .select(['level', 'days_late as daysLate', 'tone', 'charges'])
    .where('group_id', '=', groupId)
    .orderBy('level')
    .execute()
  return rows.length === 0 ? DEFAULT_LEVELS : rows
}

export async function storeLevels(
  db: GroupDb,
  groupId: GroupId,
  levels: readonly ReminderLevel[],
): Promise<void> {
  await db.deleteFrom('reminder_levels').where('group_id', '=', groupId).execute()
  await db
    .insertInto('reminder_levels')
    .values(
      levels.map(({ level, daysLate, tone, charges }) => ({
        group_id: groupId,
        level,
        days_late: daysLate,
        tone,
        charges,
      })),
    )
    .execute()
}

export interface Reminder {
  readonly reminderId: string
  readonly memberId: string
  readonly memberName: string
  readonly level: number
  readonly tone: Tone
  readonly writtenOn: Day
  readonly invoices: readonly LateInvoice[]
  readonly openCents: number
  readonly interestCents: number
  readonly fixedCents: number
  readonly channel: 'post' | 'mail' | 'phone'
  readonly recordedBy: string
  readonly recordedAt: string
}

const REMINDER = sql`r.reminder_id as "reminderId", r.member_id as "memberId",
  m.name as "memberName", r.level, r.tone, r.written_on as "writtenOn", r.invoices,
  r.open_cents as "openCents", r.interest_cents as "interestCents", r.fixed_cents as "fixedCents",
  r.channel, r.recorded_by as "recordedBy", r.recorded_at as "recordedAt"`

/** The letters written, newest first. A member company sees its own. */
export async function remindersOf(db: GroupDb, groupId: GroupId): Promise<readonly Reminder[]> {
  const { rows } = await sql<Reminder>`select ${REMINDER} from reminders r
    join members m using (group_id, member_id) where r.group_id = ${groupId}
    order by r.written_on desc, r.recorded_at desc, r.reminder_id limit 1000`.execute(db)
  return rows
}

export async function reminderOf(
  db: GroupDb,
  groupId: GroupId,
  reminderId: string,
): Promise<Reminder | null> {
  const { rows } = await sql<Reminder>`select ${REMINDER} from reminders r
    join members m using (group_id, member_id)
    where r.group_id = ${groupId} and r.reminder_id = ${reminderId}`.execute(db)
  return rows[0] ?? null
}

export async function insertReminder(
  db: GroupDb,
  groupId: GroupId,
  reminder: Omit<Reminder, 'memberName'>,
): Promise<void> {
  await db
    .insertInto('reminders')
    .values({
      group_id: groupId,
      reminder_id: reminder.reminderId,
      member_id: reminder.memberId,
      level: reminder.level,
      tone: reminder.tone,
      written_on: reminder.writtenOn,
      invoices: JSON.stringify(reminder.invoices),
      open_cents: reminder.openCents,
      interest_cents: reminder.interestCents,
      fixed_cents: reminder.fixedCents,
      channel: reminder.channel,
      recorded_by: reminder.recordedBy,
      recorded_at: reminder.recordedAt,
    })
    .execute()
}

export async function insertPause(
  db: GroupDb,
  groupId: GroupId,
  pause: {
    readonly invoiceNumber: string
    readonly memberId: string
    readonly paused: boolean
    readonly reason: string
    readonly actor: string
    readonly at: string
  },
): Promise<void> {
  await db
    .insertInto('reminder_pauses')
    .values({
      group_id: groupId,
      invoice_number: pause.invoiceNumber,
      member_id: pause.memberId,
      paused: pause.paused,
      reason: pause.reason,
      recorded_by: pause.actor,
      recorded_at: pause.at,
    })
    .execute()
}

/** What was owed of invoices from each day on at which it changed. */
export async function owedByInvoice(
  db: GroupDb,
  groupId: GroupId,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly Owed[]>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; from: Day; cents: number }>`
    with moves as (
      select invoice_number, issued_on as on_day, gross_cents as amount from invoices
      where group_id = ${groupId} and invoice_number = any(${[...numbers]}::text[])
      union all
      select invoice_number, settled_on, -amount_cents from settlement_parts
      where group_id = ${groupId} and invoice_number = any(${[...numbers]}::text[])
    )
    select invoice_number as number, on_day as "from",
      (sum(sum(amount)) over (partition by invoice_number order by on_day))::bigint as cents
    from moves group by invoice_number, on_day order by invoice_number, on_day`.execute(db)
  const owed = new Map<string, Owed[]>(numbers.map((number) => [number, []]))
  for (const { number, from, cents } of rows) owed.get(number)?.push({ from, cents })
  return owed
}
