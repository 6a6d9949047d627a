import { type ChildProcess, fork } from 'node:child_process'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** A worker that lived this long had started well: the next pause is the shortest again. */
const HEALTHY_MS = 60_000
const PATIENCE_MS = 10_000

export interface Supervised {
  /** Tells the child to stop, and kills it when it takes too long. */
  stop(): Promise<void>
}

/**
 * Keeps a child process running: started again when it ends, after a pause that doubles. The child
 * sees the line to its parent cut when it must stop, also when the parent was killed outright.
 */
export function supervise(module: URL, report: (sentence: string) => void): Supervised {
  let stopping = false
  let pause = FIRST_PAUSE_MS
  let timer: NodeJS.Timeout | undefined
  let child: ChildProcess

  const start = (): void => {
    const startedAt = performance.now()
    child = fork(module, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('error', (error) => report(error.message))
    child.on('exit', (code, signal) => {
      if (stopping) return
      if (performance.now() - startedAt > HEALTHY_MS) pause = FIRST_PAUSE_MS
      report(`arrêt inattendu (${signal ?? code}), nouvelle tentative dans ${pause / 1000} s`)
      timer = setTimeout(start, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    })
  }
  start()

  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await ended(child)
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  if (child.connected) child.disconnect()
  await promise
  clearTimeout(impatience)
}
