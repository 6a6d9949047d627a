import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../src/app/contracts.ts'
import { closeMonth } from '../../src/closing/index.ts'
import { findingsOfMonth } from '../../src/compliance/index.ts'
import { inGroup } from '../../src/platform/database/index.ts'
import { month } from '../../src/shared/days.ts'
import type { GroupId, MemberId } from '../../src/shared/ids.ts'
import { testApi } from '../support/api.ts'
import { SmallGroup } from '../support/small-group.ts'

/** Read before a group is known: the application role has no right on them at all. */
const IDENTITY = ['sessions', 'user_roles']
/** Not of one member: every user of the group may know them. */
const OF_EVERYONE = ['employer_group', 'establishments', 'group_revision', 'idempotency_keys']

describe('what belongs to others', async () => {
  const { database, clock, send, signedIn } = await testApi()
  const fill = async (name: string): Promise<SmallGroup> => {
    const group = await SmallGroup.create(database, name)
    await group.add('establishments', { establishment_id: 'S', name: 'Siège' })
    for (const [member, person] of [
      ['M1', 'P1'],
      ['M2', 'P2'],
    ] as const) {
      await group.member(member, { name: `${name}-${member}` })
      await group.add('memberships', { member_id: member, joined_on: '2026-01-01' })
      await group.employee(person)
      await group.assignment(`A-${member}`, person, member)
      const [from, to] = ['2026-09-07T08:00', '2026-09-07T20:00']
      await group.work(`E-${member}`, `A-${member}`, from, to)
    }
    await closeMonth(database, { groupId: group.id, month: month('2026-09'), actor: 'test', clock })
    await findingsOfMonth(database, group.id, month('2026-09'))
    return group
  }
  const mine = await fill('GE1')
  await fill('GE2')
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'group_id' order by 1`,
  )
  const names = tables.map(({ name }) => name).filter((name) => !IDENTITY.includes(name))

  const groupsIn = (table: string, viewer: { groupId: GroupId; memberId?: MemberId }) =>
    inGroup(database, viewer, async (db) => {
      const { rows } = await sql<{ group_id: string }>`
        select distinct group_id from ${sql.table(table)}`.execute(db)
      return rows.map(({ group_id }) => group_id)
    })

  it.each(names)('in %s: rows of another group are not there', async (table) => {
    for (const group of await groupsIn(table, { groupId: mine.id })) expect(group).toBe('GE1')
    expect(await groupsIn(table, { groupId: 'GE3' as GroupId })).toEqual([])
    const { rows } = await database.pool.query(
      'select relrowsecurity and relforcerowsecurity or $1 = $2 as forced from pg_class where oid = $1::regclass',
      [table, 'employer_group'],
    )
    expect(rows).toEqual([{ forced: true }])
  })

  it.each(IDENTITY)('%s cannot be read by the application role at all', async (table) => {
    await expect(groupsIn(table, { groupId: mine.id })).rejects.toThrow(/permission denied/)
  })

  it.each(names.filter((name) => !OF_EVERYONE.includes(name)))(
    'in %s: a member that does not exist sees nothing, one that does sees itself alone',
    async (table) => {
      const nobody = { groupId: mine.id, memberId: 'M9' as MemberId }
      expect(await groupsIn(table, nobody)).toEqual([])
      const members = await inGroup(
        database,
        { groupId: mine.id, memberId: 'M1' as MemberId },
        async (db) => {
          const { rows } = await sql<{ row: Record<string, unknown> }>`
            select to_jsonb(one) as row from ${sql.table(table)} as one`.execute(db)
          return rows.map(({ row }) => row['member_id']).filter((id) => id !== undefined)
        },
      )
      for (const member of members) expect(member).toBe('M1')
    },
  )

  const officer = await signedIn('officer', mine.id)
  const member = await signedIn('member', mine.id, 'M1')
  const numberOf = async (group: SmallGroup, memberId: string): Promise<string> => {
    const found = await database.pool.query<{ n: string }>(
      'select invoice_number as n from invoices where group_id = $1 and member_id = $2',
      [group.id, memberId],
    )
    return found.rows[0]?.n ?? ''
  }

  it('makes every route for officers unknown to a member company', async () => {
    const forOfficers = contracts.filter(({ access }) => access === 'officer')
    expect(forOfficers.length).toBeGreaterThan(10)
    for (const { method, url } of forOfficers) {
      const path = url.replace(/:runId/, crypto.randomUUID()).replace(/:\w+/, '2026-09')
      const { status, body } = await member(method, path)
      expect([path, status, body]).toMatchObject([path, 404, { type: '/problems/not-found' }])
    }
  })

  it('needs a session everywhere but to sign in', async () => {
    for (const { access, method, url } of contracts) {
      if (access === 'public') {
        expect(`${method} ${url}`).toBe('POST /session')
        continue
      }
      const { status } = await send(method, url.replace(/:\w+/, 'x'))
      expect([url, status]).toEqual([url, 401])
    }
  })

  it('lists and opens only what is of the member company', async () => {
    const listed = async (path: string): Promise<string> => (await member('GET', path)).text
    for (const path of [
      '/members?month=2026-09',
      '/employees?month=2026-09',
      '/hours?month=2026-09',
      '/hours/members?month=2026-09',
      '/invoices',
      '/search?q=M',
      '/months/2026-09/summary',
    ]) {
      const text = await listed(path)
      expect(text).not.toMatch(/M2|P2|GE2/)
    }
    const forbidden = [
      '/members/M2',
      '/members/M2/people?month=2026-09',
      '/employees/P2',
      '/employees/P2/calendar?month=2026-09',
      '/hours/E-M2',
      `/invoices/${await numberOf(mine, 'M2')}`,
      `/invoices/${await numberOf(mine, 'M2')}/pdf`,
      `/invoices/${await numberOf(mine, 'M2')}/xml`,
    ]
    for (const path of forbidden)
      expect([path, (await member('GET', path)).status]).toEqual([path, 404])
  })

  it('tells a member company neither pay nor rates nor contracts', async () => {
    const person = (await member('GET', '/employees/P1')).body
    expect(person).toMatchObject({ file: null, contracts: [], assignments: [{ prices: [] }] })
    const own = await member('GET', `/invoices/${await numberOf(mine, 'M1')}`)
    expect(own.status).toBe(200)
    expect(own.text).not.toMatch(/hourlyGrossE4|coefficientE4|costPerHourE4/)
    expect(own.body).toMatchObject({ lines: [{ wagesCents: null, contributionsCents: null }] })
  })

  it('lets a member company confirm its own side of its own hours alone', async () => {
    const confirm = (entry: string, side: string) =>
      member('POST', '/hours/confirmations', { entryIds: [entry], side })
    expect((await confirm('E-M2', 'member')).status).toBe(404)
    expect((await confirm('E-M1', 'employee')).status).toBe(404)
    expect((await confirm('E-M1', 'member')).body).toEqual({ changed: [], unchanged: 1 })
  })

  it('keeps an officer in the group', async () => {
    const text = (await officer('GET', '/members?month=2026-09')).text
    expect(text).toMatch(/GE1-M1/)
    expect(text).not.toMatch(/GE2/)
  })
})
