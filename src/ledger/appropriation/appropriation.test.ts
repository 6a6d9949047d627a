import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { inGroup } from '../../platform/database/index.ts'
import { day } from '../../shared/days.ts'
import { credit, debit, postEntries, verifyGroup } from '../index.ts'

describe('the result of a year', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  const deficit = await SmallGroup.create(database, 'GE2')
  const officer = await signedIn('officer', group.id)
  const other = await signedIn('other', deficit.id)

  /** A year whose income less its expenses is so much. */
  const yearOf = (of: SmallGroup, result: number) =>
    inGroup(database, of.id, (db) =>
      postEntries(db, of.id, day('2025-12-31'), [
        {
          journal: 'OD',
          cause: 'test:year',
          entryDate: day('2025-12-31'),
          pieceReference: 'ANNEE',
          pieceDate: day('2025-12-31'),
          label: 'Année',
          lines: [
            ...debit({ account: '512000', label: 'Banque' }, result, 'Année', null),
            ...credit({ account: '706000', label: 'Ventes' }, result, 'Année', null),
          ],
        },
      ]),
    )
  await yearOf(group, 100_000)
  await yearOf(deficit, -30_000)
  const decide = (send: typeof officer, reservesCents: number, carriedCents: number, more = {}) =>
    send('POST', '/ledger/years/2025/result/appropriation', {
      on: '2026-05-20',
      reservesCents,
      carriedCents,
      source: 'AG du 20 mai 2026',
      ...more,
    })
  const balances = async (of: SmallGroup) => {
    const { rows } = await sql<{ account: string; balance: number }>`
      select account, sum(debit_cents - credit_cents)::bigint as balance from ledger_lines
      where group_id = ${of.id} and year = 2026 and account ~ '^1' group by account order by account`.execute(
      database.system,
    )
    return rows.map(({ account, balance }) => [account, balance])
  }

  it('waits for the close of the year', async () => {
    expect((await officer('GET', '/ledger/years/2025/result')).body).toMatchObject({
      resultCents: null,
      decided: null,
    })
    expect(await decide(officer, 100_000, 0)).toMatchObject({
      status: 409,
      body: { facts: { kind: 'year-open' } },
    })
    for (const send of [officer, other])
      expect((await send('POST', '/ledger/years/2025/close')).status).toBe(200)
  })

  it('goes whole to the reserves and forward, all that is wrong told at once', async () => {
    expect(await decide(officer, 60_000, 39_999, { on: '2025-12-31', source: ' ' })).toMatchObject({
      status: 422,
      body: {
        facts: {
          refusals: [
            { kind: 'not-the-result', resultCents: 100_000, givenCents: 99_999 },
            { kind: 'before-the-end' },
            { kind: 'no-source' },
          ],
        },
      },
    })
    expect(await decide(officer, 60_000, 40_001)).toMatchObject({ status: 422 })
    expect((await decide(officer, 60_000, 40_000)).status).toBe(201)
    expect(await balances(group)).toEqual([
      ['106800', -60_000],
      ['110000', -40_000],
      ['120000', 0],
    ])
    expect((await officer('GET', '/ledger/years/2025/result')).body).toMatchObject({
      resultCents: 100_000,
      reservesHeldCents: 60_000,
      decided: { on: '2026-05-20', reservesCents: 60_000, carriedCents: 40_000 },
    })
    expect(await decide(officer, 100_000, 0)).toMatchObject({
      status: 409,
      body: { facts: { kind: 'decided-already' } },
    })
  })

  it('is taken back by the contrary entry, and decided anew', async () => {
    const reverse = () => officer('POST', '/ledger/years/2025/result/reversal')
    expect((await reverse()).status).toBe(200)
    expect((await balances(group)).find(([account]) => account === '120000')).toEqual([
      '120000',
      -100_000,
    ])
    expect(await reverse()).toMatchObject({ body: { facts: { kind: 'nothing-decided' } } })
    expect((await decide(officer, 100_000, 0)).status).toBe(201)
    expect((await balances(group)).find(([account]) => account === '106800')).toEqual([
      '106800',
      -100_000,
    ])
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('of a deficit is covered by what the reserves hold, or carried forward', async () => {
    expect(await decide(other, 1, 29_999)).toMatchObject({
      status: 409,
      body: { facts: { kind: 'reserves-too-small', refusals: [{ heldCents: 0 }] } },
    })
    expect((await decide(other, 0, 30_000)).status).toBe(201)
    expect(await balances(deficit)).toEqual([
      ['119000', 30_000],
      ['129000', 0],
    ])
  })
})
