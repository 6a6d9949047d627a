import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { verifyGroup } from '../../ledger/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { inGroup } from '../../platform/database/index.ts'
import { month } from '../../shared/days.ts'
import { closeMonth } from '../close-month.ts'
import { preInvoicesOf, type SayCommand, sayOfLines } from './index.ts'

const database = await testDatabase()
let groups = 0
const OCTOBER = month('2026-10')

/** Two people at one member, 4 h and 7 h. */
async function newGroup(): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, `G${(groups += 1)}`)
  await group.member('M1')
  for (const person of ['P1', 'P2']) await group.employee(person)
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P2', 'M1')
  await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T12:00')
  await group.work('E2', 'A2', '2026-10-05T08:00', '2026-10-05T15:00')
  return group
}

async function linesOf(group: SmallGroup) {
  const [own] = await inGroup(database, group.id, (db) =>
    preInvoicesOf(db, group.id, OCTOBER, 'M1'),
  )
  return own?.lines ?? []
}

const say = (group: SmallGroup, more: Partial<SayCommand>) =>
  inGroup(database, group.id, (db) =>
    sayOfLines(db, {
      groupId: group.id,
      month: OCTOBER,
      memberId: 'M1',
      act: 'accepted',
      keys: null,
      words: '',
      actor: 'member',
      at: '2026-11-02T09:00:00.000Z',
      ...more,
    }),
  )

async function close(group: SmallGroup, name: string) {
  const command = { groupId: group.id, month: month(name), actor: 'officer', clock: systemClock }
  const result = await closeMonth(database, command)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const dispute = async (group: SmallGroup, index = 0): Promise<string> => {
  const key = (await linesOf(group))[index]?.key ?? ''
  const said = await say(group, { act: 'disputed', keys: [key], words: 'Arrivée à 9 h' })
  expect(said).toEqual({ ok: true, value: [key] })
  return key
}

async function billed(group: SmallGroup) {
  const { rows } = await sql`
    select i.month, l.kind, l.employee_id as person, l.minutes, l.net_cents as net
    from invoice_lines l join invoices i using (group_id, invoice_number)
    where l.group_id = ${group.id} order by i.month, l.line`.execute(database.system)
  return rows
}

const P1 = { kind: 'hours', person: 'P1', minutes: 240, net: 8976 }
const P2 = { kind: 'hours', person: 'P2', minutes: 420, net: 15_708 }

describe('a pre-invoice', () => {
  it('is what the close issues, line by line', async () => {
    const group = await newGroup()
    const before = await linesOf(group)
    expect(before.map(({ state, line }) => [state, line.employeeId, line.netCents])).toEqual([
      ['open', 'P1', 8976],
      ['open', 'P2', 15_708],
    ])
    await say(group, {})
    expect((await linesOf(group)).map(({ state }) => state)).toEqual(['accepted', 'accepted'])
    await close(group, '2026-10')
    expect(await billed(group)).toMatchObject([P1, P2])
  })

  it('keeps its answer when the hours change', async () => {
    const group = await newGroup()
    const key = await dispute(group)
    await group.work('E3', 'A1', '2026-10-06T08:00', '2026-10-06T09:00')
    const [first] = await linesOf(group)
    expect(first).toMatchObject({ key, state: 'disputed', line: { minutes: 300 } })
    expect(first?.acts[0]).toMatchObject({ minutes: 240, words: 'Arrivée à 9 h' })
  })
})

describe('a disputed line', () => {
  it('is paid but not billed, and the report says so', async () => {
    const group = await newGroup()
    await dispute(group)
    const report = await close(group, '2026-10')
    expect(report.left_out).toEqual([
      {
        entry_id: 'E1',
        employee_id: 'P1',
        member_id: 'M1',
        minutes: 240,
        reason: 'disputed_by_member',
      },
    ])
    expect(await billed(group)).toMatchObject([P2])
    const { rows } = await sql`select employee_id, quantity_minutes as minutes from pay_variables
      where group_id = ${group.id} and code = 'hours_normal' order by 1`.execute(database.system)
    expect(rows).toEqual([
      { employee_id: 'P1', minutes: 240 },
      { employee_id: 'P2', minutes: 420 },
    ])
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('is billed by the close when the group decides so before', async () => {
    const group = await newGroup()
    const keys = [await dispute(group)]
    await say(group, { act: 'answered', keys, words: 'La pointeuse dit 8 h' })
    expect((await linesOf(group))[0]?.state).toBe('disputed')
    await say(group, { act: 'billed', keys, words: 'Relevé joint' })
    await close(group, '2026-10')
    expect(await billed(group)).toMatchObject([P1, P2])
  })

  it('that is settled after the close is billed by the next one, once', async () => {
    const group = await newGroup()
    const keys = [await dispute(group)]
    await close(group, '2026-10')
    await close(group, '2026-11')
    expect(await billed(group)).toMatchObject([P2])
    expect(await say(group, { keys })).toMatchObject({ refusal: { kind: 'month-closed' } })
    await say(group, { act: 'billed', keys, words: 'Accord du 12 décembre' })
    await close(group, '2026-12')
    await close(group, '2027-01')
    expect(await billed(group)).toMatchObject([
      P2,
      { month: '2026-12', kind: 'correction', person: 'P1', minutes: 240, net: 8976 },
    ])
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('needs a reason, and to be there', async () => {
    const group = await newGroup()
    const [first] = await linesOf(group)
    const keys = [first?.key ?? '']
    expect(await say(group, { act: 'disputed', keys, words: ' ' })).toMatchObject({
      refusal: { kind: 'words-missing' },
    })
    expect(await say(group, { act: 'disputed', keys: ['x'], words: 'non' })).toMatchObject({
      refusal: { kind: 'unknown-lines', keys: ['x'] },
    })
    expect(await say(group, { act: 'billed', keys, words: 'oui' })).toMatchObject({
      refusal: { kind: 'not-disputed' },
    })
  })
})
