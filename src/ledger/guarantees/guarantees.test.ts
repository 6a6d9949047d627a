import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { closeMonth } from '../../closing/index.ts'
import { month } from '../../shared/days.ts'
import { verifyGroup } from '../index.ts'

describe('the guarantees of members', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  const other = await SmallGroup.create(database, 'GE2')
  await group.member('ALFA', { name: 'Maison ALFA', deposit_cents: 10_000 })
  await group.member('BETA', { name: 'Maison BETA', bank_guarantee_cents: 5_000 })
  await group.add('memberships', { member_id: 'ALFA', joined_on: '2026-01-01', left_on: null })
  await group.add('memberships', { member_id: 'BETA', joined_on: '2026-09-15', left_on: null })
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'ALFA')
  await group.assignment('A2', 'P1', 'BETA')
  await group.work('E1', 'A1', '2026-09-21T08:00', '2026-09-21T16:00')
  await group.work('E2', 'A2', '2026-09-22T08:00', '2026-09-22T12:00')
  await closeMonth(database, { groupId: group.id, month: month('2026-09'), actor: 'test', clock })
  const officer = await signedIn('officer', group.id)
  const alfa = await signedIn('alfa', group.id, 'ALFA')
  const stranger = await signedIn('stranger', other.id)

  const move = (body: object, send = officer) =>
    send('POST', '/guarantees/moves', { kind: 'deposit', on: '2026-10-05', ...body })
  const rows = async (at = '2026-11-02') => {
    const { body } = await officer('GET', `/guarantees?at=${at}`)
    return (body as { members: Record<string, unknown>[] }).members
  }
  const booked = async () => {
    const { rows: lines } = await sql<{ account: string; balance: number }>`
      select account, sum(debit_cents - credit_cents)::bigint as balance from ledger_lines
      where group_id = ${group.id} and account ~ '^(165|4671)' group by account order by 1`.execute(
      database.system,
    )
    return lines.map(({ account, balance }) => [account, balance])
  }

  it('start with what the package says, and know no target without a policy', async () => {
    expect(await rows()).toMatchObject([
      { memberId: 'ALFA', deposit: { heldCents: 10_000 }, targetCents: null, missingCents: null },
      { memberId: 'BETA', bankGuarantee: { heldCents: 5_000 }, deposit: { heldCents: 0 } },
    ])
  })

  it('are recomputed with the volume, and asked of all who lack', async () => {
    const policy = { startsOn: '2026-10-01', monthsE4: 15_000, source: 'CA du 3 septembre 2026' }
    expect((await officer('POST', '/guarantees/policies', policy)).status).toBe(201)
    // 8 h and 4 h x 12.00 x 1.87 with VAT of 20 %, in the one month that is closed.
    expect(await rows()).toMatchObject([
      { billedCents: 21_542, memberMonths: 1, targetCents: 32_313, missingCents: 22_313 },
      { billedCents: 10_771, memberMonths: 1, targetCents: 16_157, missingCents: 11_157 },
    ])
    expect(await rows('2026-09-30')).toMatchObject([{ targetCents: null }, { targetCents: null }])
    const asked = await officer('POST', '/guarantees/requests', { note: '' })
    expect(asked).toMatchObject({ status: 201, body: { members: 2, amountCents: 33_470 } })
    expect(await rows()).toMatchObject([
      { deposit: { awaitedCents: 22_313 }, missingCents: 0 },
      { deposit: { awaitedCents: 11_157 }, missingCents: 0 },
    ])
    expect(await officer('POST', '/guarantees/requests', { note: '' })).toMatchObject({
      status: 409,
      body: { facts: { kind: 'nothing-missing' } },
    })
    expect(await booked()).toEqual([])
  })

  it('are held, called and given back, each act in the books', async () => {
    expect((await move({ memberId: 'BETA', act: 'held', amountCents: 386 })).status).toBe(201)
    expect((await move({ memberId: 'BETA', act: 'called', amountCents: 300 })).status).toBe(201)
    expect(
      (await move({ memberId: 'BETA', act: 'refunded', amountCents: 86, on: '2026-10-20' })).status,
    ).toBe(201)
    expect(await booked()).toEqual([
      ['165000', 0],
      ['467100', 300],
    ])
    expect(await rows('2026-10-05')).toMatchObject([{}, { deposit: { heldCents: 86 } }])
    expect(await rows('2026-10-04')).toMatchObject([{}, { deposit: { heldCents: 0 } }])
    expect(await rows()).toMatchObject([
      {},
      { deposit: { heldCents: 0, calledCents: 300, refundedCents: 86 } },
    ])
  })

  it('once called, are owed no more: in the books, in the aged balance, then off an invoice', async () => {
    const owed = async () => {
      const { body } = await officer('GET', '/cash/aged-balance?at=2026-11-02')
      const { rows: lines } = await sql<{ balance: number }>`
        select sum(debit_cents - credit_cents)::bigint as balance from ledger_lines
        where group_id = ${group.id} and account ~ '^411'`.execute(database.system)
      return {
        ...(body as { totalCents: number; advanceCents: number }),
        booked: lines[0]?.balance,
      }
    }
    const whole = 21_542 + 10_771
    expect(await owed()).toMatchObject({
      totalCents: whole - 300,
      advanceCents: 300,
      booked: whole - 300,
    })
    const { body } = await officer('GET', '/members/BETA/account')
    const { invoices } = body as { invoices: { invoiceNumber: string }[] }
    const off = (amountCents: number) =>
      officer('POST', '/cash/set-offs', {
        parts: [
          { kind: 'invoice', invoiceNumber: invoices[0]?.invoiceNumber, amountCents },
          { kind: 'advance', memberId: 'BETA', amountCents: -amountCents },
        ],
      })
    expect((await off(301)).status).toBe(409)
    expect((await off(300)).status).toBe(201)
    expect(await owed()).toMatchObject({
      totalCents: whole - 300,
      advanceCents: 0,
      booked: whole - 300,
    })
  })

  it('never go out beyond what is held, on any day', async () => {
    expect(await move({ memberId: 'ALFA', act: 'called', amountCents: 10_001 })).toMatchObject({
      status: 409,
      body: { facts: { kind: 'more-than-held', on: '2026-10-05', heldCents: 10_000 } },
    })
    // Enough today, not on the day of the act.
    await move({ memberId: 'ALFA', act: 'held', amountCents: 500, on: '2026-10-30' })
    expect(
      await move({ memberId: 'ALFA', act: 'refunded', amountCents: 10_200, on: '2026-10-29' }),
    ).toMatchObject({ status: 409, body: { facts: { heldCents: 10_000 } } })
    expect(
      await move({ memberId: 'ALFA', act: 'held', amountCents: 1, on: '2026-11-03' }),
    ).toMatchObject({ status: 422, body: { facts: { kind: 'in-the-future' } } })
    expect(
      await move({ memberId: 'ALFA', act: 'asked', amountCents: 1, on: '2026-02-30' }),
    ).toMatchObject({ status: 422 })
    expect(await move({ memberId: 'OMEGA', act: 'held', amountCents: 1 })).toMatchObject({
      status: 422,
      body: { facts: { kind: 'unknown-member' } },
    })
  })

  it('are taken back by another line, in the books too', async () => {
    const held = await move({ memberId: 'ALFA', act: 'held', amountCents: 700 })
    const { moveId } = held.body as { moveId: string }
    const cancel = (send = officer) =>
      send('POST', `/guarantees/moves/${moveId}/cancellation`, { reason: 'Saisi deux fois' })
    expect(await booked()).toContainEqual(['165000', -1_200])
    expect(await cancel(stranger)).toMatchObject({ status: 404 })
    expect((await cancel()).status).toBe(200)
    expect(await cancel()).toMatchObject({ status: 409 })
    expect(await booked()).toContainEqual(['165000', -500])
    const { body } = await officer('GET', '/members/ALFA/guarantees')
    expect((body as { moves: object[] }).moves[2]).toMatchObject({
      moveId,
      amountCents: 700,
      cancelled: { reason: 'Saisi deux fois', by: 'officer' },
    })
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('weigh in the shares of the month they are held in', async () => {
    const held = async (of: string) => {
      const { body } = await officer('GET', `/liability?month=${of}&wagesCents=1000&rule=equal`)
      const { shares } = body as { shares: { memberId: string; depositCents: number }[] }
      return Object.fromEntries(shares.map((share) => [share.memberId, share.depositCents]))
    }
    expect(await held('2026-09')).toEqual({ ALFA: 10_000, BETA: 0 })
    expect(await held('2026-10')).toEqual({ ALFA: 10_500, BETA: 0 })
  })

  it('are shown to a member as its own alone, and to no other group', async () => {
    const { body } = await alfa('GET', '/guarantees/own')
    expect(body).toMatchObject({
      deposit: { heldCents: 10_500 },
      moves: [{ act: 'asked' }, { amountCents: 500 }, { amountCents: 700 }],
    })
    expect(JSON.stringify(body)).not.toContain('BETA')
    expect((await alfa('GET', '/guarantees')).status).toBe(404)
    expect((await officer('GET', '/guarantees/own')).status).toBe(404)
    expect((await stranger('GET', '/members/ALFA/guarantees')).status).toBe(404)
  })
})
