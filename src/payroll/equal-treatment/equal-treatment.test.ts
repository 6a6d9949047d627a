import { z } from 'zod'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeMonth } from '../../closing/index.ts'
import { month } from '../../shared/days.ts'
import { type Send, testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'

const SCALE = {
  memberId: 'M1',
  job: null,
  classification: 'coefficient 170',
  startsOn: '2026-01-01',
  source: 'grille de la laiterie',
  hourlyGrossE4: 140_000,
  monthlyGrossCents: null,
  monthlyMinutes: 9100,
  seniority: [],
  thirteenthMonthE4: null,
  holidayBonusCents: null,
  monthlyBonusCents: null,
  shiftBonusCents: null,
  nightPremiumE4: null,
  sundayPremiumE4: null,
  mealBenefitCents: null,
  transportBenefitCents: null,
  profitSharingCents: null,
  profitSharingDirect: false,
}

describe('equal treatment, recorded, compared, retained, paid and billed', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'bocage')
  let officer: Send

  beforeAll(async () => {
    for (const member of ['M1', 'M2']) await group.member(member)
    for (const person of ['P1', 'P2']) await group.employee(person)
    await group.assignment('A1', 'P1', 'M1')
    await group.assignment('A2', 'P2', 'M2')
    for (const [entry, assignment] of [
      ['E1', 'A1'],
      ['E2', 'A2'],
    ] as const)
      await group.work(entry, assignment, '2026-09-07T08:00', '2026-09-07T18:00')
    officer = await signedIn('officer', group.id)
  })

  const comparison = async () => (await officer('GET', '/equal-treatment?month=2026-09')).body
  const retain = () =>
    officer('POST', '/equal-treatment/retentions', { month: '2026-09', employeeIds: ['P1', 'P2'] })
  const items = async () =>
    (
      await database.system
        .selectFrom('pay_items')
        .select(['employee_id', 'member_id', 'amount_cents', 'kind', 'code'])
        .where('group_id', '=', group.id)
        .execute()
    ).map((row) => ({ ...row }))

  const withdraw = (added: unknown) => {
    const { comparableId } = z.object({ comparableId: z.string() }).parse(added)
    return officer('POST', `/comparable-pay/${comparableId}/withdrawals`, {})
  }

  it('says whose pay cannot be compared', async () => {
    expect(await comparison()).toMatchObject({
      bonusCents: 0,
      lacking: { people: 2, scales: [{ memberId: 'M1', people: 1 }, { memberId: 'M2' }] },
      people: [{ state: 'not-compared' }, { state: 'not-compared' }],
    })
  })

  it('refuses a scale with all its reasons at once', async () => {
    const wrong = { ...SCALE, source: ' ', hourlyGrossE4: null, memberId: 'M9' }
    const { status, body } = await officer('POST', '/comparable-pay', wrong)
    expect(status).toBe(422)
    expect(body).toMatchObject({
      facts: { refusals: [{ kind: 'no-source' }, { kind: 'no-base' }, { kind: 'unknown-member' }] },
    })
    const both = { ...SCALE, monthlyGrossCents: 200_000 }
    expect((await officer('POST', '/comparable-pay', both)).body).toMatchObject({
      facts: { refusals: [{ kind: 'two-bases' }] },
    })
    const ofGroup = { ...SCALE, memberId: null, hourlyGrossE4: null }
    expect((await officer('POST', '/comparable-pay', ofGroup)).body).toMatchObject({
      facts: { refusals: [{ kind: 'nothing-given' }] },
    })
  })

  it('computes the bonus from a recorded scale, one version a day', async () => {
    expect((await officer('POST', '/comparable-pay', SCALE)).status).toBe(201)
    expect((await officer('POST', '/comparable-pay', SCALE)).status).toBe(409)
    // 10 h at 14.00 EUR against 12.00 EUR.
    expect(await comparison()).toMatchObject({
      bonusCents: 2_000,
      lacking: { people: 1 },
      people: [
        { employeeId: 'P1', state: 'to-retain', groupCents: 12_000, comparableCents: 14_000 },
        { employeeId: 'P2', state: 'not-compared' },
      ],
    })
    const { body } = await officer('GET', '/equal-treatment/people/P1?month=2026-09')
    expect(body).toMatchObject({
      members: [
        {
          scale: { source: 'grille de la laiterie' },
          lines: [{ kind: 'base', minutes: 600, groupCents: 12_000, comparableCents: 14_000 }],
        },
      ],
    })
  })

  it('retains it once as a pay item of the member', async () => {
    expect((await retain()).body).toMatchObject({
      changes: [{ employeeId: 'P1', beforeCents: 0, amountCents: 2_000 }],
    })
    expect((await retain()).body).toEqual({ changes: [] })
    expect(await items()).toEqual([
      {
        employee_id: 'P1',
        member_id: 'M1',
        amount_cents: 2_000,
        kind: 'taxable_bonus',
        code: 'differential_bonus',
      },
    ])
    expect(await comparison()).toMatchObject({ people: [{ state: 'not-compared' }, {}] })
  })

  it('shows the difference of a changed comparison, and takes the bonus back where none is due', async () => {
    const later = { ...SCALE, startsOn: '2026-09-01', hourlyGrossE4: 145_000 }
    const { body } = await officer('POST', '/comparable-pay', later)
    expect(await comparison()).toMatchObject({
      people: [{ state: 'changed', bonusCents: 2_500, differenceCents: 500 }, {}],
    })
    expect((await withdraw(body)).status).toBe(200)
    const none = { ...SCALE, startsOn: '2026-09-01', hourlyGrossE4: 120_000 }
    const added = await officer('POST', '/comparable-pay', none)
    expect((await retain()).body).toMatchObject({ changes: [{ amountCents: 0 }] })
    expect(await items()).toEqual([])
    await withdraw(added.body)
    expect((await retain()).body).toMatchObject({ changes: [{ beforeCents: 0 }] })
  })

  it('is paid and billed by the close, and its change by the next close', async () => {
    const close = (of: string) =>
      closeMonth(database, { groupId: group.id, month: month(of), actor: 'test', clock })
    expect((await close('2026-09')).ok).toBe(true)
    const told = (of: string) =>
      database.system
        .selectFrom('pay_variables')
        .select(['member_id', 'amount_cents', 'period'])
        .where('group_id', '=', group.id)
        .where('month', '=', month(of))
        .where('code', '=', 'differential_bonus')
        .execute()
    expect(await told('2026-09')).toEqual([
      { member_id: 'M1', amount_cents: 2_000, period: '2026-09' },
    ])
    const later = { ...SCALE, startsOn: '2026-09-01', hourlyGrossE4: 145_000 }
    await officer('POST', '/comparable-pay', later)
    expect((await retain()).body).toMatchObject({ changes: [{ amountCents: 2_500 }] })
    expect((await close('2026-10')).ok).toBe(true)
    expect(await told('2026-10')).toEqual([
      { member_id: 'M1', amount_cents: 500, period: '2026-09' },
    ])
    const { rows } = await database.pool.query(
      `select kind, corrected_kind, net_cents from invoice_lines
       where group_id = $1 and period = '2026-09' and explanation ->> 'item' = 'differential_bonus'
       order by invoice_number`,
      [group.id],
    )
    // At the coefficient 1.87, as the assignment agreed.
    expect(rows).toEqual([
      { kind: 'bonus', corrected_kind: null, net_cents: 3_740 },
      { kind: 'correction', corrected_kind: 'bonus', net_cents: 935 },
    ])
  })
})
