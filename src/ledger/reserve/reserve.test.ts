import { describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { closeMonth } from '../../closing/index.ts'
import { month } from '../../shared/days.ts'
import type { ReserveAnswer } from './reserve-contract.ts'

describe('the tax reserve of a group', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  await group.member('ALFA')
  await group.add('memberships', { member_id: 'ALFA', joined_on: '2026-01-01', left_on: null })
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'ALFA')
  await group.work('E1', 'A1', '2026-09-21T08:00', '2026-09-21T16:00')
  await closeMonth(database, { groupId: group.id, month: month('2026-09'), actor: 'test', clock })
  const officer = await signedIn('officer', group.id)
  const alfa = await signedIn('alfa', group.id, 'ALFA')
  const move = (act: string, year: number, euros: number) =>
    officer('POST', '/reserve/moves', { act, year, amountCents: euros * 100 })
  const reserve = async (year: number) =>
    (await officer('GET', `/reserve?year=${year}`)).body as ReserveAnswer

  it('reads the remunerations of the year from its closes', async () => {
    expect(await reserve(2026)).toMatchObject({
      remunerationsCents: 9_600,
      months: 1,
      limitCents: 1_000_000,
      setAsideCents: 0,
      lots: [],
    })
    expect((await officer('GET', '/reserve')).body).toMatchObject({ year: 2026 })
  })

  it('is put aside up to the limit of its year, to the cent', async () => {
    expect((await move('set_aside', 2026, 9_999.99)).status).toBe(201)
    expect(await move('set_aside', 2026, 0.02)).toMatchObject({
      status: 409,
      body: { facts: { kind: 'beyond-limit', limitCents: 1_000_000, setAsideCents: 999_999 } },
    })
    expect((await move('set_aside', 2026, 0.01)).status).toBe(201)
    expect(await reserve(2026)).toMatchObject({ setAsideCents: 1_000_000, balanceCents: 1_000_000 })
  })

  it('is used, then what is left is added back in the fifth year', async () => {
    expect(await move('used', 2028, 10_000.01)).toMatchObject({
      status: 409,
      body: { facts: { kind: 'more-than-left', leftCents: 1_000_000 } },
    })
    expect((await move('used', 2028, 4_000)).status).toBe(201)
    expect(await reserve(2030)).toMatchObject({ balanceCents: 600_000, toAddBackCents: 0 })
    expect(await reserve(2031)).toMatchObject({
      toAddBackCents: 600_000,
      lots: [{ lastYear: 2031 }],
    })
    expect((await move('added_back', 2031, 6_000)).status).toBe(201)
    expect(await reserve(2031)).toMatchObject({ toAddBackCents: 0, balanceCents: 0 })
  })

  it('takes back an act, the last one first', async () => {
    const { moves } = await reserve(2031)
    const cancel = (act: string) => {
      const moveId = moves.find((each) => each.act === act)?.moveId
      return officer('POST', `/reserve/moves/${moveId}/cancellation`, { reason: 'erreur' })
    }
    expect(await cancel('set_aside')).toMatchObject({
      status: 409,
      body: { facts: { kind: 'in-use' } },
    })
    expect((await cancel('added_back')).status).toBe(200)
    expect(await cancel('added_back')).toMatchObject({
      body: { facts: { kind: 'already-cancelled' } },
    })
    expect(await reserve(2031)).toMatchObject({ balanceCents: 600_000 })
  })

  it('is the group’s own business', async () => {
    expect((await alfa('GET', '/reserve')).status).toBe(404)
  })
})
