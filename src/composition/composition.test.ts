import { describe, expect, it } from 'vitest'
import { type Send, testApi } from '../../tests/support/api.ts'
import {
  bodyOf,
  composed,
  groupWithNeeds,
  need,
  needIdsOf,
} from '../../tests/support/composition.ts'
import type { ComposeRun, Composition, CompositionStart } from './composition-contract.ts'
import { runComposition } from './index.ts'

describe('the composition of a group', async () => {
  const { database, clock, signedIn } = await testApi()

  it('answers jobs, the piece that is missing, and keeps them', async () => {
    const group = await groupWithNeeds(database, 'runs')
    const send = await signedIn('runs', group.id)
    const before = bodyOf<CompositionStart>(await send('GET', '/composition'), 200)
    expect(before).toMatchObject({ run: null, resultId: null, openNeeds: 5, openMinutes: 5640 })

    const result = await composed({ database, clock }, send, group)
    expect(result.jobs.map(needIdsOf)).toEqual(expect.arrayContaining([['N1', 'N2', 'N3'], ['N4']]))
    expect(result.figures).toMatchObject({
      needs: 5,
      jobs: 2,
      coveredNeeds: 4,
      coveredMinutes: 4200,
      finished: true,
    })
    expect(result.figures.gap).toBeLessThan(0.0001)
    expect(result.uncovered.map(({ needId }) => needId)).toEqual(['N5'])
    expect(result.staleness.stale).toBe(false)

    const after = bodyOf<CompositionStart>(await send('GET', '/composition'), 200)
    expect(after).toMatchObject({ resultId: result.resultId, run: { state: 'done', jobs: 2 } })

    const events = await send('GET', `/compose-runs/${result.runId}/events`)
    expect(events.text).toMatch(/^event: progress\ndata: .*"state":"done".*"hasResult":true/m)

    await need(group, 'N6', 'S5', 660, null, 'Soudeur')
    const later = bodyOf<Composition>(await send('GET', `/compositions/${result.resultId}`), 200)
    expect(later.staleness).toMatchObject({ stale: true, needsAdded: ['N6'] })
  })

  const runState = async (runId: string) => {
    const { rows } = await database.pool.query<{ state: string; answered: boolean }>(
      `select state, answer is not null as answered from compose_runs where run_id = $1`,
      [runId],
    )
    return rows[0]
  }
  const start = async (send: Send, body: object = { timeLimitSeconds: 5 }) =>
    bodyOf<ComposeRun>(await send('POST', '/compose-runs', body), 202).runId

  it('runs one at a time, and none without needs', async () => {
    const group = await groupWithNeeds(database, 'one')
    const send = await signedIn('one', group.id)
    const both = await Promise.all([
      send('POST', '/compose-runs', {}),
      send('POST', '/compose-runs', {}),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409])
    const { runId } = bodyOf<CompositionStart>(await send('GET', '/composition'), 200).run ?? {}
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      facts: { kind: 'run-under-way', runId },
    })
    await database.pool.query(`update needs set state = 'withdrawn' where group_id = 'one'`)
    bodyOf(await send('DELETE', `/compose-runs/${runId}`), 202)
    expect(await send('POST', '/compose-runs', {})).toMatchObject({
      status: 409,
      body: { facts: { kind: 'no-open-need' } },
    })
  })

  it('cancelled while it waits ends at once, cancelled at work keeps the best so far', async () => {
    const group = await groupWithNeeds(database, 'cancel')
    const send = await signedIn('cancel', group.id)
    const waiting = await start(send)
    const cancelled = bodyOf<ComposeRun>(await send('DELETE', `/compose-runs/${waiting}`), 202)
    expect(cancelled).toMatchObject({ state: 'cancelled', hasResult: false })
    const ofWaiting = { groupId: group.id, runId: waiting, clock }
    expect(await runComposition(database, ofWaiting)).toBe('let-go')

    const working = await start(send)
    await database.pool.query('update compose_runs set cancel_requested = true where run_id = $1', [
      working,
    ])
    const end = await runComposition(database, { groupId: group.id, runId: working, clock })
    expect(end).toBe('cancelled')
    expect(await runState(working)).toEqual({ state: 'cancelled', answered: true })
    const result = bodyOf<Composition>(await send('GET', `/compositions/${working}`), 200)
    expect(result.figures.gap).toBeLessThanOrEqual(1)
  })

  it('is taken up again after its worker died, and let go by the one that lost it', async () => {
    const group = await groupWithNeeds(database, 'again')
    const send = await signedIn('again', group.id)
    const runId = await start(send)
    const lost = new AbortController()
    lost.abort()
    const command = { groupId: group.id, runId, clock }
    expect(await runComposition(database, { ...command, signal: lost.signal })).toBe('let-go')
    expect(await runState(runId)).toEqual({ state: 'running', answered: false })
    expect(await runComposition(database, command)).toBe('done')
    expect(await runState(runId)).toEqual({ state: 'done', answered: true })
    expect(await runComposition(database, command)).toBe('let-go')
  })

  it('tries changes, tells the difference, and keeps or drops them', async () => {
    const group = await groupWithNeeds(database, 'what-if')
    const send = await signedIn('what-if', group.id)
    const { resultId } = await composed({ database, clock }, send, group)
    const tryOn = (id: string, ...changes: object[]) =>
      send('POST', `/compositions/${id}/what-if`, { changes })

    const added = bodyOf<Composition>(
      await tryOn(resultId, {
        kind: 'add-need',
        need: { siteId: 'S4', skill: 'Soudeur', weeklyMinutes: 660 },
      }),
      201,
    )
    expect(added.jobs.map(needIdsOf)).toContainEqual(['N5', 'hypothesis-1'])
    expect(added.scenario).toMatchObject({
      baseId: resultId,
      state: 'draft',
      difference: {
        kept: 2,
        changed: [],
        gone: [],
        needsCovered: ['N5', 'hypothesis-1'],
        needsLeft: [],
        before: { jobs: 2 },
        after: { jobs: 3 },
      },
    })
    expect(added.scenario?.difference.appeared).toHaveLength(1)

    const without = bodyOf<Composition>(
      await tryOn(added.resultId, { kind: 'drop-member', memberId: 'M2' }),
      201,
    )
    expect(without.scenario?.changes.map(({ kind }) => kind)).toEqual(['add-need', 'drop-member'])
    expect(without.scenario?.difference).toMatchObject({
      kept: 2,
      needsLeft: ['N1', 'N2', 'N3'],
      gone: [{ needIds: ['N1', 'N2', 'N3'] }],
    })

    const wrong = await tryOn(
      resultId,
      { kind: 'drop-need', needId: 'N9' },
      { kind: 'lock', needIds: ['N1', 'N2'] },
      { kind: 'members-apart', memberIds: ['M1', 'M1'] },
    )
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: '/body/changes/0' },
          { path: '/body/changes/1' },
          { path: '/body/changes/2' },
        ],
      },
    })

    const shown = async () =>
      bodyOf<CompositionStart>(await send('GET', '/composition'), 200).resultId
    const job = added.jobs.find((one) => needIdsOf(one).includes('hypothesis-1'))
    const accept = `/compositions/${added.resultId}/jobs/${job?.jobId}/acceptance`
    expect(await send('POST', accept, { startsOn: '2026-12-07' })).toMatchObject({
      status: 409,
      body: {
        facts: {
          reasons: expect.arrayContaining([
            { kind: 'scenario-not-kept' },
            { kind: 'hypothetical-need', needId: 'hypothesis-1' },
          ]),
        },
      },
    })
    expect(await shown()).toBe(resultId)
    bodyOf(await send('POST', `/compositions/${added.resultId}/keeping`), 200)
    expect(await shown()).toBe(added.resultId)
    bodyOf(await send('DELETE', `/compositions/${added.resultId}`), 204)
    expect(await shown()).toBe(resultId)
  })

  it('keeps pairs apart and locked jobs together', async () => {
    const group = await groupWithNeeds(database, 'apart')
    const send = await signedIn('apart', group.id)
    const { resultId } = await composed({ database, clock }, send, group)
    const tryOn = async (id: string, change: object) =>
      bodyOf<Composition>(
        await send('POST', `/compositions/${id}/what-if`, { changes: [change] }),
        201,
      )
    const locked = await tryOn(resultId, { kind: 'lock', needIds: ['N1', 'N2', 'N3'] })
    expect(locked.jobs.find(({ locked: one }) => one)?.memberIds).toEqual(['M1', 'M2', 'M3'])
    const apart = await tryOn(locked.resultId, { kind: 'members-apart', memberIds: ['M1', 'M3'] })
    expect(apart.locks).toMatchObject({ jobs: [], membersApart: [['M1', 'M3']] })
    expect(apart.jobs.map(needIdsOf)).toEqual([['N4']])
  })
})
