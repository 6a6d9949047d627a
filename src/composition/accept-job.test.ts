import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Send, testApi } from '../../tests/support/api.ts'
import {
  bodyOf,
  composed,
  groupWithNeeds,
  need,
  needIdsOf,
} from '../../tests/support/composition.ts'
import type { SmallGroup } from '../../tests/support/small-group.ts'
import { chainBreaks } from '../platform/audit/index.ts'
import { auditChain } from '../platform/audit/index.ts'
import { inGroup } from '../platform/database/index.ts'
import type { MemberId } from '../shared/ids.ts'
import type {
  Acceptance,
  Composition,
  DocumentToSign,
  MyPost,
  Post,
} from './composition-contract.ts'

const STARTS_ON = '2026-12-07'

describe('a job that is accepted', async () => {
  const { database, clock, signedIn } = await testApi()

  /** All that an acceptance may touch, but for when it was touched. */
  const stateOf = async ({ id }: SmallGroup): Promise<unknown> => {
    const tables = ['needs', 'employees', 'contracts', 'skills', 'candidates', 'assignments']
    const rows = [...tables, 'assignment_prices'].map(async (table) => {
      const { rows: found } = await sql`
        select to_jsonb(t) - 'state_changed_at' - 'changed_at' as row from ${sql.table(table)} t
        where group_id = ${id} order by t::text`.execute(database.system)
      return [table, found]
    })
    return Object.fromEntries(await Promise.all(rows))
  }
  const jobOf = ({ jobs }: Composition, ...needIds: string[]): string =>
    jobs.find((job) => needIdsOf(job).join() === needIds.join())?.jobId ?? 'none'
  const accept = (send: Send, { resultId }: Composition, jobId: string, body: object = {}) =>
    send('POST', `/compositions/${resultId}/jobs/${jobId}/acceptance`, {
      startsOn: STARTS_ON,
      ...body,
    })
  const isChainWhole = ({ id }: SmallGroup) =>
    inGroup(database, id, async (db) => chainBreaks(id, await auditChain(db, id)))

  it('becomes a post to recruit for, and reversed leaves all as it was', async () => {
    const group = await groupWithNeeds(database, 'post')
    const send = await signedIn('post', group.id)
    const result = await composed({ database, clock }, send, group)
    const before = await stateOf(group)
    const jobId = jobOf(result, 'N1', 'N2', 'N3')

    const accepted = bodyOf<Acceptance>(await accept(send, result, jobId), 201)
    expect(accepted).toMatchObject({ kind: 'post', state: 'done', reversible: true })
    expect(accepted.needIds).toEqual(['N1', 'N2', 'N3'])
    const post = bodyOf<Post>(await send('GET', `/posts/${accepted.postId}`), 200)
    expect(post).toMatchObject({ skill: 'Cariste', state: 'open', weeklyMinutes: 2100 })
    expect(post.pieces.map(({ needId, minutes }) => [needId, minutes])).toEqual([
      ['N1', 840],
      ['N2', 840],
      ['N3', 420],
    ])
    const again = await accept(send, result, jobId)
    expect(again).toMatchObject({
      status: 409,
      body: {
        facts: {
          reasons: [
            { kind: 'already-accepted', acceptanceId: accepted.acceptanceId },
            { kind: 'need-taken', needId: 'N1', state: 'being_answered' },
            { kind: 'need-taken', needId: 'N2', state: 'being_answered' },
            { kind: 'need-taken', needId: 'N3', state: 'being_answered' },
          ],
        },
      },
    })
    const shown = bodyOf<Composition>(await send('GET', `/compositions/${result.resultId}`), 200)
    expect(shown.staleness.stale).toBe(false)
    expect(shown.jobs.find((job) => job.jobId === jobId)?.acceptance).toMatchObject({
      postId: accepted.postId,
    })

    const undo = `/acceptances/${accepted.acceptanceId}/reversal`
    expect(bodyOf<Acceptance>(await send('POST', undo), 200)).toMatchObject({ state: 'reversed' })
    expect(await stateOf(group)).toEqual(before)
    expect((await send('POST', undo)).status).toBe(409)
    expect(await isChainWhole(group)).toEqual([])
  })

  it('names all that stands against it at once', async () => {
    const group = await groupWithNeeds(database, 'against')
    const send = await signedIn('against', group.id)
    const result = await composed({ database, clock }, send, group)
    await database.pool.query(
      `update needs set weekly_minutes = 780 where group_id = 'against' and need_id = 'N1'`,
    )
    await database.pool.query(
      `update needs set state = 'withdrawn' where group_id = 'against' and need_id = 'N2'`,
    )
    await database.pool.query(
      `update memberships set left_on = '2026-12-06' where group_id = 'against' and member_id = 'M3'`,
    )
    const before = await stateOf(group)
    const refused = await accept(send, result, jobOf(result, 'N1', 'N2', 'N3'), {
      hourlyGrossE4: 100_000,
      as: 'person',
    })
    expect(refused).toMatchObject({
      status: 409,
      body: {
        facts: {
          reasons: [
            { kind: 'need-changed', needId: 'N1' },
            { kind: 'need-taken', needId: 'N2', state: 'withdrawn' },
            { kind: 'member-left', memberId: 'M3', needId: 'N3' },
            { kind: 'needs-a-person' },
            { kind: 'below-minimum-wage' },
          ],
        },
      },
    })
    expect(await stateOf(group)).toEqual(before)
  })

  it('does its work once for an idempotency key, and once of two at the same time', async () => {
    const group = await groupWithNeeds(database, 'twice')
    const send = await signedIn('twice', group.id)
    const result = await composed({ database, clock }, send, group)
    const url = `/compositions/${result.resultId}/jobs/${jobOf(result, 'N4')}/acceptance`
    const body = { startsOn: STARTS_ON }
    const key = { 'idempotency-key': 'accept-1' }
    const [first, second] = await Promise.all([
      send('POST', url, body, key),
      send('POST', url, body, key),
    ])
    expect(first.text).toBe(second.text)
    const jobId = jobOf(result, 'N1', 'N2', 'N3')
    const both = await Promise.all([accept(send, result, jobId), accept(send, result, jobId)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const { rows } = await database.pool.query(
      `select count(*)::int as posts from posts where group_id = 'twice'`,
    )
    expect(rows).toEqual([{ posts: 2 }])
  })

  /** P1 alone holds both trades that N5 and N6 ask for: 24 h and 11 h. */
  const withWelder = async (name: string): Promise<SmallGroup> => {
    const group = await groupWithNeeds(database, name)
    await group.employee('P1', {
      kind: 'permanent',
      job: 'Soudeur',
      weekly_minutes: 2100,
      hourly_gross_e4: 140_000,
      member_ids: ['M1'],
    })
    await group.add('skills', { employee_id: 'P1', skill: 'Peintre' })
    await need(group, 'N6', 'S4', 660, null, 'Peintre')
    return group
  }

  it('fills the hours of an employee with assignments and documents to sign', async () => {
    const group = await withWelder('person')
    const send = await signedIn('person', group.id)
    const result = await composed({ database, clock }, send, group)
    const job = result.jobs.find(({ person }) => person?.personId === 'P1')
    expect(job === undefined ? [] : needIdsOf(job)).toEqual(['N5', 'N6'])
    const before = await stateOf(group)

    const accepted = bodyOf<Acceptance>(await accept(send, result, job?.jobId ?? ''), 201)
    expect(accepted).toMatchObject({ kind: 'person', employeeId: 'P1', reversible: true })
    expect(accepted.documents.map(({ kind, memberId }) => [kind, memberId])).toEqual([
      ['amendment', null],
      ['agreement', 'M4'],
      ['agreement', 'M5'],
    ])
    const [amendment] = accepted.documents
    expect(amendment?.data).toMatchObject({
      weeklyMinutes: 2100,
      hourlyGrossE4: 140_000,
      members: [{ memberId: 'M1' }, { memberId: 'M4' }, { memberId: 'M5' }],
      before: { members: [{ memberId: 'M1' }] },
    })
    const url = `/acceptances/${accepted.acceptanceId}`
    bodyOf(await send('POST', `${url}/reversal`), 200)
    expect(await stateOf(group)).toEqual(before)

    const second = bodyOf<Acceptance>(await accept(send, result, job?.jobId ?? ''), 201)
    const decide = (document: DocumentToSign | undefined, decision: object) =>
      send('POST', `/documents-to-sign/${document?.documentId}/decision`, {
        on: '2026-12-01',
        ...decision,
      })
    bodyOf(await decide(second.documents[0], { decision: 'signed' }), 200)
    bodyOf(await decide(second.documents[1], { decision: 'signed' }), 200)
    bodyOf(await decide(second.documents[2], { decision: 'refused', reason: 'Budget' }), 200)
    expect((await decide(second.documents[2], { decision: 'signed' })).status).toBe(409)
    const { rows: contracts } = await database.pool.query(
      `select starts_on, ends_on, member_ids from contracts where group_id = 'person' order by 1`,
    )
    expect(contracts).toEqual([
      { starts_on: '2026-01-01', ends_on: '2026-12-06', member_ids: ['M1'] },
      { starts_on: STARTS_ON, ends_on: null, member_ids: ['M1', 'M4', 'M5'] },
    ])
    const { rows: needs } = await database.pool.query(
      `select need_id, state from needs where group_id = 'person' and need_id in ('N5', 'N6')
       order by 1`,
    )
    expect(needs).toEqual([
      { need_id: 'N5', state: 'stated' },
      { need_id: 'N6', state: 'covered' },
    ])
    const signed = second.documents.slice(0, 2).map(({ documentId }) => documentId)
    expect(await send('POST', `/acceptances/${second.acceptanceId}/reversal`)).toMatchObject({
      status: 409,
      body: { facts: { reasons: signed.map((documentId) => ({ kind: 'signed', documentId })) } },
    })
  })

  it('is held by a candidate who becomes an employee, and a candidate again', async () => {
    const group = await groupWithNeeds(database, 'hire')
    const send = await signedIn('hire', group.id)
    const result = await composed({ database, clock }, send, group)
    await group.add('candidates', {
      candidate_id: 'K1',
      last_name: 'Roux',
      first_name: 'Lea',
      skills: ['Cariste'],
      last_contact_on: '2026-10-01',
    })
    const { postId, acceptanceId } = bodyOf<Acceptance>(
      await accept(send, result, jobOf(result, 'N1', 'N2', 'N3')),
      201,
    )
    const open = bodyOf<Post>(await send('GET', `/posts/${postId}`), 200)
    expect(open.candidates).toMatchObject([{ candidateId: 'K1', fits: true, misfits: [] }])
    const before = await stateOf(group)

    const fill = () =>
      send('POST', `/posts/${postId}/filling`, { candidateId: 'K1', startsOn: STARTS_ON })
    const filled = bodyOf<Acceptance>(await fill(), 201)
    expect(filled).toMatchObject({ kind: 'hire', employeeName: 'Lea Roux', postId })
    expect(filled.documents.map(({ kind }) => kind)).toEqual([
      'contract',
      'agreement',
      'agreement',
      'agreement',
    ])
    expect((await fill()).status).toBe(409)
    expect(await send('POST', `/acceptances/${acceptanceId}/reversal`)).toMatchObject({
      status: 409,
      body: { facts: { reasons: [{ kind: 'filled', acceptanceId: filled.acceptanceId }] } },
    })

    const seenBy = (memberId: string, table: string) =>
      inGroup(database, { groupId: group.id, memberId: memberId as MemberId }, async (db) => {
        const { rows } = await sql<{ row: Record<string, unknown> }>`
          select to_jsonb(t) as row from ${sql.table(table)} t`.execute(db)
        return rows.map(({ row }) => row['member_id'] ?? null)
      })
    expect(await seenBy('M2', 'post_pieces')).toEqual(['M2'])
    expect(await seenBy('M2', 'documents_to_sign')).toEqual(['M2'])
    for (const table of ['posts', 'acceptances', 'compose_runs', 'compose_scenarios'])
      expect(await seenBy('M2', table)).toEqual([])
    const member = await signedIn('hire-m2', group.id, 'M2')
    const mine = bodyOf<{ items: MyPost[] }>(await member('GET', '/my-posts'), 200)
    expect(mine.items).toMatchObject([{ postId, state: 'filled', employeeName: null }])
    expect(mine.items[0]?.pieces.map(({ needId }) => needId)).toEqual(['N2'])
    expect(JSON.stringify(mine)).not.toMatch(/M1|M3|N1|N3|2100/)
    expect((await member('GET', `/posts/${postId}`)).status).toBe(404)

    bodyOf(await send('POST', `/acceptances/${filled.acceptanceId}/reversal`), 200)
    expect(await stateOf(group)).toEqual(before)

    const second = bodyOf<Acceptance>(await fill(), 201)
    const decide = (kind: string, decision: string) => {
      const document = second.documents.find((one) => one.kind === kind)
      const url = `/documents-to-sign/${document?.documentId}/decision`
      return send('POST', url, { decision, on: '2026-12-01' })
    }
    bodyOf(await decide('agreement', 'signed'), 200)
    const undo = `/acceptances/${second.acceptanceId}/reversal`
    expect((await send('POST', undo)).status).toBe(409)
    bodyOf(await decide('contract', 'refused'), 200)
    bodyOf(await send('POST', undo), 200)
    expect(await stateOf(group)).toEqual(before)
    const reopened = bodyOf<Post>(await send('GET', `/posts/${postId}`), 200)
    expect(reopened).toMatchObject({ state: 'open', filling: null })
    bodyOf(await send('POST', `/posts/${postId}/withdrawal`, { reason: 'Plus besoin' }), 200)
    const { rows } = await database.pool.query(
      `select count(*)::int as open from needs where group_id = 'hire' and state = 'stated'`,
    )
    expect(rows).toEqual([{ open: 5 }])
  })

  it('is not undone once work is planned on it', async () => {
    const group = await withWelder('planned')
    const send = await signedIn('planned', group.id)
    const result = await composed({ database, clock }, send, group)
    const { jobId } = result.jobs.find(({ person }) => person !== null) ?? { jobId: '' }
    const accepted = bodyOf<Acceptance>(await accept(send, result, jobId), 201)
    const assignmentId = accepted.assignmentIds.toSorted()[0] ?? ''
    await group.work('E1', assignmentId, '2026-12-07T08:00', '2026-12-07T12:00')
    expect(await send('POST', `/acceptances/${accepted.acceptanceId}/reversal`)).toMatchObject({
      status: 409,
      body: { facts: { reasons: [{ kind: 'worked', assignmentId, entries: 1 }] } },
    })
  })
})
