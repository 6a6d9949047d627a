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
const MOST_DEATHS = 2

interface Job {
  readonly order: Order
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (error: Error) => void
  /** Processes that ended while they worked on it. */
  deaths: number
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
    // An order sent to a dying process fails here and is recovered at its end; a process that
    // could not be started has no end.
    started.on('error', (error) => {
      if (started.pid === undefined) ended(started, `typesetting cannot start: ${error.message}`)
    })
    started.on('exit', (code, signal) =>
      ended(started, `the typesetting process ended (${signal ?? code})`),
    )
    return started
  }

  function ended(process: ChildProcess, reason: string): void {
    if (child === process) child = undefined
    recover(reason)
  }

  function settle(answer: Answer): void {
    const job = sent.get(answer.id)
    sent.delete(answer.id)
    if ('pdf' in answer) job?.resolve(Buffer.from(answer.pdf))
    else job?.reject(new Error(`${job.order.template}: ${answer.failure}`))
    pump()
  }

  /** What a dead process left undone goes first in the queue, unless it killed it twice. */
  function recover(reason: string): void {
    const [worked, ...untouched] = sent.values()
    sent.clear()
    if (worked === undefined) return
    worked.deaths += 1
    const lost = worked.deaths < MOST_DEATHS ? [worked, ...untouched] : untouched
    if (closed) for (const job of lost) job.reject(new Error(reason))
    else waiting.unshift(...lost)
    if (worked.deaths >= MOST_DEATHS) worked.reject(new Error(reason))
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
        waiting.push({ order, resolve, reject, deaths: 0 })
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
