import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { type PriceRule, recordPriceRule, stopPriceRule } from '../billing/index.ts'
import { systemClock } from '../platform/clock.ts'
import { inGroup } from '../platform/database/index.ts'
import { day, month } from '../shared/days.ts'
import { rateE4 } from '../shared/money.ts'
import { closeMonth } from './index.ts'

const database = await testDatabase()
let groups = 0

/** One person, full time, 12.00 EUR an hour, at one member with the coefficient 1.87. */
async function newGroup(price: { pricing?: string; coefficient_e4?: number | null } = {}) {
  const group = await SmallGroup.create(database, `G${(groups += 1)}`)
  await group.member('M1')
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1', price)
  return group
}

const decide = (group: SmallGroup, rule: Partial<PriceRule>) =>
  inGroup(database, group.id, (db) =>
    recordPriceRule(
      db,
      { groupId: group.id, actor: 'officer', at: '2026-09-15T08:00:00.000Z' },
      {
        ruleId: randomUUID(),
        item: 'overtime',
        memberId: null,
        assignmentId: null,
        contractKind: null,
        skill: null,
        monthsFrom: null,
        monthsTo: null,
        absenceKind: null,
        method: 'as_hours',
        coefficientE4: null,
        premiumE4: null,
        fromMinute: null,
        toMinute: null,
        guaranteedMinutes: null,
        startsOn: day('2026-10-01'),
        endsOn: null,
        decidedOn: day('2026-09-14'),
        source: 'CA du 14 septembre 2026, résolution 3',
        ...rule,
      },
    ),
  )

async function decided(group: SmallGroup, rule: Partial<PriceRule>): Promise<void> {
  const result = await decide(group, rule)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
}

interface Line {
  readonly kind: string
  readonly minutes: number | null
  readonly net: number
  readonly explanation: Readonly<Record<string, unknown>>
}

async function closed(group: SmallGroup, name = '2026-10'): Promise<readonly Line[]> {
  const command = { groupId: group.id, month: month(name), actor: 'officer', clock: systemClock }
  const result = await closeMonth(database, command)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  const { rows } = await sql<Line>`
    select l.kind, minutes, l.net_cents as net, explanation
    from invoice_lines l join invoices i using (group_id, invoice_number)
    where l.group_id = ${group.id} and i.month = ${name} order by line`.execute(database.system)
  return rows
}

const amounts = (lines: readonly Line[]) =>
  lines.map(({ kind, minutes, net }) => [kind, minutes, net])

/** 40 h from Monday 5 October on: 5 h of overtime at 25 %. */
async function weekOf40(group: SmallGroup): Promise<void> {
  for (let d = 5; d <= 9; d += 1) {
    const on = `2026-10-0${d}`
    await group.work(`E${d}`, 'A1', `${on}T08:00`, `${on}T16:00`)
  }
}

const HOURS_40 = ['hours', 2400, 89_760]

describe('the price of overtime', () => {
  it.each([
    ['as_hours', [[...HOURS_40], ['overtime_25', 300, 2805]]],
    // 5 h x 12.00 x 25 %, and nothing on top.
    ['at_cost', [[...HOURS_40], ['overtime_25', 300, 1500]]],
    ['not_billed', [[...HOURS_40]]],
  ] as const)('%s', async (method, expected) => {
    const group = await newGroup()
    await decided(group, { method })
    await weekOf40(group)
    expect(amounts(await closed(group))).toEqual(expected)
  })

  it('with a coefficient of its own says who decided it, and when', async () => {
    const group = await newGroup()
    await decided(group, { method: 'coefficient', coefficientE4: rateE4(15_000) })
    await weekOf40(group)
    const lines = await closed(group)
    expect(lines[1]).toMatchObject({
      net: 2250,
      explanation: {
        pricing: 'coefficient',
        coefficientE4: 15_000,
        premiumE4: 2500,
        method: 'coefficient',
        decidedOn: '2026-09-14',
        decision: 'CA du 14 septembre 2026, résolution 3',
      },
    })
    expect(lines[0]?.explanation).not.toHaveProperty('method')
  })

  it('is that of the narrowest decision, then of the latest', async () => {
    const group = await newGroup()
    await decided(group, { method: 'not_billed', startsOn: day('2026-10-01') })
    await decided(group, { method: 'at_cost', memberId: 'M1', startsOn: day('2026-08-01') })
    await decided(group, { method: 'coefficient', coefficientE4: rateE4(20_000), skill: 'x' })
    await weekOf40(group)
    expect(amounts(await closed(group))[1]).toEqual(['overtime_25', 300, 1500])
  })
})

