import { describe, expect, it } from 'vitest'
import { testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { inGroup } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import { deadlinesDue } from './deadlines.ts'

interface Row {
  readonly key: string
  readonly kind: string
  readonly dueOn: string
  readonly nearness: string
  readonly doneOn: string | null
  readonly mark: { readonly note: string; readonly by: string } | null
}

// The clock of the tests stands at 2026-11-02.
describe('the deadlines of a group', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE-deadlines')
  await group.member('M1')
  await group.add('memberships', { member_id: 'M1', joined_on: '2026-10-15' })
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.add('skills', { employee_id: 'P1', skill: 'CACES', valid_until: '2026-11-20' })
  const officer = await signedIn('officer', group.id)
  const list = async (query = '') => {
    const { body } = await officer('GET', `/deadlines${query}`)
    return body as { items: Row[]; today: string; lacks: { ruleId: string; people: number }[] }
  }
  const one = async (kind: string) => (await list()).items.find((row) => row.kind === kind)

  it('are those of the law, with names, articles and how near they are', async () => {
    const { items, today, lacks } = await list()
    expect(today).toBe('2026-11-02')
    expect(items.filter(({ kind }) => kind !== 'interview')).toMatchObject([
      { kind: 'member_joined', dueOn: '2026-11-15', nearness: 'in_30', ruleId: 'DEC-03' },
      {
        kind: 'authorisation_end',
        dueOn: '2026-11-20',
        subject: 'CACES',
        employee: { employeeId: 'P1', name: 'P1 Camille' },
      },
      {
        kind: 'disability_attestation',
        dueOn: '2027-03-15',
        nearness: 'later',
        member: { memberId: 'M1', name: 'Adherent M1' },
        article: 'D5212-6',
      },
    ])
    expect(lacks).toMatchObject([{ ruleId: 'MED-02', people: 1 }])
    expect((await list('?from=2026-11-16&to=2026-11-20')).items).toHaveLength(1)
  })

  it('are marked as done with a day and a note, and taken back', async () => {
    const key = (await one('member_joined'))?.key
    const body = { key, doneOn: '2026-10-30', note: ' LRAR 1A ' }
    expect(await officer('POST', '/deadlines/marks', body)).toMatchObject({
      status: 200,
      body: { done: true },
    })
    expect(await one('member_joined')).toMatchObject({
      doneOn: '2026-10-30',
      nearness: 'done',
      mark: { note: 'LRAR 1A' },
    })
    const again = { ...body, doneOn: '2026-10-31' }
    await officer('POST', '/deadlines/marks', again)
    expect(await one('member_joined')).toMatchObject({ doneOn: '2026-10-31' })
    const undone = await officer('POST', '/deadlines/marks/removal', { key })
    expect(undone.body).toEqual({ done: true })
    expect((await officer('POST', '/deadlines/marks/removal', { key })).body).toEqual({
      done: false,
    })
    expect(await one('member_joined')).toMatchObject({ doneOn: null, mark: null })
    const { rows } = await database.pool.query<{ action: string }>(
      `select action from audit_events where group_id = $1 and subject = $2 order by sequence`,
      [group.id, key],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'mark-deadline',
      'mark-deadline',
      'unmark-deadline',
    ])
  })

  it('wait within thirty days', async () => {
    const due = () => inGroup(database, group.id, (db) => deadlinesDue(db, day('2026-11-02')))
    expect(await due()).toEqual({ count: 2, concerns: 2 })
    const later = inGroup(database, group.id, (db) => deadlinesDue(db, day('2026-10-20')))
    expect(await later).toEqual({ count: 1, concerns: 1 })
  })

  it('follow the acts that people record', async () => {
    const act = { kind: 'declaration_received', filedOn: '2026-10-31' }
    const record = () => officer('POST', '/group/filings', { ...act, note: '' })
    expect((await record()).body).toEqual({ done: true })
    expect((await record()).body).toEqual({ done: false })
    expect(await one('opposition_end')).toMatchObject({ dueOn: '2026-11-30' })
    expect((await officer('POST', '/group/filings/removal', act)).body).toEqual({ done: true })
    expect(await one('opposition_end')).toBeUndefined()
  })

  it('are of the staff of the group alone', async () => {
    const member = await signedIn('member', group.id, 'M1')
    expect((await member('GET', '/deadlines')).status).toBe(404)
    expect((await member('GET', '/headcounts?on=2026-11-02')).status).toBe(404)
  })

  it('count people for each purpose, in the group and at a member', async () => {
    const { body } = await officer('GET', '/headcounts?on=2026-11-02')
    expect(body).toMatchObject({
      purposes: [
        { purpose: 'labour_code', totalE4: 0, people: [{ reason: 'made_available' }] },
        { purpose: 'representation', totalE4: 10_000, people: [{ name: 'P1 Camille' }] },
        { purpose: 'social_security', totalE4: 0 },
        { purpose: 'work_accident', totalE4: 10_000 },
        { purpose: 'disability', totalE4: 0 },
      ],
      year: { year: 2025, totalE4: 0, months: [] },
      fixedTermShareE4: 0,
    })
    const at = await officer('GET', '/members/M1/headcounts?on=2027-11-02')
    expect(at.body).toMatchObject({ name: 'Adherent M1', voters: [{ employeeId: 'P1' }] })
    expect((await officer('GET', '/members/M9/headcounts?on=2027-11-02')).status).toBe(404)
  })
})
