import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { inGroup } from '../platform/database/index.ts'
import { addDays, day } from '../shared/days.ts'
import { rightsFacts } from './rights-store.ts'
import { rightsOn } from './rules/rights.ts'

const database = await testDatabase()
let groups = 0

async function groupOf(contract: Parameters<SmallGroup['employee']>[1] = {}): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, `R${(groups += 1)}`)
  await group.member('M1')
  await group.employee('P1', contract)
  await group.assignment('A1', 'P1', 'M1')
  return group
}

/** Six days a week of eight hours, with so many weeks from a Monday. */
async function longWeeks(group: SmallGroup, monday: string, weeks: number): Promise<void> {
  for (let week = 0; week < weeks; week += 1)
    for (let rank = 0; rank < 6; rank += 1) {
      const on = addDays(day(monday), 7 * week + rank)
      await group.work(`E${on}`, 'A1', `${on}T08:00`, `${on}T16:00`)
    }
}

const absent = (group: SmallGroup, id: string, kind: string, from: string, to: string) =>
  group.add('absences', {
    absence_id: id,
    employee_id: 'P1',
    kind,
    starts_on: from,
    ends_on: to,
    minutes: null,
  })

async function rights(group: SmallGroup, on: string) {
  const facts = await inGroup(database, group.id, (db) => rightsFacts(db, group.id, 'P1', day(on)))
  if (facts === null) throw new Error('no such employee')
  return rightsOn(facts, day(on))
}

describe('the rights of an employee on a day', () => {
  it('count the quota from stored hours, and the rest beyond it', async () => {
    const group = await groupOf()
    await longWeeks(group, '2026-01-05', 18)
    const { quota, rest } = await rights(group, '2026-05-10')
    // 18 weeks of 13 h are 234 h: 14 h beyond 220, half of them as rest.
    expect(quota).toMatchObject({
      year: 2026,
      limitMinutes: 13_200,
      usedMinutes: 14_040,
      leftMinutes: 0,
      beyondMinutes: 840,
      restShareE4: 5_000,
      headcountE4: 0,
    })
    expect(quota?.weeks).toHaveLength(18)
    expect(quota?.weeks.at(-1)).toMatchObject({ week: '2026-05-04', restMinutes: 390 })
    expect(rest).toMatchObject({ leftMinutes: 420, openedOn: '2026-05-10', dueBy: '2026-07-10' })
    const before = await rights(group, '2026-05-03')
    expect(before.quota).toMatchObject({ usedMinutes: 13_260, beyondMinutes: 60 })
    expect(before.rest).toMatchObject({ leftMinutes: 30, openedOn: null })
    await absent(group, 'L1', 'compensatory_rest', '2026-05-11', '2026-05-11')
    const after = await rights(group, '2026-05-17')
    expect(after.rest).toMatchObject({ takenMinutes: 420, leftMinutes: 0, openedOn: null })
  })

  it('give all the hours beyond the quota back above twenty employees of its own', async () => {
    const group = await groupOf()
    await longWeeks(group, '2026-01-05', 18)
    for (let index = 0; index < 21; index += 1) await group.employee(`S${index}`)
    const { quota } = await rights(group, '2026-05-10')
    expect(quota).toMatchObject({ headcountE4: 210_000, restShareE4: 10_000, restMinutes: 840 })
  })

  it('keep the account of annualised hours, and no quota beside it', async () => {
    const group = await groupOf({ annual_minutes: 96_420, weekly_minutes: 2_100 })
    await longWeeks(group, '2026-01-05', 2)
    await absent(group, 'L1', 'sickness', '2026-01-19', '2026-01-23')
    const { quota, account } = await rights(group, '2026-01-31')
    expect(quota).toBeNull()
    const due = Math.round((96_420 * 31) / 365)
    expect(account).toMatchObject({
      toDate: { dueMinutes: due, workedMinutes: 5_760, excusedMinutes: 2_100 },
      balanceMinutes: 5_760 + 2_100 - due,
      forecastMinutes: 5_760 + 2_100 - 96_420,
    })
    expect(account?.months).toHaveLength(12)
  })

  it('count leave acquired, taken and left, by the holidays of the place', async () => {
    const group = await groupOf()
    await absent(group, 'L1', 'paid_leave', '2026-08-03', '2026-08-07')
    await absent(group, 'L2', 'paid_leave', '2026-11-09', '2026-11-13')
    await absent(group, 'L3', 'paid_leave', '2026-12-21', '2026-12-26')
    const { leave } = await rights(group, '2026-11-22')
    expect(leave).toMatchObject({
      previous: { startsOn: '2025-06-01', daysE2: 1_250, days: 13, businessE2: 1_041 },
      current: { startsOn: '2026-06-01' },
      takenE2: 600 + 500,
      plannedE2: 500,
      leftE2: 1_300 - 1_100,
      splitDays: 1,
    })
    expect(leave.lines.map(({ absenceId, isTaken }) => [absenceId, isTaken])).toEqual([
      ['L1', true],
      ['L2', true],
      ['L3', false],
    ])
    await database.system
      .updateTable('sites')
      .set({ commune_code: '67482' })
      .where('group_id', '=', group.id)
      .execute()
    expect((await rights(group, '2026-11-22')).leave.plannedE2).toBe(400)
  })

  it('are not said of somebody whom the group does not know', async () => {
    const group = await groupOf()
    const facts = await inGroup(database, group.id, (db) =>
      rightsFacts(db, group.id, 'P9', day('2026-10-31')),
    )
    expect(facts).toBeNull()
  })
})
