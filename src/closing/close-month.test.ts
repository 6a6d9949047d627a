import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { systemClock } from '../platform/clock.ts'
import { month } from '../shared/days.ts'
import { closeMonth } from './index.ts'

const database = await testDatabase()
let groups = 0
const newGroup = () => SmallGroup.create(database, `G${(groups += 1)}`)

const close = async (group: SmallGroup, name: string) => {
  const result = await closeMonth(database, {
    groupId: group.id,
    month: month(name),
    actor: 'officer',
    clock: systemClock,
  })
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
})
