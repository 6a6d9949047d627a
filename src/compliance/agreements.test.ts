import { describe, expect, it } from 'vitest'
import { testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { auditChain } from '../platform/audit/index.ts'
import { inGroup } from '../platform/database/index.ts'
import type { FindingRow } from './compliance-contract.ts'

describe('limits that agreements set', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  await group.member('M1')
  await group.add('memberships', { member_id: 'M1', joined_on: '2026-01-01' })
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.work('E1', 'A1', '2026-10-12T07:00', '2026-10-12T18:30', { break_minutes: 30 })
  const officer = await signedIn('officer', group.id)
  const member = await signedIn('m1', group.id, 'M1')

  const TWELVE = {
    ruleId: 'TIM-01',
    value: 720,
    startsOn: '2026-01-01',
    endsOn: null as string | null,
    source: 'Accord du 3 mars, art. 4',
  }
  const add = (over: Partial<typeof TWELVE> = {}) =>
    officer('POST', '/agreements', { ...TWELVE, ...over })
  const found = async (): Promise<FindingRow[]> => {
    const { body } = await officer('GET', '/findings?month=2026-10&state=open&rule=TIM-01')
    return (body as { items: FindingRow[] }).items
  }

  it('are refused beyond the bounds of the law, with its article and the bounds', async () => {
    const answer = await add({ value: 721 })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      detail: 'L3121-19 permet de 10 h à 12 h.',
      facts: { kind: 'out-of-bounds', refusals: [{ least: 600, most: 720 }] },
    })
    expect(await found()).toMatchObject([{ measured: 660, limit: 600 }])
  })

  it('tell all that is wrong at once', async () => {
    const { status, body } = await add({ value: 721, source: ' ', endsOn: '2025-12-31' })
    expect(status).toBe(422)
    const { facts } = body as { facts: { refusals: { kind: string }[] } }
    expect(facts.refusals.map(({ kind }) => kind)).toEqual([
      'out-of-bounds',
      'no-source',
      'ends-before-start',
    ])
    expect((await add({ startsOn: '2026-02-30' })).status).toBe(422)
    expect((await add({ ruleId: 'XXX-1' })).body).toMatchObject({
      facts: { kind: 'unknown-rule' },
    })
  })

  it('stand in the place of the law from their first day', async () => {
    expect((await add()).status).toBe(201)
    expect(await found()).toEqual([])
    const { body } = await officer('GET', '/agreements')
    expect(body).toMatchObject({
      items: [{ ruleId: 'TIM-01', value: 720, lawValue: 600, unit: 'minute', state: 'in_force' }],
    })
  })

  it('are refused over days that another of the rule has, to the day', async () => {
    const overlap = await add({ startsOn: '2026-06-01' })
    expect(overlap.status).toBe(409)
    expect(overlap.body).toMatchObject({ facts: { refusals: [{ with: { value: 720 } }] } })
    const end = (endsOn: string | null) =>
      officer('POST', '/agreements/ends', { ruleId: 'TIM-01', startsOn: '2026-01-01', endsOn })
    expect((await end('2025-12-31')).status).toBe(422)
    expect((await end('2026-05-31')).body).toMatchObject({ state: 'ended' })
    expect((await add({ startsOn: '2026-05-31', value: 660 })).status).toBe(409)
    expect((await add({ startsOn: '2026-06-01', value: 660 })).status).toBe(201)
    expect((await end(null)).status).toBe(409)
    expect(await found()).toEqual([])
  })

  it('are taken back, and the audit keeps that they were there', async () => {
    const key = { ruleId: 'TIM-01', startsOn: '2026-06-01' }
    expect((await officer('POST', '/agreements/withdrawals', key)).status).toBe(200)
    expect((await officer('POST', '/agreements/withdrawals', key)).status).toBe(404)
    expect(await found()).toHaveLength(1)
    const chain = await inGroup(database, group.id, (db) => auditChain(db, group.id))
    expect(chain.map(({ action }) => action).filter((one) => one.endsWith('limit'))).toEqual([
      'set-limit',
      'end-limit',
      'set-limit',
      'withdraw-limit',
    ])
  })

  it('are not for member companies', async () => {
    expect((await member('GET', '/agreements')).status).toBe(404)
    expect((await member('POST', '/agreements', TWELVE)).status).toBe(404)
  })
})
