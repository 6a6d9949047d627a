import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { printable } from './fonts.ts'
import type { Answer, Order } from './protocol.ts'

/** Pages out of templates and data, in one child process that is started when first needed. */
export interface Typesetter {
  /**
   * The PDF of a template of this folder.
   *
   * @param page what the template reads as `sys.inputs.page`; text of it is never markup.
   * @param files text of files that the template attaches, by name of input.
   * @throws Error when the template fails, or the process dies twice over the document.
   */
  typeset(template: string, page: unknown, files?: Record<string, string>): Promise<Buffer>
  /** Stops the process; documents still awaited fail. */
  close(): Promise<void>
}

/** The process is never idle while another order waits, and few are lost when it dies. */
const ORDERS_AHEAD = 2
const MOST_TRIES = 2

interface Job {
  readonly order: Order
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (error: Error) => void
  tries: number
}

export function openTypesetter(): Typesetter {
  const waiting: Job[] = []
  const sent = new Map<number, Job>()
  let child: ChildProcess | undefined
  let closed = false
  let lastId = 0

  function pump(): void {
    while (sent.size < ORDERS_AHEAD) {
      const job = waiting.shift()
      if (job === undefined) return
      child ??= start()
      job.tries += 1
      sent.set(job.order.id, job)
      child.send(job.order)
    }
  }

  function start(): ChildProcess {
    const started = fork(join(import.meta.dirname, 'typesetter-process.ts'), [], {
      serialization: 'advanced',
      execArgv: [],
    })
    started.on('message', (answer: Answer) => settle(answer))
    started.on('error', () => undefined)
    started.on('exit', (code, signal) => {
      if (child === started) child = undefined
      recover(`the typesetting process ended (${signal ?? code})`)
    })
    return started
  }

  function settle(answer: Answer): void {
    const job = sent.get(answer.id)
    sent.delete(answer.id)
    if ('pdf' in answer) job?.resolve(Buffer.from(answer.pdf))
    else job?.reject(new Error(`${job.order.template}: ${answer.failure}`))
    pump()
  }

  /** What the dead process left undone goes first in the queue, unless it killed it twice. */
  function recover(reason: string): void {
    const lost = [...sent.values()]
    sent.clear()
    for (const job of lost.reverse()) {
      if (closed || job.tries >= MOST_TRIES) job.reject(new Error(reason))
      else waiting.unshift(job)
    }
    if (!closed) pump()
  }

  return {
    typeset(template, page, files = {}) {
      if (closed) return Promise.reject(new Error('the typesetter is closed'))
      const text = JSON.stringify(page, (_key, value: unknown) =>
        typeof value === 'string' ? printable(value) : value,
      )
      lastId += 1
      const order: Order = {
        id: lastId,
        template,
        inputs: { ...files, page: text },
        standard: 'a-3a',
      }
      return new Promise((resolve, reject) => {
        waiting.push({ order, resolve, reject, tries: 0 })
        pump()
      })
    },
    async close() {
      closed = true
      for (const job of waiting.splice(0)) job.reject(new Error('the typesetter is closed'))
      const running = child
      if (running === undefined) return
      await new Promise((resolve) => {
        running.once('exit', resolve)
        running.kill('SIGTERM')
      })
    },
  }
}
