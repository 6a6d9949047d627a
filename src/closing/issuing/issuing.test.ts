import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { verifyGroup } from '../../ledger/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { type GroupDb, inGroup } from '../../platform/database/index.ts'
import { day, month } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { correctEntry } from '../../time/index.ts'
import { localTime } from '../../shared/time.ts'
import { closeMonth } from '../close-month.ts'
import { recordFee } from '../../billing/index.ts'
import {
  correctInvoice,
  creditInvoice,
  issueAdvance,
  issueFees,
  previewTrueUp,
  trueUpYear,
} from './index.ts'

const database = await testDatabase()
let groups = 0
const NOW = '2026-12-02T09:00:00.000Z'
const by = (group: SmallGroup) => ({ groupId: group.id, actor: 'officer', now: NOW })

const inside = <T>(group: SmallGroup, work: (db: GroupDb) => Promise<T>): Promise<T> =>
  inGroup(database, group.id, work)

/** Two people at one member and one of them at another, one day each, October closed. */
async function closedGroup(): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, `G${(groups += 1)}`)
  await group.member('M1')
  await group.member('M2', { taxable_revenue_percent: 10 })
  for (const person of ['P1', 'P2']) await group.employee(person)
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P2', 'M1')
  await group.assignment('A3', 'P1', 'M2')
  await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T12:00')
  await group.work('E2', 'A2', '2026-10-05T08:00', '2026-10-05T15:00')
  await group.work('E3', 'A3', '2026-10-06T08:00', '2026-10-06T11:00')
  await close(group, '2026-10')
  return group
}

async function close(group: SmallGroup, name: string): Promise<void> {
  const command = { groupId: group.id, month: month(name), actor: 'officer', clock: systemClock }
  const result = await closeMonth(database, command)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
}

const credit = (group: SmallGroup, number: string, more: object = {}) =>
  inside(group, (db) =>
    creditInvoice(db, {
      ...by(group),
      number,
      lines: null,
      reopens: true,
      reason: 'Heures contestées',
      ...more,
    }),
  )

const correct = (group: SmallGroup, number: string) =>
  inside(group, (db) => correctInvoice(db, { ...by(group), number }))

interface Billed {
  readonly number: string
  readonly kind: string
  readonly net: number
  readonly vat: number
  readonly wages: number
  readonly contributions: number
  readonly preceding: readonly string[]
}

async function documents(group: SmallGroup, member: string): Promise<readonly Billed[]> {
  const { rows } = await sql<Billed>`
    select invoice_number as number, kind, net_cents as net, vat_cents as vat,
      wages_cents as wages, contributions_cents as contributions, preceding_numbers as preceding
    from invoices where group_id = ${group.id} and member_id = ${member}
    order by series, year, sequence`.execute(database.system)
  return rows
}

const total = (rows: readonly Billed[], of: 'net' | 'vat' | 'wages' | 'contributions'): number =>
  rows.reduce((sum, row) => sum + row[of], 0)

const longerDay = (group: SmallGroup, entryId: string) =>
  inside(group, async (db) => {
    const result = await correctEntry(db, {
      groupId: group.id,
      entryId,
      readVersion: 1,
      actor: 'officer',
      at: NOW,
      startsLocal: localTime('2026-10-05T08:00'),
      endsLocal: localTime('2026-10-05T13:00'),
      breakMinutes: 0,
      breakStartsLocal: null,
    })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    await sql`update time_entries set employee_confirmed_at = ${NOW}, member_confirmed_at = ${NOW}
      where group_id = ${group.id} and entry_id = ${entryId}
        and superseded_at is null`.execute(db)
  })

