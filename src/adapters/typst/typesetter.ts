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
   * @param picture bytes of the file that the template reads as `picture`.
   * @throws Error when the template fails, or the process dies twice over the document.
   */
  typeset(
    template: string,
    page: unknown,
    files?: Record<string, string>,
    picture?: Uint8Array,
  ): Promise<Buffer>
  /** Stops the process; documents still awaited fail. */
  close(): Promise<void>
}

/** The process is never idle while another order waits, and few are lost when it dies. */
const ORDERS_AHEAD = 2
const MOST_DEATHS = 2

/** Documents that people read and print are held to PDF/UA; those kept with data in them to PDF/A. */
const STANDARDS: Readonly<Record<string, Order['standard']>> = { statement: 'ua-1' }

interface Job {
  readonly order: Order
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (error: Error) => void
  /** Processes that ended while they worked on it. */
  deaths: number
}

export const openTypesetter = (): Typesetter => new ProcessTypesetter()

class ProcessTypesetter implements Typesetter {
  readonly #waiting: Job[] = []
  readonly #sent = new Map<number, Job>()
  #child: ChildProcess | undefined
  #closed = false
  #lastId = 0

  typeset(
    template: string,
    page: unknown,
    files: Record<string, string> = {},
    picture?: Uint8Array,
  ): Promise<Buffer> {
    if (this.#closed) return Promise.reject(new Error('the typesetter is closed'))
    const text = JSON.stringify(page, (_key, value: unknown) =>
      typeof value === 'string' ? printable(value) : value,
    )
    this.#lastId += 1
    const inputs = { ...files, page: text }
    const order: Order = {
      id: this.#lastId,
      template,
      inputs,
      standard: STANDARDS[template] ?? 'a-3a',
      ...(picture === undefined ? {} : { picture }),
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, resolve, reject, deaths: 0 })
      this.#pump()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#waiting.splice(0)) job.reject(new Error('the typesetter is closed'))
    const running = this.#child
    if (running === undefined) return
    await new Promise((resolve) => {
      running.once('exit', resolve)
      running.kill('SIGTERM')
    })
  }

  #pump(): void {
    while (this.#sent.size < ORDERS_AHEAD) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#child ??= this.#start()
      this.#sent.set(job.order.id, job)
      this.#child.send(job.order)
    }
  }

  #start(): ChildProcess {
    const started = fork(join(import.meta.dirname, 'typesetter-process.ts'), [], {
      serialization: 'advanced',
      execArgv: [],
    })
    started.on('message', (answer: Answer) => this.#settle(answer))
    // An order sent to a dying process fails here and is recovered at its end; a process that
    // could not be started has no end.
    started.on('error', (error) => {
      if (started.pid === undefined) {
        this.#recover(started, `typesetting cannot start: ${error.message}`)
      }
    })
    started.on('exit', (code, signal) =>
      this.#recover(started, `the typesetting process ended (${signal ?? code})`),
    )
    return started
  }

  #settle(answer: Answer): void {
    const job = this.#sent.get(answer.id)
    this.#sent.delete(answer.id)
    if ('pdf' in answer) job?.resolve(Buffer.from(answer.pdf))
    else job?.reject(new Error(`${job.order.template}: ${answer.failure}`))
    this.#pump()
  }

  /** What a dead process left undone goes first in the queue, unless it killed it twice. */
  #recover(dead: ChildProcess, reason: string): void {
    if (this.#child === dead) this.#child = undefined
    const [worked, ...untouched] = this.#sent.values()
    this.#sent.clear()
    if (worked === undefined) return
    worked.deaths += 1
    const isGivenUp = this.#closed || worked.deaths >= MOST_DEATHS
    if (isGivenUp) worked.reject(new Error(reason))
    const lost = isGivenUp ? untouched : [worked, ...untouched]
    if (this.#closed) for (const job of lost) job.reject(new Error(reason))
    else this.#waiting.unshift(...lost)
    this.#pump()
  }
}
