import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const CLI = join(ROOT, 'maillage')
const START = join(ROOT, 'scripts', 'start.mjs')

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Program {
  readonly child: ChildProcess
  readonly ended: Promise<Outcome>
  /** What it wrote so far, both streams. */
  said(): string
}

/** An environment of its own: no server but the one named, no home but the one given. */
export type Setting = Readonly<Record<string, string>>

export function launch(command: string, args: readonly string[], setting: Setting): Program {
  const { DATABASE_URL: _, MAILLAGE_HOME: __, PORT: ___, HOST: ____, ...inherited } = process.env
  const child = spawn(command, args, {
    env: { ...inherited, ...setting },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  child.on('close', (code) => resolve({ code, stdout, stderr }))
  return { child, ended: promise, said: () => stdout + stderr }
}

export const maillage = (args: readonly string[], setting: Setting): Promise<Outcome> =>
  launch(CLI, args, setting).ended

/** A folder that goes away with the test. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `maillage-${name}-`))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = createServer()
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}

export interface RunningProduct extends Program {
  readonly home: string
  readonly address: string
}

/** `npm start` on an empty database of the home, ready to answer. */
export async function startProduct(home: string): Promise<RunningProduct> {
  const port = await freePort()
  const program = launch(process.execPath, [START, '--empty', '--port', String(port)], {
    MAILLAGE_HOME: home,
  })
  onTestFinished(() => void program.child.kill('SIGTERM'))
  const address = `http://127.0.0.1:${port}`
  await Promise.race([
    expect.poll(() => program.said(), { timeout: 50_000 }).toContain(`prêt : ${address}`),
    program.ended.then(({ code, stderr }) => {
      throw new Error(`the product ended with ${code}: ${stderr}`)
    }),
  ])
  return { ...program, home, address }
}

/** The number of the PostgreSQL server of the home, while it has one. */
export function postmasterOf(home: string): number | undefined {
  try {
    const [pid] = readFileSync(join(home, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')
    return Number(pid)
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}

/** The programs of the product that a process started, by the file that they run. */
export function programsOf(
  pid: number,
): readonly { readonly pid: number; readonly file: string }[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((text) => text.trim() !== '')
    .map(Number)
  return children.flatMap((child) => {
    const [, file = ''] = readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0')
    return file.endsWith('.ts') ? [{ pid: child, file: basename(file) }, ...programsOf(child)] : []
  })
}
