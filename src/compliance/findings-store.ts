import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Finding } from '../law/index.ts'
import type { GroupDb, Tables } from '../platform/database/index.ts'
import { addDays, type Day, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { localTime } from '../shared/time.ts'
import type { FindingEvent, LiveFinding, MemberView } from './live-finding.ts'

/** A kept finding, and whether the last judgement of the month found it. */
export interface KeptFinding extends LiveFinding {
  readonly months: ReadonlyMap<Month, boolean>
}

/** Statements hold a limited number of values; the largest month has a few thousand rows. */
const ROWS_OF_A_STATEMENT = 1_000

async function inSlices<Row>(
  rows: readonly Row[],
  write: (slice: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_OF_A_STATEMENT)
    await write(rows.slice(from, from + ROWS_OF_A_STATEMENT))
}

/**
 * Holds the findings of a group for one judgement at a time: whoever wants the same month
 * meanwhile finds it judged.
 */
export async function lockFindings(db: GroupDb, groupId: GroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('findings:' || ${groupId}, 0))`.execute(
    db,
  )
}

/** The moment of the judgement, UTC, ISO 8601. */
export async function databaseMoment(db: GroupDb): Promise<string> {
  const { rows } = await sql<{ at: string }>`select clock_timestamp() as at`.execute(db)
  return rows[0]?.at ?? ''
}

const COLUMNS = [
  ...(['finding_id', 'rule_id', 'severity', 'basis', 'employee_id', 'day'] as const),
  ...(['starts_at', 'ends_at', 'member_ids', 'assignment_ids', 'shift_ids'] as const),
  ...(['measured', 'limit_value', 'unit', 'article', 'source'] as const),
  ...(['opened_at', 'measured_at', 'closed_at'] as const),
  ...(['accepted_at', 'accepted_by', 'accepted_reason'] as const),
] as const

type Row = Pick<Tables['findings'], (typeof COLUMNS)[number]> & { readonly finding_id: unknown }

const UNITS: readonly Finding['unit'][] = ['minute', 'day', 'count', 'member', 'month', 'e4']

export const unitOf = (text: string): Finding['unit'] =>
  UNITS.find((unit) => unit === text) ?? 'count'

const liveOf = (row: Omit<Row, 'finding_id'> & { readonly finding_id: string }): LiveFinding => ({
  findingId: row.finding_id,
  finding: {
    ruleId: row.rule_id,
    severity: row.severity,
    basis: row.basis,
    employeeId: row.employee_id,
    memberIds: row.member_ids,
    assignmentIds: row.assignment_ids,
    shiftIds: row.shift_ids,
    date: row.day,
    startsAt: localTime(row.starts_at),
    endsAt: localTime(row.ends_at),
    measured: row.measured,
    limit: row.limit_value,
    unit: unitOf(row.unit),
    article: row.article,
    source: row.source,
  },
  openedAt: row.opened_at,
  measuredAt: row.measured_at,
  closedAt: row.closed_at,
  acceptance:
    row.accepted_at === null || row.accepted_by === null || row.accepted_reason === null
      ? null
      : { at: row.accepted_at, by: row.accepted_by, reason: row.accepted_reason },
})

/** The findings that any of the months ever held, closed ones too. */
export async function keptFindings(
  db: GroupDb,
  months: readonly Month[],
): Promise<readonly KeptFinding[]> {
  const rows = await db
    .selectFrom('findings')
    .select(COLUMNS)
    .where('finding_id', 'in', (select) =>
      select
        .selectFrom('finding_months')
        .select('finding_id')
        .where('month', 'in', [...months]),
    )
    .orderBy('starts_at')
    .orderBy('finding_id')
    .execute()
  const places = await db
    .selectFrom('finding_months')
    .select(['finding_id', 'month', 'found'])
    .where('finding_id', 'in', (select) =>
      select
        .selectFrom('finding_months')
        .select('finding_id')
        .where('month', 'in', [...months]),
    )
    .execute()
  const placesOf = Map.groupBy(places, ({ finding_id }) => finding_id)
  return rows.map((row) => ({
    ...liveOf(row),
    months: new Map((placesOf.get(row.finding_id) ?? []).map((at) => [at.month, at.found])),
  }))
}

export interface OpenCount {
  readonly count: number
  readonly people: number
}

/** Findings that a month holds and nobody has accepted, counted where they are stored. */
export async function openCounts(
  db: GroupDb,
  month: Month,
): Promise<Readonly<Record<Finding['severity'], OpenCount>>> {
  const rows = await db
    .selectFrom('findings')
    .innerJoin('finding_months', (join) =>
      join
        .onRef('finding_months.group_id', '=', 'findings.group_id')
        .onRef('finding_months.finding_id', '=', 'findings.finding_id'),
    )
    .select(['severity', sql<number>`count(*)::int`.as('count')])
    .select(sql<number>`count(distinct employee_id)::int`.as('people'))
    .where('month', '=', month)
    .where('found', '=', true)
    .where('closed_at', 'is', null)
    .where('accepted_at', 'is', null)
    .groupBy('severity')
    .execute()
  const none = { count: 0, people: 0 }
  const of = (severity: Finding['severity']): OpenCount => {
    const row = rows.find((one) => one.severity === severity)
    return row === undefined ? none : { count: row.count, people: row.people }
  }
  return { breach: of('breach'), warning: of('warning') }
}

/** Findings by identifier. */
export async function findingsById(
  db: GroupDb,
  findingIds: readonly string[],
): Promise<readonly LiveFinding[]> {
  if (findingIds.length === 0) return []
  const rows = await db
    .selectFrom('findings')
    .select(COLUMNS)
    .where('finding_id', 'in', [...findingIds])
    .execute()
  return rows.map(liveOf)
}

/** Findings on people whose hours meet the days, closed ones too, by start. */
export async function findingsOfPeople(
  db: GroupDb,
  employeeIds: readonly string[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly LiveFinding[]> {
  const rows = await db
    .selectFrom('findings')
    .select(COLUMNS)
    .where('employee_id', 'in', [...employeeIds])
    .where('starts_at', '<', `${addDays(to, 1)}T00:00`)
    .where('ends_at', '>=', `${from}T00:00`)
    .orderBy('starts_at')
    .orderBy('finding_id')
    .execute()
  return rows.map(liveOf)
}

const columnsOf = (finding: Finding) => ({
  rule_id: finding.ruleId,
  severity: finding.severity,
  basis: finding.basis,
  employee_id: finding.employeeId,
  day: finding.date,
  starts_at: finding.startsAt,
  ends_at: finding.endsAt,
  member_ids: [...finding.memberIds],
  assignment_ids: [...finding.assignmentIds],
  shift_ids: [...finding.shiftIds],
  measured: finding.measured,
  limit_value: finding.limit,
  unit: finding.unit,
  article: finding.article,
  source: finding.source,
})

/** Stores new findings. @returns their identifiers, in order. */
export async function insertFindings(
  db: GroupDb,
  groupId: GroupId,
  findings: readonly Finding[],
  at: string,
): Promise<readonly string[]> {
  const rows = findings.map((finding) => ({
    group_id: groupId,
    finding_id: randomUUID(),
    ...columnsOf(finding),
    opened_at: at,
    measured_at: at,
    closed_at: null,
    accepted_at: null,
    accepted_by: null,
    accepted_reason: null,
  }))
  await inSlices(rows, (slice) =>
    db
      .insertInto('findings')
      .values([...slice])
      .execute(),
  )
  return rows.map(({ finding_id }) => finding_id)
}

/** Writes what a judgement now says of a finding; one that was closed lives again. */
export async function updateFinding(
  db: GroupDb,
  { findingId }: Pick<LiveFinding, 'findingId'>,
  finding: Finding,
  { at, forget }: { readonly at: string; readonly forget: boolean },
): Promise<void> {
  await db
    .updateTable('findings')
    .set({ ...columnsOf(finding), measured_at: at, closed_at: null })
    .$if(forget, (update) =>
      update.set({ accepted_at: null, accepted_by: null, accepted_reason: null }),
    )
    .where('finding_id', '=', findingId)
    .execute()
}

/** Writes in which months findings stand: found there now, or not any more. */
export async function placeFindings(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  places: readonly { readonly findingId: string; readonly found: boolean }[],
): Promise<void> {
  const rows = places.map(({ findingId, found }) => ({
    group_id: groupId,
    month,
    finding_id: findingId,
    found,
  }))
  await inSlices(rows, (slice) =>
    db
      .insertInto('finding_months')
      .values([...slice])
      .onConflict((conflict) =>
        conflict
          .columns(['group_id', 'month', 'finding_id'])
          .doUpdateSet((eb) => ({ found: eb.ref('excluded.found') })),
      )
      .execute(),
  )
}

export async function closeFindings(
  db: GroupDb,
  findingIds: readonly string[],
  at: string,
): Promise<void> {
  await inSlices(findingIds, (slice) =>
    db
      .updateTable('findings')
      .set({ closed_at: at })
      .where('finding_id', 'in', [...slice])
      .execute(),
  )
}

/** Accepts findings, or with null takes the acceptance back. */
export async function storeAcceptance(
  db: GroupDb,
  findingIds: readonly string[],
  acceptance: LiveFinding['acceptance'],
): Promise<void> {
  await inSlices(findingIds, async (slice) => {
    await db
      .updateTable('findings')
      .set({
        accepted_at: acceptance?.at ?? null,
        accepted_by: acceptance?.by ?? null,
        accepted_reason: acceptance?.reason ?? null,
      })
      .where('finding_id', 'in', [...slice])
      .execute()
    await db
      .updateTable('member_findings')
      .set({ accepted: acceptance !== null })
      .where('finding_id', 'in', [...slice])
      .execute()
  })
}

export type NewEvent = Omit<FindingEvent, 'at'> & { readonly findingId: string }

/** Adds events at the end of the life of their findings. */
export async function insertEvents(
  db: GroupDb,
  groupId: GroupId,
  at: string,
  events: readonly NewEvent[],
): Promise<void> {
  await inSlices(events, async (slice) => {
    const ids = slice.map(({ findingId }) => findingId)
    const { rows } = await sql<{ id: string; last: number }>`
      select finding_id as id, max(sequence) as last from finding_events
      where finding_id = any(${ids}::uuid[]) group by finding_id`.execute(db)
    const last = new Map(rows.map(({ id, last: sequence }) => [id, sequence]))
    const values = slice.map(({ findingId, kind, actor, reason, measured, limit }) => {
      const sequence = (last.get(findingId) ?? 0) + 1
      last.set(findingId, sequence)
      const facts = { kind, actor, reason, measured, limit_value: limit }
      return { group_id: groupId, finding_id: findingId, sequence, at, ...facts }
    })
    await db.insertInto('finding_events').values(values).execute()
  })
}

/** What became of a finding, oldest first. */
export async function eventsOf(db: GroupDb, findingId: string): Promise<readonly FindingEvent[]> {
  const rows = await db
    .selectFrom('finding_events')
    .select(['at', 'kind', 'actor', 'reason', 'measured', 'limit_value'])
    .where('finding_id', '=', findingId)
    .orderBy('sequence')
    .execute()
  return rows.map(({ limit_value, ...event }) => ({ ...event, limit: limit_value }))
}

/** A live finding with what each member company may know of it. */
export interface ToldFinding {
  readonly findingId: string
  readonly finding: Finding
  readonly isAccepted: boolean
  readonly views: readonly MemberView[]
}

/** Puts what members may know of findings in the place of what they were told before. */
export async function tellMembers(
  db: GroupDb,
  groupId: GroupId,
  told: readonly ToldFinding[],
  silenced: readonly string[],
): Promise<void> {
  const ids = [...told.map(({ findingId }) => findingId), ...silenced]
  await inSlices(ids, (slice) =>
    db
      .deleteFrom('member_findings')
      .where('finding_id', 'in', [...slice])
      .execute(),
  )
  const rows = told.flatMap(({ findingId, finding, isAccepted, views }) =>
    views.map((view) => ({
      group_id: groupId,
      finding_id: findingId,
      member_id: view.memberId,
      employee_id: finding.employeeId,
      rule_id: finding.ruleId,
      severity: finding.severity,
      basis: finding.basis,
      shift_ids: [...view.shiftIds],
      starts_at: view.startsAt,
      ends_at: view.endsAt,
      kind: view.says.kind,
      bound_at: 'at' in view.says ? view.says.at : null,
      measured: 'measured' in view.says ? view.says.measured : null,
      limit_value: 'measured' in view.says ? view.says.limit : null,
      unit: 'measured' in view.says ? view.says.unit : null,
      article: finding.article,
      accepted: isAccepted,
    })),
  )
  await inSlices(rows, (slice) =>
    db
      .insertInto('member_findings')
      .values([...slice])
      .execute(),
  )
}
