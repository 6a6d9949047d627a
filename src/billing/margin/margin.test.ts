import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closeMonth } from '../../closing/index.ts'
import { month } from '../../shared/days.ts'
import { type Send, testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { COST_PARTS } from './rules/true-cost.ts'

const figures = z.looseObject({
  minutes: z.number(),
  netCents: z.number(),
  costCents: z.number(),
  marginCents: z.number(),
  parts: z.record(z.enum(COST_PARTS), z.number()),
})
const answer = z.looseObject({
  state: z.string(),
  total: figures,
  rows: z.array(z.looseObject({ ...figures.shape, memberId: z.string().nullable() })),
})

describe('the margin of a group', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'bocage')
  let officer: Send

  const margin = async (query: string) =>
    answer.parse((await officer('GET', `/margin?${query}`)).body)
  const sum = (of: Readonly<Record<string, number>>) =>
    Object.values(of).reduce((total, part) => total + part, 0)

  beforeAll(async () => {
    for (const member of ['M1', 'M2', 'M3']) {
      await group.member(member)
      await group.add('memberships', { member_id: member, joined_on: '2026-01-01' })
    }
    await group.employee('P1', { weekly_minutes: 2100 })
    await group.assignment('A1', 'P1', 'M1')
    await group.assignment('A2', 'P1', 'M2')
    for (const [entry, assignment, day] of [
      ['E1', 'A1', '07'],
      ['E2', 'A1', '08'],
      ['E3', 'A2', '09'],
    ] as const)
      await group.work(entry, assignment, `2026-09-${day}T08:00`, `2026-09-${day}T15:00`)
    await group.add('pay_items', {
      pay_item_id: 'KM',
      employee_id: 'P1',
      member_id: null,
      month: '2026-09',
      code: 'KM',
      amount_cents: 1_000,
      kind: 'expense',
    })
    await group.add('absences', {
      absence_id: 'T1',
      employee_id: 'P1',
      kind: 'training',
      starts_on: '2026-09-14',
      ends_on: '2026-09-14',
    })
    officer = await signedIn('officer', group.id)
  })

  it('forecasts an open month as its close would have it, and says from which hours', async () => {
    const { body } = await officer('GET', '/margin?month=2026-09')
    expect(body).toMatchObject({
      state: 'forecast',
      basis: { confirmed: 3 * 420, declared: 0, planned: 0, contract: 0 },
    })
    // 14 h and 7 h at 12.00 EUR x 1.87.
    const found = await margin('month=2026-09')
    expect(
      found.rows.map(({ memberId, netCents, minutes }) => [memberId, netCents, minutes]),
    ).toEqual(
      expect.arrayContaining([
        ['M1', 31_416, 840],
        ['M2', 15_708, 420],
      ]),
    )
    // 22 days of 7 h are due: 21 h worked, 7 h of training, 126 h that no member used.
    const { unused } = z
      .object({ unused: z.unknown() })
      .parse((await officer('GET', '/margin/detail?month=2026-09&employee=P1')).body)
    expect(unused).toMatchObject({ intermissionMinutes: 126 * 60, trainingMinutes: 420 })
  })

  it('shares costs without hours by their key, to the cent', async () => {
    const cost = { label: 'Direction', kind: 'management', firstMonth: '2026-01', lastMonth: null }
    const add = (monthlyCents: number, splitKey: string) =>
      officer('POST', '/overheads', { ...cost, monthlyCents, splitKey })
    expect((await add(100, 'minutes')).status).toBe(201)
    expect((await add(100, 'equal')).status).toBe(201)
    const { rows } = await margin('month=2026-09')
    const of = (id: string) => rows.find(({ memberId }) => memberId === id)?.parts.overheads
    expect([of('M1'), of('M2'), of('M3')]).toEqual([67 + 34, 33 + 33, 33])
    const wrong = { ...cost, label: ' ', monthlyCents: 1, splitKey: 'equal', lastMonth: '2025-12' }
    expect((await officer('POST', '/overheads', wrong)).body).toMatchObject({
      facts: { refusals: [{ kind: 'no-label' }, { kind: 'ends-before-start' }] },
    })
  })

  it('has the same total by member, person and assignment, in each part', async () => {
    const [members, people, assignments] = [
      await margin('month=2026-09&by=member'),
      await margin('month=2026-09&by=employee'),
      await margin('month=2026-09&by=assignment'),
    ]
    expect(people.total).toEqual(members.total)
    expect(assignments.total).toEqual(members.total)
    expect(sum(members.total.parts)).toBe(members.total.costCents)
    expect(members.total.parts).toMatchObject({ expenses: 1_000, overheads: 200 })
    expect(members.total.marginCents).toBe(members.total.netCents - members.total.costCents)
  })

  it('is that of the invoices and of the pay once the month is closed', async () => {
    const before = await margin('month=2026-09')
    const closed = await closeMonth(database, {
      groupId: group.id,
      month: month('2026-09'),
      actor: 'test',
      clock,
    })
    expect(closed.ok).toBe(true)
    const after = await margin('month=2026-09')
    expect(after.state).toBe('closed')
    expect(after.total).toEqual(before.total)
    const { rows } = await database.pool.query<{ net: string; pay: string }>(
      `select (select sum(net_cents) from invoices where group_id = $1) as net,
        (select sum(gross_cents + contributions_cents) from costs where group_id = $1) as pay`,
      [group.id],
    )
    const { parts } = after.total
    expect(Number(rows[0]?.net)).toBe(after.total.netCents)
    expect(Number(rows[0]?.pay)).toBe((parts.pay ?? 0) + (parts.contributions ?? 0))
  })

  it('takes the hours agreed for months without a plan, none before the first month', async () => {
    const { body } = await officer('GET', '/margin/year?year=2026&by=member')
    expect(body).toMatchObject({
      months: [
        { month: '2026-09', state: 'closed' },
        { month: '2026-10', state: 'forecast', minutes: 22 * 420 },
        { month: '2026-11', state: 'forecast' },
        { month: '2026-12', state: 'forecast' },
      ],
      missing: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `2026-0${n}`),
    })
    await database.system
      .updateTable('assignments')
      .set({ weekly_minutes: 1050 })
      .where('group_id', '=', group.id)
      .execute()
    // 22 working days of October, 3.5 h a day at each member.
    const october = await margin('month=2026-10')
    expect(october.rows.map(({ memberId, minutes }) => [memberId, minutes]).sort()).toEqual([
      ['M1', 22 * 210],
      ['M2', 22 * 210],
      ['M3', 0],
    ])
    expect(await margin('month=2026-08')).toMatchObject({ state: 'none', rows: [] })
  })

  it('says what another price would leave, on the month and on the year', async () => {
    const tried = await officer(
      'GET',
      '/margin/simulation?month=2026-09&assignment=A1&pricing=coefficient&coefficientE4=19500',
    )
    const { before } = z
      .object({
        assignment: z.object({ month: z.object({ before: figures, after: figures }) }),
      })
      .parse(tried.body).assignment.month
    // 14 h x 12.00 EUR x 1.95 instead of 1.87; October: 77 h; November: 70 h; December: 77 h.
    expect(tried.body).toMatchObject({
      agreed: { pricing: 'coefficient', coefficientE4: 18_700 },
      assignment: {
        month: {
          before: { netCents: 31_416 },
          after: { netCents: 32_760, marginCents: before.marginCents + 1_344 },
          keptCents: 0,
        },
      },
      group: { month: { after: { netCents: 31_416 + 15_708 + 1_344 } } },
    })
    const year = z
      .object({
        assignment: z.object({ year: z.object({ before: figures, after: figures }) }),
      })
      .parse(tried.body).assignment.year
    const hours = year.before.minutes / 60
    expect(year.after.netCents - year.before.netCents).toBe(hours * 96)
    expect(
      (await officer('GET', '/margin/simulation?month=2026-09&assignment=A1&pricing=coefficient'))
        .status,
    ).toBe(422)
    expect(
      (await officer('GET', '/margin/simulation?month=2026-09&assignment=A9&pricing=actual_cost'))
        .status,
    ).toBe(404)
  })
})
