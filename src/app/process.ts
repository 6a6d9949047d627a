import { AddressUnusable } from './listen.ts'
import { Cleanup, type CommandContext, Unusable } from './cli/command.ts'
import { SchemaMismatch, ServerUnavailable } from '../platform/database/index.ts'

const INTERRUPTED = 130
const TERMINATED = 143
const HUNG_UP = 129

const SIGNALS = { SIGINT: INTERRUPTED, SIGTERM: TERMINATED, SIGHUP: HUNG_UP } as const

/** What can be wrong around the program: the message is the sentence that a person reads. */
const SENTENCES = [ServerUnavailable, SchemaMismatch, AddressUnusable] as const

/** Says why it went wrong, and with which code the program ends. */
function explain(error: unknown, stderr: NodeJS.WriteStream): number {
  if (error instanceof Unusable) {
    for (const line of error.lines) stderr.write(`${line}\n`)
    return 2
  }
  if (error instanceof Error && SENTENCES.some((known) => error instanceof known)) {
    stderr.write(`${error.message}\n`)
    return 1
  }
  stderr.write(`Échec inattendu : ${error instanceof Error ? error.stack : String(error)}\n`)
  return 1
}

/**
 * Runs a program until it is done or interrupted, undoes what must be undone, and ends the process
 * with the code that says how it went.
 */
export async function runToTheEnd(
  program: (context: CommandContext) => Promise<number>,
): Promise<void> {
  const { stdout, stderr } = process
  const cleanup = new Cleanup()
  const interruption = new AbortController()
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<number>()
  const stop = (code: number): void => {
    interruption.abort()
    // A program that ends by itself when told to says with which code.
    setImmediate(() => interrupt(code))
  }
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => stop(code))
  // The line to the program that started this one: cut on purpose, or by its death.
  process.on('disconnect', () => stop(0))
  // A reader that left, as `head` does, wants no more.
  stdout.on('error', () => stop(0))

  const { signal } = interruption
  const ended = settled(() => program({ stdout, stderr, signal, cleanup })).catch(
    (error: unknown) => (signal.aborted ? 1 : explain(error, stderr)),
  )
  const code = await Promise.race([ended, interrupted])
  try {
    await cleanup.run()
  } catch (error) {
    explain(error, stderr)
  }
  await written(stdout)
  process.exit(code)
}

/** Makes a failure at once a failure like any other. */
const settled = async <T>(work: () => Promise<T>): Promise<T> => work()

/** A pipe takes its time: what was written reaches its reader before the end. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.destroyed || stream.writableLength === 0) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  stream.write('', () => resolve())
  return promise
}
