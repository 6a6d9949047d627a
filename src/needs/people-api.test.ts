import { describe, expect, it } from 'vitest'
import { type Answer, testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { inGroup } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import { candidatesToPlace, eraseOverdueCandidates, markHired } from './index.ts'
import type { CandidateBody } from './people-contract.ts'

const CANDIDATE: CandidateBody = {
  lastName: 'Roy',
  firstName: 'Lou',
  email: 'lou.roy@example.fr',
  phone: null,
  skills: ['Boulanger', 'HACCP'],
  weeklyMinutes: 2100,
  halfDays: [],
  availableFrom: '2027-01-01',
  mobilityKm: 30,
  mobilityMinutes: null,
  refusedMemberIds: ['M2'],
  wishes: null,
  homeCommuneCode: '61001',
  homeLatitude: null,
  homeLongitude: null,
  consentedOn: '2026-10-01',
  lastContactOn: '2026-10-15',
}

const json = (answer: Answer) => answer.body as Record<string, unknown>

describe('people to place', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  for (const id of ['M1', 'M2']) await group.member(id)
  await group.employee('P1')
  const need = (need_id: string, site_id: string, authorisations: string[]) =>
    group.add('needs', {
      need_id,
      site_id,
      skill: 'Boulanger',
      starts_on: '2026-11-01',
      weekly_minutes: 600,
      authorisations,
    })
  await need('B1', 'M1', ['HACCP'])
  await need('B2', 'M1', ['Permis C'])
  await need('B3', 'M2', [])
  const officer = await signedIn('officer', group.id)
  const member = await signedIn('member', group.id, 'M1')
  const add = async (body: Partial<CandidateBody> = {}): Promise<Answer> =>
    officer('POST', '/candidates', { ...CANDIDATE, ...body })
  const toPlace = async () =>
    (await inGroup(database, group.id, (db) => candidatesToPlace(db, day('2026-11-02')))).map(
      ({ candidateId }) => candidateId,
    )

  it('are kept with consent, and counted against the needs that they could answer', async () => {
    const added = await add()
    expect([added.status, added.body]).toMatchObject([
      201,
      { keptUntil: '2028-10-15', overdue: false, fittingNeeds: 1, hiredAs: null },
    ])
    expect((await member('GET', '/candidates')).status).toBe(404)
    expect(json(await officer('GET', '/candidates?q=haccp+roy'))).toMatchObject({ total: 1 })
    expect(json(await officer('GET', '/candidates?skill=Cariste'))).toMatchObject({ total: 0 })
  })

  it('are refused with all that is wrong', async () => {
    const answer = await add({
      lastName: ' ',
      email: 'lou',
      refusedMemberIds: ['M9'],
      lastContactOn: '2026-11-03',
      homeLatitude: 48,
    })
    const paths = (json(answer)['errors'] as { path: string }[]).map(({ path }) => path)
    expect([answer.status, paths]).toEqual([
      422,
      ['lastName', 'email', 'homeLongitude', 'lastContactOn', 'refusedMemberIds'].map(
        (field) => `/body/${field}`,
      ),
    ])
  })

  it('leave the list when hired, and come back when that is undone', async () => {
    const candidateId = String(json(await add({ lastName: 'Petit' }))['candidateId'])
    const hiring = { groupId: group.id, candidateId, employeeId: 'P9' }
    await group.add('employees', {
      employee_id: 'P9',
      last_name: 'Petit',
      first_name: 'Lou',
      hired_on: '2026-11-01',
    })
    expect(await toPlace()).toContain(candidateId)
    expect(await inGroup(database, group.id, (db) => markHired(db, hiring))).toBe(true)
    expect(await toPlace()).not.toContain(candidateId)
    expect(json(await officer('GET', '/candidates?state=hired'))).toMatchObject({ total: 1 })
    await inGroup(database, group.id, (db) =>
      db.deleteFrom('employees').where('employee_id', '=', 'P9').execute(),
    )
    expect(await toPlace()).toContain(candidateId)
  })

  it('are erased when asked, or two years after the last contact', async () => {
    const gone = String(json(await add({ lastName: 'Blanc' }))['candidateId'])
    expect((await officer('DELETE', `/candidates/${gone}`)).status).toBe(204)
    expect((await officer('DELETE', `/candidates/${gone}`)).status).toBe(404)
    const late = String(json(await add({ lastContactOn: '2024-11-01' }))['candidateId'])
    const edge = String(json(await add({ lastContactOn: '2024-11-02' }))['candidateId'])
    expect(json(await officer('GET', '/candidates?state=overdue'))).toMatchObject({
      items: [{ candidateId: late, overdue: true }],
    })
    const erased = await inGroup(database, group.id, (db) =>
      eraseOverdueCandidates(db, {
        groupId: group.id,
        today: day('2026-11-02'),
        actor: 'test',
        at: clock.now(),
      }),
    )
    expect(erased).toEqual([late])
    expect((await officer('GET', `/candidates/${edge}`)).status).toBe(200)
    const { rows } = await database.pool.query('select detail::text, subject from audit_events')
    expect(JSON.stringify(rows)).not.toMatch(/Blanc|Lou/)
  })

  it('say their wishes when they are employees', async () => {
    const path = '/employees/P1/wishes'
    const before = await officer('GET', path)
    const { lastName: _, ...body } = { lastName: '', ...json(before) }
    expect(body).toMatchObject({ halfDays: [], mobilityKm: null })
    const tag = { 'if-match': String(before.headers['etag']) }
    const wishes = { ...body, halfDays: [3, 0], refusedMemberIds: ['M9'] }
    expect((await officer('PUT', path, wishes, tag)).status).toBe(422)
    const kept = await officer('PUT', path, { ...wishes, refusedMemberIds: ['M2'] }, tag)
    expect([kept.status, kept.body]).toMatchObject([200, { halfDays: [0, 3] }])
    expect((await officer('PUT', path, body, tag)).status).toBe(412)
    expect((await officer('GET', '/employees/P9/wishes')).status).toBe(404)
    expect((await member('GET', path)).status).toBe(404)
  })
})
