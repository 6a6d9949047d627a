import { setTimeout as pause } from 'node:timers/promises'

const MS_BETWEEN_TRIES = 1000

export interface OutageListener {
  /** Told of errors while the database answers. */
  readonly onError: (error: Error) => void
  /** Told once that the database went away, and once that it is back. */
  readonly onOutage: (state: 'gone' | 'back') => void
}

/**
 * Tells an outage of the database once, instead of the errors of all that retries meanwhile. Whether
 * it is one is asked of the database itself: a list of errors would miss one.
 */
export class Outages {
  readonly #listener: OutageListener
  readonly #ask: () => Promise<unknown>
  #asked: Promise<boolean> | undefined
  #gone = false
  #stopped = false

  /** @param ask any query; it fails while the database is away */
  constructor(ask: () => Promise<unknown>, listener: OutageListener) {
    this.#ask = ask
    this.#listener = listener
  }

  async tell(error: Error): Promise<void> {
    if (this.#gone || this.#stopped) return
    if (await this.#answers()) this.#listener.onError(error)
    else await this.#waitForReturn()
  }

  stop(): void {
    this.#stopped = true
  }

  /** Errors come in swarms: one question for all of them. */
  #answers(): Promise<boolean> {
    this.#asked ??= this.#ask()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        this.#asked = undefined
      })
    return this.#asked
  }

  async #waitForReturn(): Promise<void> {
    if (this.#gone || this.#stopped) return
    this.#gone = true
    this.#listener.onOutage('gone')
    do await pause(MS_BETWEEN_TRIES, undefined, { ref: false })
    while (!this.#stopped && !(await this.#answers()))
    this.#gone = false
    if (!this.#stopped) this.#listener.onOutage('back')
  }
}
