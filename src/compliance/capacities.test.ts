import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import type { CapacityRow } from './capacity-contract.ts'

describe('the capacity that a member company reads', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  for (const member of ['M1', 'M2', 'M3']) {
    await group.member(member)
    await group.add('memberships', { member_id: member, joined_on: '2026-01-01' })
  }
  for (const person of ['P1', 'P2']) await group.employee(person, { weekly_minutes: 2_100 })
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P1', 'M2')
  await group.assignment('A3', 'P2', 'M2')
  const officer = await signedIn('officer', group.id)
  const m1 = await signedIn('m1', group.id, 'M1')
  const m3 = await signedIn('m3', group.id, 'M3')

  const shift = (id: string, assignment: string, member: string, from: string, to: string) =>
    sql`insert into shifts (group_id, shift_id, assignment_id, employee_id, member_id, time_zone,
        starts_local, ends_local, starts_at, ends_at)
      values (${group.id}, ${id}, ${assignment}, 'P1', ${member}, 'Europe/Paris', ${from}, ${to},
        ${from}::timestamp at time zone 'Europe/Paris', ${to}::timestamp at time zone 'Europe/Paris')`.execute(
      database.system,
    )
  const read = async (send: typeof m1, query: string): Promise<CapacityRow[]> => {
    const { status, body } = await send('GET', `/capacities?${query}`)
    expect(status).toBe(200)
    return (body as { items: CapacityRow[] }).items
  }

  beforeAll(async () => {
    await shift('S1', 'A2', 'M2', '2026-10-12T13:00', '2026-10-12T22:00')
  })

  it('starts after the rest that work elsewhere leaves, and counts its hours in the week', async () => {
    expect(await read(m1, 'day=2026-10-13')).toEqual([
      {
        employeeId: 'P1',
        employeeName: 'Camille P1',
        memberId: 'M1',
        siteId: 'M1',
        siteName: 'Site M1',
        earliestStart: '2026-10-13T09:00',
        latestEnd: null,
        minutesToday: 600,
        minutesThisWeek: 2_340,
      },
    ])
  })

  it('names nothing of other members, nor people who are not made available', async () => {
    const { text } = await m1('GET', '/capacities?day=2026-10-13')
    expect(text).not.toMatch(/M2|P2|A2|S1|22:00|13:00/)
    expect(await read(m1, 'day=2026-10-13&employee=P2')).toEqual([])
    expect(await read(m1, 'day=2026-10-13&member=M2')).toEqual([])
    expect(await read(m3, 'day=2026-10-13')).toEqual([])
    expect(await read(m1, 'day=2025-12-31')).toEqual([])
  })

  it('is read by the group for each place', async () => {
    const rows = await read(officer, 'day=2026-10-13&employee=P1')
    expect(rows.map(({ memberId, earliestStart }) => [memberId, earliestStart])).toEqual([
      ['M1', '2026-10-13T09:00'],
      ['M2', '2026-10-13T09:00'],
    ])
  })

  it('breaks no rule when it is used up, and one by a minute more', async () => {
    const before = (await officer('GET', '/findings/counts?month=2026-10')).body
    expect(before).toMatchObject({ open: { breaches: 1 } })
    await shift('S2', 'A1', 'M1', '2026-10-13T09:00', '2026-10-13T12:00')
    expect((await officer('GET', '/findings/counts?month=2026-10')).body).toMatchObject({
      open: { breaches: 1 },
    })
    await sql`update shifts set starts_local = '2026-10-13T08:59',
      starts_at = '2026-10-13T08:59'::timestamp at time zone 'Europe/Paris'
      where shift_id = 'S2'`.execute(database.system)
    expect((await officer('GET', '/findings/counts?month=2026-10')).body).toMatchObject({
      open: { breaches: 2 },
    })
  })

  it('refuses a day that does not exist', async () => {
    expect((await m1('GET', '/capacities?day=2026-02-30')).status).toBe(422)
  })
})
