import { describe, expect, it } from 'vitest'
import { type Answer, type Send, testApi } from '../../tests/support/api.ts'
import { groupWithNeeds, need } from '../../tests/support/composition.ts'
import type { SmallGroup } from '../../tests/support/small-group.ts'
import type { ComposeRun, Composition, CompositionStart } from './composition-contract.ts'
import { runComposition } from './index.ts'

// The answer has passed the contract on its way: here its type is said once.
const bodyOf = <T>({ status, body, text }: Answer, expected: number): T => {
  expect([status, status === expected ? '' : text]).toEqual([expected, ''])
  return body as T
}

describe('the composition of a group', async () => {
  const { database, clock, signedIn } = await testApi()

  const composed = async (
    send: Send,
    group: SmallGroup,
    body: object = { timeLimitSeconds: 5 },
  ): Promise<Composition> => {
    const run = bodyOf<ComposeRun>(await send('POST', '/compose-runs', body), 202)
    const end = await runComposition(database, { groupId: group.id, runId: run.runId, clock })
    expect(end).toBe('done')
    return bodyOf(await send('GET', `/compositions/${run.runId}`), 200)
  }

  it('answers jobs, the piece that is missing, and keeps them', async () => {
    const group = await groupWithNeeds(database, 'runs')
    const send = await signedIn('runs', group.id)
    const before = bodyOf<CompositionStart>(await send('GET', '/composition'), 200)
    expect(before).toMatchObject({ run: null, resultId: null, openNeeds: 5, openMinutes: 5640 })

    const result = await composed(send, group)
    expect(result.jobs.map(({ pieces }) => pieces.map(({ needId }) => needId).toSorted())).toEqual(
      expect.arrayContaining([['N1', 'N2', 'N3'], ['N4']]),
    )
    expect(result.figures).toMatchObject({
      needs: 5,
      jobs: 2,
      coveredNeeds: 4,
      coveredMinutes: 4200,
      gap: 0,
      finished: true,
    })
    expect(result.uncovered.map(({ needId }) => needId)).toEqual(['N5'])
    expect(result.staleness.stale).toBe(false)

    const after = bodyOf<CompositionStart>(await send('GET', '/composition'), 200)
    expect(after).toMatchObject({ resultId: result.resultId, run: { state: 'done', jobs: 2 } })

    await need(group, 'N6', 'S5', 660, null, 'Soudeur')
    const later = bodyOf<Composition>(await send('GET', `/compositions/${result.resultId}`), 200)
    expect(later.staleness).toMatchObject({ stale: true, needsAdded: ['N6'] })
  })
})
