import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'

/**
 * Locks between processes, held by the kernel and let go by it when a process dies in any way:
 * SQLite's locks on an empty file. A file with a process number in it would need guesses about
 * numbers that are used again.
 */
const SQLITE_BUSY = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY

function tryExclusive(file: DatabaseSync): boolean {
  try {
    file.exec('begin exclusive')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

/** Runs the work while no other process, and nobody else in this one, is inside the same lock. */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  const file = new DatabaseSync(path)
  try {
    while (!tryExclusive(file)) await pause(25)
    return await work()
  } finally {
    file.close()
  }
}

export interface Lease {
  release(): void
}

/** Says "in use by me" until released, or until the process is gone. */
export function lease(path: string): Lease {
  const file = new DatabaseSync(path)
  file.exec('begin')
  // The shared lock comes with the first read.
  file.prepare('select count(*) from sqlite_master').get()
  return { release: () => file.close() }
}

/** Whether anybody holds a lease. The answer lasts only under the lock that givers of leases take. */
export function isLeased(path: string): boolean {
  const file = new DatabaseSync(path)
  try {
    return !tryExclusive(file)
  } finally {
    file.close()
  }
}