describe('premiums that the board decided', () => {
  it('are paid and billed by night: 3 h after nine in the evening at 25 %', async () => {
    const group = await newGroup()
    await decided(group, { item: 'night', premiumE4: rateE4(2500) })
    await group.work('E1', 'A1', '2026-10-05T18:00', '2026-10-06T00:00')
    expect(amounts(await closed(group))).toEqual([
      ['hours', 360, 13_464],
      ['night', 180, 1683],
    ])
    const { rows } = await sql`
      select code, quantity_minutes as minutes, amount_cents as amount from pay_variables
      where group_id = ${group.id} and code = 'night_premium'`.execute(database.system)
    expect(rows).toEqual([{ code: 'night_premium', minutes: 180, amount: 900 }])
  })

  it('carry Sundays and public holidays; the first of May keeps the premium of the law', async () => {
    const group = await newGroup()
    await decided(group, { item: 'sunday', premiumE4: rateE4(5000), startsOn: day('2026-05-01') })
    await decided(group, {
      item: 'holiday',
      premiumE4: rateE4(10_000),
      startsOn: day('2026-05-01'),
    })
    await group.work('E1', 'A1', '2026-05-01T08:00', '2026-05-01T10:00')
    await group.work('E2', 'A1', '2026-05-03T08:00', '2026-05-03T10:00')
    await group.work('E3', 'A1', '2026-05-08T08:00', '2026-05-08T10:00')
    expect(amounts(await closed(group, '2026-05'))).toEqual([
      ['hours', 360, 13_464],
      ['sunday', 120, 2244],
      ['holiday', 120, 4488],
      ['holiday', 120, 4488],
    ])
  })
})

describe('time that is paid without work', () => {
  it('is billed by kind of absence, over the assignments of the day', async () => {
    const group = await newGroup()
    await group.member('M2')
    await group.assignment('A2', 'P1', 'M2')
    await sql`update assignments set weekly_minutes = case assignment_id when 'A1' then 1400 else 700 end
      where group_id = ${group.id}`.execute(database.system)
    await decided(group, { item: 'absence', absenceKind: 'training', method: 'as_hours' })
    const absence = { employee_id: 'P1', starts_on: '2026-10-08', ends_on: '2026-10-12' }
    await group.add('absences', { absence_id: 'B1', kind: 'training', ...absence })
    // Thursday, Friday and Monday: 3 x 7 h, two thirds of it at the first member.
    expect(amounts(await closed(group))).toEqual([
      ['training', 840, 31_416],
      ['training', 420, 15_708],
    ])
  })

  it('is borne by the group unless the board decided', async () => {
    const group = await newGroup()
    const absence = { employee_id: 'P1', starts_on: '2026-10-08', ends_on: '2026-10-12' }
    await group.add('absences', { absence_id: 'B1', kind: 'training', ...absence })
    await decided(group, { item: 'absence', absenceKind: 'sickness', method: 'as_hours' })
    expect(await closed(group)).toEqual([])
  })

  it('is the rest of the hours that the member guaranteed, not one minute more', async () => {
    const hours = async (guaranteedMinutes: number) => {
      const group = await newGroup()
      await decided(group, { item: 'guaranteed', memberId: 'M1', guaranteedMinutes })
      await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T12:00')
      return amounts(await closed(group))
    }
    expect(await hours(240)).toEqual([['hours', 240, 8976]])
    expect(await hours(241)).toEqual([
      ['hours', 240, 8976],
      ['guaranteed', 1, 37],
    ])
  })

  it('is guaranteed for the days of the assignment alone', async () => {
    const group = await newGroup()
    await sql`update assignments set ends_on = '2026-10-10' where group_id = ${group.id}`.execute(
      database.system,
    )
    await decided(group, { item: 'guaranteed', assignmentId: 'A1', guaranteedMinutes: 3100 })
    expect(amounts(await closed(group))).toEqual([['guaranteed', 1000, 37_400]])
  })
})

