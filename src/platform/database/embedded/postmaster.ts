import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { binaries } from './binaries.ts'
import { socketFolder } from './home.ts'
import { type Runner, runner } from './privileges.ts'
import { diskFull, folderUnusable, ServerUnavailable } from './unavailable.ts'

/** One PostgreSQL server over one folder of data, on a local socket only. */
export interface Postmaster {
  readonly pid: number
  readonly socket: string
}

const SUPERUSER = 'maillage'
const PATIENCE_MS = 60_000

/** Written over the file of settings at each start; what makes a commit durable stays as shipped. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
} as const

export const dataFolder = (home: string): string => join(home, 'postgresql')
const logFile = (home: string): string => join(home, 'postgresql.log')

export function postmasterUrl(socket: string, database: string): string {
  const url = new URL(`postgres://${SUPERUSER}@localhost/${database}`)
  url.searchParams.set('host', socket)
  return url.toString()
}

/** The live server of the home, whoever started it. */
export function liveServer(home: string): Postmaster | undefined {
  const file = join(dataFolder(home), 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid = '', data = '', , , socket = ''] = readFileSync(file, 'utf8').split('\n')
  return isPostmaster(Number(pid), data) && socket !== '' ? { pid: Number(pid), socket } : undefined
}

/** After a restart of the machine the number may be that of another program. */
function isPostmaster(pid: number, data: string): boolean {
  if (!(pid > 0) || !isAlive(pid)) return false
  const proc = `/proc/${pid}/cmdline`
  const command = existsSync(proc)
    ? readFileSync(proc, 'utf8')
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return command.includes(data)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  // A process that ended and whose parent has not asked yet is not alive.
  const stat = `/proc/${pid}/stat`
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
}

/** Starts the server, making its data first when there is none. */
export async function startServer(home: string): Promise<Postmaster> {
  const programs = binaries()
  const run = runner(dataFolder(home))
  if (!existsSync(dataFolder(home))) initialise(home, programs.initdb, run)
  forgetReusedNumber(home)
  const socket = socketFolder(home)
  run.own(socket)
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socket })
  const [command, args] = run.command(programs.postgres, [
    '-D',
    dataFolder(home),
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const child = launch(home, command, args, run)
    const said = await untilReady(home, child, socket, deadline)
    if (said === undefined) return { pid: child.pid ?? 0, socket }
    // The connections of a server that was killed are on their way out, and still hold its memory.
    if (!said.includes('pre-existing shared memory block') || performance.now() > deadline)
      throw failure(home, said)
    await pause(200)
  }
}

/**
 * PostgreSQL looks after the file that a dead server left, unless its number now belongs to
 * another program: then it would wait for that one for ever.
 */
function forgetReusedNumber(home: string): void {
  const file = join(dataFolder(home), 'postmaster.pid')
  if (existsSync(file) && isAlive(Number.parseInt(readFileSync(file, 'utf8'), 10)))
    rmSync(file, { force: true })
}

function launch(home: string, command: string, args: readonly string[], run: Runner): ChildProcess {
  const log = openSync(logFile(home), 'w', 0o600)
  // In a session of its own: the Ctrl-C of a terminal stops its users first, then they stop it.
  const child = spawn(command, args, {
    ...run.identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: environment(),
  })
  closeSync(log)
  child.unref()
  return child
}

const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C' })

/** Under another name until it is whole: a process killed here leaves nothing that looks like data. */
function initialise(home: string, initdb: string, run: Runner): void {
  const draft = `${dataFolder(home)}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  run.own(draft)
  const [command, args] = run.command(initdb, [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ])
  const made = spawnSync(command, args, {
    ...run.identity,
    cwd: '/',
    encoding: 'utf8',
    env: environment(),
  })
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw failure(home, made.error?.message ?? `${made.stdout}\n${made.stderr}`)
  }
  renameSync(draft, dataFolder(home))
}

/** @returns nothing once the server takes connections, or what it said when it did not start. */
async function untilReady(
  home: string,
  child: ChildProcess,
  socket: string,
  deadline: number,
): Promise<string | undefined> {
  let spawnError: Error | undefined
  child.once('error', (error) => (spawnError = error))
  while (performance.now() < deadline) {
    // It may be another that answers: not while this one is on its way out.
    const ended = child.exitCode !== null || child.signalCode !== null
    if (!ended && spawnError === undefined && (await accepts(socket))) return undefined
    if (ended || spawnError !== undefined) break
    await pause(20)
  }
  return spawnError?.message ?? readFileSync(logFile(home), 'utf8')
}

/** Whether the server takes connections; while it starts or recovers, it does not. */
export async function accepts(socket: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: postmasterUrl(socket, 'postgres') })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function failure(home: string, output: string): ServerUnavailable {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(home)
  const denied = output
    .split('\n')
    .find((line) => /Permission denied|Read-only file system/.test(line))
  if (denied !== undefined)
    return folderUnusable(home, Object.assign(new Error(denied), { code: 'EACCES' }))
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const said =
    lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'sans un mot'
  return new ServerUnavailable(
    `Le PostgreSQL embarqué n'a pas démarré (${said.trim()}). Son journal : ${logFile(home)}.`,
  )
}

/** Stops the server: its users are cut off and what was committed is kept. */
export async function stopServer({ pid }: Postmaster): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = performance.now() + patience
    while (performance.now() < deadline) {
      if (!isAlive(pid)) return
      await pause(10)
    }
  }
}
