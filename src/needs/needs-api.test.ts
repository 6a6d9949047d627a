import { describe, expect, it } from 'vitest'
import { type Answer, type Send, testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { type GroupDb, inGroup } from '../platform/database/index.ts'
import type { MoveNeeds } from './move-needs.ts'
import { markBeingAnswered, markCovered, openNeeds, reopenNeed } from './index.ts'
import type { NeedBody } from './needs-contract.ts'

const NEED: NeedBody = {
  siteId: 'M1',
  skill: 'Boulanger',
  authorisations: [],
  startsOn: '2026-11-01',
  endsOn: '2027-03-31',
  everyYear: true,
  weeklyMinutes: 720,
  weeklyMinutesLeast: 600,
  weeklyMinutesMost: null,
  halfDays: [2, 6],
  halfDaysNeeded: null,
  hourlyPriceE4: null,
  note: null,
}

const json = (answer: Answer) => answer.body as Record<string, unknown>

describe('needs', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  for (const id of ['M1', 'M2']) {
    await group.member(id)
    await group.add('memberships', { member_id: id, joined_on: '2026-01-01' })
  }
  const officer = await signedIn('officer', group.id)
  const baker = await signedIn('baker', group.id, 'M1')
  const other = await signedIn('other', group.id, 'M2')

  const state = async (send: Send, body: Partial<NeedBody> = {}): Promise<string> => {
    const answer = await send('POST', '/needs', { ...NEED, ...body })
    expect([answer.status, answer.text]).toMatchObject([201, expect.any(String)])
    return String(json(answer)['needId'])
  }
  const change = async (send: Send, needId: string, body: Partial<NeedBody>): Promise<Answer> => {
    const read = await officer('GET', `/needs/${needId}`)
    const tag = String(read.headers['etag'])
    return send('PUT', `/needs/${needId}`, { ...NEED, ...body }, { 'if-match': tag })
  }
  type Move = (db: GroupDb, command: MoveNeeds) => Promise<unknown>
  const moved = (move: Move, needIds: string[], at = clock.now()) =>
    inGroup(database, group.id, (db) => move(db, { groupId: group.id, needIds, actor: 'Lise', at }))

  it('are stated by a member for itself, seen by it and the group alone', async () => {
    const needId = await state(baker)
    expect(json(await baker('GET', `/needs/${needId}`))).toMatchObject({
      state: 'stated',
      comesBack: true,
      months: [1, 2, 3, 11, 12],
      version: 1,
      days: 0,
      events: [{ kind: 'stated', actor: 'baker' }],
    })
    expect((await officer('GET', `/needs/${needId}`)).status).toBe(200)
    expect((await other('GET', `/needs/${needId}`)).status).toBe(404)
    expect((await change(other, needId, {})).status).toBe(404)
    const away = await other('POST', `/needs/${needId}/withdrawal`, { reason: 'x' })
    expect(away.status).toBe(404)
    expect((await other('GET', '/needs')).text).not.toMatch(/M1/)
    expect((await other('GET', '/need-suggestions')).text).not.toMatch(/M1|Boulanger/)
    const elsewhere = await other('POST', '/needs', NEED)
    expect(elsewhere.status).toBe(422)
    expect(json(elsewhere)).toMatchObject({ errors: [{ path: '/body/siteId' }] })
    expect((await other('GET', `/needs/${needId}`)).status).toBe(404)
  })

  it('tell all that is wrong at once, in the words of the person', async () => {
    const answer = await baker('POST', '/needs', {
      ...NEED,
      skill: ' ',
      endsOn: '2026-10-01',
      weeklyMinutes: 1500,
      weeklyMinutesLeast: 1600,
      halfDays: [2, 3],
    })
    expect(answer.status).toBe(422)
    expect(json(answer)['errors']).toMatchObject([
      { path: '/body/skill', expected: 'le métier recherché' },
      { path: '/body/endsOn', expected: 'une fin après le début' },
      { path: '/body/weeklyMinutesLeast' },
      { path: '/body/halfDays', expected: expect.stringContaining('10 h') },
    ])
  })

  it('keep what was asked before, and refuse a change of an older version', async () => {
    const needId = await state(baker)
    const old = String((await baker('GET', `/needs/${needId}`)).headers['etag'])
    expect((await change(baker, needId, { weeklyMinutes: 840 })).status).toBe(200)
    expect(json(await baker('GET', `/needs/${needId}`))).toMatchObject({
      version: 2,
      weeklyMinutes: 840,
      events: [{ kind: 'stated' }, { kind: 'changed', before: { weeklyMinutes: 720 } }],
    })
    const stale = await baker('PUT', `/needs/${needId}`, NEED, { 'if-match': old })
    expect(stale.status).toBe(412)
    const same = await change(baker, needId, { weeklyMinutes: 840 })
    expect(json(same)).toMatchObject({ version: 2 })
  })

  it('go from stated to covered, with the delay, and back', async () => {
    const needId = await state(officer, { siteId: 'M2' })
    expect(await moved(markBeingAnswered, [needId])).toMatchObject({ ok: true })
    expect(await moved(markBeingAnswered, [needId, 'B999'])).toMatchObject({
      ok: false,
      refusal: {
        needs: [
          { needId, reason: 'state', state: 'being_answered' },
          { needId: 'B999', reason: 'not-found' },
        ],
      },
    })
    expect((await inGroup(database, group.id, openNeeds)).map((one) => one.needId)).not.toContain(
      needId,
    )
    // Half past midnight in Paris: the sixth civil day.
    await moved(markCovered, [needId], '2026-11-06T23:30:00Z')
    expect(json(await other('GET', `/needs/${needId}`))).toMatchObject({
      state: 'covered',
      days: 5,
    })
    expect(json(await officer('GET', '/needs?state=covered'))).toMatchObject({
      total: 1,
      medianDays: 5,
    })
    await moved(reopenNeed, [needId])
    expect(json(await other('GET', `/needs/${needId}`))).toMatchObject({
      state: 'stated',
      days: 0,
      events: [{}, {}, {}, { kind: 'reopened', actor: 'Lise' }],
    })
  })

  it('are withdrawn with a reason, and opened again, never deleted', async () => {
    const needId = await state(baker)
    const away = (reason: string) => baker('POST', `/needs/${needId}/withdrawal`, { reason })
    expect((await away('  ')).status).toBe(422)
    expect((await away('Embauche directe')).status).toBe(200)
    expect((await away('encore')).status).toBe(409)
    expect((await change(baker, needId, { weeklyMinutes: 60 })).status).toBe(409)
    const opened = await baker('POST', `/needs/${needId}/reopening`, { reason: null })
    expect(json(opened)).toMatchObject({
      state: 'stated',
      events: [{}, { kind: 'withdrawn', reason: 'Embauche directe' }, { kind: 'reopened' }],
    })
    await expect(
      inGroup(database, group.id, (db) => db.deleteFrom('needs').execute()),
    ).rejects.toThrow(/permission denied/)
  })

  it('are found by state, member, skill, season and words, with their counts', async () => {
    await state(officer, { siteId: 'M2', skill: 'Comptable', endsOn: null, everyYear: null })
    const list = async (query: string) => json(await officer('GET', `/needs?${query}`))
    expect(await list('skill=Comptable')).toMatchObject({ total: 1, items: [{ memberId: 'M2' }] })
    expect(await list('q=comptable+adherent')).toMatchObject({ total: 1 })
    expect(await list('month=7')).toMatchObject({ total: 1 })
    const all = await list('state=open&sort=needId&limit=2')
    expect(all).toMatchObject({ total: 5, items: [{ needId: 'B001' }, { needId: 'B002' }] })
    expect(all['states']).toMatchObject({ stated: { needs: 5 }, covered: { needs: 0 } })
    expect(all['skills']).toEqual([
      { skill: 'Boulanger', needs: 4 },
      { skill: 'Comptable', needs: 1 },
    ])
    expect(await list('memberId=M1')).toMatchObject({ total: 3 })
    const { rows } = await database.pool.query('select action from audit_events order by sequence')
    expect(rows).toContainEqual({ action: 'need.withdrawn' })
  })
})
