import { setTimeout as pause } from 'node:timers/promises'
import type { ServedEvent } from './api.ts'
import { notFound } from './problem.ts'

/**
 * What is read, shown each time that it has changed, until it has ended or nobody listens.
 *
 * @throws a problem `not found` when there is nothing to read
 */
export async function* changesOf<State>(
  read: () => Promise<State | null>,
  {
    hasEnded,
    show,
    everyMs,
    signal,
  }: {
    readonly hasEnded: (state: State) => boolean
    readonly show: (state: State) => unknown
    readonly everyMs: number
    readonly signal: AbortSignal
  },
): AsyncIterable<ServedEvent> {
  let seen = ''
  while (!signal.aborted) {
    const state = await read()
    if (state === null) throw notFound()
    const text = JSON.stringify(state)
    if (text !== seen) yield { event: 'progress', data: show(state) }
    seen = text
    if (hasEnded(state)) return
    await pause(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
