import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Send, testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { auditChain, chainBreaks } from '../platform/audit/index.ts'
import { inGroup } from '../platform/database/index.ts'
import type { FindingRow, MemberFindingRow } from './compliance-contract.ts'

const LATE = ['2026-10-12T14:00', '2026-10-12T22:00'] as const
const EARLY = ['2026-10-13T08:30', '2026-10-13T12:00'] as const

describe('the life of findings', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  for (const member of ['M1', 'M2']) {
    await group.member(member, { name: `Ferme ${member}` })
    await group.add('memberships', { member_id: member, joined_on: '2026-01-01' })
  }
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P1', 'M2')
  const officer = await signedIn('officer', group.id)
  const member: Readonly<Record<string, Send>> = {
    M1: await signedIn('m1', group.id, 'M1'),
    M2: await signedIn('m2', group.id, 'M2'),
  }

  const change = (entry: string, starts: string, ends: string) =>
    sql`update time_entries set starts_local = ${starts}, ends_local = ${ends},
        starts_at = ${starts}::timestamp at time zone 'Europe/Paris',
        ends_at = ${ends}::timestamp at time zone 'Europe/Paris'
      where group_id = ${group.id} and entry_id = ${entry}`.execute(database.system)

  beforeAll(async () => {
    await group.work('E1', 'A1', ...LATE, { break_minutes: 30 })
    await group.work('E2', 'A2', ...EARLY)
  })

  const listed = async (query = ''): Promise<FindingRow[]> => {
    const { status, body } = await officer('GET', `/findings?month=2026-10${query}`)
    expect(status).toBe(200)
    return (body as { items: FindingRow[] }).items
  }
  const only = async (query = ''): Promise<FindingRow> => {
    const rows = await listed(query)
    expect(rows).toHaveLength(1)
    const [row] = rows
    if (row === undefined) throw new Error('no finding')
    return row
  }
  const eventsOf = async (findingId: string): Promise<unknown[][]> => {
    const { body } = await officer('GET', `/findings/${findingId}`)
    const { events } = body as { events: Record<string, unknown>[] }
    return events.map(({ kind, actor, reason, measured }) => [kind, actor, reason, measured])
  }
  const own = async (who: string): Promise<MemberFindingRow[]> => {
    const { status, body } = await (member[who] ?? expect.unreachable())(
      'GET',
      '/findings/own?month=2026-10',
    )
    expect(status).toBe(200)
    return (body as { items: MemberFindingRow[] }).items
  }
  const todo = async (): Promise<unknown[]> => {
    const { body } = await officer('GET', '/months/2026-10/summary')
    const { todo: all } = body as { todo: { kind: string; count: number }[] }
    return all.filter(({ kind }) => kind === 'resolve_breaches').map(({ count }) => count)
  }

  it('opens with the first judgement, and waits for somebody', async () => {
    const row = await only()
    expect(row).toMatchObject({ ruleId: 'TIM-05', state: 'open', measured: 630, acceptance: null })
    expect(await eventsOf(row.findingId)).toEqual([['opened', null, null, 630]])
    expect(await todo()).toEqual([1])
  })

  it('tells each member its own hours and when they may start or must end, nothing else', async () => {
    expect(await own('M2')).toMatchObject([
      { kind: 'earliest', boundAt: '2026-10-13T09:00', shiftIds: ['E2'], measured: null },
    ])
    expect(await own('M1')).toMatchObject([
      { kind: 'latest', boundAt: '2026-10-12T21:30', shiftIds: ['E1'], limit: null },
    ])
    for (const [who, others] of [
      ['M1', /M2|E2|A2|08:30|12:00|630|10 h 30/],
      ['M2', /M1|E1|A1|22:00|14:00|630|10 h 30/],
    ] as const) {
      const rows = await own(who)
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows.map((row) => ({ ...row, findingId: '' })))).not.toMatch(others)
    }
  })

  it('shows a member no finding by its identifier, no count and no table of it', async () => {
    const { findingId } = await only()
    for (const path of [
      `/findings/${findingId}`,
      '/findings?month=2026-10',
      '/findings/counts?month=2026-10',
    ])
      expect((await (member['M1'] ?? expect.unreachable())('GET', path)).status).toBe(404)
    const body = { findingIds: [findingId], reason: 'x' }
    const refused = await (member['M1'] ?? expect.unreachable())(
      'POST',
      '/findings/acceptances',
      body,
    )
    expect(refused.status).toBe(404)
    const viewer = { groupId: group.id, memberId: 'M1' as never }
    const seen = await inGroup(database, viewer, async (db) => [
      await db.selectFrom('findings').select('finding_id').execute(),
      await db.selectFrom('finding_events').select('finding_id').execute(),
      await db.selectFrom('finding_months').select('finding_id').execute(),
      await db.selectFrom('member_findings').select('member_id').execute(),
    ])
    expect(seen).toEqual([[], [], [], [{ member_id: 'M1' }]])
    expect((await officer('GET', '/findings/own?month=2026-10')).status).toBe(404)
  })

  it('is accepted with a reason only, and then waits for nobody', async () => {
    const { findingId } = await only()
    const accept = (reason: string) =>
      officer('POST', '/findings/acceptances', { findingIds: [findingId], reason })
    expect((await accept('  ')).status).toBe(422)
    expect((await accept('Récolte avant l’orage')).body).toEqual({
      changed: [findingId],
      unchanged: 0,
    })
    expect((await accept('Autre raison')).body).toEqual({ changed: [], unchanged: 1 })
    expect(await only('&state=accepted')).toMatchObject({
      acceptance: { by: 'officer', reason: 'Récolte avant l’orage' },
    })
    expect(await listed('&state=open')).toEqual([])
    expect(await todo()).toEqual([])
    expect(await own('M2')).toMatchObject([{ accepted: true }])
    expect(JSON.stringify(await own('M2'))).not.toMatch(/orage/)
  })

  it('is taken back, and accepted again', async () => {
    const { findingId } = await only()
    const undo = await officer('POST', '/findings/acceptances/undo', { findingIds: [findingId] })
    expect(undo.body).toEqual({ changed: [findingId], unchanged: 0 })
    expect(await only()).toMatchObject({ state: 'open', acceptance: null })
    await officer('POST', '/findings/acceptances', { findingIds: [findingId], reason: 'Bis' })
    expect((await eventsOf(findingId)).map(([kind]) => kind)).toEqual([
      'opened',
      'accepted',
      'withdrawn',
      'accepted',
    ])
  })

  it('stays accepted when it becomes better, and is open again when it becomes worse', async () => {
    const { findingId } = await only()
    await change('E2', '2026-10-13T08:45', '2026-10-13T12:00')
    expect(await only()).toMatchObject({ findingId, state: 'accepted', measured: 645 })
    await change('E2', '2026-10-13T08:44', '2026-10-13T12:00')
    expect(await only()).toMatchObject({ findingId, state: 'open', measured: 644 })
    const events = await eventsOf(findingId)
    expect(events.slice(-3)).toEqual([
      ['changed', null, null, 645],
      ['changed', null, null, 644],
      ['lapsed', null, null, 644],
    ])
    expect(await own('M2')).toMatchObject([{ accepted: false, boundAt: '2026-10-13T09:00' }])
  })

  it('closes when its cause goes, stays readable, and opens again with it', async () => {
    const { findingId } = await only()
    await change('E2', '2026-10-13T09:00', '2026-10-13T12:00')
    expect(await only()).toMatchObject({ findingId, state: 'closed', measured: 644 })
    expect(await listed('&state=live')).toEqual([])
    expect(await own('M2')).toEqual([])
    const late = await officer('POST', '/findings/acceptances', {
      findingIds: [findingId],
      reason: 'trop tard',
    })
    expect(late.status).toBe(409)
    await change('E2', ...EARLY)
    expect(await only()).toMatchObject({ findingId, state: 'open', measured: 630, closedAt: null })
    expect((await eventsOf(findingId)).slice(-2).map(([kind]) => kind)).toEqual([
      'closed',
      'reopened',
    ])
  })

  it('is one finding on the edge of two months, and gone from both at once', async () => {
    await group.work('E3', 'A1', '2026-10-31T14:00', '2026-10-31T22:00', { break_minutes: 30 })
    await group.work('E4', 'A2', '2026-11-01T08:00', '2026-11-01T12:00')
    const edge = (await listed()).find(({ date }) => date === '2026-10-31')
    const { body } = await officer('GET', '/findings?month=2026-11')
    expect((body as { items: FindingRow[] }).items.map(({ findingId }) => findingId)).toEqual([
      edge?.findingId,
    ])
    await change('E4', '2026-11-01T09:00', '2026-11-01T12:00')
    expect((await listed('&state=closed')).map(({ findingId }) => findingId)).toEqual([
      edge?.findingId,
    ])
    expect(await eventsOf(edge?.findingId ?? '')).toHaveLength(2)
  })

  it('is never deleted by the application, and each change stands in the audit', async () => {
    for (const table of ['findings', 'finding_events', 'finding_months'])
      await expect(
        inGroup(database, group.id, (db) => sql`delete from ${sql.table(table)}`.execute(db)),
      ).rejects.toThrow(/permission denied/)
    const chain = await inGroup(database, group.id, (db) => auditChain(db, group.id))
    expect(chainBreaks(group.id, chain)).toEqual([])
    const actions = chain.map(({ action, actor }) => `${action} ${actor}`)
    expect(actions.filter((one) => one === 'accept-findings officer')).toHaveLength(2)
    expect(actions.filter((one) => one === 'withdraw-acceptance officer')).toHaveLength(1)
    expect(actions.filter((one) => one === 'judge-month maillage').length).toBeGreaterThan(4)
  })
})
