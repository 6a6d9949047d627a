import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')

/** Where the browser application is, once built. */
export const WEB_FOLDER = join(ROOT, 'dist', 'web')
const STAMP = join(WEB_FOLDER, '.sources')

/** Everything the browser application can be made of; a server file more only costs a build. */
const SOURCES = ['src/**/*', 'vite.config.ts', 'package-lock.json']
const ASIDE = /\.(test\.tsx?|sql)$/

function digestOfSources(): string {
  const digest = createHash('sha256')
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile() && !ASIDE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) digest.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return digest.digest('hex')
}

/** Builds the browser application when its sources are not those of the last build. */
export async function buildWeb(signal: AbortSignal): Promise<'built' | 'current'> {
  const digest = digestOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return 'current'
  await runVite(signal)
  writeFileSync(STAMP, digest)
  return 'built'
}

/** In a process of its own: a build takes all the memory and time it wants, then gives it back. */
async function runVite(signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const vite = spawn(process.execPath, [VITE, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  })
  let output = ''
  for (const stream of [vite.stdout, vite.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()))
  vite.once('error', reject)
  vite.once('exit', (code) => {
    if (code === 0) resolve()
    else reject(new Error(`la construction des pages a échoué :\n${output.trim()}`))
  })
  return promise
}
