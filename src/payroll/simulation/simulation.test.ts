import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Send, testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { simulationContract } from './simulation-contract.ts'

describe('the simulation of a cost', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'bocage')
  let officer: Send
  const body = async <Answer>(schema: z.ZodType<Answer>, path: string): Promise<Answer> => {
    const { status, body: found, text } = await officer('GET', `/cost-simulations/${path}`)
    if (status !== 200) throw new Error(text)
    return schema.parse(found)
  }

  beforeAll(async () => {
    await group.member('M1')
    await group.add('establishments', {
      establishment_id: 'E1',
      name: 'Metz',
      commune_code: '57463',
    })
    await group.employee('P1', {
      kind: 'apprenticeship',
      weekly_minutes: 2100,
      hourly_gross_e4: 80_000,
    })
    await group.employee('P2', { weekly_minutes: 1400, category: 'manager' })
    officer = await signedIn('Odile', group.id)
  })

  it('begins with the contract of somebody, in the group as it is', async () => {
    const start = (query: string) =>
      body(simulationContract.start.response, `start?month=2026-07${query}`)
    expect(await start('&employee=P2')).toMatchObject({
      employee: { employeeId: 'P2', name: 'Camille P2' },
      // 1400 x 52 / 12 minutes at 12.00.
      situation: { grossCents: 121_340, contract: 'permanent', executive: true },
    })
    expect((await start('&employee=P1')).situation).toMatchObject({
      contract: 'apprenticeship',
      grossCents: 121_333,
      communeCode: '57463',
    })
    expect(await start('')).toMatchObject({
      employee: null,
      // Nobody is made available: both count, the apprentice for none.
      situation: { grossCents: 186_702, contract: 'permanent', headcount: 0.66 },
    })
    expect((await officer('GET', '/cost-simulations/start?month=2026-07&employee=X')).status).toBe(
      404,
    )
  })

  it('answers the lines of a month with the rules that explain them', async () => {
    const { cost, refused } = await body(
      simulationContract.month.response,
      'month?month=2026-07&grossCents=220000&headcount=20',
    )
    expect(refused).toEqual([])
    expect(cost).toMatchObject({
      generalReductionCents: 57_398,
      rulesVersion: 'modele-social 11.1.0',
    })
    const rule = cost?.lines.find(({ code }) => code === 'general_reduction')?.employerRule ?? ''
    const explained = await body(
      simulationContract.explanation.response,
      `explanation?month=2026-07&grossCents=220000&headcount=20&rule=${encodeURIComponent(rule)}`,
    )
    expect(explained).toMatchObject({ value: 573.98, title: 'RGDU' })
  })

  it('says all the reasons why it does not compute', async () => {
    const answer = await body(
      simulationContract.month.response,
      'month?month=2024-07&grossCents=1300&weeklyMinutes=2340',
    )
    expect(answer).toMatchObject({ cost: null })
    expect(answer.refused).toHaveLength(2)
  })

  it('weighs twelve months against a price', async () => {
    const { year } = await body(
      simulationContract.year.response,
      'year?month=2026-01&grossCents=186702&pricing=cost_plus_percent&priceE4=1000&soldShareE4=9000',
    )
    expect(year?.months).toHaveLength(12)
    expect(year?.months.every(({ hasOwnRules }) => hasOwnRules)).toBe(true)
    const { totalCents = 0, priceCents = 0 } = year?.total ?? {}
    // Nine tenths of the cost, and a tenth of it more; each month rounded.
    expect(Math.abs(priceCents - totalCents * 0.99)).toBeLessThan(totalCents / 1_000)
  })

  it('is not there for a member', async () => {
    const member = await signedIn('Marc', group.id, 'M1')
    for (const path of ['start?month=2026-07', 'month?month=2026-07&grossCents=220000'])
      expect((await member('GET', `/cost-simulations/${path}`)).status).toBe(404)
  })
})
