import { describe, expect, it } from 'vitest'
import { type Send, testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { addDays, day } from '../../shared/days.ts'

const api = await testApi()
let groups = 0

async function groupOf(): Promise<{ readonly group: SmallGroup; readonly officer: Send }> {
  const group = await SmallGroup.create(api.database, `CTR${(groups += 1)}`)
  await group.member('M1')
  await group.member('M2')
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P1', 'M2')
  return { group, officer: await api.signedIn(`Paie ${groups}`, group.id) }
}

const absence = (group: SmallGroup, id: string, kind: string, span: readonly [string, string]) =>
  group.add('absences', {
    absence_id: id,
    employee_id: 'P1',
    kind,
    starts_on: span[0],
    ends_on: span[1],
  })

const lineOf = async (officer: Send, id: string, on: string) => {
  const { body } = await officer('GET', `/counters/P1?on=${on}`)
  const { counters } = body as {
    counters: { id: string; balance: number; lines: unknown[]; notices: unknown[] }[]
  }
  return counters.find((one) => one.id === id)
}

describe('the counters of an employee', () => {
  it('are counted from stored hours, absences, balances taken over and adjustments', async () => {
    const { group, officer } = await groupOf()
    for (let week = 0; week < 18; week += 1)
      for (let rank = 0; rank < 6; rank += 1) {
        const on = addDays(day('2026-01-05'), 7 * week + rank)
        await group.work(`E${on}`, 'A1', `${on}T08:00`, `${on}T16:00`)
      }
    await absence(group, 'L1', 'paid_leave', ['2026-06-08', '2026-06-12'])
    await absence(group, 'L2', 'compensatory_rest', ['2026-06-15', '2026-06-15'])
    expect(await lineOf(officer, 'overtime_quota', '2026-05-10')).toMatchObject({
      balance: 14_040,
      notices: [{ kind: 'quota', limit: 13_200, source: 'law' }],
    })
    expect(await lineOf(officer, 'compulsory_rest', '2026-06-30')).toMatchObject({ balance: 0 })
    expect(await lineOf(officer, 'paid_leave', '2026-06-30')).toMatchObject({
      balance: 1_300 - 600,
      lines: [
        { cause: 'acquired', quantity: 1_300, balance: 1_300 },
        { cause: 'taken', sourceId: 'L1', quantity: -600, balance: 700 },
      ],
    })
    const opened = await officer('POST', '/counters/P1/openings', {
      counter: 'paid_leave',
      datedOn: '2026-06-01',
      quantity: 2_150,
      source: 'Bulletin de mai',
    })
    expect(opened.status).toBe(201)
    const added = await officer('POST', '/counters/P1/adjustments', {
      counter: 'paid_leave',
      datedOn: '2026-06-20',
      quantity: -50,
      cause: 'correction',
      reason: ' Demi-journée oubliée ',
    })
    expect(added.status).toBe(201)
    expect(await lineOf(officer, 'paid_leave', '2026-06-30')).toMatchObject({
      balance: 1_500,
      lines: [
        { cause: 'opening', note: 'Bulletin de mai', balance: 2_150 },
        { cause: 'taken', balance: 1_550 },
        { cause: 'correction', note: `Demi-journée oubliée (Paie ${groups})`, balance: 1_500 },
      ],
    })
    // The day before the balance was taken over is still what it was.
    expect(await lineOf(officer, 'paid_leave', '2026-05-31')).toMatchObject({ balance: 1_300 })
  })

  it('refuse what cannot be, everything at once', async () => {
    const { officer } = await groupOf()
    const line = { counter: 'paid_leave', datedOn: '2025-12-31', quantity: 0, cause: 'correction' }
    const refusal = await officer('POST', '/counters/P1/adjustments', { ...line, reason: ' ' })
    expect(refusal).toMatchObject({
      status: 422,
      body: {
        facts: {
          refusals: [
            { kind: 'nothing-to-add' },
            { kind: 'no-reason' },
            { kind: 'before-hiring', hiredOn: '2026-01-01' },
          ],
        },
      },
    })
    const opening = { counter: 'delegation', datedOn: '2026-02-01', quantity: 60, source: 'PV' }
    expect((await officer('POST', '/counters/P1/openings', opening)).status).toBe(201)
    expect((await officer('POST', '/counters/P1/openings', opening)).status).toBe(409)
    expect((await officer('POST', '/counters/P9/openings', opening)).status).toBe(404)
    expect((await officer('GET', '/counters/P9?on=2026-05-10')).status).toBe(404)
    const mandate = { mandate: 'CSE', startsOn: '2026-01-01', endsOn: null, carriesOver: true }
    const path = '/counters/P1/delegation-credits'
    expect((await officer('POST', path, { ...mandate, monthlyMinutes: 600 })).status).toBe(201)
    expect((await officer('POST', path, { ...mandate, monthlyMinutes: 900 })).status).toBe(409)
  })

  it('are listed for all people of a day, vouchers and measured ways among them', async () => {
    const { group, officer } = await groupOf()
    await group.employee('P2')
    await group.work('E1', 'A1', '2026-10-12T08:00', '2026-10-12T12:00')
    await group.work('E2', 'A2', '2026-10-12T13:00', '2026-10-12T17:00')
    await group.add('travel_times', { from_site_id: 'M2', to_site_id: 'M1', km: 12, minutes: 25 })
    const settings = await officer('GET', '/counter-settings')
    const changed = await officer('PUT', '/counter-settings', {
      ...(settings.body as object),
      givesMealVouchers: true,
      leaveCount: 'business',
    })
    expect(changed.status).toBe(200)
    const { body } = await officer('GET', '/counters?on=2026-10-31')
    expect(body).toMatchObject({
      total: 2,
      items: [
        {
          employeeId: 'P1',
          paidLeaveE2: 1_100,
          mealVouchers: 1,
          travelMinutes: 25,
          restMinutes: null,
        },
        { employeeId: 'P2', mealVouchers: 0, travelMinutes: null },
      ],
    })
    expect((await officer('GET', '/counters?on=2026-10-31&q=P2')).body).toMatchObject({ total: 1 })
    const low = { ...(changed.body as object), endIndemnityE4: 600 }
    expect((await officer('PUT', '/counter-settings', low)).status).toBe(422)
    const agreed = { ...low, endIndemnitySource: 'Accord de branche, formation' }
    expect((await officer('PUT', '/counter-settings', agreed)).status).toBe(200)
  })

  it('are nothing to a member, and adjustments are never changed', async () => {
    const { group, officer } = await groupOf()
    const member = await api.signedIn(`Adherent ${groups}`, group.id, 'M1')
    expect((await member('GET', '/counters/P1?on=2026-10-31')).status).toBe(404)
    await officer('POST', '/counters/P1/adjustments', {
      counter: 'travel',
      datedOn: '2026-10-01',
      quantity: 30,
      cause: 'correction',
      reason: 'Trajet non pointé',
    })
    const change = api.database.system
      .updateTable('counter_adjustments')
      .set({ quantity: 60 })
      .where('group_id', '=', group.id)
      .execute()
    await expect(change).rejects.toThrow('append-only')
  })
})
