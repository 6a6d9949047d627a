import { recordEvent } from '../platform/audit/index.ts'
import { type GroupDb, lockHours } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import {
  instantsOf,
  type Interval,
  intervalOf,
  type LocalTime,
  lengthOf,
  localDay,
  zone,
} from '../shared/time.ts'
import {
  currentEntry,
  type EntryRow,
  lockEntry,
  lockPerson,
  type NewVersion,
  overlapping,
  supersede,
  supersedeByCancellation,
} from './entry-store.ts'

interface EntryCommand {
  readonly groupId: GroupId
  readonly entryId: string
  /** The version that the person saw. */
  readonly readVersion: number
  readonly actor: string
  /** Moment of the command, ISO in UTC. */
  readonly at: string
}

export interface CorrectCommand extends EntryCommand {
  /** Wall-clock times at the site. */
  readonly startsLocal: LocalTime
  readonly endsLocal: LocalTime
  readonly breakMinutes: number
  readonly breakStartsLocal: LocalTime | null
}

export type CorrectionRefusal =
  | { readonly kind: 'not-found'; readonly entryId: string }
  /** Someone changed the entry meanwhile. */
  | {
      readonly kind: 'stale'
      readonly entryId: string
      readonly readVersion: number
      readonly version: number
    }
  | { readonly kind: 'cancelled'; readonly entryId: string }
  /** The clock of the site does not show that time that day, or the end is not after the start. */
  | {
      readonly kind: 'no-such-time'
      readonly startsLocal: LocalTime
      readonly endsLocal: LocalTime
      readonly timeZone: string
    }
  /** Longer than a day: a mistake of typing. */
  | { readonly kind: 'too-long'; readonly minutes: number; readonly limit: number }
  | { readonly kind: 'break-outside'; readonly breakMinutes: number; readonly minutes: number }
  /** The person works elsewhere at that time. */
  | {
      readonly kind: 'overlap'
      readonly entryId: string
      readonly memberId: string
      readonly startsLocal: LocalTime
      readonly endsLocal: LocalTime
    }

const LONGEST = 24 * 60

/**
 * Corrects declared hours: a new version, which both sides have to confirm again; the old one stays
 * as it was. In a closed month the difference comes with the next close.
 *
 * @returns the new version, or everything that stands against it
 */
export async function correctEntry(
  db: GroupDb,
  command: CorrectCommand,
): Promise<Result<{ readonly version: number }, readonly CorrectionRefusal[]>> {
  const { groupId } = command
  const found = await openEntry(db, command)
  if (!found.ok) return found
  const entry = found.value
  const interval = intervalOf(command.startsLocal, command.endsLocal, zone(entry.time_zone))
  if (interval === null) {
    const { startsLocal, endsLocal } = command
    return refused([{ kind: 'no-such-time', startsLocal, endsLocal, timeZone: entry.time_zone }])
  }
  const refusals = [
    ...lengthRefusals(command, interval, entry),
    ...(await overlapRefusals(db, groupId, entry, interval)),
  ]
  if (refusals.length > 0) return refused(refusals)
  const version = versionOf(command, interval)
  await supersede(db, groupId, entry, version)
  await record(db, command, 'hours.corrected', entry, {
    from: timesOf(entry),
    to: [version.startsLocal, version.endsLocal, version.breakMinutes],
  })
  return done({ version: entry.version + 1 })
}

/** Says that declared work did not take place: it no longer counts from now on. */
export async function cancelEntry(
  db: GroupDb,
  command: EntryCommand,
): Promise<Result<{ readonly version: number }, readonly CorrectionRefusal[]>> {
  const found = await openEntry(db, command)
  if (!found.ok) return found
  await supersedeByCancellation(db, command.groupId, found.value)
  await record(db, command, 'hours.cancelled', found.value, { from: timesOf(found.value) })
  return done({ version: found.value.version + 1 })
}

async function openEntry(
  db: GroupDb,
  { groupId, entryId, readVersion }: EntryCommand,
): Promise<Result<EntryRow, readonly CorrectionRefusal[]>> {
  await lockHours(db, groupId, 'shared')
  await lockEntry(db, groupId, entryId)
  const entry = await currentEntry(db, groupId, entryId)
  if (entry === null) return refused([{ kind: 'not-found', entryId }])
  const { version } = entry
  if (version !== readVersion) return refused([{ kind: 'stale', entryId, readVersion, version }])
  if (entry.cancelled) return refused([{ kind: 'cancelled', entryId }])
  await lockPerson(db, groupId, entry.employee_id)
  return done(entry)
}

function lengthRefusals(
  { breakMinutes, breakStartsLocal }: CorrectCommand,
  interval: Interval,
  { time_zone }: EntryRow,
): CorrectionRefusal[] {
  const minutes = lengthOf(interval)
  const refusals: CorrectionRefusal[] = []
  if (minutes > LONGEST) refusals.push({ kind: 'too-long', minutes, limit: LONGEST })
  const start =
    breakStartsLocal === null
      ? interval.start
      : instantsOf(breakStartsLocal, zone(time_zone)).find((at) => at >= interval.start)
  if (breakMinutes > minutes || start === undefined || start + breakMinutes > interval.end)
    refusals.push({ kind: 'break-outside', breakMinutes, minutes })
  return refusals
}

async function overlapRefusals(
  db: GroupDb,
  groupId: GroupId,
  entry: EntryRow,
  interval: Interval,
): Promise<CorrectionRefusal[]> {
  const others = await overlapping(db, groupId, entry, interval)
  return others.map((other) => ({
    kind: 'overlap',
    entryId: other.entry_id,
    memberId: other.member_id,
    startsLocal: other.starts_local,
    endsLocal: other.ends_local,
  }))
}

const versionOf = (command: CorrectCommand, interval: Interval): NewVersion => ({
  startsLocal: command.startsLocal,
  endsLocal: command.endsLocal,
  interval,
  breakMinutes: command.breakMinutes,
  breakStartsLocal: command.breakStartsLocal,
  workedMinutes: lengthOf(interval) - command.breakMinutes,
  workDay: localDay(command.startsLocal),
})

const timesOf = (entry: EntryRow) => [entry.starts_local, entry.ends_local, entry.break_minutes]

const record = (
  db: GroupDb,
  { groupId, at, actor }: EntryCommand,
  action: string,
  entry: EntryRow,
  detail: Record<string, unknown>,
): Promise<void> =>
  recordEvent(db, groupId, {
    at,
    actor,
    action,
    subject: `time_entry:${entry.entry_id}`,
    detail: { version: entry.version + 1, ...detail },
  })
