import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { type GroupDb, inGroup } from '../platform/database/index.ts'
import { day, month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { intervalOf, localTime, zone } from '../shared/time.ts'
import { checkPeriod, exchangedFinding, findingsOfMonth } from './index.ts'

const G = 'G' as GroupId
const H = 'H' as GroupId
const PARIS = zone('Europe/Paris')

const iso = (epochMinutes: number) => new Date(epochMinutes * 60_000).toISOString()

function times(start: string, end: string) {
  const interval = intervalOf(localTime(start), localTime(end), PARIS)
  if (interval === null) throw new Error(`no time from ${start} to ${end}`)
  const instants = { starts_at: iso(interval.start), ends_at: iso(interval.end) }
  return { time_zone: PARIS, starts_local: start, ends_local: end, ...instants }
}

const of = (groupId: GroupId, assignment: string, employee: string, member: string) => ({
  group_id: groupId,
  assignment_id: assignment,
  employee_id: employee,
  member_id: member,
})

async function addShift(
  db: GroupDb,
  owner: ReturnType<typeof of>,
  id: string,
  start: string,
  end: string,
  break_minutes: number | null = null,
) {
  const row = { ...owner, ...times(start, end), shift_id: id, break_minutes }
  await db.insertInto('shifts').values(row).execute()
}

async function addEntry(
  db: GroupDb,
  owner: ReturnType<typeof of>,
  id: string,
  start: string,
  end: string,
  more: {
    break_minutes?: number
    break_starts_local?: string
    cancelled?: boolean
    superseded_at?: string
    version?: number
  } = {},
) {
  const shared = { employee_confirmed_at: null, member_confirmed_at: null }
  const spelled = { employee_confirmed_as: null, member_confirmed_as: null }
  await db
    .insertInto('time_entries')
    .values({
      ...owner,
      ...times(start, end),
      ...shared,
      ...spelled,
      entry_id: id,
      worked_minutes: 0,
      work_day: day(start.slice(0, 10)),
      break_minutes: more.break_minutes ?? null,
      break_starts_local: more.break_starts_local ?? null,
      superseded_at: more.superseded_at ?? null,
      cancelled: more.cancelled ?? false,
      version: more.version ?? 1,
    })
    .execute()
}

/** Two members, two employees, their assignments; nothing planned yet. */
async function addGroup(db: GroupDb, group_id: GroupId) {
  for (const member_id of ['A', 'B']) {
    await sql`insert into members (group_id, member_id, name) values (${group_id}, ${member_id}, ${member_id})`.execute(
      db,
    )
    await sql`insert into memberships values (${group_id}, ${member_id}, '2020-01-01', null)`.execute(
      db,
    )
    await sql`insert into sites (group_id, site_id, member_id, name)
      values (${group_id}, ${`S${member_id}`}, ${member_id}, 'Atelier')`.execute(db)
  }
  for (const employee of ['P1', 'P2']) {
    await sql`insert into employees (group_id, employee_id, last_name, first_name, hired_on, born_on)
      values (${group_id}, ${employee}, 'Martin', 'Alix', '2025-01-01', '1990-01-01')`.execute(db)
    for (const member of ['A', 'B'])
      await sql`insert into assignments (group_id, assignment_id, employee_id, site_id, member_id, starts_on)
        values (${group_id}, ${`${employee}-${member}`}, ${employee}, ${`S${member}`}, ${member}, '2025-01-01')`.execute(
        db,
      )
  }
}

describe('the check of a period', async () => {
  const database = await testDatabase()

  beforeAll(async () => {
    for (const group_id of [G, H]) {
      await sql`insert into employer_group (group_id, name, country, time_zone)
        values (${group_id}, ${group_id}, 'FR', 'Europe/Paris')`.execute(database.system)
      await inGroup(database, group_id, (db) => addGroup(db, group_id))
    }
    await inGroup(database, G, async (db) => {
      await addShift(db, of(G, 'P2-A', 'P2', 'A'), 'S1', '2026-10-12T14:00', '2026-10-12T22:00', 30)
      await addShift(db, of(G, 'P2-B', 'P2', 'B'), 'S2', '2026-10-13T08:30', '2026-10-13T12:00')
      // Outside the period, inside the week that it touches.
      for (const date of ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01'])
        await addShift(
          db,
          of(G, 'P1-A', 'P1', 'A'),
          `W${date}`,
          `${date}T06:00`,
          `${date}T16:00`,
          30,
        )
      for (const date of ['2026-10-02', '2026-10-03'])
        await addShift(db, of(G, 'P1-B', 'P1', 'B'), `W${date}`, `${date}T08:00`, `${date}T13:59`)
      const entry = of(G, 'P1-A', 'P1', 'A')
      await addEntry(db, entry, 'E1', '2026-10-20T08:00', '2026-10-20T19:00', {
        superseded_at: '2026-10-21T08:00:00Z',
      })
      await addEntry(db, entry, 'E1', '2026-10-20T08:00', '2026-10-20T14:30', {
        version: 2,
        break_minutes: 30,
        break_starts_local: '2026-10-20T14:00',
      })
      await addEntry(db, entry, 'E2', '2026-10-21T08:00', '2026-10-21T19:00', { cancelled: true })
    })
    await inGroup(database, H, (db) =>
      addShift(db, of(H, 'P1-A', 'P1', 'A'), 'S1', '2026-10-12T08:00', '2026-10-12T20:00', 60),
    )
  })

  const october = () => checkPeriod(database, G, day('2026-10-01'), day('2026-10-31'))

  it('finds what the law forbids over all members, sorted, in the words of the exchange', async () => {
    const rows = (await october()).findings.map(exchangedFinding)
    expect(rows.map(({ rule_id, employee_id, basis }) => [employee_id, rule_id, basis])).toEqual([
      ['P1', 'TIM-02', 'planned'],
      ['P2', 'TIM-05', 'planned'],
    ])
    expect(rows[0]).toMatchObject({ date: '2026-09-28', measured: 2_998, limit: 2_880 })
    expect(rows[1]).toEqual({
      rule_id: 'TIM-05',
      severity: 'breach',
      basis: 'planned',
      employee_id: 'P2',
      member_ids: ['A', 'B'],
      assignment_ids: ['P2-A', 'P2-B'],
      shift_ids: ['S1', 'S2'],
      date: '2026-10-12',
      starts_at: '2026-10-12T22:00',
      ends_at: '2026-10-13T08:30',
      measured: 630,
      limit: 660,
      unit: 'minute',
      article: 'L3131-1',
      source: 'law',
    })
  })

  it('keeps the stored findings of a month until something changes', async () => {
    const first = await findingsOfMonth(database, G, month('2026-10'))
    expect(first).toEqual((await october()).findings)
    expect(await findingsOfMonth(database, G, month('2026-10'))).toEqual(first)
    const stored = await database.system
      .selectFrom('findings_snapshots')
      .select(['month', 'revision'])
      .execute()
    expect(stored).toHaveLength(1)

    await inGroup(database, G, (db) =>
      sql`insert into limits values (${G}, 'TIM-05', 540, '2026-01-01', null, 'Accord')`.execute(
        db,
      ),
    )
    const second = await findingsOfMonth(database, G, month('2026-10'))
    expect(second.map(({ ruleId }) => ruleId)).toEqual(['TIM-02'])
    expect(second).toEqual((await october()).findings)
  })

  it('sees nothing of another group', async () => {
    const { findings: found } = await checkPeriod(database, H, day('2026-10-01'), day('2026-10-31'))
    expect(found.map(({ ruleId, measured }) => [ruleId, measured])).toEqual([['TIM-01', 660]])
  })
})