describe('the coefficients of the board', () => {
  it('price an assignment that agreed on none: by contract, length and skill', async () => {
    const price = { pricing: 'coefficient', coefficient_e4: null }
    const priced = async (more: (group: SmallGroup) => Promise<unknown>) => {
      const group = await newGroup(price)
      await decided(group, { item: 'hours', method: 'coefficient', coefficientE4: rateE4(20_000) })
      await more(group)
      await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T18:00')
      return amounts(await closed(group))
    }
    const grid = { item: 'hours', method: 'coefficient' } as const
    expect(await priced(async () => undefined)).toEqual([['hours', 600, 24_000]])
    expect(
      await priced((group) =>
        decided(group, { ...grid, coefficientE4: rateE4(18_000), monthsFrom: 12 }),
      ),
    ).toEqual([['hours', 600, 21_600]])
    expect(
      await priced((group) =>
        decided(group, { ...grid, coefficientE4: rateE4(18_000), monthsTo: 6 }),
      ),
    ).toEqual([['hours', 600, 24_000]])
    expect(
      await priced(async (group) => {
        await group.add('skills', { employee_id: 'P1', skill: 'CACES 3' })
        await decided(group, { ...grid, coefficientE4: rateE4(21_000), skill: 'CACES 3' })
      }),
    ).toEqual([['hours', 600, 25_200]])
  })

  it('do not touch a coefficient that was agreed', async () => {
    const group = await newGroup()
    await decided(group, { item: 'hours', method: 'coefficient', coefficientE4: rateE4(20_000) })
    await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T18:00')
    expect(amounts(await closed(group))).toEqual([['hours', 600, 22_440]])
  })
})

describe('a decision', () => {
  it('changes no closed month, and says all that is wrong with it', async () => {
    const group = await newGroup()
    await weekOf40(group)
    await closed(group)
    const wrong = { startsOn: day('2026-10-02'), endsOn: day('2026-09-29'), method: 'coefficient' }
    expect(await decide(group, { ...wrong, method: 'coefficient', memberId: 'M9' })).toMatchObject({
      refusal: {
        mistakes: [
          { kind: 'not-first-day' },
          { kind: 'not-last-day' },
          { kind: 'ends-before-start' },
          { kind: 'month-closed', closed: '2026-10' },
          { kind: 'missing', field: 'coefficientE4' },
          { kind: 'unknown', field: 'memberId' },
        ],
      },
    })
  })

  it('ends with a month, or never was when it had not begun', async () => {
    const group = await newGroup()
    const [ruleId, later] = [randomUUID(), randomUUID()]
    await decided(group, { ruleId, method: 'not_billed' })
    await decided(group, { ruleId: later, method: 'at_cost', startsOn: day('2026-11-01') })
    const act = { groupId: group.id, actor: 'officer', at: '2026-10-01T08:00:00.000Z' }
    await inGroup(database, group.id, async (db) => {
      await stopPriceRule(db, act, ruleId, month('2026-10'))
      await stopPriceRule(db, act, later, month('2026-10'))
    })
    const { rows } = await sql`select rule_id, ends_on from price_rules
      where group_id = ${group.id}`.execute(database.system)
    expect(rows).toEqual([{ rule_id: ruleId, ends_on: '2026-10-31' }])
  })
})
