import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { systemClock } from '../platform/clock.ts'
import { inGroup } from '../platform/database/index.ts'
import { day, month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cancelEntry, confirmEntries } from '../time/index.ts'
import { lockMonth, unlockMonth } from '../ledger/books/periods.ts'
import { type CloseCommand, closeMonth } from './index.ts'
import { monthClose } from './month-close.ts'
import { preflightOf } from './preflight.ts'

const database = await testDatabase()
let groups = 0
const newGroup = () => SmallGroup.create(database, `G${(groups += 1)}`)

const tryToClose = (group: SmallGroup, name: string, more: Partial<CloseCommand> = {}) =>
  closeMonth(database, {
    groupId: group.id,
    month: month(name),
    actor: 'officer',
    clock: systemClock,
    ...more,
  })

const close = async (group: SmallGroup, name: string) => {
  const result = await tryToClose(group, name)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const linesOf = (group: SmallGroup, name: string) =>
  database.system
    .selectFrom('invoice_lines as l')
    .innerJoin('invoices as i', (join) =>
      join
        .onRef('i.group_id', '=', 'l.group_id')
        .onRef('i.invoice_number', '=', 'l.invoice_number'),
    )
    .selectAll('l')
    .select(['i.member_id'])
    .where('l.group_id', '=', group.id)
    .where('i.month', '=', month(name))
    .orderBy('l.invoice_number')
    .orderBy('l.line')
    .execute()

const invoicesOf = (group: SmallGroup, name: string) =>
  database.system
    .selectFrom('invoices')
    .selectAll()
    .where('group_id', '=', group.id)
    .where('month', '=', month(name))
    .orderBy('series')
    .orderBy('sequence')
    .execute()

/** One person, 4 h on one day of October at one member. */
async function groupAtWork(): Promise<SmallGroup> {
  const group = await newGroup()
  await group.member('M1')
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T12:00')
  return group
}

describe('the close of a month', () => {
  it('bills 100 h x 12.00 x 1.87 as 2,244.00 and 448.80 of VAT (T23)', async () => {
    const group = await newGroup()
    await group.member('M1')
    await group.employee('P1')
    await group.assignment('A1', 'P1', 'M1')
    for (let i = 0; i < 20; i += 1) {
      const day = `2026-10-${String(1 + i + 2 * Math.floor((i + 3) / 5)).padStart(2, '0')}`
      await group.work(`E${i}`, 'A1', `${day}T08:00`, `${day}T13:00`)
    }
    const report = await close(group, '2026-10')
    expect(report.totals).toMatchObject({
      net_cents: 224_400,
      vat_cents: 44_880,
      gross_cents: 269_280,
      minutes_billed: 6000,
      invoices: 1,
    })
    expect(await linesOf(group, '2026-10')).toMatchObject([
      { kind: 'hours', minutes: 6000, unit_price_e4: 224_400, net_cents: 224_400 },
    ])
    const again = await close(group, '2026-10')
    expect(again).toEqual({ ...report, already: true, seconds: expect.anything() })
  })

  it('is due 30 days after the last day of the month (T27)', async () => {
    const group = await groupAtWork()
    await close(group, '2026-10')
    expect(await invoicesOf(group, '2026-10')).toMatchObject([
      { invoice_number: 'F-2026-00001', issued_on: '2026-10-31', due_on: '2026-11-30' },
    ])
  })

  it('lists what is not confirmed and neither bills nor pays it', async () => {
    const group = await groupAtWork()
    const open = { member_confirmed_at: null }
    await group.work('E9', 'A1', '2026-10-06T08:00', '2026-10-06T12:00', open)
    const report = await close(group, '2026-10')
    expect(report.left_out).toEqual([
      {
        entry_id: 'E9',
        employee_id: 'P1',
        member_id: 'M1',
        minutes: 240,
        reason: 'not_confirmed_by_member',
      },
    ])
    expect(report.totals).toMatchObject({ minutes_billed: 240, minutes_left_out: 240 })
  })

  it('numbers each series from one, in order of series and member, over the months', async () => {
    const group = await newGroup()
    await group.add('establishments', {
      establishment_id: 'S1',
      name: 'Argentan',
      invoice_prefix: 'ARG',
    })
    await group.member('M1')
    await group.member('M2', { establishment_id: 'S1' })
    await group.member('M3')
    await group.member('M4')
    await group.employee('P1')
    for (const n of [3, 2, 1]) {
      await group.assignment(`A${n}`, 'P1', `M${n}`)
      await group.work(`E${n}`, `A${n}`, `2026-10-0${n}T08:00`, `2026-10-0${n}T09:00`)
      await group.work(`N${n}`, `A${n}`, `2026-11-0${n}T08:00`, `2026-11-0${n}T09:00`)
    }
    await close(group, '2026-10')
    await close(group, '2026-11')
    const numbers = async (name: string) =>
      (await invoicesOf(group, name)).map((row) => [row.invoice_number, row.member_id])
    expect(await numbers('2026-10')).toEqual([
      ['ARG-2026-00001', 'M2'],
      ['F-2026-00001', 'M1'],
      ['F-2026-00002', 'M3'],
    ])
    expect(await numbers('2026-11')).toEqual([
      ['ARG-2026-00002', 'M2'],
      ['F-2026-00003', 'M1'],
      ['F-2026-00004', 'M3'],
    ])
  })

  it('gives one result to two closes at the same time', async () => {
    const group = await groupAtWork()
    const both = await Promise.all([close(group, '2026-10'), close(group, '2026-10')])
    expect(new Set(both.map(({ already }) => already))).toEqual(new Set([false, true]))
    expect(await invoicesOf(group, '2026-10')).toHaveLength(1)
  })

  it('leaves nothing when it is cancelled before it commits', async () => {
    const group = await groupAtWork()
    const stop = new AbortController()
    const cancelled = await tryToClose(group, '2026-10', {
      signal: stop.signal,
      onProgress: ({ stage }) => {
        if (stage === 'ledger') stop.abort()
      },
    })
    expect(cancelled).toEqual({ ok: false, refusal: { kind: 'cancelled', month: '2026-10' } })
    expect(await invoicesOf(group, '2026-10')).toEqual([])
    await close(group, '2026-10')
    expect((await invoicesOf(group, '2026-10')).map((row) => row.invoice_number)).toEqual([
      'F-2026-00001',
    ])
  })

  it('refuses months out of order and days of issue before the last one', async () => {
    const group = await groupAtWork()
    await close(group, '2026-10')
    expect(await tryToClose(group, '2026-09')).toEqual({
      ok: false,
      refusal: { kind: 'later-month-closed', month: '2026-09', closed: '2026-10' },
    })
    expect(await tryToClose(group, '2026-12')).toEqual({
      ok: false,
      refusal: { kind: 'earlier-month-open', month: '2026-12', open: '2026-11' },
    })
    const early = { issuedOn: day('2026-10-30') }
    expect(await tryToClose(group, '2026-11', early)).toMatchObject({
      refusal: { kind: 'issued-before-last-invoice', last: '2026-10-31' },
    })
    const nowhere = { groupId: 'nowhere' as GroupId }
    expect(await tryToClose(group, '2026-11', nowhere)).toMatchObject({
      refusal: { kind: 'unknown-group' },
    })
  })

  it('says before it starts that the books of the month are locked', async () => {
    const group = await groupAtWork()
    const locked = month('2026-10')
    const doer = { groupId: group.id, actor: 'test', at: '2026-11-02T08:00:00.000Z' }
    const within = <T>(work: Parameters<typeof inGroup<T>>[2]) => inGroup(database, group.id, work)
    const seen = () =>
      within(async (db) => ({
        state: (await preflightOf(db, group.id, locked)).at(-1)?.state,
        booksClosed: (await monthClose(db, group.id, locked, doer.at)).booksClosed,
      }))
    expect(await seen()).toEqual({ state: 'waiting', booksClosed: false })
    await within((db) => lockMonth(db, doer, locked))
    expect(await seen()).toEqual({ state: 'attention', booksClosed: true })
    expect(await tryToClose(group, '2026-10')).toEqual({
      ok: false,
      refusal: {
        kind: 'books-closed',
        month: '2026-10',
        periods: [{ kind: 'month-locked', month: '2026-10' }],
      },
    })
    await within((db) => unlockMonth(db, doer, locked))
    expect((await tryToClose(group, '2026-10')).ok).toBe(true)
  })

  it('bills an expense at cost, a bonus by the coefficient of the person there', async () => {
    const group = await groupAtWork()
    await group.member('M2', { taxable_revenue_percent: 20 })
    const item = { employee_id: 'P1', month: '2026-10' }
    const bonus = { ...item, kind: 'taxable_bonus', code: 'PRIME', amount_cents: 10_000 }
    const expense = { ...item, kind: 'expense', code: 'KM', amount_cents: 4_000 }
    await group.add('pay_items', { ...bonus, pay_item_id: 'I1', member_id: 'M1' })
    await group.add('pay_items', { ...expense, pay_item_id: 'I2', member_id: 'M1' })
    await group.add('pay_items', { ...bonus, pay_item_id: 'I3', member_id: 'M2' })
    await group.add('pay_items', { ...bonus, pay_item_id: 'I4', member_id: null })
    const report = await close(group, '2026-10')
    const lines = await linesOf(group, '2026-10')
    expect(
      lines.map((line) => [line.member_id, line.kind, line.net_cents, line.vat_exemption]),
    ).toEqual([
      ['M1', 'hours', 8976, null],
      ['M1', 'bonus', 18_700, null],
      ['M1', 'expense', 4000, null],
      ['M2', 'bonus', 10_000, 'CGI 261 B'],
    ])
    expect(report.warnings).toContainEqual({ kind: 'bonus_at_face_value', pay_item_ids: ['I3'] })
    const costs = await database.system
      .selectFrom('costs')
      .select(['member_id', 'gross_cents'])
      .where('group_id', '=', group.id)
      .orderBy('member_id')
      .execute()
    expect(costs).toEqual([
      { member_id: '', gross_cents: 10_000 },
      { member_id: 'M1', gross_cents: 14_800 },
      { member_id: 'M2', gross_cents: 10_000 },
    ])
  })

  it('makes the invoices of actual cost add up to the cost', async () => {
    const group = await newGroup()
    await group.employee('P1', { hourly_gross_e4: 123_100 })
    for (const n of [1, 2]) {
      await group.member(`M${n}`, { taxable_revenue_percent: 0 })
      await group.assignment(`A${n}`, 'P1', `M${n}`, { pricing: 'actual_cost' })
    }
    for (let n = 1; n <= 9; n += 1)
      await group.work(`E${n}`, n % 3 ? 'A1' : 'A2', `2026-10-0${n}T08:00`, `2026-10-0${n}T15:07`)
    const { totals, warnings } = await close(group, '2026-10')
    // The loaded hour is rounded to a ten-thousandth of a euro, each line to the cent.
    expect(Math.abs(totals.net_cents - totals.forecast_cost_cents)).toBeLessThanOrEqual(4)
    expect(totals.vat_cents).toBe(0)
    expect(warnings.map(({ kind }) => kind)).not.toContain('exempt_member_billed_at_a_price')
  })
})

describe('corrections of a closed month', () => {
  const corrections = async (group: SmallGroup, name: string) =>
    (await linesOf(group, name))
      .filter(({ kind }) => kind === 'correction')
      .map((line) => [
        line.period,
        line.corrected_kind,
        line.minutes,
        line.net_cents,
        line.entry_ids,
      ])

  const change = (query: ReturnType<typeof sql>) => query.execute(database.system)

  it('are none when nothing changed', async () => {
    const group = await groupAtWork()
    await close(group, '2026-10')
    const report = await close(group, '2026-11')
    // The variable is 11 November.
    expect(report.totals).toMatchObject({ invoices: 0, correction_lines: 0, pay_variables: 1 })
  })

  it('bill an hour that was declared late, once', async () => {
    const group = await groupAtWork()
    await close(group, '2026-10')
    await group.work('E2', 'A1', '2026-10-06T08:00', '2026-10-06T09:00')
    await close(group, '2026-11')
    expect(await corrections(group, '2026-11')).toEqual([['2026-10', 'hours', 60, 2244, ['E2']]])
    await close(group, '2026-12')
    expect(await linesOf(group, '2026-12')).toEqual([])
  })

  it('bill what was confirmed after the close', async () => {
    const group = await groupAtWork()
    const open = { member_confirmed_at: null }
    await group.work('E2', 'A1', '2026-10-06T08:00', '2026-10-06T12:00', open)
    await close(group, '2026-10')
    await inGroup(database, group.id, (db) =>
      confirmEntries(db, {
        groupId: group.id,
        entryIds: ['E2'],
        side: 'member',
        at: '2026-11-05T10:00:00.000Z',
        actor: 'member',
      }),
    )
    await close(group, '2026-11')
    expect(await corrections(group, '2026-11')).toEqual([['2026-10', 'hours', 240, 8976, ['E2']]])
  })

  it('credit hours that did not take place, in a credit note', async () => {
    const group = await groupAtWork()
    await close(group, '2026-10')
    const at = '2026-11-05T10:00:00.000Z'
    const command = { groupId: group.id, entryId: 'E1', readVersion: 1, at, actor: 'officer' }
    await inGroup(database, group.id, (db) => cancelEntry(db, command))
    await close(group, '2026-11')
    expect(await corrections(group, '2026-11')).toEqual([['2026-10', 'hours', -240, -8976, ['E1']]])
    expect(await invoicesOf(group, '2026-11')).toMatchObject([
      { kind: 'credit_note', invoice_number: 'F-2026-00002', net_cents: -8976, vat_cents: -1795 },
    ])
  })

  it('come at the old and the new price after a raise that reaches back', async () => {
    const group = await groupAtWork()
    await close(group, '2026-10')
    await change(sql`update contracts set hourly_gross_e4 = 125000, changed_at = clock_timestamp()
      where group_id = ${group.id}`)
    await close(group, '2026-11')
    expect(await corrections(group, '2026-11')).toEqual([
      ['2026-10', 'hours', -240, -8976, ['E1']],
      ['2026-10', 'hours', 240, 9350, ['E1']],
    ])
    const variables = await database.system
      .selectFrom('pay_variables')
      .select(['code', 'period', 'quantity_minutes', 'amount_cents'])
      .where('group_id', '=', group.id)
      .where('month', '=', month('2026-11'))
      .execute()
    expect(variables).toEqual([
      { code: 'hours_normal', period: '2026-10', quantity_minutes: null, amount_cents: 200 },
      { code: 'public_holiday_pay', period: '2026-11', quantity_minutes: 420, amount_cents: 8750 },
    ])
  })

  it('reach the premium of a week that ended in the next month', async () => {
    const group = await newGroup()
    await group.member('M1')
    await group.employee('P1')
    await group.assignment('A1', 'P1', 'M1')
    // Monday 28 September to Friday 2 October.
    for (const on of ['09-28', '09-29', '09-30', '10-01', '10-02'])
      await group.work(`E${on}`, 'A1', `2026-${on}T08:00`, `2026-${on}T15:00`)
    await close(group, '2026-09')
    await close(group, '2026-10')
    await group.work('late', 'A1', '2026-09-29T16:00', '2026-09-29T18:00')
    await close(group, '2026-11')
    expect(await corrections(group, '2026-11')).toEqual([
      ['2026-09', 'hours', 120, 4488, ['late']],
      ['2026-10', 'overtime_25', 120, 1122, expect.arrayContaining(['late'])],
    ])
  })

  it('leave all invoices together at what one close of the same facts gives', async () => {
    const facts = async (group: SmallGroup, late: boolean) => {
      await group.employee('P1')
      for (const [index, pricing] of ['coefficient', 'cost_plus_percent'].entries()) {
        const n = index + 1
        await group.member(`M${n}`)
        const terms = pricing === 'coefficient' ? {} : { pricing, percent_e4: 500 }
        await group.assignment(`A${n}`, 'P1', `M${n}`, terms)
        for (const on of ['05', '06', '07', '08', '09']) {
          const hours = n === 1 ? ['08:00', '12:00'] : ['13:00', '17:21']
          const times = hours.map((time) => `2026-10-${on}T${time}`)
          await group.work(`E${n}${on}`, `A${n}`, times[0] ?? '', times[1] ?? '')
        }
      }
      if (late) await group.work('late', 'A1', '2026-10-10T08:00', '2026-10-10T13:00')
    }
    const once = await newGroup()
    await facts(once, true)
    const expected = await close(once, '2026-10')
    const twice = await newGroup()
    await facts(twice, false)
    const first = await close(twice, '2026-10')
    await twice.work('late', 'A1', '2026-10-10T08:00', '2026-10-10T13:00')
    const second = await close(twice, '2026-11')
    const { net_cents, forecast_cost_cents } = expected.totals
    expect(first.totals.net_cents + second.totals.net_cents).toBe(net_cents)
    expect(first.totals.forecast_cost_cents + second.totals.forecast_cost_cents).toBe(
      forecast_cost_cents,
    )
  })

  it('never bill the months before the first close, but say so', async () => {
    const group = await groupAtWork()
    await close(group, '2026-10')
    await group.work('old', 'A1', '2026-09-08T08:00', '2026-09-08T12:00')
    const { totals, warnings } = await close(group, '2026-11')
    expect(totals.invoices).toBe(0)
    expect(warnings).toContainEqual({
      kind: 'work_before_the_first_close',
      entries: 1,
      minutes: 240,
    })
  })
})

describe('time not worked in a closed month', () => {
  const variablesOf = (group: SmallGroup, of: string) =>
    database.system
      .selectFrom('pay_variables')
      .select(['code', 'period', 'quantity_minutes', 'quantity_days', 'amount_cents'])
      .where('group_id', '=', group.id)
      .where('month', '=', month(of))
      .orderBy('line')
      .execute()

  const absence = (group: SmallGroup, absence_id: string, kind: string, on: readonly string[]) =>
    group.add('absences', {
      absence_id,
      employee_id: 'P1',
      kind,
      starts_on: on[0] ?? '',
      ends_on: on[1] ?? '',
    })

  it('is paid with the month, told neutrally, and corrected when it is known late', async () => {
    const group = await groupAtWork()
    await absence(group, 'L1', 'delegation', ['2026-10-12', '2026-10-12'])
    await absence(group, 'L2', 'paid_leave', ['2026-10-13', '2026-10-14'])
    await close(group, '2026-10')
    const told = await variablesOf(group, '2026-10')
    expect(told).toContainEqual({
      code: 'paid_time',
      period: '2026-10',
      quantity_minutes: 420,
      quantity_days: null,
      amount_cents: 8_400,
    })
    expect(told.map(({ code }) => code)).toEqual([
      'hours_normal',
      'absence_paid_leave',
      'paid_time',
      'paid_leave_pay',
    ])
    await absence(group, 'L3', 'training', ['2026-10-15', '2026-10-15'])
    await close(group, '2026-11')
    expect(await variablesOf(group, '2026-11')).toContainEqual({
      code: 'paid_time',
      period: '2026-10',
      quantity_minutes: 420,
      quantity_days: null,
      amount_cents: 8_400,
    })
  })

  it('names what the payroll engine has to complete', async () => {
    const group = await groupAtWork()
    await absence(group, 'L1', 'family_event', ['2026-10-12', '2026-10-12'])
    const report = await close(group, '2026-10')
    expect(report.warnings).toContainEqual({
      kind: 'absences_to_complete',
      absences: [{ employee_id: 'P1', reason: 'event_not_said', source_id: 'L1' }],
    })
  })

  it('ends a fixed-term contract with its indemnity, from what was closed before', async () => {
    const group = await groupAtWork()
    await change(group, 'fixed_term', '2026-11-30')
    await close(group, '2026-10')
    await group.work('E8', 'A1', '2026-11-30T08:00', '2026-11-30T12:00')
    await close(group, '2026-11')
    const paid = await variablesOf(group, '2026-11')
    // 48.00 in October, then 48.00 and 84.00 of a holiday: a tenth of them.
    expect(paid.find(({ code }) => code === 'end_of_contract_indemnity')).toMatchObject({
      amount_cents: 1_800,
    })
  })

  const change = (group: SmallGroup, kind: string, endsOn: string) =>
    sql`update contracts set kind = ${kind}, starts_on = '2026-10-01', ends_on = ${endsOn}::date
      where group_id = ${group.id}`.execute(database.system)
})
