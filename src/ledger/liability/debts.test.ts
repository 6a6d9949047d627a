import { describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { closeMonth } from '../../closing/index.ts'
import { inGroup } from '../../platform/database/index.ts'
import { day, month } from '../../shared/days.ts'
import { accountsOf, credit, debit, postEntries } from '../index.ts'
import type { DebtsOnDay } from './liability-contract.ts'

describe('what the group owes on a day', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  for (const [member_id, left_on] of [
    ['ALFA', null],
    ['BETA', '2026-09-30'],
  ] as const) {
    await group.member(member_id, { name: `Maison ${member_id}`, deposit_cents: 1_000 })
    await group.add('memberships', { member_id, joined_on: '2026-01-01', left_on })
  }
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'ALFA')
  await group.assignment('A2', 'P1', 'BETA')
  await group.work('E1', 'A1', '2026-09-21T08:00', '2026-09-21T16:00')
  await group.work('E2', 'A2', '2026-09-22T08:00', '2026-09-22T12:00')
  await group.work('E3', 'A1', '2026-10-21T08:00', '2026-10-21T16:00')
  for (const each of ['2026-09', '2026-10'])
    await closeMonth(database, { groupId: group.id, month: month(each), actor: 'test', clock })
  const officer = await signedIn('officer', group.id)
  const alfa = await signedIn('alfa', group.id, 'ALFA')
  await officer('POST', '/liability/statutes', {
    startsOn: '2026-01-01',
    rule: 'hours',
    capCents: null,
    source: 'Statuts, article 9',
  })

  const debts = async (at: string) =>
    (await officer('GET', `/liability/debts?at=${at}`)).body as DebtsOnDay
  const pay = (id: string, on: string, amount: number) =>
    inGroup(database, group.id, async (db) => {
      const { wages_due } = await accountsOf(db, group.id)
      const bank = { account: '512000', label: 'Banque' }
      await postEntries(db, group.id, day(on), [
        {
          journal: 'BQ',
          cause: `test:${id}`,
          entryDate: day(on),
          pieceReference: id,
          pieceDate: day(on),
          label: 'Salaires',
          lines: [
            ...debit(wages_due, amount, 'Salaires', null),
            ...credit(bank, amount, 'Salaires', null),
          ],
        },
      ])
    })
  const wages = ({ months }: DebtsOnDay) => months.map((one) => [one.month, one.wagesCents])
  const owed = ({ members }: DebtsOnDay) => members.map((one) => [one.memberId, one.wagesCents])

  it('is what was posted by then, month by month, shared by the rule of each month', async () => {
    // 12 h and 8 h at 12.00 EUR; the entries of a month are of its last day.
    const before = await debts('2026-09-29')
    expect(before).toMatchObject({ months: [], members: [], hasPayments: false })
    expect(wages(await debts('2026-09-30'))).toEqual([['2026-09', 14_400]])
    const end = await debts('2026-10-31')
    expect(wages(end)).toEqual([
      ['2026-09', 14_400],
      ['2026-10', 9_600],
    ])
    // BETA left in September: it answers for its part of September, not of October.
    expect(owed(end)).toEqual([
      ['ALFA', 19_200],
      ['BETA', 4_800],
    ])
    expect(end.months[0]).toMatchObject({ rule: 'hours', isShared: true })
  })

  it('is settled by payments, the oldest month first', async () => {
    await pay('P1', '2026-10-05', 10_000)
    await pay('P2', '2026-11-05', 5_000)
    expect(wages(await debts('2026-10-04'))).toEqual([['2026-09', 14_400]])
    expect(await debts('2026-10-05')).toMatchObject({ hasPayments: true })
    expect(wages(await debts('2026-10-05'))).toEqual([['2026-09', 4_400]])
    // The contributions of September are still owed.
    expect(wages(await debts('2026-11-05'))).toEqual([
      ['2026-09', 0],
      ['2026-10', 9_000],
    ])
    expect(owed(await debts('2026-11-05'))).toEqual([
      ['ALFA', 9_000],
      ['BETA', 0],
    ])
  })

  it('covers by the guarantees of the day', async () => {
    const { members } = await debts('2026-10-05')
    for (const { wagesCents, contributionsCents, guaranteedCents, uncoveredCents } of members) {
      expect(guaranteedCents).toBe(Math.min(1_000, wagesCents + contributionsCents))
      expect(guaranteedCents + uncoveredCents).toBe(wagesCents + contributionsCents)
    }
  })

  it('says what no rule shares', async () => {
    await inGroup(database, group.id, (db) =>
      postEntries(db, group.id, day('2025-12-31'), [
        {
          journal: 'OD',
          cause: 'test:old',
          entryDate: day('2025-12-31'),
          pieceReference: 'OLD',
          pieceDate: day('2025-12-31'),
          label: 'Salaires de 2025',
          lines: [
            ...debit({ account: '641100', label: 'Salaires' }, 700, 'Salaires', null),
            ...credit({ account: '421000', label: 'Personnel' }, 700, 'Salaires', null),
          ],
        },
      ]),
    )
    expect(await debts('2025-12-31')).toMatchObject({
      months: [{ month: '2025-12', wagesCents: 700, isShared: false, rule: 'joint' }],
      members: [],
      unshared: { wagesCents: 700 },
    })
  })

  it('is certified to a member, its own part alone', async () => {
    const pdf = await alfa('GET', '/liability/members/ALFA/certificate?at=2026-10-31')
    expect(pdf.status).toBe(200)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await alfa('GET', '/liability/members/BETA/certificate')).status).toBe(404)
    expect((await officer('GET', '/liability/members/BETA/certificate?at=2026-10-31')).status).toBe(
      200,
    )
    expect((await officer('GET', '/liability/members/NOBODY/certificate')).status).toBe(404)
    expect((await officer('GET', '/liability/debts?at=2026-02-30')).status).toBe(422)
    expect((await alfa('GET', '/liability/debts')).status).toBe(404)
  })

  it('rests on few members or on many', async () => {
    const { body } = await officer('GET', '/liability/concentration?month=2026-10')
    expect(body).toMatchObject({
      first: '2025-11',
      last: '2026-10',
      months: 2,
      topFiveE4: 10_000,
      topOneE4: 8_000,
      members: [{ memberId: 'ALFA' }, { memberId: 'BETA' }],
    })
  })
})