describe('a credit note', () => {
  it('and its invoice are zero, tax, wages and contributions included', async () => {
    const group = await closedGroup()
    expect(await credit(group, 'F-2026-00001')).toMatchObject({
      ok: true,
      value: { invoiceNumber: 'F-2026-00003', kind: 'credit_note', netCents: -24_684 },
    })
    const rows = await documents(group, 'M1')
    for (const part of ['net', 'vat', 'wages', 'contributions'] as const)
      expect([part, total(rows, part)]).toEqual([part, 0])
    expect(rows[1]?.preceding).toEqual(['F-2026-00001'])
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('gives nothing twice', async () => {
    const group = await closedGroup()
    const twice = await Promise.all([credit(group, 'F-2026-00001'), credit(group, 'F-2026-00001')])
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(twice.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'nothing-left' } })
    expect(total(await documents(group, 'M1'), 'net')).toBe(0)
  })

  it('opens its hours again: they are corrected and billed anew', async () => {
    const group = await closedGroup()
    await credit(group, 'F-2026-00001', { lines: [{ line: 1 }] })
    await longerDay(group, 'E1')
    expect(await correct(group, 'F-2026-00001')).toMatchObject({
      ok: true,
      // 5 h of P1 x 12.00 x 1.87, where the credit took 4 h back.
      value: { kind: 'corrective', netCents: 11_220 },
    })
    expect(total(await documents(group, 'M1'), 'net')).toBe(24_684 + 2244)
    expect(await correct(group, 'F-2026-00001')).toMatchObject({
      refusal: { kind: 'nothing-to-correct' },
    })
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('that opened hours again has them billed by the next close, if nobody did before', async () => {
    const group = await closedGroup()
    await credit(group, 'F-2026-00001')
    await close(group, '2026-11')
    const rows = await documents(group, 'M1')
    expect(rows.map(({ kind, net }) => [kind, net])).toEqual([
      ['invoice', 24_684],
      ['credit_note', -24_684],
      ['invoice', 24_684],
    ])
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('given for good is never billed again', async () => {
    const group = await closedGroup()
    const lines = [{ line: 1, netCents: cents(1000) }, { line: 2 }]
    await credit(group, 'F-2026-00001', { lines, reopens: false })
    expect(await correct(group, 'F-2026-00001')).toMatchObject({ ok: false })
    await close(group, '2026-11')
    expect(total(await documents(group, 'M1'), 'net')).toBe(24_684 - 1000 - 15_708)
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('says all that is wrong with its lines at once', async () => {
    const group = await closedGroup()
    await credit(group, 'F-2026-00001', { lines: [{ line: 2 }] })
    const lines = [
      { line: 1, netCents: cents(8977) },
      { line: 2 },
      { line: 9 },
      { line: 1, netCents: cents(-1) },
    ]
    expect(await credit(group, 'F-2026-00001', { lines, reopens: false })).toMatchObject({
      refusal: {
        kind: 'lines-refused',
        lines: [
          { kind: 'not-within', line: 1, left: 8976 },
          { kind: 'credited-already', line: 2 },
          { kind: 'no-such-line', line: 9 },
          { kind: 'not-within', line: 1 },
        ],
      },
    })
    expect(await credit(group, 'F-2026-00003')).toMatchObject({
      refusal: { kind: 'not-creditable' },
    })
  })

  it('or several, whatever they take and in which order, leave nothing once all is taken', async () => {
    const anyPart = fc.record({
      line: fc.constantFrom(1, 2),
      netCents: fc.integer({ min: 1, max: 9000 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyPart, { maxLength: 4 }), async (parts) => {
        const group = await closedGroup()
        for (const { line, netCents } of parts) {
          const lines = [{ line, netCents: cents(netCents) }]
          await credit(group, 'F-2026-00001', { lines, reopens: false })
        }
        await credit(group, 'F-2026-00001', { reopens: false })
        const rows = await documents(group, 'M1')
        expect(total(rows, 'net')).toBe(0)
        // Tax is rounded once a document: at most half a cent each.
        expect(Math.abs(total(rows, 'vat'))).toBeLessThanOrEqual(rows.length / 2)
        expect(await verifyGroup(database, group.id)).toEqual([])
      }),
      { numRuns: 6 },
    )
  })
})

describe('an advance', () => {
  it('is deducted from what the next closes bill, with its tax, until nothing is left', async () => {
    const group = await closedGroup()
    await inside(group, (db) =>
      issueAdvance(db, {
        ...by(group),
        now: '2026-11-03T09:00:00.000Z',
        memberId: 'M1',
        netCents: cents(10_000),
        label: 'Acompte de novembre',
      }),
    )
    await group.work('E4', 'A1', '2026-11-05T08:00', '2026-11-05T11:00')
    await close(group, '2026-11')
    await group.work('E5', 'A1', '2026-12-03T08:00', '2026-12-03T12:00')
    await close(group, '2026-12')
    const rows = await documents(group, 'M1')
    expect(rows.map(({ kind, net, vat }) => [kind, net, vat])).toEqual([
      ['invoice', 24_684, 4937],
      ['advance', 10_000, 2000],
      // 3 h are 67.32: the advance covers them whole, 32.68 of it are left.
      ['invoice', 0, 0],
      ['invoice', 8976 - 3268, 1142],
    ])
    expect(rows[3]?.preceding).toEqual([rows[1]?.number])
    expect(await verifyGroup(database, group.id)).toEqual([])
    const { rows: booked } = await sql<{ balance: number }>`
      select sum(credit_cents - debit_cents)::bigint as balance from ledger_lines
      where group_id = ${group.id} and account = '419100'`.execute(database.system)
    expect(booked).toEqual([{ balance: 0 }])
  })

  it('that nothing was deducted from can be taken back', async () => {
    const group = await closedGroup()
    const issued = await inside(group, (db) =>
      issueAdvance(db, { ...by(group), memberId: 'M2', netCents: cents(5000), label: 'Acompte' }),
    )
    if (!issued.ok) throw new Error(issued.refusal.kind)
    expect(await credit(group, issued.value.invoiceNumber)).toMatchObject({
      value: { netCents: -5000 },
    })
    await group.work('E4', 'A3', '2026-11-05T08:00', '2026-11-05T11:00')
    await close(group, '2026-11')
    expect(total(await documents(group, 'M2'), 'net')).toBe(2 * 6732)
  })
})

describe('the day and the term of a document', () => {
  const advance = (group: SmallGroup, more: object) =>
    inside(group, (db) =>
      issueAdvance(db, {
        ...by(group),
        memberId: 'M1',
        netCents: cents(100),
        label: 'Acompte',
        ...more,
      }),
    )

  it('follow the days of the invoices before and do not come before today', async () => {
    const group = await closedGroup()
    expect(await advance(group, { issuedOn: day('2026-10-30') })).toMatchObject({
      refusal: { kind: 'issued-before-last-invoice', last: '2026-10-31' },
    })
    expect(await advance(group, { issuedOn: day('2026-12-03') })).toMatchObject({
      refusal: { kind: 'issued-in-the-future', today: '2026-12-02' },
    })
    expect(await advance(group, { issuedOn: day('2026-10-31') })).toMatchObject({ ok: true })
  })

  it('refuse a term that the law does not allow, with its article', async () => {
    const group = await closedGroup()
    expect(await advance(group, { term: { days: 61, endOfMonth: false } })).toMatchObject({
      refusal: { kind: 'term-too-long', most: 60, article: 'C. com. L441-10, I, al. 2' },
    })
    expect(await documents(group, 'M1')).toHaveLength(1)
  })
})

describe('a fee', () => {
  it('is billed once a year by headcount, to those whose headcount is known', async () => {
    const group = await closedGroup()
    await sql`update members set headcount = 12 where group_id = ${group.id} and member_id = 'M1'`.execute(
      database.system,
    )
    for (const member_id of ['M1', 'M2'])
      await group.add('memberships', { member_id, joined_on: '2024-03-01' })
    const feeId = crypto.randomUUID()
    const run = () =>
      inside(group, (db) => issueFees(db, { ...by(group), feeId, year: 2026, memberIds: null }))
    await inside(group, (db) =>
      recordFee(
        db,
        { ...by(group), at: NOW },
        {
          feeId,
          label: 'Cotisation',
          kind: 'annual',
          basis: 'headcount',
          bands: [
            { from: 0, amountCents: cents(3000) },
            { from: 10, amountCents: cents(5000) },
          ],
          startsOn: day('2026-01-01'),
          endsOn: null,
          decidedOn: day('2025-12-10'),
          source: 'AG du 10 décembre 2025',
        },
      ),
    )
    expect(await run()).toMatchObject({ value: [{ memberId: 'M1', netCents: 5000 }] })
    expect(await run()).toMatchObject({ refusal: { kind: 'nothing-due' } })
    expect(await verifyGroup(database, group.id)).toEqual([])
    const { rows } = await sql`select credit_cents as credit from ledger_lines
      where group_id = ${group.id} and account = '756000'`.execute(database.system)
    expect(rows).toEqual([{ credit: 5000 }])
  })
})

describe('the true-up of a year', () => {
  it('brings exempt members to their cost, with their share of the common expenses', async () => {
    const group = await closedGroup()
    const preview = () => inside(group, (db) => previewTrueUp(db, group.id, 2026, cents(7000)))
    const run = () =>
      inside(group, (db) =>
        trueUpYear(db, { ...by(group), year: 2026, overheadsCents: cents(7000) }),
      )
    const before = await preview()
    // 3 h of 14 h.
    const exempt = before.members.find(({ memberId }) => memberId === 'M2')
    expect(exempt).toMatchObject({ isExempt: true, minutes: 180, commonCents: 1500 })
    expect(await run()).toMatchObject({
      value: [{ memberId: 'M2', netCents: exempt?.dueCents }],
    })
    expect((await preview()).members.map(({ memberId, dueCents }) => [memberId, dueCents])).toEqual(
      [
        ['M1', before.members[0]?.dueCents],
        ['M2', 0],
      ],
    )
    expect(await run()).toMatchObject({ refusal: { kind: 'nothing-to-true-up' } })
    expect(await verifyGroup(database, group.id)).toEqual([])
  })
})
