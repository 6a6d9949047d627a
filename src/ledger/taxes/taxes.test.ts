import { beforeAll, describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { octoberGroup } from '../../../tests/support/october.ts'
import { closeMonth } from '../../closing/index.ts'
import { inGroup } from '../../platform/database/index.ts'
import { day, month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { accountsOf, credit, debit, ofVat, postEntries, verifyGroup } from '../index.ts'

interface Analytic {
  readonly rows: readonly { readonly id: string | null; readonly marginCents: number }[]
  readonly marginCents: number
}

describe('what a closed month leaves to the accountant', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await octoberGroup(database)
  let send: Awaited<ReturnType<typeof signedIn>>
  beforeAll(async () => {
    const command = { groupId: group.id, month: month('2026-10'), actor: 'compta', clock }
    expect((await closeMonth(database, command)).ok).toBe(true)
    send = await signedIn('compta', group.id)
  })
  const read = async <Body>(path: string): Promise<Body> => {
    const answer = await send('GET', path)
    expect([path, answer.status]).toEqual([path, 200])
    return answer.body as Body
  }
  const OCTOBER = 'from=2026-10-01&to=2026-10-31'

  it('has the VAT of its sales wait until they are paid', async () => {
    const before = await read('/ledger/vat-return?from=2026-10-01&to=2026-10-31')
    expect(before).toMatchObject({ onReceipts: true, collectedCents: 0, pendingCents: 47_124 })
    await inGroup(database, group.id, async (db) => {
      const accounts = await accountsOf(db, group.id as GroupId)
      const on = day('2026-11-10')
      await postEntries(db, group.id, on, [
        {
          journal: 'BQ',
          cause: 'test:receipt',
          entryDate: on,
          pieceReference: 'VIR',
          pieceDate: on,
          label: 'VIR',
          lines: [
            ...ofVat(debit(accounts.vat_pending, 20_000, 'VIR', null), 2000, 100_000),
            ...ofVat(credit(accounts.vat_collected, 20_000, 'VIR', null), 2000, 100_000),
          ],
        },
      ])
    })
    const november = '/ledger/vat-return?from=2026-11-01&to=2026-11-30'
    expect(await read(november)).toMatchObject({
      dueCents: 20_000,
      pendingCents: 27_124,
      isPosted: false,
      lines: expect.arrayContaining([
        { box: '08', label: 'Taux normal 20 %', baseEuros: 1000, vatEuros: 200 },
      ]),
    })
    const posted = await send('POST', '/ledger/vat-returns', {
      from: '2026-11-01',
      to: '2026-11-30',
    })
    expect(posted.status).toBe(201)
    expect(await read(november)).toMatchObject({ dueCents: 20_000, isPosted: true })
    const again = await send('POST', '/ledger/vat-returns', {
      from: '2026-11-01',
      to: '2026-11-30',
    })
    expect(again.status).toBe(409)
  })

  it('adds up by member, establishment and person to the result', async () => {
    const statement = await read<{ resultCents: { amountCents: number } }>(
      '/ledger/income-statement?to=2026-10-31',
    )
    for (const by of ['member', 'establishment', 'employee']) {
      const analytic = await read<Analytic>(`/ledger/analytic?by=${by}&${OCTOBER}`)
      expect(analytic.marginCents).toBe(statement.resultCents.amountCents)
      expect(analytic.rows.reduce((sum, { marginCents }) => sum + marginCents, 0)).toBe(
        analytic.marginCents,
      )
    }
    const people = await read<Analytic>(`/ledger/analytic?by=employee&${OCTOBER}`)
    expect(people.rows.map(({ id }) => id).sort()).toEqual(['ANA', 'KAR'])
  })

  it('knows no payroll tax while all turnover bears VAT, and says how far it is', async () => {
    const tax = await read('/ledger/payroll-tax/2027')
    expect(tax).toMatchObject({ shareE4: 0, dueCents: 0, distanceTo90E4: 1000 })
  })

  it('has its budget beside what was posted', async () => {
    const put = await send('PUT', '/ledger/budgets/2026', {
      lines: [
        { account: '706000', month: '2026-10', amountCents: 200_000 },
        { account: '411000', month: '2026-10', amountCents: 1 },
        { account: '706000', month: '2025-10', amountCents: 1 },
      ],
    })
    expect([put.status, put.body]).toMatchObject([
      422,
      { facts: { refusals: [{ line: 2 }, { line: 3, kind: 'not-of-the-year' }] } },
    ])
    await send('PUT', '/ledger/budgets/2026', {
      lines: [{ account: '706000', month: '2026-10', amountCents: 200_000 }],
    })
    const { rows } = await read<{ rows: readonly object[] }>('/ledger/budgets/2026?to=2026-10')
    expect(rows).toContainEqual(
      expect.objectContaining({
        account: '706000',
        budgetTotalCents: 200_000,
        actualTotalCents: 235_620,
        differenceCents: 35_620,
      }),
    )
  })

  it('books the leave that is owed as a difference, once', async () => {
    const leave = await read<{ payCents: number; bookedPayCents: number }>(
      '/ledger/leave?on=2026-10-31',
    )
    expect(leave.payCents).toBeGreaterThan(0)
    expect(leave.bookedPayCents).toBe(12_600)
    const posted = await send('POST', '/ledger/leave-postings', { on: '2026-10-31' })
    expect(posted.status).toBe(201)
    expect(await read('/ledger/leave?on=2026-10-31')).toMatchObject({
      payCents: leave.payCents,
      bookedPayCents: leave.payCents,
    })
    expect((await send('POST', '/ledger/leave-postings', { on: '2026-10-31' })).status).toBe(409)
  })

  it('prints its accounts', async () => {
    const { status, bytes } = await send('GET', '/ledger/statements.pdf?on=2026-10-31')
    expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  it('still holds what its books promise', async () => {
    const findings = await verifyGroup(database, group.id)
    expect(findings).toEqual([])
  })
})
