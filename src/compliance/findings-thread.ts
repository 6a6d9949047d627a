import { Worker } from 'node:worker_threads'
import type { GroupDb } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { areStored } from './findings-of-month.ts'

/** A month to judge, as it is told to the thread. */
export interface JudgeOrder {
  readonly groupId: GroupId
  readonly month: Month
}

/** Judges months apart from the thread that answers people, which it would hold up for a second. */
export interface FindingsThread {
  /** Comes back when the findings of the month are stored, at once where they are already. */
  prepare(db: GroupDb, groupId: GroupId, month: Month): Promise<void>
  /** The same for a viewer who does not see what is judged: a member company. */
  prepareUnseen(groupId: GroupId, month: Month): Promise<void>
  close(): Promise<void>
}

/** The thread is started by the first month that must be judged. */
export function openFindingsThread(databaseUrl: string): FindingsThread {
  const waiting = new Map<string, PromiseWithResolvers<void>>()
  let thread: Worker | undefined

  const settle = (key: string): void => {
    waiting.get(key)?.resolve()
    waiting.delete(key)
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./judge-months.ts', import.meta.url), {
      workerData: databaseUrl,
    })
    started.unref()
    started.on('message', settle)
    // What a thread that failed leaves undone is judged by those who read it.
    started.on('error', () => undefined)
    started.on('exit', () => {
      thread = undefined
      for (const key of waiting.keys()) settle(key)
    })
    return started
  }

  const judge = async (order: JudgeOrder): Promise<void> => {
    const key = keyOf(order)
    const known = waiting.get(key)
    if (known !== undefined) return known.promise
    const asked = Promise.withResolvers<void>()
    waiting.set(key, asked)
    thread ??= start()
    thread.postMessage(order)
    return asked.promise
  }

  return {
    prepare: async (db, groupId, month) => {
      if (!(await areStored(db, month))) await judge({ groupId, month })
    },
    prepareUnseen: (groupId, month) => judge({ groupId, month }),
    close: async () => {
      await thread?.terminate()
    },
  }
}

export const keyOf = ({ groupId, month }: JudgeOrder): string => `${month} ${groupId}`
