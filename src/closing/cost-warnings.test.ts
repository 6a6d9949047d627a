import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { costOf, situation } from '../payroll/index.ts'
import { systemClock } from '../platform/clock.ts'
import { month } from '../shared/days.ts'
import { closeMonth } from './close-month.ts'

const database = await testDatabase()

/** 70 h of July at one member, at 20 EUR. */
async function closed(
  name: string,
  contract: Parameters<SmallGroup['employee']>[1],
  group: { readonly idcc?: string; readonly commune?: string; readonly month?: string } = {},
) {
  const made = await SmallGroup.create(database, name)
  const of = group.month ?? '2026-07'
  if (group.idcc !== undefined)
    await database.system
      .updateTable('employer_group')
      .set({ idcc: group.idcc })
      .where('group_id', '=', made.id)
      .execute()
  await made.add('establishments', {
    establishment_id: 'E1',
    name: 'Siège',
    commune_code: group.commune ?? '61001',
  })
  await made.member('M1')
  await made.employee('P1', { starts_on: '2024-01-01', hourly_gross_e4: 200_000, ...contract })
  await made.assignment('A1', 'P1', 'M1', { starts_on: '2024-01-01' })
  for (let day = 1; day <= 10; day += 1) {
    const on = `${of}-${String(day).padStart(2, '0')}`
    await made.work(`${name}${day}`, 'A1', `${on}T08:00`, `${on}T15:00`)
  }
  const asked = { groupId: made.id, month: month(of), actor: 'officer', clock: systemClock }
  const result = await closeMonth(database, asked)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  const costs = await database.system
    .selectFrom('costs')
    .selectAll()
    .where('group_id', '=', made.id)
    .execute()
  return { report: result.value, costs }
}

describe('the contributions of a closed month', () => {
  it('are those of the rules for the contract and the hours paid, with their version', async () => {
    const { report, costs } = await closed('managers', { category: 'manager' })
    expect(report.policy.headcount).toBe(0)
    const overtime = costs[0]?.contributions['overtime_deduction'] ?? 0
    const answer = costOf(
      situation.parse({
        id: 'P1',
        month: '2026-07',
        gross_cents: costs[0]?.gross_cents,
        contract: 'permanent',
        executive: true,
        headcount: 0,
        paid_minutes: 4_200,
        commune_code: '61001',
      }),
    )
    if (!answer.ok) throw new Error(answer.refused.join())
    expect(costs).toMatchObject([{ member_id: 'M1', rules_version: 'modele-social 11.1.0' }])
    // Overtime pays no other line of the employer than its own deduction.
    expect((costs[0]?.contributions_cents ?? 0) - overtime).toBe(
      answer.cost.employerTotalCents - answer.cost.payCents,
    )
    expect(costs[0]?.contributions).toHaveProperty('executives_employment')
  })

  it('have the local law of Alsace-Moselle and the version of their month', async () => {
    const { costs } = await closed('moselle', {}, { commune: '57463', month: '2026-02' })
    expect(costs).toMatchObject([{ rules_version: 'modele-social 10.0.1' }])
  })

  it('say what was computed by other rules than their own, and the month closes', async () => {
    const { report } = await closed(
      'farms',
      { kind: 'intermittent' },
      { idcc: '7024', commune: '97411', month: '2025-03' },
    )
    expect(report.warnings).toEqual(
      expect.arrayContaining([
        { kind: 'rates_of_another_year', month: '2025-03' },
        ...(
          [
            ['agricultural_scheme', 'Code rural L741-9'],
            ['overseas', 'CSS L752-3-2'],
            ['smoothed_pay', 'L3123-37'],
          ] as const
        ).map(([doubt, article]) => ({
          kind: 'contributions_of_another_scheme',
          doubt,
          article,
          employee_ids: ['P1'],
        })),
      ]),
    )
  })

  it('put no leave aside in building, where the fund pays it', async () => {
    const { report, costs } = await closed('builders', { category: 'technician' }, { idcc: '1597' })
    expect(costs).toMatchObject([{ leave_provision_cents: 0 }])
    expect(costs[0]?.contributions['building_leave']).toBeGreaterThan(0)
    expect(report.warnings).toContainEqual(
      expect.objectContaining({ doubt: 'building_fund', article: 'L3141-32' }),
    )
  })
})
