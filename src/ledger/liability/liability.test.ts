import { describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { closeMonth } from '../../closing/index.ts'
import { inGroup } from '../../platform/database/index.ts'
import { month } from '../../shared/days.ts'
import { changeAccounts, trialBalance } from '../index.ts'
import type { LiabilityAnswer } from './liability-contract.ts'

const OPEN = { member_confirmed_at: null }

/**
 * September: ALFA 8 h confirmed and one post, BETA 4 h and two posts, GAMMA none, all with a
 * guarantee of their own; DELTA left in August, EPSI joins in October.
 */
async function liableGroup(database: Parameters<typeof SmallGroup.create>[0], name: string) {
  const group = await SmallGroup.create(database, name)
  for (const [id, joined_on, left_on, row] of [
    ['ALFA', '2026-01-01', null, { deposit_cents: 5_000, bank_guarantee_cents: 1_000 }],
    ['BETA', '2026-09-30', null, {}],
    ['GAMMA', '2026-01-01', '2026-09-01', { deposit_cents: 100_000_000 }],
    ['DELTA', '2026-01-01', '2026-08-31', { deposit_cents: 777_777 }],
    ['EPSI', '2026-10-01', null, {}],
  ] as const) {
    await group.member(id, { name: `Maison ${id}`, ...row })
    await group.add('memberships', { member_id: id, joined_on, left_on })
  }
  await group.employee('P1')
  await group.employee('P2')
  await group.assignment('A1', 'P1', 'ALFA')
  await group.assignment('A2', 'P2', 'BETA')
  await group.assignment('A3', 'P1', 'BETA')
  await group.assignment('A4', 'P1', 'DELTA')
  await group.work('E1', 'A1', '2026-09-07T08:00', '2026-09-07T16:00')
  await group.work('E2', 'A2', '2026-09-07T08:00', '2026-09-07T12:00')
  await group.work('E3', 'A2', '2026-09-08T08:00', '2026-09-08T12:00', OPEN)
  await group.work('E4', 'A1', '2026-08-31T08:00', '2026-08-31T12:00')
  await group.work('E5', 'A4', '2026-09-09T08:00', '2026-09-09T12:00')
  return group
}

describe('the joint liability of a group', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await liableGroup(database, 'GE1')
  const other = await liableGroup(database, 'GE2')
  const officer = await signedIn('officer', group.id)
  const stranger = await signedIn('stranger', other.id)
  const close = (of: string) =>
    closeMonth(database, { groupId: group.id, month: month(of), actor: 'test', clock })
  const asked = async (query: string): Promise<LiabilityAnswer> => {
    const { status, body } = await officer('GET', `/liability?month=2026-09${query}`)
    expect(status).toBe(200)
    return body as LiabilityAnswer
  }
  const owed = ({ shares }: LiabilityAnswer) =>
    shares.map(({ memberId, weight, wagesCents }) => [memberId, weight, wagesCents])

  it('counts members on a day of the month, and hours that both sides confirmed', async () => {
    expect(owed(await asked('&wagesCents=300&rule=hours'))).toEqual([
      ['ALFA', 480, 200],
      ['BETA', 240, 100],
      ['GAMMA', 0, 0],
    ])
    expect(owed(await asked('&wagesCents=300&rule=posts'))).toEqual([
      ['BETA', 2, 200],
      ['ALFA', 1, 100],
      ['GAMMA', 0, 0],
    ])
    expect(owed(await asked('&wagesCents=300&rule=equal'))).toEqual([
      ['ALFA', 1, 100],
      ['BETA', 1, 100],
      ['GAMMA', 1, 100],
    ])
  })

  it('is joint while no bylaws are recorded, and tells what guarantees cover', async () => {
    const answer = await asked('&wagesCents=6500&contributionsCents=500')
    expect(answer).toMatchObject({
      rule: 'joint',
      statute: null,
      posted: null,
      debts: { wagesCents: 6500, contributionsCents: 500, source: 'given' },
      coveredCents: 7000,
      shares: [
        { memberId: 'ALFA', wagesCents: 6500, guaranteedCents: 6000, uncoveredCents: 1000 },
        { memberId: 'BETA', guaranteedCents: 0, uncoveredCents: 7000 },
        { memberId: 'GAMMA', guaranteedCents: 7000, uncoveredCents: 0 },
      ],
    })
    expect(await asked('')).toMatchObject({ debts: { wagesCents: 0, source: 'none' } })
  })

  it('moves the part of those who fail, and says what that adds to the others', async () => {
    const answer = await asked('&wagesCents=300&rule=equal&failing=ALFA,NOBODY')
    expect(answer.shares).toMatchObject([
      { memberId: 'ALFA', failing: true, wagesCents: 0, extraCents: 0 },
      { memberId: 'BETA', failing: false, wagesCents: 150, extraCents: 50 },
      { memberId: 'GAMMA', failing: false, wagesCents: 150, extraCents: 50 },
    ])
    expect(await asked('&wagesCents=300&rule=hours&failing=ALFA,BETA')).toMatchObject({
      refusal: { kind: 'no-weight', members: 1 },
      shares: [{ wagesCents: 0 }, { wagesCents: 0 }, { wagesCents: 0 }],
    })
    expect(await asked('&wagesCents=1&failing=ALFA,BETA,GAMMA')).toMatchObject({
      refusal: { kind: 'nobody-left', members: 3 },
    })
  })

  it('weighs by what the close would invoice, then by what it invoiced', async () => {
    const before = await asked('&wagesCents=300&rule=billing')
    // 8 h and 4 h at 12.00 EUR x 1.87; the hours at DELTA are no member's of the month.
    expect(owed(before)).toEqual([
      ['ALFA', 17_952, 200],
      ['BETA', 8_976, 100],
      ['GAMMA', 0, 0],
    ])
    expect((await close('2026-09')).ok).toBe(true)
    expect(owed(await asked('&wagesCents=300&rule=billing'))).toEqual(owed(before))
  })

  it('takes the debts of a closed month from its books, also after a change of accounts', async () => {
    const balance = await inGroup(database, group.id, (db) =>
      trialBalance(db, group.id, { first: month('2026-09'), last: month('2026-09') }),
    )
    const due = (account: string) =>
      -(balance.find((row) => row.account === account)?.balanceCents ?? 0)
    const debts = { wagesCents: due('421000'), contributionsCents: due('431000') }
    expect(debts.wagesCents).toBe(16 * 1200)
    expect(debts.contributionsCents).toBeGreaterThan(0)
    expect(await asked('')).toMatchObject({ posted: debts, debts: { ...debts, source: 'ledger' } })
    expect(await asked('&contributionsCents=7')).toMatchObject({
      posted: debts,
      debts: { wagesCents: debts.wagesCents, contributionsCents: 7, source: 'given' },
    })
    const changes = [
      { event: 'wages_due', account: '467000', label: 'Divers' },
      { event: 'contributions_due', account: '437000', label: 'Autres organismes' },
    ]
    const at = clock.now()
    await inGroup(database, group.id, (db) =>
      changeAccounts(db, { groupId: group.id, changes, actor: 'test', at }),
    )
    expect((await asked('')).debts).toMatchObject(debts)
  })

  it('keeps versions of the rule: that of the last day of the month holds', async () => {
    const add = (startsOn: string, rule: string, capCents: number | null, source = 'art. 9') =>
      officer('POST', '/liability/statutes', { startsOn, rule, capCents, source })
    expect((await add('2026-10-01', 'posts', null)).status).toBe(201)
    expect((await asked('')).rule).toBe('joint')
    expect((await add('2026-09-30', 'equal', 5_000)).status).toBe(201)
    expect(await asked('')).toMatchObject({
      rule: 'equal',
      capCents: 5_000,
      statute: { startsOn: '2026-09-30', source: 'art. 9' },
    })
    expect((await asked('&rule=hours')).capCents).toBe(null)
    const october = await officer('GET', '/liability?month=2026-10')
    expect(october.body).toMatchObject({ rule: 'posts' })
    expect((await add('2026-09-30', 'hours', null)).status).toBe(409)
    expect((await add('2026-02-30', 'hours', null)).status).toBe(422)
    const wrong = await add('2026-12-01', 'joint', 1, '  ')
    expect([wrong.status, wrong.body]).toMatchObject([
      422,
      { facts: { refusals: [{ kind: 'no-source' }, { kind: 'joint-has-no-cap' }] } },
    ])
    const back = await officer('POST', '/liability/statutes/withdrawals', {
      startsOn: '2026-10-01',
    })
    expect([back.status, back.body]).toMatchObject([200, { rule: 'posts' }])
    const listed = await officer('GET', '/liability/statutes')
    expect(listed.body).toMatchObject({ items: [{ startsOn: '2026-09-30', capCents: 5_000 }] })
    const { rows } = await database.pool.query(
      `select action from audit_events where action like '%liability-rule' order by sequence`,
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'set-liability-rule',
      'set-liability-rule',
      'withdraw-liability-rule',
    ])
  })

  it('says what is beyond the caps', async () => {
    const answer = await asked('')
    const owing = answer.debts.wagesCents + answer.debts.contributionsCents
    const beyond = answer.beyondCaps.wagesCents + answer.beyondCaps.contributionsCents
    expect(owing).toBeGreaterThan(15_000)
    expect(beyond).toBe(Math.max(0, owing - 15_000))
    expect(answer.shares.map((share) => share.wagesCents + share.contributionsCents)).toEqual([
      5_000, 5_000, 5_000,
    ])
  })

  it('shows a member its own share and nothing of the others', async () => {
    const beta = await signedIn('beta', group.id, 'BETA')
    const { status, body, text } = await beta('GET', '/liability/own?month=2026-09')
    expect([status, body]).toMatchObject([
      200,
      {
        rule: 'equal',
        capCents: 5_000,
        statute: { startsOn: '2026-09-30' },
        state: 'known',
        share: { guaranteedCents: 0, uncoveredCents: 5_000 },
      },
    ])
    expect(text).not.toMatch(/ALFA|GAMMA|DELTA|EPSI|weight|100000000/)
    expect(Object.keys((body as { share: object }).share).sort()).toEqual([
      'bankGuaranteeCents',
      'contributionsCents',
      'depositCents',
      'guaranteedCents',
      'guaranteedWagesCents',
      'uncoveredCents',
      'wagesCents',
    ])
    for (const path of [
      '/liability?month=2026-09',
      '/liability?month=2026-09&format=csv',
      '/liability/statutes',
    ])
      expect((await beta('GET', path)).status).toBe(404)
    expect((await officer('GET', '/liability/own?month=2026-09')).status).toBe(404)
  })

  it('tells a member why there is no share', async () => {
    const beta = await signedIn('beta2', group.id, 'BETA')
    const delta = await signedIn('delta', group.id, 'DELTA')
    const own = async (send: typeof beta, of: string) =>
      (await send('GET', `/liability/own?month=${of}`)).body
    expect(await own(beta, '2026-10')).toMatchObject({ state: 'not-closed', share: null })
    expect(await own(delta, '2026-09')).toMatchObject({ state: 'not-a-member', share: null })
    await officer('POST', '/liability/statutes', {
      startsOn: '2026-10-15',
      rule: 'hours',
      capCents: null,
      source: 'art. 9',
    })
    await group.work('E6', 'A4', '2026-10-05T08:00', '2026-10-05T12:00')
    expect((await close('2026-10')).ok).toBe(true)
    expect(await own(beta, '2026-10')).toMatchObject({ state: 'not-shared', share: null })
  })

  it('is that of one group alone', async () => {
    const { body } = await stranger('GET', '/liability?month=2026-09')
    expect(body).toMatchObject({ rule: 'joint', posted: null, statute: null, capCents: null })
    expect((body as LiabilityAnswer).shares.length).toBe(3)
    expect((await stranger('GET', '/liability/statutes')).body).toEqual({ items: [] })
  })

  it('comes as a file', async () => {
    const { text } = await officer('GET', '/liability?month=2026-09&format=csv')
    expect(text).toContain('Identifiant;Adhérent;Défaillant;')
    expect(text).toContain('BETA;Maison BETA;')
  })
})
