import type { Arguments, Usage } from './arguments.ts'

/** 0: the work is done. 1: a failure of the program. 2: unusable arguments or data. */
export type ExitCode = 0 | 1 | 2

export interface CommandContext {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  /** Set off when the person interrupts the command. */
  readonly signal: AbortSignal
  readonly cleanup: Cleanup
}

export interface Command extends Usage {
  /** Arguments are not looked at. */
  readonly anyArguments?: boolean
  run(context: CommandContext, given: Arguments): Promise<ExitCode>
}

/** What must be undone before the program ends, whichever way it ends; last in, first out. */
export class Cleanup {
  readonly #steps: (() => Promise<void>)[] = []

  add(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) await step()
  }
}

/** Arguments or data that cannot be used: each line is one mistake. */
export class Unusable extends Error {
  override readonly name = 'Unusable'
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}
